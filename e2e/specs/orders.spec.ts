// Finding orders and marking them, with a colleague looking on (story 1).
import { expectNoBarriersAnywhere } from "../fixtures/axe.ts";
import { sample } from "../fixtures/server.ts";
import { expect, test } from "../fixtures/test.ts";
import { csv } from "../pages/imports.ts";

test.describe("an agent with a file of two thousand orders", () => {
  test.use({ orders: 1 });

  test("1: imports it, finds an order by word, number and phone tail, marks it, and a colleague sees it within a second", async ({
    person, api,
  }) => {
    const lin = await person("lin");
    const chen = await person("chen");
    await lin.imports.choose(csv(sample(2000, "--seed", "7")));
    await lin.imports.done();
    await expect(lin.imports.count("新增")).toHaveText("2,000");
    await lin.saved();
    await lin.page.getByRole("link", { name: "查看订单" }).click();
    await expect(lin.orders.found).toHaveText("2,001 单");

    const orders = await api.orders();
    const order = orders[100]!;
    const word = order.title.split(" ")[0]!;
    const withWord = orders.filter((one) => one.title.includes(word)).length;
    expect(withWord).toBeGreaterThan(10);
    await lin.orders.find(word, withWord);
    await expect(lin.orders.rows.first()).toContainText(word);

    const tail = order.phone_mask.slice(-4);
    await lin.orders.search.fill(tail);
    await expect(lin.orders.row(order)).toBeVisible();

    await lin.orders.find(order.number, 1);
    await lin.orders.row(order).click();
    await chen.open(order);
    await expect(lin.order.title).toContainText(`#${order.no}`);

    await lin.order.setFlag("黄旗");
    await lin.order.writeMemo("L", "偏小换");
    const memo = /^L\(偏小换\)\+小林\+\d\d-\d\d \d\d:\d\d$/;
    await lin.saved();
    await expect(chen.order.memo.getByText(memo)).toBeVisible({ timeout: 1000 });
    await expect(chen.order.flag("黄旗")).toBeChecked({ timeout: 1000 });
    await expect(chen.orders.row(order).getByTitle("黄旗")).toBeVisible();
    const kept = await api.order(order.id);
    expect(kept.flag).toBe("yellow");
    expect(kept.memo).toMatch(memo);
  });
});

test("18: the orders of one command appear in one frame, never one by one; who stands in the list stays there", async ({ person, api }) => {
  const chen = await person("chen");
  await expect(chen.orders.found).toHaveText("12 单");
  // What every painted frame shows: the count above the list, the count in the filter, the rows.
  await chen.page.evaluate(() => {
    const seen: string[] = ((window as unknown as { seen: string[] }).seen = []);
    const look = () => {
      const count = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? "";
      const rows = document.querySelectorAll('[role="option"]').length;
      const frame = `${count(".toolbar-found")} ${count(".filter .filter-count")} ${rows}`;
      if (seen.at(-1) !== frame) seen.push(frame);
      requestAnimationFrame(look);
    };
    look();
  });
  await chen.orders.list.focus();
  const shop = (await api.rows()).find((row) => row.kind === "shop")!;
  const line = (index: number) => ({
    number: `28000000091234567${index}0`, status: "to_verify", placed_at: 1_700_000_000_000 + index,
    head: { buyer: `月白${index}`, receiver: "白露同学", mobile: "10000007654", title: "一单三件", pieces: 1 },
  });
  const outcomes = await api.issue(["order.import", {
    import: crypto.randomUUID(), shop: shop.id, file: "三单.csv", orders: [line(1), line(2), line(3)],
  }]);
  expect(outcomes[0]?.end).toHaveProperty("applied");
  await expect(chen.orders.found).toHaveText("15 单");
  await expect(chen.orders.rows).toHaveCount(15);
  const seen = await chen.page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toEqual(["12 单 12 12", "15 单 15 15"]);
  await expect(chen.orders.list).toBeFocused();
});

test("what was replaced stays in the history and comes back with one press", async ({ person, api }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.open(order!);
  await lin.order.setFlag("红旗");
  await lin.order.setFlag("蓝旗");
  await lin.order.history.filter({ hasText: "红旗 → 蓝旗" }).getByRole("button", { name: "恢复" }).click();
  await expect(lin.order.flag("红旗")).toBeChecked();
  await lin.toasts.getByRole("button", { name: "撤销" }).click();
  await expect(lin.order.flag("蓝旗")).toBeChecked();
  await lin.saved();
  expect((await api.order(order!.id)).flag).toBe("blue");
});

test("many marked orders get a flag at once, and one press takes it back", async ({ person, api }) => {
  const orders = (await api.orders()).slice(0, 3);
  const lin = await person("lin");
  for (const order of orders) await lin.orders.row(order).click({ modifiers: ["Control"] });
  const bulk = lin.page.getByRole("group", { name: "批量操作" });
  await expect(bulk.getByRole("status")).toHaveText("已选 3 单");
  await bulk.getByRole("button", { name: "设置旗帜" }).click();
  await lin.page.getByRole("menuitem", { name: "绿旗" }).click();
  for (const order of orders) await expect(lin.orders.row(order).getByTitle("绿旗")).toBeVisible();
  await lin.saved();
  await lin.toasts.getByRole("button", { name: "撤销" }).click();
  for (const order of orders) await expect(lin.orders.row(order).getByTitle("绿旗")).toBeHidden();
  await lin.saved();
  const flags = (await api.orders()).slice(0, 3).map((order) => order.flag);
  expect(flags).toEqual(["grey", "grey", "grey"]);
});

test("a filter under a name comes back in another browser of the same person", async ({ person, api }) => {
  const found = `${(await api.orders()).filter((order) => order.status === "to_verify").length} 单`;
  const lin = await person("lin");
  await lin.orders.filter("待核实").click();
  await expect(lin.orders.filter("待核实")).toHaveAttribute("aria-pressed", "true");
  await expect(lin.orders.found).toHaveText(found);
  await lin.page.getByRole("button", { name: "保存为视图" }).click();
  const dialog = lin.page.getByRole("dialog", { name: "保存为视图" });
  await dialog.getByLabel("视图名称").fill("今天先看");
  await dialog.getByRole("button", { name: "保存" }).click();
  await lin.saved();
  const again = await person("lin");
  await again.page.getByRole("group", { name: "我的视图" }).getByRole("button", { name: "今天先看", exact: true }).click();
  await expect(again.orders.found).toHaveText(found);
  const chen = await person("chen");
  await chen.saved();
  await expect(chen.page.getByRole("button", { name: "今天先看", exact: true })).toBeHidden();
});

test("O5: one key copies the words with which the buyer confirms an order, the team words them, and the look is on record", async ({
  person, api,
}) => {
  const order = (await api.orders()).find(({ status }) => status === "to_verify")!;
  const contact = (await api.contacts()).find(({ id }) => id === order.contact)!;
  const lin = await person("lin");
  await lin.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => lin.page.evaluate(() => navigator.clipboard.readText());
  await lin.open(order);
  await lin.page.keyboard.press("v");
  await expect.poll(copied).toContain(contact.address);
  expect(await copied()).toContain(contact.mobile);
  expect(await copied()).not.toContain("{");

  const admin = await person("admin", { at: "/settings/orders" });
  const script = admin.page.getByRole("region", { name: "核实话术" });
  const change = script.getByRole("button", { name: "修改核实话术" });
  await change.click();
  await script.getByLabel("核实话术").fill("亲，寄到 {地址} 和 {小区} 对吗");
  await script.getByRole("button", { name: "保存" }).click();
  await expect(script.getByText("没有 {小区} 这个占位")).toBeVisible();
  await script.getByLabel("核实话术").fill("亲，寄到 {地址} 对吗\n运单 {快递}");
  await script.getByRole("button", { name: "保存" }).click();
  await admin.saved();
  await expect.poll(async () => {
    await lin.order.pane.getByRole("button", { name: "核实话术" }).click();
    return copied();
  }).toBe(`亲，寄到 ${contact.address} 对吗`);
  await script.getByRole("button", { name: "恢复默认" }).click();
  await expect(script).toContainText("{收货人}");
  await lin.saved();
  const looked = (await api.contacts()).find(({ id }) => id === order.contact)!.reveals;
  expect(looked?.map(({ by }) => by)).toEqual([await api.staff("lin")]);
});

test("O6: slips and a picking list are printed in bulk, with a code to scan, and a reprint is marked", async ({ person, api }) => {
  const orders = (await api.orders()).filter(({ status }) => status === "to_verify").slice(0, 2);
  for (const { id } of orders) await api.done(["order.move", { order: id, expect: "to_verify", to: "audited" }]);
  const zhou = await person("zhou", { at: "/orders" });
  await zhou.saved();
  for (const { number } of orders) {
    await zhou.orders.search.fill(number);
    await expect(zhou.orders.rows).toHaveCount(1);
    await zhou.page.keyboard.press("Enter");
    await zhou.page.keyboard.press("x");
  }
  await zhou.orders.search.fill("");
  await zhou.page.getByRole("group", { name: "批量操作" }).getByRole("button", { name: "打印单据" }).click();
  const slips = zhou.page.getByRole("main").getByRole("article");
  await expect(slips).toHaveCount(2);
  await expect(slips.first().getByRole("region")).toHaveCount(4);
  await expect(slips.first().getByRole("img", { name: /^\d+$/ })).toHaveCount(4);
  // Money is for service and finance alone.
  await expect(slips.first().getByRole("region", { name: "财务联" })).toContainText("实际支付");
  await expect(slips.first().getByRole("region", { name: "仓库拣货联" })).not.toContainText("¥");
  await zhou.page.getByRole("button", { name: "打印 2 单" }).click();
  await expect(zhou.page.getByText("已打印 2 单")).toBeVisible();
  await expect(zhou.page.getByText(/^重打/)).toHaveCount(0);
  await zhou.page.getByRole("button", { name: "打印 2 单" }).click();
  await expect(slips.first().getByText("重打 · 第 2 次")).toHaveCount(4);
  await zhou.saved();
  for (const { id } of orders) expect((await api.order(id)).status).toBe("printed");

  await zhou.page.getByRole("radio", { name: "拣货单" }).check({ force: true });
  await expect(zhou.page.getByRole("table").getByRole("row")).not.toHaveCount(1);
  await expectNoBarriersAnywhere(zhou.page);

  // On paper: a sheet for each order, and nothing of the page around it.
  await zhou.page.getByRole("radio", { name: "四联单" }).check({ force: true });
  await zhou.page.emulateMedia({ media: "print" });
  await expect(zhou.page.getByRole("navigation", { name: "主导航" })).toBeHidden();
  const pdf = (await zhou.page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
});

test("O7: pasted and scanned tracking numbers ship in bulk; what does not fit is named and stays, also through a reload", async ({
  person, api,
}) => {
  const [one, two] = (await api.orders()).filter(({ status }) => status === "to_verify");
  for (const { id } of [one!, two!]) await api.done(["order.move", { order: id, expect: "to_verify", to: "packed" }]);
  const zhou = await person("zhou", { at: "/ship" });
  await zhou.saved();
  const text = zhou.page.getByLabel("订单号和快递单号");
  await text.fill(`${one!.number}\t圆通\tYT1000001\n999999\tZT1000002\n`);
  const rows = zhou.page.getByRole("table", { name: "结果" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  // What does not fit stands first.
  await expect(rows.nth(1)).toContainText("没有这个订单");
  // A scanner: the slip, then the label, each with Enter.
  await text.press("Control+End");
  await zhou.page.keyboard.type(`${two!.number}\nZT1000003\n`);
  await expect(rows).toHaveCount(4);
  await expect.poll(() => zhou.stored()).toContain("ZT1000003");
  await zhou.page.reload();
  await expect(rows).toHaveCount(4);
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.page.getByRole("button", { name: "发货 2 单" }).click();
  await expect(text).toHaveValue("999999\tZT1000002");
  await zhou.saved();
  expect((await api.order(one!.id)).parcel).toEqual({ courier: "圆通", tracking: "YT1000001" });
  expect((await api.order(two!.id)).parcel?.tracking).toBe("ZT1000003");
});
