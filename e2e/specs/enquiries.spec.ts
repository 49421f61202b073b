// Pre-sale enquiries (O4): noted offline, discounts within and above the limit, an order or a loss, and how much of it became orders.
import type { Api } from "../fixtures/api.ts";
import { expectNoBarriersAnywhere } from "../fixtures/axe.ts";
import { unverified } from "../fixtures/service.ts";
import { expect, test } from "../fixtures/test.ts";
import { targetsAreLarge } from "../fixtures/touch.ts";
import { openTicket } from "../fixtures/work.ts";

test.use({ orders: 20 });

/** This team has no lead: a supervisor signs for discounts. */
async function supervisorSigns(api: Api) {
  await api.done(["setting.set", { to: { signers: { asked: "discount", roles: ["supervisor"] } } }]);
}

/** An enquiry that the API's person has taken, in the shop whose orders are there. */
async function asked(api: Api, name = "小雨", more: object = {}) {
  const enquiry = crypto.randomUUID();
  const { shop } = (await api.orders())[0]!;
  const question = [crypto.randomUUID(), "stock", "米色还有吗"];
  await api.done(["enquiry.open", { enquiry, shop, name, asked: question, ...more }]);
  return enquiry;
}

/** A shop of the house with an article that is short, and one that stands in for it. */
async function house(api: Api) {
  const shop = crypto.randomUUID();
  await api.done(
    ["shop.set", { shop: { id: shop, name: "批发", platform: "house" } }],
    ["article.add", { code: "A1", title: "圆领开衫", attributes: "白色 M", price: 10_000 }],
    ["article.add", { code: "B1", title: "圆领开衫", attributes: "米色 M", price: 9_000 }],
  );
  const articles = await api.articles();
  const of = (code: string) => articles.find((article) => article.code === code)!.id;
  const arrival = (article: string, count: number): [string, object] => ["stock.post", { posting: crypto.randomUUID(), article, by: { arrival: count } }];
  await api.done(
    arrival(of("A1"), 1),
    arrival(of("B1"), 5),
    ["article.fact", { article: of("A1"), to: { substitute: { article: of("B1"), on: true } } }],
    ["article.fact", { article: of("A1"), to: { expected: { day: "2027-03-01", pieces: 20 } } }],
  );
  return { shop, article: of("A1"), other: of("B1") };
}

test("O4: an enquiry is noted offline, a discount above the limit is signed for, the order is linked, and conversion shows it", async ({ person, api }) => {
  await supervisorSigns(api);
  const order = await unverified(api);
  const lin = await person("lin", { at: "/enquiries" });
  await expect(lin.page.getByText("还没有咨询")).toBeVisible();
  await lin.keptOnDevice();
  await lin.page.context().setOffline(true);
  await lin.enquiries.note("小雨", "165 穿什么码");
  await lin.enquiries.wish("直播间的开衫");
  await lin.enquiries.part("想要的商品").getByLabel("直播间的开衫的标价").fill("199");
  await lin.page.keyboard.press("Tab");
  await expect(lin.enquiries.part("想要的商品")).toContainText("¥199.00");
  await lin.enquiries.discount("30", "老客户");
  await expect(lin.enquiries.part("优惠").getByRole("article")).toContainText("待签批");
  await expect(lin.enquiries.part("优惠")).toContainText("没有优惠");
  await lin.page.context().setOffline(false);
  await lin.saved();
  await expect(lin.enquiries.title, "the server has numbered it").toContainText("#1");

  const zhou = await person("zhou", { at: "/approvals" });
  const card = zhou.approvals.card(/优惠申请 ¥30.00/, zhou.approvals.list("待我签批"));
  await expect(card).toContainText("老客户");
  await zhou.approvals.sign(card);
  await zhou.saved();
  await expect(lin.enquiries.part("优惠")).toContainText("已优惠 ¥30.00");
  await expect(lin.enquiries.part("优惠")).toContainText("周主管 批准 · 经审批");
  await expect(lin.enquiries.part("想要的商品")).toContainText("¥169.00");

  await lin.enquiries.win(order.number);
  await expect(lin.enquiries.pane.getByRole("banner").or(lin.enquiries.pane)).toContainText(`成交 #${order.no}`);
  await lin.saved();
  const [kept] = await api.enquiries();
  expect([kept!.outcome?.won?.order, kept!.discount?.off]).toEqual([order.id, 3_000]);
  await lin.goto(`/orders/${order.id}`);
  await expect(lin.order.pane.getByRole("region", { name: "来自咨询" })).toContainText("#1 小雨");

  // Agents see themselves, who leads sees all.
  await zhou.goto("/enquiries/conversion");
  const row = zhou.page.getByRole("table", { name: "成交率" }).getByRole("row", { name: /小林/ });
  await expect(row.getByRole("cell")).toHaveText(["1", "0", "1", "0", "100.0%", /^¥/, ""]);
  await api.done(["enquiry.open", { enquiry: crypto.randomUUID(), shop: order.shop, name: "别人的" }]);
  await expect(zhou.page.getByRole("row", { name: /合计/ })).toContainText("2");
  await lin.goto("/enquiries/conversion");
  await expect(lin.page.getByText("这里只有您自己的数据")).toBeVisible();
  await expect(lin.page.getByRole("table", { name: "成交率" }).locator("tbody tr")).toHaveCount(1);
});

test("O4: within the limit a discount holds at once and is undone; a loss has its reason; the second who closes is told", async ({ person, api }) => {
  const id = await asked(api);
  const [lin, chen] = [await person("lin", { at: `/enquiries/${id}` }), await person("chen", { at: `/enquiries/${id}` })];
  await lin.enquiries.discount("8");
  await expect(lin.enquiries.part("优惠")).toContainText("已优惠 ¥8.00");
  await lin.toasts.getByRole("button", { name: "撤销" }).click();
  await expect(lin.enquiries.part("优惠")).toContainText("没有优惠");
  await lin.saved();
  await chen.enquiries.title.waitFor();
  await chen.keptOnDevice();
  await chen.page.context().setOffline(true);
  await lin.enquiries.lose("其他");
  await expect(lin.enquiries.dialog.getByRole("alert")).toContainText("原因不能为空");
  await lin.enquiries.dialog.getByLabel("说明").fill("嫌颜色暗");
  await lin.enquiries.dialog.getByRole("button", { name: "未成交" }).click();
  await expect(lin.enquiries.pane).toContainText("未成交：其他 · 嫌颜色暗");
  await lin.saved();

  await chen.enquiries.lose("价格");
  await expect(chen.enquiries.pane).toContainText("未成交：价格");
  await chen.page.context().setOffline(false);
  await expect(chen.word).toContainText("需处理");
  await chen.go("同步");
  await expect(chen.sync.card("未成交：价格")).toContainText("别人先改了结果，现在是：未成交：其他");
  await lin.page.keyboard.press("u");
  await expect(lin.enquiries.pane.getByRole("button", { name: "关联订单" }), "it is open again").toBeVisible();
  await lin.saved();
  expect((await api.enquiry(id)).outcome).toBeUndefined();
});

test("O4, O8: stock and substitutes stand beside it, and the order is taken from it at the price that was granted", async ({ person, api }) => {
  const { shop, article, other } = await house(api);
  const wishes = { [crypto.randomUUID()]: { article, pieces: 2 } };
  const id = await asked(api, "批发小王", { shop, wishes });
  const lin = await person("lin", { at: `/enquiries/${id}` });
  const part = lin.enquiries.part("想要的商品");
  await expect(part).toContainText("库存 1 · 可售 1");
  await expect(part).toContainText("缺 1 件");
  await expect(part).toContainText("2027-03-01 预计到 20 件".slice(-9));
  await part.getByRole("button", { name: /换成圆领开衫 米色 M/ }).click();
  await expect(part).toContainText("库存 5 · 可售 5");
  await lin.enquiries.discount("10");
  await lin.page.keyboard.press("o");
  const form = lin.house.form;
  await expect(form).toContainText("咨询优惠 ¥10.00，已批准");
  await expect(form.getByLabel("圆领开衫 米色 M的数量")).toHaveValue("2");
  await expect(form.getByLabel("圆领开衫 米色 M的单价")).toHaveValue("85.00");
  await expect(form, "it is signed for").not.toContainText("需要签批");
  await form.getByLabel("圆领开衫 米色 M的单价").fill("80");
  await expect(form).toContainText("需要签批");
  await form.getByLabel("圆领开衫 米色 M的单价").fill("85");
  await lin.house.fetched();
  await lin.house.take();
  await expect(lin.order.pane.getByRole("region", { name: "接单" })).not.toContainText("未签批");
  await lin.saved();
  const kept = await api.enquiry(id);
  const order = (await api.order(kept.outcome!.won!.order)) as unknown as { lines: { price: number; stock: { article: string } }[] };
  expect(order.lines.map(({ price, stock }) => [price, stock.article])).toEqual([[8_500, other]]);
});

test("O4: by the keyboard alone, from a ticket: noted, answered, wished for, followed up, lost, opened again", async ({ person, api }) => {
  const ticket = await openTicket(api, { subject: "想买开衫", text: "有货吗" });
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  const keys = lin.page.keyboard;
  await lin.ticket.subject.waitFor();
  await keys.press("b");
  await expect(lin.enquiries.dialog.getByLabel("客户问")).toBeFocused();
  await keys.type("白色有 M 吗");
  // What was begun is still there after the page was lost.
  await lin.keptOnDevice();
  await lin.page.reload();
  await lin.ticket.subject.waitFor();
  await keys.press("b");
  await expect(lin.enquiries.dialog.getByLabel("客户问")).toHaveValue("白色有 M 吗");
  await keys.press("Control+Enter");
  await expect(lin.enquiries.title).toBeVisible();
  await keys.press("e");
  await expect(lin.enquiries.part("问答").getByRole("textbox", { name: /^回答/ })).toBeFocused();
  await keys.type("有的");
  await keys.press("Control+Enter");
  await expect(lin.enquiries.part("问答")).toContainText("有的");
  await keys.press("i");
  await keys.type("圆领开衫 白色 M");
  await lin.enquiries.part("想要的商品").getByRole("option").first().waitFor();
  await keys.press("Enter");
  await expect(lin.enquiries.part("想要的商品")).toContainText("圆领开衫 白色 M");
  await keys.press("a");
  await expect(lin.enquiries.part("问答").getByLabel("客户问")).toBeFocused();
  await keys.type("能发顺丰吗");
  await keys.press("Control+Enter");
  await expect(lin.enquiries.part("问答").getByRole("listitem")).toHaveCount(2);
  await keys.press("Escape");
  await keys.press("l");
  await expect(lin.enquiries.dialog.getByRole("radio", { name: "价格" })).toBeFocused();
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await expect(lin.enquiries.pane).toContainText("未成交：缺货");
  await keys.press("r");
  await expect(lin.enquiries.pane.getByRole("button", { name: "未成交", exact: true })).toBeVisible();
  await lin.saved();
  const [kept] = await api.enquiries();
  expect([kept!.ticket, Object.values(kept!.questions!).map(({ answer }) => answer ?? "")]).toEqual([ticket.id, ["有的", ""]]);
  await lin.goto(`/customers/${kept!.customer}`);
  await expect(lin.page.getByRole("link", { name: /圆领开衫 白色 M × 1/ })).toBeVisible();
});

test("O4: what is to be followed up is counted and comes first", async ({ person, api }) => {
  const shop = (await api.orders())[0]!.shop;
  const lin = await person("lin", { at: "/enquiries" });
  await lin.saved();
  await lin.enquiries.note("先来的", "有货吗");
  await lin.enquiries.note("后来的", "有货吗");
  await lin.saved();
  const first = (await api.enquiries()).find(({ name }) => name === "先来的")!;
  await expect(lin.enquiries.rows.first()).toContainText("后来的");
  await expect(lin.enquiries.due).toHaveCount(0);
  await api.done(["enquiry.detail", { enquiry: first.id, to: { remind: Date.now() - 60_000 } }]);
  await expect(lin.enquiries.rows.first()).toContainText("先来的");
  await expect(lin.enquiries.rows.first()).toContainText("该跟进了");
  await expect(lin.enquiries.due).toHaveText("1");
  expect(first.shop).toBe(shop);
});

test("every screen of enquiries: no barriers, in light and dark, wide, on a tablet and a phone", async ({ person, api }) => {
  const { shop, article } = await house(api);
  const id = await asked(api, "批发小王", { shop, wishes: { [crypto.randomUUID()]: { article, pieces: 2 } } });
  await asked(api);
  const lin = await person("lin", { at: `/enquiries/${id}` });
  await lin.enquiries.discount("30", "老客户");
  await lin.page.keyboard.press("]");
  await expect(lin.enquiries.rows).toHaveCount(2);
  await expectNoBarriersAnywhere(lin.page);
  await lin.page.keyboard.press("b");
  await lin.enquiries.dialog.getByRole("combobox").fill("小");
  await lin.enquiries.dialog.getByRole("option", { name: /没有档案/ }).click();
  await expectNoBarriersAnywhere(lin.page);
  await lin.page.keyboard.press("Escape");
  for (const key of ["w", "l"]) {
    await lin.page.keyboard.press(key);
    await lin.enquiries.dialog.waitFor();
    await expectNoBarriersAnywhere(lin.page);
    await lin.page.keyboard.press("Escape");
    await expect(lin.enquiries.dialog).toHaveCount(0);
  }
  await lin.saved();
  const admin = await person("admin", { at: "/enquiries/conversion" });
  await admin.page.getByRole("table", { name: "成交率" }).waitFor();
  await expectNoBarriersAnywhere(admin.page);
});

test("O4 in English: the same words on every part", async ({ person, api }) => {
  const id = await asked(api);
  const lin = await person("lin", { at: `/enquiries/${id}` });
  await lin.enquiries.title.waitFor();
  await lin.page.keyboard.press("Control+k");
  await lin.page.keyboard.type("English");
  await lin.page.keyboard.press("Enter");
  const pane = lin.page.getByRole("region", { name: "The open enquiry" });
  await expect(pane.getByRole("button", { name: "Link the order" })).toBeVisible();
  await expect(pane).toContainText("No answer yet");
  await lin.page.keyboard.press("l");
  await lin.page.getByRole("dialog", { name: "Not bought" }).getByRole("button", { name: "Lost" }).click();
  await expect(pane).toContainText("Lost: Price");
  await expectNoBarriersAnywhere(lin.page);
});

test("O4 by touch: every target of the list, the enquiry and its forms is large enough", async ({ browser, person, api }) => {
  const { shop, article } = await house(api);
  const id = await asked(api, "批发小王", { shop, wishes: { [crypto.randomUUID()]: { article, pieces: 2 } } });
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const lin = await person("lin", { context, at: "/enquiries" });
  await lin.enquiries.list.getByRole("tab", { name: /跟进中/ }).tap();
  await lin.enquiries.rows.first().waitFor();
  await targetsAreLarge(lin.page.getByRole("main"));
  await lin.enquiries.rows.first().tap();
  await lin.enquiries.title.waitFor();
  expect(lin.page.url()).toContain(id);
  await targetsAreLarge(lin.page.getByRole("main"));
  await lin.enquiries.pane.getByRole("button", { name: "未成交", exact: true }).tap();
  await targetsAreLarge(lin.enquiries.dialog);
  await context.close();
});
