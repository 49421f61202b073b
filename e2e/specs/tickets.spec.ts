// Tickets with colleagues: who is told, who gets a new one, how one ends, and files (T2–T5).
import { onShift } from "../fixtures/duty.ts";
import { hashOf, png } from "../fixtures/picture.ts";
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";

test("who is mentioned is told and sees it unread; both see who is here and who is writing", async ({ person, api }) => {
  const ticket = await openTicket(api, { subject: "缺一只袜子" });
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  const chen = await person("chen");
  await chen.saved();
  await expect(chen.tickets.unread).toHaveCount(0);
  await lin.ticket.move("接手").click();
  await expect(lin.ticket.events.last()).toContainText("小林 接手");
  await lin.ticket.begin("内部备注", "仓库那边请 ");
  await lin.ticket.composer.getByRole("button", { name: "提醒同事" }).click();
  await lin.page.keyboard.type("陈");
  await lin.page.getByRole("listbox", { name: "提醒同事" }).getByRole("option", { name: "小陈" }).click();
  await expect(lin.ticket.text).toHaveValue("仓库那边请 @小陈 ");
  await lin.page.keyboard.type("问一下");
  await lin.ticket.send("内部备注");

  await expect(chen.tickets.unread).toHaveText("1");
  await expect(chen.page).toHaveTitle(/^\(1\) /);
  await chen.go("工作台");
  await chen.tickets.show("全组");
  await expect(chen.tickets.row("缺一只袜子").getByTitle("未读")).toBeVisible();
  const told = chen.toasts.getByRole("status").filter({ hasText: "缺一只袜子" });
  await expect(told).toContainText("#1");
  await told.getByRole("button", { name: "打开" }).click();
  await expect(chen.ticket.said("问一下").getByText("@小陈")).toHaveClass(/mention-me/);
  await expect(chen.tickets.unread).toHaveCount(0);
  await expect(chen.tickets.row("缺一只袜子").getByTitle("未读")).toBeHidden();
  await chen.saved();
  expect((await api.ticket(ticket.id)).unread ?? []).not.toContain(await api.staff("chen"));

  await expect(lin.ticket.pane.getByText("小陈 也在看")).toBeVisible();
  await chen.ticket.begin("回复", "已经");
  await expect(lin.ticket.pane.getByText("小陈 正在写…")).toBeVisible();
  await chen.go("订单");
  await expect(lin.ticket.pane.getByText(/小陈/).and(lin.page.locator(".ticket-here"))).toHaveCount(0);

  // What was begun is still there; the one who has the ticket is told when it is handed on.
  await lin.ticket.move("转交").click();
  const dialog = lin.page.getByRole("dialog", { name: "转交工单" });
  await dialog.getByRole("combobox").fill("小陈");
  await dialog.getByRole("option").click();
  await dialog.getByLabel("原因").fill("她更清楚");
  await dialog.getByRole("button", { name: "转交" }).click();
  await expect(chen.tickets.unread).toHaveText("1");
  await chen.go("工作台");
  await chen.tickets.show("我的");
  await chen.tickets.row("缺一只袜子").click();
  await expect(chen.ticket.text).toHaveValue("已经");
  await expect(chen.ticket.events.last()).toContainText("小林 转交给 小陈 · 她更清楚");
});

test("a new ticket goes to who is on shift and has the least, and says why; with nobody there the lead is told", async ({
  person, api,
}) => {
  const lin = await person("lin", { at: "/tickets" });
  const zhou = await person("zhou");
  await zhou.saved();
  const order = (await api.orders())[0]!;
  const intake = async (subject: string) => {
    await lin.page.keyboard.press("t");
    await lin.intake.find(order.number);
    await expect(lin.intake.dialog.getByRole("checkbox", { name: new RegExp(order.title.slice(0, 8)) }).first()).toBeChecked();
    await lin.intake.subject.fill(subject);
    await lin.intake.mine.uncheck();
    await lin.intake.open();
    await expect(lin.ticket.subject).toHaveText(subject);
  };
  await intake("没人当班");
  await expect(lin.ticket.events.last()).toContainText("没有当班的人能接，留在未分配，已提醒组长");
  await expect(lin.ticket.owner).toHaveText(/未分配/);
  await expect(zhou.tickets.unread).toHaveText("1");

  await onShift(api, "chen", "zhen");
  await lin.go("订单");
  for (const subject of ["第一个", "第二个"]) {
    await intake(subject);
    await expect(lin.ticket.events.last()).toHaveText(/系统派给 (小陈|阿珍)：当班 2 人，手上最少（0 件）/);
  }
  await lin.saved();
  const owners = (await api.tickets()).map(({ subject, assignee }) => [subject, assignee]);
  const given = owners.filter(([subject]) => subject !== "没人当班").map(([, assignee]) => assignee);
  expect([...given].sort()).toEqual([await api.staff("chen"), await api.staff("zhen")].sort());
  expect(owners.find(([subject]) => subject === "没人当班")?.[1]).toBeUndefined();
  const chen = await person("chen", { at: "/tickets" });
  await expect(chen.tickets.tab("我的")).toHaveText("我的 1");
  await expect(chen.tickets.unread).toHaveText("1");
});

test("the life of a ticket: answered, waiting, back again, solved, closed with wrap-up and word; found in Chinese", async ({
  person, api,
}) => {
  const ticket = await openTicket(api, { subject: "锅盖变形", text: "锅盖盖不上了" });
  await openTicket(api, { subject: "别的事情", text: "想改地址" });
  const lin = await person("lin", { at: "/tickets" });
  await lin.tickets.show("未分配");
  await lin.tickets.search.fill("盖不上");
  await expect(lin.tickets.rows).toHaveCount(1);
  await lin.tickets.row("锅盖变形").click();
  await lin.ticket.move("接手").click();
  await lin.ticket.move("开始处理").click();
  await expect(lin.ticket.status("处理中")).toBeVisible();
  await lin.ticket.write("回复", "请拍一张照片给我们");
  await lin.ticket.wait("等客户", "等客户发照片");
  await expect(lin.ticket.status("等客户")).toBeVisible();
  await lin.ticket.write("客户说", "照片发过来了");
  await expect(lin.ticket.status("处理中")).toBeVisible();
  await expect(lin.ticket.events.last()).toContainText("客户又来了，回到「处理中」");

  // A detail that was changed comes back by its line.
  await lin.ticket.pane.getByRole("button", { name: "优先级" }).click();
  await lin.page.getByRole("menuitemradio", { name: "紧急" }).click();
  const changed = lin.ticket.events.filter({ hasText: "优先级 普通 → 紧急" });
  await changed.getByRole("button", { name: "恢复" }).click();
  await expect(lin.ticket.events.last()).toContainText("优先级 紧急 → 普通");

  await lin.ticket.move("解决").click();
  await expect(lin.ticket.status("已解决")).toBeVisible();
  await lin.ticket.move("关闭…").click();
  await lin.ticket.closing.getByRole("button", { name: "关闭工单" }).click();
  await expect(lin.ticket.closing.getByRole("alert")).toHaveText("请选择结案原因和客户意见");
  await expect(lin.ticket.closing.getByRole("radio", { name: "客户没有回应" })).toBeDisabled();
  await lin.ticket.closing.getByRole("radio", { name: "已换货" }).click();
  await lin.ticket.closing.getByRole("radio", { name: "客户不接受" }).click();
  await lin.ticket.closing.getByRole("button", { name: "关闭工单" }).click();
  await expect(lin.ticket.status("已关闭")).toBeVisible();
  await expect(lin.ticket.events.last()).toContainText("小林 移到「已关闭」 · 已换货 · 客户不接受");
  await lin.tickets.show("全部");
  await lin.tickets.search.fill("照片 锅盖");
  await expect(lin.tickets.rows).toHaveCount(1);
  await lin.saved();
  const kept = await api.ticket(ticket.id);
  expect([kept.status, kept.closing]).toEqual(["closed", { wrap_up: "exchanged", word: "not_accepted" }]);
});

test("a move that comes too late is a card with what was done and how things stand; the words are not lost", async ({
  person, api,
}) => {
  const ticket = await openTicket(api, { subject: "谁先解决" });
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.ticket.move("接手").click();
  await lin.saved();
  await lin.page.context().setOffline(true);
  await lin.ticket.wait("等部门", "等仓库核实");
  await lin.ticket.write("内部备注", "仓库说下午答复");
  await api.done(["ticket.move", { ticket: ticket.id, expect: "assigned", to: "resolved" }]);
  await lin.page.context().setOffline(false);
  await expect(lin.word).toHaveText("有 1 条需处理");
  await expect(lin.ticket.status("已解决")).toBeVisible();
  await expect(lin.ticket.said("仓库说下午答复")).toBeVisible();
  await lin.go("同步");
  const card = lin.sync.card("等仓库核实");
  await expect(card).toContainText("已分配 → 等部门 · 等仓库核实");
  await expect(card).toContainText("有人更快一步：工单现在是「已解决」");
  // What is done does not wait: the way on is to say so.
  await card.getByRole("button", { name: "仍要执行" }).click();
  await expect(lin.toasts.getByRole("alert")).toContainText("工单不能从「已解决」移到「等部门」");
  await card.getByRole("button", { name: "放弃" }).click();
  await lin.saved();
  expect((await api.ticket(ticket.id)).status).toBe("resolved");
});

test("files: each that can't go says why, a large picture is made small, a pasted one goes, and one that is missing arrives", async ({
  person, api,
}) => {
  const ticket = await openTicket(api);
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  const large = png("全景.png", { seed: 9, width: 2600, height: 1200, noise: true });
  await lin.ticket.begin("内部备注", "都在这里");
  await lin.ticket.attach(
    { name: "脚本.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ\x90\x00\x03") },
    { name: "录像.zip", mimeType: "application/zip", buffer: Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.alloc(10 << 20)]) },
    { name: "空的.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
    large,
  );
  await expect(lin.ticket.files).toHaveCount(4);
  const file = (name: string) => lin.ticket.files.filter({ hasText: name });
  await expect(file("脚本.exe").getByRole("alert")).toContainText("这种文件不能上传");
  await expect(file("录像.zip").getByRole("alert")).toContainText("文件有 10.0 MB，最大 10.0 MB");
  await expect(file("空的.txt").getByRole("alert")).toContainText("文件是空的");
  await expect(file("全景.webp").locator("img")).toBeVisible();
  for (const name of ["脚本.exe", "录像.zip", "空的.txt"]) await file(name).getByRole("button", { name: `移除 ${name}` }).click();

  // Files that were picked are a draft like words.
  await lin.page.reload();
  await lin.ticket.composer.getByRole("radio", { name: "内部备注" }).click();
  await expect(lin.ticket.text).toHaveValue("都在这里");
  await expect(lin.ticket.files).toHaveCount(1);
  const pasted = png("粘贴.png", { seed: 11 });
  await lin.ticket.text.evaluate((text, { name, body }) => {
    const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], name, { type: "image/png" }));
    text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, { name: pasted.name, body: pasted.buffer.toString("base64") });
  await expect(lin.ticket.files).toHaveCount(2);

  // The words arrive before the files do.
  await lin.page.route("**/api/blob/**", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await lin.ticket.send("内部备注");
  const chen = await person("chen", { at: `/tickets/${ticket.id}` });
  await expect(chen.ticket.said("都在这里")).toBeVisible();
  await expect(chen.ticket.picture("粘贴.png")).toContainText("内容还没有到这台设备");
  await expect(lin.word).toHaveText(/2 条待同步|保存中/);
  await lin.page.unroute("**/api/blob/**");
  await lin.go("同步");
  await lin.page.getByRole("button", { name: "立即同步" }).click();
  await lin.saved();
  for (const name of ["粘贴.png", "全景.webp"]) {
    await expect(chen.ticket.picture(name).getByRole("img", { name })).toBeVisible();
  }
  await chen.ticket.picture("全景.webp").click();
  const viewer = chen.page.getByRole("dialog", { name: "图片" });
  await expect(viewer.getByRole("status")).toHaveText("1 / 2");
  await chen.page.keyboard.press("ArrowRight");
  await expect(viewer.getByRole("status")).toHaveText("2 / 2");
  await expect(viewer).toContainText("粘贴.png");

  const entries = (await api.ticket(ticket.id)).history.map(({ act }) => (typeof act === "string" ? undefined : act.note));
  const kept = entries.flatMap((note) => note?.files ?? []);
  expect(kept.map(({ name, kind }) => [name, kind])).toEqual([["全景.webp", "webp"], ["粘贴.png", "png"]]);
  const [small, whole] = kept;
  expect([small!.width, small!.height]).toEqual([2048, 945]);
  const blob = (await api.blob(small!.hash))!;
  expect(blob.length).toBe(small!.bytes);
  expect(blob.length).toBeLessThan(large.buffer.length);
  expect(whole!.hash).toBe(hashOf(pasted.buffer));
  expect(await api.blob(whole!.hash)).toEqual(pasted.buffer);
});
