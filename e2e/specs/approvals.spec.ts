// Changes of orders and approvals (O9, O10): free before printing, by consent until packed, signed for in order.
import { expectNoBarriers, expectNoBarriersAnywhere } from "../fixtures/axe.ts";
import { print, printed, tellLines, underway, unverified } from "../fixtures/service.ts";
import { expect, test } from "../fixtures/test.ts";
import { targetsAreLarge } from "../fixtures/touch.ts";

test.use({ orders: 40, crew: true });

test("O10: before printing the receiver, the courier and a cancelling are changed at once, and undone", async ({ person, api }) => {
  const order = await unverified(api);
  const contact = (await api.contacts()).find(({ id }) => id === order.contact)!;
  const lin = await person("lin", { at: `/orders/${order.id}` });
  const dialog = await lin.order.change("改收货人");
  await expect(dialog.getByLabel("收货人")).toHaveValue(contact.name);
  await dialog.getByLabel("手机").fill("");
  await dialog.getByLabel("地址").fill("杭州市文一路 1 号");
  await dialog.getByRole("button", { name: "改单", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("电话不能为空");
  await expect(dialog.getByLabel("地址"), "a refusal keeps the text").toHaveValue("杭州市文一路 1 号");
  await dialog.getByLabel("手机").fill("13911112222");
  await lin.order.submit(dialog, "改单");
  const receiver = lin.order.pane.getByRole("region", { name: "收货人" });
  await expect(receiver).toContainText("杭州市文一路 1 号");
  await expect(lin.order.history.first()).toContainText("改收货人");
  await lin.toasts.getByRole("button", { name: "撤销" }).click();
  await expect(receiver).toContainText(contact.address);
  await expect(lin.order.approvals, "nobody had to consent").toHaveCount(0);

  await lin.order.submit(await fill(await lin.order.change("指定快递"), "买家指定的快递", "顺丰速运"), "改单");
  await expect(lin.order.pane.getByText("顺丰速运", { exact: true })).toBeVisible();
  await lin.order.submit(await fill(await lin.order.change("取消订单"), "原因", "不想要了"), "取消订单");
  await expect(lin.order.status("已关闭")).toBeVisible();
  await lin.page.keyboard.press("u");
  await expect(lin.order.status("待核实")).toBeVisible();
  await lin.saved();
  const kept = await api.order(order.id);
  expect([kept.status, kept.courier, kept.contact]).toEqual(["to_verify", "顺丰速运", order.contact]);
});

test("O10: a printed order is cancelled offline, the warehouse consents, finance says what it had done", async ({ person, api }) => {
  const order = await printed(api);
  const lin = await person("lin", { at: `/orders/${order.id}` });
  const cang = await person("cang", { at: `/orders/${order.id}` });
  await lin.order.title.waitFor();
  await lin.keptOnDevice();
  await lin.page.context().setOffline(true);
  const dialog = await lin.order.change("取消订单");
  await expect(dialog).toContainText("先由仓库同意");
  await dialog.getByRole("button", { name: "提交，等同意" }).click();
  await expect(dialog.getByRole("alert")).toContainText("原因不能为空");
  await lin.order.submit(await fill(dialog, "原因", "买家不要了"), "提交，等同意");
  await expect(lin.order.pane.getByRole("note")).toContainText("待仓库同意，暂停流转");
  await expect(cang.approvals.count).toHaveCount(0);
  await lin.page.context().setOffline(false);
  await lin.saved();

  // The order does not go on while it waits.
  await expect(cang.approvals.count).toHaveText("1");
  await expect(cang.order.pane.getByRole("note")).toContainText("取消订单：待仓库同意");
  await cang.page.keyboard.press("n");
  await expect(cang.toasts).toContainText("有一项改单在等同意");
  await cang.go("审批");
  const card = cang.approvals.card("取消订单", cang.approvals.list("待我签批"));
  await expect(card).toContainText("买家不要了");
  await cang.approvals.sign(card, "单据已作废");
  await expect(cang.approvals.list("待我签批")).toHaveCount(0);
  await cang.saved();
  await expect(lin.order.status("已关闭")).toBeVisible();

  const cai = await person("cai", { at: "/approvals" });
  const asked = cai.approvals.card("取消订单", cai.approvals.list("待我部门答复"));
  await expect(asked).toContainText("单据已作废");
  await cai.approvals.answer(asked, "已入账，需要冲账");
  await cai.saved();
  await expect(lin.order.approvals).toContainText("已入账，需要冲账");
  const [kept] = await api.approvals();
  expect([kept!.outcome, kept!.signed?.map(({ role }) => role)]).toEqual(["granted", ["warehouse"]]);
  expect(kept!.told?.map(({ role, answer }) => [role, answer?.text])).toEqual([["finance", "已入账，需要冲账"]]);
  expect([(await api.order(order.id)).status, (await api.order(order.id)).closed_reason]).toEqual(["closed", "买家不要了"]);
});

test("O9: a price is signed for in order, and the second refuses; nobody holds the role that is next", async ({ person, api }) => {
  const order = await unverified(api);
  await api.done(["setting.set", { to: { signers: { asked: "price", roles: ["supervisor", "manager"] } } }]);
  const lin = await person("lin", { at: `/orders/${order.id}` });
  const dialog = await lin.order.change("申请价格优惠");
  await expect(dialog).toContainText("主管 → 经理");
  await dialog.getByLabel("优惠金额（元）").fill("abc");
  await fill(dialog, "原因", "一次买五件");
  await dialog.getByRole("button", { name: "申请", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("金额");
  await lin.order.submit(await fill(dialog, "优惠金额（元）", "20"), "申请");
  await expect(lin.order.approvals.getByRole("listitem")).toHaveText([/主管\s*待签批/, /经理\s*之后/]);
  await lin.saved();

  const he = await person("he", { at: "/approvals" });
  await expect(he.approvals.card(/价格优惠/, he.approvals.list("其他未结"))).toBeVisible();
  await expect(he.approvals.page.getByRole("button", { name: "签批" })).toHaveCount(0);
  const zhou = await person("zhou", { at: "/approvals" });
  await zhou.approvals.sign(zhou.approvals.card(/价格优惠 ¥20.00/), "老客户");
  await he.approvals.refuse(he.approvals.card(/价格优惠/, he.approvals.list("待我签批")), "低于成本");
  await expect(he.approvals.card(/价格优惠/, he.approvals.list("最近结束"))).toContainText("已拒绝");
  await he.saved();
  await expect(lin.order.approvals).toContainText("低于成本");
  const [kept] = await api.approvals();
  expect([kept!.outcome, kept!.signed?.map(({ granted }) => granted)]).toEqual(["refused", [true, false]]);

  // The house's own chain for a rush begins with a lead, and this team has none.
  await lin.order.submit(await fill(await lin.order.change("申请加急"), "原因", "周六要穿"), "申请");
  await expect(lin.order.approvals.getByRole("note")).toContainText("现在没有在职的组长");
  await lin.order.approvals.getByRole("button", { name: "撤回" }).click();
  await expect(lin.order.approvals).toContainText("已撤回");
});

test("O10: an offline change meets an order that was printed meanwhile: a card, applied anyway, consented to", async ({ person, api }) => {
  const order = await unverified(api);
  const lin = await person("lin", { at: `/orders/${order.id}` });
  await lin.order.title.waitFor();
  await lin.keptOnDevice();
  await lin.page.context().setOffline(true);
  await lin.order.submit(await fill(await lin.order.change("指定快递"), "买家指定的快递", "顺丰速运"), "改单");
  await print(api, order);
  await lin.page.context().setOffline(false);
  await expect(lin.word).toContainText("需处理");
  await lin.go("同步");
  const card = lin.sync.card("指定快递");
  await expect(card).toContainText("订单现在是「已打单」");
  await card.getByRole("button", { name: "仍要执行" }).click();

  // From where it stands now a reason is needed; what was typed is there.
  const dialog = lin.page.getByRole("dialog", { name: "指定快递" });
  await expect(dialog.getByLabel("买家指定的快递")).toHaveValue("顺丰速运");
  await lin.order.submit(await fill(dialog, "原因", "地址偏远"), "提交，等同意");
  await expect(lin.sync.cards).toHaveCount(0);
  await lin.saved();

  const cang = await person("cang", { at: `/orders/${order.id}` });
  await cang.approvals.sign(cang.approvals.card(/指定快递/, cang.order.approvals));
  await expect(cang.order.pane.getByRole("note")).toContainText("打单后有改动");
  await cang.saved();
  expect((await api.order(order.id)).courier).toBe("顺丰速运");
  // It is the courier that shipping offers.
  await cang.page.keyboard.press("s");
  await expect(cang.page.getByRole("dialog", { name: "移到「已发货」" }).getByLabel("快递公司")).toHaveValue("顺丰速运");
});

test("O9, O10: by the keyboard alone: ask for a rush, sign it on the page, and it is picked first", async ({ person, api }) => {
  await api.done(["setting.set", { to: { signers: { asked: "rush", roles: ["supervisor"] } } }]);
  const [first, second] = (await api.orders()).filter(({ status }) => status === "to_verify");
  await print(api, first!);
  await print(api, second!);
  const lin = await person("lin", { at: `/orders/${second!.id}` });
  await lin.order.title.waitFor();
  await lin.page.keyboard.press("h");
  await lin.page.keyboard.type("周六要穿");
  await lin.page.keyboard.press("Tab");
  await lin.page.keyboard.press("Tab");
  await lin.page.keyboard.press("Enter");
  await expect(lin.order.approvals).toContainText("周六要穿");
  await lin.saved();

  const zhou = await person("zhou", { at: "/approvals" });
  await expect(zhou.approvals.card("加急")).toBeVisible();
  await zhou.page.keyboard.press("j");
  await expect(zhou.approvals.card("加急")).toBeFocused();
  await zhou.page.keyboard.press("y");
  await zhou.page.keyboard.type("今天发");
  await zhou.page.keyboard.press("Control+Enter");
  await expect(zhou.approvals.card("加急", zhou.approvals.list("最近结束"))).toContainText("今天发");
  await zhou.page.keyboard.press("j");
  await zhou.page.keyboard.press("Enter");
  await expect(zhou.order.title).toContainText(second!.buyer);
  await expect(zhou.order.pane.getByText("加急", { exact: true }).first()).toBeVisible();
  await zhou.saved();

  const cang = await person("cang", { at: "/orders" });
  await cang.order.pane.waitFor();
  for (const order of [first!, second!]) await cang.orders.row(order).locator("[data-mark]").click();
  await cang.page.keyboard.press("p");
  const slips = cang.page.getByRole("main").getByRole("article");
  await expect(slips).toHaveCount(2);
  await expect(slips.first()).toContainText(second!.number);
  await expect(slips.first()).toContainText("加急");
});

test("O10: another article is sent: what was ordered is struck through, in words too; found by its words, and put back", async ({ person, api }) => {
  const order = await unverified(api);
  await tellLines(api, order);
  const lin = await person("lin", { at: `/orders/${order.id}` });
  const dialog = await lin.order.change("换商品");
  await expect(dialog.getByLabel("商品", { exact: true })).toHaveValue("圆领开衫");
  await lin.order.submit(await fill(dialog, "规格", "雾霾蓝 XL"), "改单");
  const goods = lin.order.pane.getByRole("table", { name: "商品明细" });
  await expect(goods.locator("del")).toHaveText("原订 圆领开衫白色 M · A-M");
  await expect(goods.locator("ins")).toHaveText("改发 圆领开衫雾霾蓝 XL · A-M");
  await lin.saved();
  await lin.orders.find("雾霾蓝", 1);
  const again = await lin.order.change("换商品");
  await again.getByRole("button", { name: "恢复原商品" }).click();
  await lin.order.submit(again, "改单");
  await expect(goods.locator("del")).toHaveCount(0);
});

test("O10: once it has left it is too late, and the way is named", async ({ person, api }) => {
  const order = await underway(api);
  const lin = await person("lin", { at: `/orders/${order.id}` });
  await lin.order.title.waitFor();
  await lin.page.keyboard.press("d");
  const dialog = lin.page.getByRole("dialog", { name: "改收货人" });
  await expect(dialog).toContainText("订单「已发货」，不能再改");
  await dialog.getByRole("button", { name: "新售后单" }).click();
  await expect(lin.page.getByRole("dialog", { name: "新售后单" })).toBeVisible();
});

test("O9: the team says who signs, in which order, and who is told; by keys, with a way back", async ({ person, api }) => {
  const admin = await person("admin", { at: "/settings/approvals" });
  const rush = admin.page.getByRole("region", { name: "加急", exact: true });
  await expect(rush.getByRole("listitem")).toHaveText([/组长/, /仓库/]);
  await rush.getByRole("button", { name: "仓库上移" }).press("Enter");
  await expect(rush.getByRole("listitem")).toHaveText([/仓库/, /组长/]);
  await rush.getByLabel("添加角色…").selectOption("财务");
  await expect(rush.getByRole("listitem")).toHaveText([/仓库/, /组长/, /财务/]);
  await rush.getByRole("button", { name: "移除组长" }).click();
  await expect(rush.getByRole("listitem")).toHaveText([/仓库/, /财务/]);
  await admin.page.keyboard.press("u");
  await expect(rush.getByRole("listitem")).toHaveCount(3);
  await rush.getByRole("checkbox", { name: "仓库" }).check();
  await admin.saved();
  const team = (await api.rows()).find(({ kind }) => kind === "workspace")!.body as { approvals: { sign: object; tell: object } };
  expect(team.approvals).toEqual({ sign: { rush: ["warehouse", "lead", "finance"] }, tell: { rush: ["warehouse"] } });
});

test("every screen of approvals: no barriers, in light and dark, wide, on a tablet and a phone", async ({ person, api }) => {
  test.slow();
  const order = await printed(api);
  const reason = "买家不要了";
  const ask = { order: order.id, expect: "printed", change: "cancel", reason, approval: crypto.randomUUID() };
  await api.done(["approval.ask", { approval: crypto.randomUUID(), order: order.id, special: "rush", reason }], ["order.change", ask]);
  const cang = await person("cang", { at: "/approvals" });
  const card = cang.approvals.card("取消订单");
  await expect(card).toBeVisible();
  await expectNoBarriersAnywhere(cang.page);
  await card.getByRole("button", { name: "拒绝" }).click();
  await expectNoBarriers(cang.page);
  await cang.page.keyboard.press("Escape");
  await cang.open(order);
  await expectNoBarriersAnywhere(cang.page);
  const lin = await person("lin", { at: `/orders/${(await unverified(api)).id}` });
  for (const what of ["改收货人", "指定快递", "申请价格优惠"] as const) {
    await lin.order.change(what);
    await expectNoBarriers(lin.page);
    await lin.page.keyboard.press("Escape");
  }
  const admin = await person("admin", { at: "/settings/approvals" });
  await expect(admin.page.getByRole("region", { name: "加急", exact: true })).toBeVisible();
  await expectNoBarriersAnywhere(admin.page);
});

test("on a tablet everything of an approval is large enough to touch, and English says it all", async ({ browser, person, api }) => {
  const order = await printed(api);
  const change = { order: order.id, expect: "printed", change: { courier: { courier: "顺丰速运" } }, reason: "偏远", approval: crypto.randomUUID() };
  await api.done(["order.change", change]);
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true });
  const cang = await person("cang", { context, at: "/approvals" });
  const card = cang.approvals.card(/指定快递/);
  await expect(card).toBeVisible();
  await targetsAreLarge(cang.approvals.page);
  await card.getByRole("button", { name: "签批" }).tap();
  await expect(cang.approvals.dialog).toBeVisible();
  await targetsAreLarge(cang.approvals.dialog);
  await cang.page.keyboard.press("Escape");
  await cang.page.getByRole("banner").getByRole("button", { name: /的菜单$/ }).tap();
  await cang.page.getByRole("menuitemradio", { name: "English" }).tap();
  await expect(cang.page.getByRole("region", { name: "Waiting for my signature" })).toContainText("Name the courier → 顺丰速运");
  await expect(cang.page.getByRole("heading", { name: "Approvals" })).toBeVisible();
});

/** Fills one field of a form. What is wrong with it is read out behind its label. */
async function fill(dialog: import("../fixtures/test.ts").Locator, label: string, text: string) {
  await dialog.getByLabel(new RegExp(`^${label}`)).fill(text);
  return dialog;
}
