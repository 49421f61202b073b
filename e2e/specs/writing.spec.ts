// What is being written stays what the hand meant: pasted cells, input methods, held keys, strokes that leave the grid.
import { png } from "../fixtures/picture.ts";
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";
import { APRIL } from "../pages/roster.ts";

test("cells from a spreadsheet are pasted as text, a picture alone as a file", async ({ person, api }) => {
  const ticket = await openTicket(api);
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.ticket.voice("内部备注");
  const paste = (...kinds: string[]) =>
    lin.ticket.text.evaluate((field, kinds) => {
      const data = new DataTransfer();
      for (const kind of kinds) {
        if (kind === "image/png") data.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], "单元格.png", { type: kind }));
        else data.setData(kind, "红\t3");
      }
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      return field.dispatchEvent(event);
    }, kinds);
  expect(await paste("text/plain", "text/html", "image/png"), "left to the browser").toBe(true);
  await expect(lin.ticket.files).toHaveCount(0);
  expect(await paste("image/png"), "taken as a file").toBe(false);
  await expect(lin.ticket.files).toHaveCount(1);
});

test("keys that an input method takes neither close nor send", async ({ person, api }) => {
  const ticket = await openTicket(api);
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.saved();
  await lin.ticket.pane.getByRole("button", { name: "+ 加标签" }).click();
  const tag = lin.ticket.pane.getByRole("combobox", { name: "加标签" });
  await tag.fill("退");
  await tag.dispatchEvent("keydown", { key: "Escape", isComposing: true });
  await tag.dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
  await expect(tag).toHaveValue("退");
  await tag.press("Enter");
  await expect(lin.ticket.pane.getByRole("list", { name: "标签" })).toContainText("退");
  await lin.saved();
  expect((await api.ticket(ticket.id)).tags).toEqual(["退"]);
});

test("a key that is held acts once, and goes through a list", async ({ person, api }) => {
  const ticket = await openTicket(api);
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.saved();
  for (let times = 0; times < 4; times++) await lin.page.keyboard.down("n");
  await lin.page.keyboard.up("n");
  await expect(lin.ticket.status("已分配")).toBeVisible();
  await lin.saved();
  expect((await api.ticket(ticket.id)).status).toBe("assigned");
});

test("a file that is still made small is waited for, and belongs to the form that it was put into", async ({ person, api }) => {
  await openTicket(api);
  const lin = await person("lin", { at: "/tickets" });
  await lin.saved();
  const photo = png("大图.png", { width: 2600, height: 1200, seed: 9, noise: true });
  await lin.page.keyboard.press("t");
  await lin.intake.find((await api.orders())[0]!.buyer);
  await lin.intake.text.fill("照片里能看到");
  await lin.intake.dialog.locator("input[type=file][multiple]").setInputFiles([photo]);
  await lin.intake.text.press("Control+Enter");
  await expect(lin.intake.dialog.getByRole("listitem").filter({ hasText: "大图.webp" }).locator("img")).toBeVisible();
  await lin.intake.text.press("Control+Enter");
  await expect(lin.intake.dialog).toBeHidden();
  await lin.saved();
  const opened = (await api.tickets()).find(({ history }) => JSON.stringify(history).includes("照片里能看到"))!;
  expect(JSON.stringify(opened.history)).toContain("大图");
});

test("a stroke ends where the button goes up, also beside the grid, and is one step back", async ({ person, api }) => {
  const zhou = await person("zhou", { at: `/roster/${APRIL}` });
  const { roster, page } = zhou;
  await roster.take("晚班");
  const middle = async (day: number) => {
    const box = (await roster.cell("阿珍", day).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [first, second, later] = [await middle(2), await middle(3), await middle(6)];
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(second.x, second.y, { steps: 3 });
  const beside = (await page.getByRole("banner").boundingBox())!;
  await page.mouse.move(second.x, beside.y + 10, { steps: 3 });
  await page.mouse.up();
  await page.mouse.move(later.x, later.y, { steps: 3 });
  await roster.expectCell("阿珍", 3, "晚班");
  await roster.expectCell("阿珍", 6, "未排");
  await page.keyboard.press("z");
  await roster.expectCell("阿珍", 2, "未排");
  await roster.expectCell("阿珍", 3, "未排");
  await zhou.saved();
  expect((await api.rosters()).flatMap(({ cells }) => Object.keys(cells ?? {}))).toEqual([]);
});

test("arrows in a customer's timeline scroll it; a contact that is being written stays when another comes", async ({ person, api }) => {
  const customer = (await api.orders())[0]!.customer!;
  const lin = await person("lin", { at: `/customers/${customer}` });
  await lin.saved();
  await lin.page.locator(".feed").first().focus();
  await lin.page.keyboard.press("ArrowDown");
  expect(new URL(lin.page.url()).pathname).toBe(`/customers/${customer}`);
  await lin.customers.contact.getByRole("button", { name: "修改" }).click();
  await lin.customers.contact.getByLabel("微信").fill("wx-half");
  await api.done(["customer.contact", { customer, name: "海棠女士", mobile: "13900001111", phone: "", address: "", email: "", wechat: "" }]);
  await lin.saved();
  await expect.poll(() => lin.stored()).toContain("13900001111");
  await expect(lin.customers.contact.getByLabel("微信")).toHaveValue("wx-half");
});

test("a click beside a dialog closes what is untouched, and keeps what was filled in", async ({ person }) => {
  const admin = await person("admin", { at: "/settings/people" });
  const dialog = admin.page.getByRole("dialog", { name: "添加人员" });
  const beside = () => admin.page.mouse.click(5, 5);
  await admin.page.getByRole("button", { name: "添加人员" }).click();
  await beside();
  await expect(dialog).toBeHidden();
  await admin.page.getByRole("button", { name: "添加人员" }).click();
  await dialog.getByLabel("姓名").fill("小满");
  await beside();
  await expect(dialog.getByLabel("姓名")).toHaveValue("小满");
});

test("the command palette does what belongs to the page", async ({ person, api }) => {
  const [order] = await api.orders();
  const zhou = await person("zhou", { at: `/orders/${order!.id}` });
  await expect(zhou.order.title).toBeVisible();
  await zhou.go("排班");
  await expect(zhou.roster.brush("白班")).toBeVisible();
  await zhou.page.keyboard.press("Control+k");
  const palette = zhou.page.getByRole("dialog", { name: "命令面板" });
  await palette.getByRole("combobox").fill("旗帜");
  await expect(palette.getByRole("option")).toHaveCount(0);
  await palette.getByRole("combobox").fill("前往：排班");
  await expect(palette.getByRole("option")).toHaveCount(1);
});
