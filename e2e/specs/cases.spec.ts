// After-sales, whole: from the buyer's first word to the refund, the replacement or the courier's claim (A, O11).
import { expectNoBarriers, expectNoBarriersAnywhere } from "../fixtures/axe.ts";
import { png } from "../fixtures/picture.ts";
import { EXCHANGED, delivered, openCase, take, underway } from "../fixtures/service.ts";
import { expect, test } from "../fixtures/test.ts";
import { targetsAreLarge } from "../fixtures/touch.ts";

test.use({ orders: 40, crew: true });

test("A6: a quality case with a photo: allowance declined, exchange, the return fails inspection, negotiated anew and refunded", async ({
  person, api,
}) => {
  const order = await delivered(api);
  const lin = await person("lin", { at: `/orders/${order.id}` });
  await lin.order.title.waitFor();
  await lin.page.keyboard.press("e");
  await lin.case.dialog.getByRole("radio", { name: "质量问题" }).check({ force: true });
  await lin.case.dialog.getByLabel("买家怎么说").fill("收到两天就开线了");
  await lin.case.dialog.getByRole("button", { name: "创建售后单" }).click();
  await lin.case.expectSteps("待判定");

  // Without a photo nobody can judge it.
  await lin.case.take("待判定", "判定成立");
  await lin.case.dialog.getByLabel("原因").fill("照片清楚");
  await lin.case.dialog.getByRole("button", { name: "判定成立" }).click();
  await expect(lin.case.dialog.getByRole("alert")).toContainText("附件不能为空");
  await lin.page.keyboard.press("Escape");
  await lin.case.note("买家发来照片", png("开线.png"));
  await expect(lin.case.history.getByRole("button", { name: "打开图片 开线.png" })).toBeVisible();
  await lin.case.takeWith("待判定", "判定成立", "照片清楚，确认开线");

  // The allowance is proposed, with its sum open to view; the buyer wants an exchange.
  const costs = lin.case.pane.getByRole("region", { name: "各方案成本" });
  const allowance = costs.getByRole("group").filter({ hasText: "折价" });
  await expect(allowance).toContainText("建议");
  await allowance.locator("summary").click();
  await expect(allowance.getByText("流失风险")).toBeVisible();
  await lin.case.offer("折价");
  await lin.case.takeWith("协商中", "买家不接受", "想换一件新的");
  await expect(costs.getByRole("group").filter({ hasText: "折价" })).toContainText("买家未接受");
  await lin.case.offer("换货");
  await lin.case.take("协商中", "买家同意");
  await lin.case.expectSteps("待审批");
  await expect(lin.case.step("待审批")).toContainText("等审批人处理");

  await lin.saved();
  const { id } = (await api.cases())[0]!;
  const zhou = await person("zhou", { at: `/cases/${id}` });
  await zhou.case.take("待审批", "批准");
  await lin.case.parcel("待寄回", "登记退货单号", "back-1");
  const cang = await person("cang", { at: "/warehouse" });
  await cang.saved();
  await cang.warehouse.scan("back-1");
  await expect(cang.warehouse.said).toContainText("换货");
  await cang.warehouse.todo("待验货").getByRole("button", { name: "验货" }).click();
  await cang.warehouse.dialog.getByLabel("与描述一致").fill("0");
  await cang.warehouse.dialog.getByLabel("影响二次销售").fill("1");
  await cang.warehouse.dialog.getByLabel("验货说明").fill("洗过，没有吊牌");
  await cang.warehouse.dialog.getByRole("button", { name: "验货" }).click();
  await expect(cang.warehouse.dialog).toHaveCount(0);

  await lin.case.expectSteps("协商中");
  await expect(lin.case.history).toContainText("验货不符 · 洗过，没有吊牌");
  await lin.case.offer("退货退款", { amount: "20" });
  await lin.case.take("协商中", "买家同意");
  await zhou.case.take("待审批", "批准");
  // The goods are here: the refund and the shelf are what is left.
  await lin.case.expectSteps("待退款", "待入库");

  const cai = await person("cai", { at: `/cases/${id}` });
  await cai.case.take("待退款", "退款");
  await expect(cai.case.dialog).toContainText("¥20.00");
  await cai.case.dialog.getByLabel("流水号").fill("tk-1");
  await cai.case.dialog.getByRole("button", { name: "已退款，登记" }).click();
  await cai.case.expectSteps("待入库");
  await cang.warehouse.todo("待入库").getByRole("button", { name: "入库" }).click();
  await cang.warehouse.dialog.getByRole("button", { name: "入库" }).click();
  await expect(lin.case.steps).toContainText("已结束");
  await expect(lin.case.history).toContainText("退款 · ¥20.00");
  await cang.saved();
  const kept = await api.case(id);
  expect([kept.outcome, kept.refunds?.map(({ amount }) => amount)]).toEqual(["done", [2000]]);
});

test("A4: a missing item is reissued", async ({ person, api }) => {
  const one = await openCase(api, await delivered(api), "missing_item");
  const lin = await person("lin", { at: `/cases/${one.id}` });
  await lin.case.offer("补发");
  await lin.case.take("协商中", "买家同意");
  const zhou = await person("zhou", { at: `/cases/${one.id}` });
  await zhou.case.take("待审批", "批准");
  const cang = await person("cang", { at: "/warehouse" });
  await cang.warehouse.todo("待发出").getByRole("button", { name: "发出" }).click();
  await cang.warehouse.dialog.getByLabel("快递单号").fill("re-1");
  await cang.warehouse.dialog.getByRole("button", { name: "发出" }).click();
  await lin.case.take("已发出", "买家已收到");
  await expect(lin.case.steps).toContainText("已结束");
  await lin.saved();
  expect((await api.case(one.id)).goods).toEqual([{ line: "", pieces: 1, place: "buyer", from_stock: true }]);
});

test("A7: with a return underway the replacement is sent at once, and the return is inspected when it comes", async ({ person, api }) => {
  const one = await openCase(api, await delivered(api), "size");
  await take(api, one, ...EXCHANGED);
  const lin = await person("lin", { at: `/cases/${one.id}` });
  await lin.case.parcel("待寄回", "登记退货单号", "back-7");
  await lin.case.take("退回途中", "加急先发");
  await lin.case.expectSteps("退回途中", "待发出");
  const cang = await person("cang", { at: "/warehouse" });
  const sending = cang.warehouse.todo("待发出");
  await expect(sending).toContainText("加急");
  await sending.getByRole("button", { name: "发出" }).click();
  await cang.warehouse.dialog.getByLabel("快递单号").fill("new-7");
  await cang.warehouse.dialog.getByRole("button", { name: "发出" }).click();
  await lin.case.expectSteps("退回途中", "已发出");
  await cang.warehouse.scan("back-7");
  await cang.warehouse.todo("待验货").getByRole("button", { name: "验货" }).click();
  await cang.warehouse.dialog.getByRole("button", { name: "验货" }).click();
  await lin.case.expectSteps("已发出", "待入库");
});

test("A6: a parcel that nobody announced is noted, matched by phone, and begins a case", async ({ person, api }) => {
  const order = await delivered(api);
  const contact = (await api.contacts()).find(({ id }) => id === order.contact)!;
  const cang = await person("cang", { at: "/warehouse" });
  await cang.saved();
  await cang.warehouse.scan("who-1");
  await cang.warehouse.dialog.getByLabel("寄件电话").fill(contact.mobile || contact.phone!);
  await cang.warehouse.dialog.getByLabel("里面是什么").fill("一件毛衣");
  await cang.warehouse.dialog.getByRole("button", { name: "登记并查找" }).click();
  const found = cang.warehouse.dialog.getByRole("listitem").filter({ hasText: order.buyer });
  await expect(found.first()).toContainText("电话一致");
  await found.first().getByRole("button", { name: "就是这单" }).click();
  await expect(cang.warehouse.todo("待验货")).toHaveCount(1);
  await expect(cang.warehouse.strays).toHaveCount(0);
  await cang.saved();
  const [one] = await api.cases();
  expect([one!.order, one!.back?.tracking, (await api.strays())[0]!.case]).toEqual([order.id, "who-1", one!.id]);
});

test("O11: a lost parcel is traced step by step, reissued, and claimed from the courier", async ({ person, api }) => {
  const order = await underway(api);
  const lin = await person("lin", { at: `/orders/${order.id}` });
  await lin.order.title.waitFor();
  await lin.page.keyboard.press("e");
  await lin.case.dialog.getByRole("radio", { name: "查件" }).check({ force: true });
  await lin.case.dialog.getByRole("button", { name: "创建售后单" }).click();
  await lin.case.takeWith("查物流", "查过物流", "三天没有更新");
  await lin.case.takeWith("问快递", "问过快递", "快递确认丢失");
  await lin.case.takeWith("告知客户", "已告知客户", "同意补发");
  await expect(lin.case.steps).toContainText("已结束");

  // What is lost leads on to the claim.
  await lin.case.steps.getByRole("button", { name: "追究快递" }).click();
  await expect(lin.case.dialog.getByRole("radio", { name: "追究快递" })).toBeChecked();
  await lin.case.dialog.getByLabel("索赔金额").fill("50");
  await lin.case.dialog.getByRole("button", { name: "创建售后单" }).click();
  await lin.case.take("等快递答复", "快递认赔");
  await lin.case.dialog.getByLabel("金额（元）").fill("40");
  await lin.case.confirm("快递认赔");
  await lin.saved();
  const claim = (await api.cases()).find(({ kind }) => kind === "claim")!;
  const cai = await person("cai", { at: `/cases/${claim.id}` });
  await cai.case.take("等快递赔付", "赔款到账");
  await cai.case.confirm("赔款到账");
  await expect(cai.case.steps).toContainText("已结束");
  await cai.saved();
  expect((await api.case(claim.id)).collected).toBe(4000);
  const trace = (await api.cases()).find(({ kind }) => kind === "trace")!;
  expect(trace.goods?.map(({ place }) => place)).toEqual(["written_off"]);
});

test("A8: one case in three browsers, the agent's without a network; the refund waits for it", async ({ person, api, line }) => {
  const one = await openCase(api, await delivered(api), "size");
  await take(api, one, ["negotiating", { offer: { kind: "return", amount: 3000, takes: { "": 1 }, freight: "buyer" } }], ["negotiating", "agree"]);
  const lin = await person("lin", { at: `/cases/${one.id}` });
  const cang = await person("cang", { at: "/warehouse" });
  const cai = await person("cai", { at: `/cases/${one.id}` });
  await lin.keptOnDevice();
  await lin.page.context().setOffline(true);
  await lin.case.parcel("待寄回", "登记退货单号", "back-3");
  await lin.case.note("买家说今天寄的");
  await expect(lin.case.pane.getByText("仅在本机").first()).toBeVisible();

  // The warehouse has the parcel before anybody heard of its number.
  await cang.warehouse.scan("back-3");
  await cang.warehouse.dialog.getByLabel("寄件人").fill("看不清");
  await cang.warehouse.dialog.getByRole("button", { name: "登记并查找" }).click();
  await cang.page.keyboard.press("Escape");
  await lin.page.context().setOffline(false);
  await lin.saved();
  await cang.warehouse.strays.getByRole("button", { name: "找是谁的" }).click();
  await cang.warehouse.dialog.getByText("正在等退货").waitFor();
  await cang.warehouse.dialog.getByRole("button", { name: "就是这单" }).first().click();
  await cang.warehouse.todo("待验货").getByRole("button", { name: "验货" }).click();
  await cang.warehouse.dialog.getByRole("button", { name: "验货" }).click();
  await cai.case.expectSteps("待退款", "待入库");

  // A refund is never queued.
  await cai.case.take("待退款", "退款");
  await cai.page.context().setOffline(true);
  await cai.case.dialog.getByRole("button", { name: "已退款，登记" }).click();
  await expect(cai.case.dialog.getByRole("alert")).toContainText("需要网络");
  await cai.page.context().setOffline(false);
  await cai.case.dialog.getByRole("button", { name: "已退款，登记" }).click();
  await cai.case.expectSteps("待入库");
  const kept = await api.case(one.id);
  expect(kept.refunds?.map(({ amount }) => amount)).toEqual([3000]);
  await expect(lin.case.history).toContainText("退款 · ¥30.00");
});

test("A9: what is late comes first; A10: a cause is named and found with what it cost; the keyboard alone does it", async ({ person, api }) => {
  const order = await delivered(api);
  const late = await openCase(api, order, "size");
  await openCase(api, order, "missing_item");
  const lin = await person("lin", { at: "/cases" });
  await lin.page.keyboard.press("]");
  await expect(lin.cases.queue("未结")).toHaveAttribute("aria-selected", "true");
  await expect(lin.cases.queue("未结")).toContainText("2");
  await lin.page.keyboard.press("j");
  await lin.page.keyboard.press("p");
  await expect(lin.case.dialog.locator("[aria-current=step]")).toContainText("协商中");
  await lin.page.keyboard.press("Escape");
  await lin.openCase(late);
  await lin.case.pane.getByRole("button", { name: "修改起因" }).press("Enter");
  await lin.page.keyboard.type("尺码表偏小");
  await lin.page.keyboard.press("Enter");
  await expect(lin.case.history).toContainText("起因 → 尺码表偏小");
  await lin.page.keyboard.press("a");
  await lin.page.keyboard.type("已记录");
  await lin.page.keyboard.press("Control+Enter");
  await expect(lin.case.history).toContainText("已记录");
  await lin.goto("/cases/causes");
  await lin.page.getByLabel("搜索售后单").fill("偏小");
  await expect(lin.page.getByRole("table", { name: "起因" }).getByRole("row")).toHaveCount(2);
  await expect(lin.page.getByRole("table", { name: "起因" })).toContainText("尺码表偏小");
});

test("every screen of after-sales: no barriers, in light and dark, wide, on a tablet and a phone", async ({ person, api }) => {
  test.slow();
  const order = await delivered(api);
  const one = await openCase(api, order, "missing_item");
  const lin = await person("lin", { at: `/cases/${one.id}` });
  await lin.case.expectSteps("协商中");
  await expectNoBarriersAnywhere(lin.page);
  await lin.case.take("协商中", "提出方案");
  await expectNoBarriers(lin.page);
  await lin.page.keyboard.press("Escape");
  await lin.page.keyboard.press("p");
  await expectNoBarriers(lin.page);
  await lin.page.keyboard.press("Escape");
  await lin.goto(`/orders/${order.id}`);
  await lin.order.title.waitFor();
  await lin.page.keyboard.press("e");
  await expect(lin.case.dialog).toBeVisible();
  await expectNoBarriers(lin.page);
  await lin.page.keyboard.press("Escape");
  await lin.goto("/cases/causes");
  await expect(lin.page.getByRole("table", { name: "起因" })).toBeVisible();
  await expectNoBarriersAnywhere(lin.page);
  await take(api, one, ["negotiating", { offer: { kind: "reissue", sends: [{ line: "", pieces: 1 }], freight: "seller" } }], ["negotiating", "agree"]);
  const cang = await person("cang", { at: "/warehouse" });
  await expect(cang.warehouse.todo("待发出")).toHaveCount(1);
  await expectNoBarriersAnywhere(cang.page);
  await cang.warehouse.scan("nobody");
  await expectNoBarriers(cang.page);
  const admin = await person("admin", { at: "/settings/after-sales" });
  await expect(admin.page.getByRole("heading", { name: "每一步的时限" })).toBeVisible();
  await expectNoBarriersAnywhere(admin.page);
});

test("on a tablet everything of a case is large enough to touch", async ({ browser, person, api }) => {
  const one = await openCase(api, await delivered(api), "missing_item");
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true });
  const lin = await person("lin", { context, at: `/cases/${one.id}` });
  await lin.case.expectSteps("协商中");
  await targetsAreLarge(lin.case.pane);
  await lin.case.step("协商中").getByRole("button", { name: "提出方案" }).tap();
  await expect(lin.case.dialog).toBeVisible();
  await targetsAreLarge(lin.case.dialog);
});
