// Orders taken by phone and wholesale (O8): stock that never goes below nothing, balances that pay once.
import type { Api } from "../fixtures/api.ts";
import { expectNoBarriersAnywhere } from "../fixtures/axe.ts";
import { openCase, take } from "../fixtures/service.ts";
import { expect, test } from "../fixtures/test.ts";
import { targetsAreLarge } from "../fixtures/touch.ts";

test.use({ orders: 12, crew: true });

/** A shop of the house, two articles with so many pieces, and a customer with so much money. */
async function opened(api: Api, { pieces, balance }: { pieces: number; balance: number }) {
  await api.done(
    ["shop.set", { shop: { id: crypto.randomUUID(), name: "批发", platform: "house" } }],
    ["article.add", { code: "A1", title: "圆领开衫", attributes: "白色 M", price: 10_000 }],
    ["article.add", { code: "B1", title: "圆领开衫", attributes: "米色 M", price: 9_000 }],
  );
  const articles = await api.articles();
  const of = (code: string) => articles.find((article) => article.code === code)!.id;
  const customer = (await api.customers())[0]!;
  const post = (article: string, count: number) => ["stock.post", { posting: crypto.randomUUID(), article, by: { arrival: count } }] as [string, object];
  await api.done(post(of("B1"), 5), ["article.fact", { article: of("A1"), to: { substitute: { article: of("B1"), on: true } } }]);
  if (pieces) await api.done(post(of("A1"), pieces));
  await api.done(["article.fact", { article: of("A1"), to: { expected: { day: "2027-03-01", pieces: 20 } } }]);
  if (balance) await api.done(["ledger.post", { posting: crypto.randomUUID(), customer: customer.id, entry: { deposit: balance } }]);
  return { customer, article: of("A1"), other: of("B1") };
}

test("O8: an order is taken by keyboard, held by the balance until it is paid in, and its pieces leave with it", async ({ person, api }) => {
  const { customer, article } = await opened(api, { pieces: 3, balance: 5_000 });
  const lin = await person("lin", { at: "/house/take" });
  await lin.house.form.getByRole("combobox", { name: "客户" }).fill(customer.name);
  await lin.house.form.getByRole("option").first().waitFor();
  await lin.page.keyboard.press("Enter");
  // What was begun is still there after the page was lost.
  await lin.house.add("A1", "圆领开衫 白色 M", 2);
  await lin.keptOnDevice();
  await lin.page.reload();
  await expect(lin.house.form.getByLabel("圆领开衫 白色 M的数量")).toHaveValue("2");
  await expect(lin.house.form).toContainText("已找回上次没接完的单");
  await expect(lin.house.form).toContainText("余额还差 ¥150.00");
  await expect(lin.house.form).toContainText("收款低于合计的 30%");
  await lin.house.fetched();
  await lin.house.form.getByLabel("已向客户复述并确认").check();
  await lin.house.told();
  await lin.house.form.getByLabel("客户要求").focus();
  await lin.page.keyboard.press("Tab");
  await lin.house.take();
  await expect(lin.order.status("待付款")).toBeVisible();
  const section = lin.order.pane.getByRole("region", { name: "接单" });
  await expect(section).toContainText("余额差 ¥150.00");
  await lin.saved();

  const cai = await person("cai", { at: `/customers/${customer.id}` });
  const account = cai.page.getByRole("region", { name: "账户" });
  await account.getByRole("button", { name: "收款" }).click();
  await cai.page.getByRole("dialog").getByLabel("金额").fill("150");
  await cai.page.getByRole("dialog").getByRole("button", { name: "登记" }).click();
  await expect(account).toContainText("¥200.00");
  await cai.saved();
  await expect(section).toContainText("余额够了");
  await section.getByRole("button", { name: "用余额付款" }).click();
  await expect(lin.order.status("已核实")).toBeVisible();
  await lin.saved();
  await expect(account).toContainText("余额 ¥0.00");
  const order = (await api.orders()).find((order) => order.pieces === 2 && order.customer === customer.id)!;
  for (const [expect, to] of [["verified", "audited"], ["audited", "packed"]]) await api.done(["order.move", { order: order.id, expect, to }]);
  const parcel = { courier: "中通", tracking: "zt-1" };
  await api.done(["order.move", { order: order.id, expect: "packed", to: "shipped", parcel }]);
  const sold = (await api.articles()).find(({ id }) => id === article)!;
  expect([sold.stock, sold.held]).toEqual([1, 0]);
});

test("O8: two agents sell the last piece offline: one back-order card, which an arrival fills", async ({ person, api }) => {
  const { customer, article } = await opened(api, { pieces: 1, balance: 100_000 });
  const [lin, chen] = [await person("lin", { at: "/house/take" }), await person("chen", { at: "/house/take" })];
  for (const one of [lin, chen]) {
    await one.house.form.waitFor();
    await one.keptOnDevice();
    await one.page.context().setOffline(true);
    await one.house.choose(customer.name);
    await one.house.add("A1", "圆领开衫 白色 M");
    await expect(one.house.form, "both see the piece").toContainText("可售 1 件");
    await one.house.fetched();
    await one.house.told();
    await one.house.take();
  }
  await lin.page.context().setOffline(false);
  await lin.saved();
  await chen.page.context().setOffline(false);
  await chen.saved();
  const card = (one: typeof lin) => one.order.pane.getByRole("group", { name: "圆领开衫 白色 M" });
  await expect(card(chen)).toContainText("缺 1 件");
  await expect(card(chen)).toContainText("被别人先卖了");
  await expect(card(chen)).toContainText("预计到 20 件");
  await expect(chen.order.pane.getByRole("region", { name: "接单" }), "the customer was told otherwise").toContainText("前答复");
  await expect(card(lin)).toHaveCount(0);
  const kept = (await api.articles()).find(({ id }) => id === article)!;
  expect([kept.stock, kept.held], "and not −1").toEqual([1, 1]);

  await chen.goto("/house");
  await expect(chen.house.list.getByRole("listitem")).toHaveCount(1);
  await chen.house.list.getByRole("link").first().click();
  await card(chen).getByRole("button", { name: "等到货" }).click();
  await expect(card(chen)).toContainText("等到货");
  await chen.saved();
  const cang = await person("cang", { at: `/stock/${article}` });
  await expect(cang.page.getByRole("region", { name: "缺货的订单" }).getByRole("link")).toHaveCount(1);
  await cang.page.getByRole("textbox", { name: "件数" }).fill("2");
  await cang.page.getByRole("button", { name: "登记" }).click();
  await expect(cang.page.getByRole("region", { name: "缺货的订单" })).toHaveCount(0);
  await cang.saved();
  await expect(card(chen)).toHaveCount(0);
  await expect(chen.order.history.first()).toContainText("到货 1 件");
});

test("O8: what is missing is sent as something else, and the difference goes back to the balance", async ({ person, api }) => {
  const { customer } = await opened(api, { pieces: 0, balance: 100_000 });
  const lin = await person("lin", { at: "/house/take" });
  await lin.house.choose(customer.name);
  await lin.house.add("A1", "圆领开衫 白色 M");
  await lin.house.fetched();
  await lin.house.told();
  await lin.house.take();
  const card = lin.order.pane.getByRole("group", { name: "圆领开衫 白色 M" });
  await card.getByRole("button", { name: "换成 圆领开衫 米色 M" }).click();
  await expect(card).toHaveCount(0);
  await expect(lin.order.pane.getByRole("table", { name: "商品明细" })).toContainText("米色 M");
  await lin.saved();
  expect((await api.customer(customer.id)).balance).toBe(91_000);
});

test("O8, A8: what an order of the house gives back goes to the balance, and nowhere else", async ({ person, api }) => {
  const { customer } = await opened(api, { pieces: 2, balance: 20_000 });
  const lin = await person("lin", { at: "/house/take" });
  await lin.house.choose(customer.name);
  await lin.house.add("A1", "圆领开衫 白色 M", 2);
  await lin.house.fetched();
  await lin.house.form.getByLabel("已向客户复述并确认").check();
  await lin.house.told();
  await lin.house.take();
  await lin.saved();
  const order = (await api.orders()).find(({ lines }) => lines?.[0]?.number === "1")!;
  const parcel = { courier: "中通", tracking: "zt-2" };
  for (const [expect, to] of [["verified", "audited"], ["audited", "packed"]]) await api.done(["order.move", { order: order.id, expect, to }]);
  await api.done(["order.move", { order: order.id, expect: "packed", to: "shipped", parcel }], ["order.move", { order: order.id, expect: "shipped", to: "signed" }]);
  const one = await openCase(api, order, "missing_item", { pieces: { "1": 1 } });
  await take(api, one, ["negotiating", { offer: { kind: "refund_only", amount: 3_000, freight: "seller" } }], ["negotiating", "agree"]);

  const cai = await person("cai", { at: `/cases/${one.id}` });
  await cai.case.take("待退款", "退款");
  await expect(cai.case.dialog.getByRole("radio")).toHaveCount(1);
  await expect(cai.case.dialog.getByRole("radio", { name: "退到客户余额" })).toBeChecked();
  await cai.case.dialog.getByRole("button", { name: "已退款，登记" }).click();
  await expect(cai.case.history).toContainText("退款 · ¥30.00");
  expect((await api.customer(customer.id)).balance).toBe(3_000);
});

test("every screen of orders taken, stock and accounts: no barriers, in light and dark, wide, on a tablet and a phone", async ({ person, api }) => {
  const { customer, article } = await opened(api, { pieces: 1, balance: 20_000 });
  const lin = await person("lin", { at: "/house/take" });
  await lin.house.choose(customer.name);
  await lin.house.add("A1", "圆领开衫 白色 M", 3);
  await expectNoBarriersAnywhere(lin.page);
  await lin.house.fetched();
  await lin.house.take();
  await expect(lin.order.pane.getByRole("group", { name: "圆领开衫 白色 M" })).toBeVisible();
  await expectNoBarriersAnywhere(lin.page);
  await lin.saved();
  await lin.goto("/house");
  await lin.house.list.getByRole("listitem").first().waitFor();
  await expectNoBarriersAnywhere(lin.page);
  const admin = await person("admin", { at: "/stock" });
  await admin.page.getByRole("table", { name: "库存" }).waitFor();
  await expectNoBarriersAnywhere(admin.page);
  await admin.goto(`/stock/${article}`);
  await admin.page.getByRole("table", { name: "库存流水" }).waitFor();
  await expectNoBarriersAnywhere(admin.page);
  await admin.goto(`/customers/${customer.id}`);
  await admin.page.getByRole("table", { name: "对账单" }).waitFor();
  await expectNoBarriersAnywhere(admin.page);
});

test("O8 by touch: every target of the form and of stock is large enough", async ({ browser, person, api }) => {
  const { customer } = await opened(api, { pieces: 1, balance: 0 });
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const lin = await person("lin", { context, at: "/house/take" });
  await lin.house.choose(customer.name);
  await lin.house.add("A1", "圆领开衫 白色 M");
  await targetsAreLarge(lin.page.getByRole("main"));
  await lin.goto("/stock");
  await lin.page.getByRole("table", { name: "库存" }).waitFor();
  await targetsAreLarge(lin.page.getByRole("main"));
  await context.close();
});
