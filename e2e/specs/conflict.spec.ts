// Two people and one order: nothing is overwritten, nothing is lost (story 3).
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";
import { APRIL } from "../pages/roster.ts";

test("3: who was slower gets a card with their text, and applies, drops or copies it", async ({ person, api }) => {
  const [first, second, third] = (await api.orders()).filter((order) => order.status === "to_verify");
  // The third has been packed: both will ship it.
  const packed = await api.issue(["order.move", { order: third!.id, expect: "to_verify", to: "packed" }]);
  expect(packed[0]?.end).toHaveProperty("applied");
  const lin = await person("lin");
  const chen = await person("chen");
  await lin.saved();
  await chen.saved();

  await lin.page.context().setOffline(true);
  await lin.orders.row(first!).click();
  await lin.order.close("买家不要了，明天再拍");
  await lin.orders.row(second!).click();
  await lin.order.close("地址写错了");
  await lin.orders.row(third!).click();
  await lin.order.step("发货").click();
  await lin.order.ship("圆通", "46000000000001");

  for (const order of [first!, second!]) {
    await chen.orders.row(order).click();
    await chen.order.step("核实").click();
    await expect(chen.order.status("已核实")).toBeVisible();
  }
  await chen.orders.row(third!).click();
  await chen.order.step("发货").click();
  await chen.order.ship("中通", "76000000000002");
  await chen.saved();

  await lin.page.context().setOffline(false);
  await expect(lin.word).toHaveText("有 3 条需处理");
  await expect(lin.order.status("已发货")).toBeVisible();
  await expect(lin.order.pane).toContainText("76000000000002");
  await lin.go("同步");
  await expect(lin.sync.cards).toHaveCount(3);
  const card = lin.sync.card("买家不要了");
  await expect(card).toContainText("我的操作待核实 → 已关闭 · 买家不要了，明天再拍");
  await expect(card).toContainText("没有执行的原因有人更快一步：订单现在是「已核实」");
  await expect(card).toContainText("现在的情况已核实");
  await expect(lin.sync.card("46000000000001")).toContainText("现在的情况已发货");

  // Copied: the text of what was done, tracking number and all.
  await lin.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await lin.sync.card("46000000000001").getByRole("button", { name: "复制内容" }).click();
  await expect.poll(() => lin.page.evaluate(() => navigator.clipboard.readText())).toContain("圆通 46000000000001");

  // Dropped: it is gone, the order stays as the other made it.
  await lin.sync.card("46000000000001").getByRole("button", { name: "放弃" }).click();
  await lin.sync.card("地址写错了").getByRole("button", { name: "放弃" }).click();
  await expect(lin.sync.cards).toHaveCount(1);

  // Applied anyway: closed from where it stands now.
  await card.getByRole("button", { name: "仍要执行" }).click();
  await expect(lin.sync.cards).toHaveCount(0);
  await lin.saved();
  await chen.orders.row(first!).click();
  await expect(chen.order.status("已关闭")).toBeVisible();
  await expect(chen.order.history.first()).toContainText("已核实 → 已关闭 · 买家不要了，明天再拍");
  const [one, two, three] = [await api.order(first!.id), await api.order(second!.id), await api.order(third!.id)];
  expect([one.status, two.status, three.status]).toEqual(["closed", "verified", "shipped"]);
  expect(three.parcel?.tracking).toBe("76000000000002");
  expect(three.history).toHaveLength(2);
});

test("29: two agents verify one order at the same moment; one move counts, the other is told", async ({ person, api }) => {
  const [order] = (await api.orders()).filter((one) => one.status === "to_verify");
  const lin = await person("lin");
  const chen = await person("chen");
  await lin.open(order!);
  await chen.open(order!);
  await Promise.all([lin.order.step("核实").click(), chen.order.step("核实").click()]);
  for (const one of [lin, chen]) await expect(one.order.status("已核实")).toBeVisible();
  await expect
    .poll(async () => [await lin.word.textContent(), await chen.word.textContent()].sort())
    .toEqual(["已保存", "有 1 条需处理"]);
  expect((await api.order(order!.id)).history).toHaveLength(1);
});

test("a memo that a colleague changes while it is being written says so and keeps what was typed", async ({ person, api }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.open(order!);
  await lin.order.beginMemo("M", "要蓝色");
  await api.issue(["order.memo", { order: order!.id, memo: "先别发" }]);
  await expect(lin.order.memo.getByText("写的时候备注已被改为：先别发")).toBeVisible();
  await expect(lin.order.memo.getByLabel("事由")).toHaveValue("要蓝色");
  await lin.page.reload();
  await expect(lin.order.memo.getByText("已找回上次没写完的内容")).toBeVisible();
  await expect(lin.order.memo.getByLabel("事由")).toHaveValue("要蓝色");
  await lin.order.memo.getByRole("button", { name: "保存" }).click();
  await lin.saved();
  const memos = (await api.order(order!.id)).history!.map((entry) => entry.act.memo?.to);
  expect(memos[0]).toBe("先别发");
  expect(memos[1]).toMatch(/^M\(要蓝色\)\+小林\+/);
});

test("29: two agents claim one ticket, one of them offline; who was slower gets one card and keeps what was written", async ({
  person, api,
}) => {
  const first = await openTicket(api, { subject: "先到先得" });
  const second = await openTicket(api, { subject: "两个人都要" });
  const zhou = await person("zhou", { at: `/tickets/${first.id}` });
  const chen = await person("chen", { at: `/tickets/${first.id}` });
  await zhou.saved();
  await chen.saved();
  await zhou.page.context().setOffline(true);
  await zhou.ticket.move("接手").click();
  await expect(zhou.ticket.owner).toHaveText(/周主管/);
  await zhou.ticket.write("内部备注", "我先看看");
  await zhou.openTicket(second);
  await zhou.ticket.move("接手").click();
  await expect(zhou.ticket.owner).toHaveText(/周主管/);

  for (const ticket of [first, second]) {
    await chen.openTicket(ticket);
    await chen.ticket.move("接手").click();
    await expect(chen.ticket.owner).toHaveText(/小陈/);
  }
  await chen.saved();
  await zhou.page.context().setOffline(false);
  await expect(zhou.word).toHaveText("有 2 条需处理");
  await expect(zhou.ticket.owner).toHaveText(/小陈/);
  expect((await api.ticket(first.id)).assignee).toBe(await api.staff("chen"));

  // One is left to who was faster, the other is taken all the same: who had it is told.
  await zhou.go("同步");
  await expect(zhou.sync.cards).toHaveCount(2);
  await expect(zhou.sync.card("先到先得")).toContainText("有人更快一步");
  await zhou.sync.card("先到先得").getByRole("button", { name: "放弃" }).click();
  await zhou.sync.card("两个人都要").getByRole("button", { name: "仍要执行" }).click();
  await expect(zhou.sync.cards).toHaveCount(0);
  await zhou.saved();
  const [dropped, taken] = [await api.ticket(first.id), await api.ticket(second.id)];
  expect([dropped.assignee, taken.assignee]).toEqual([await api.staff("chen"), await api.staff("zhou")]);
  expect(dropped.history.map(({ act }) => (typeof act === "string" ? act : Object.keys(act)[0]))).toEqual([
    "opened", "said", "nobody_on_shift", "assigned", "note",
  ]);
  await expect(chen.ticket.events.last()).toContainText("周主管 从 小陈 手上接手");
});

test.describe("on tablets", () => {
  test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true });

  test("29: two supervisors edit one week offline; both arrive, and the cell that both touched is one question", async ({
    person, api,
  }) => {
    const zhou = await person("zhou", { at: `/roster/${APRIL}` });
    const he = await person("he", { at: `/roster/${APRIL}` });
    for (const one of [zhou, he]) {
      await one.saved();
      await one.page.context().setOffline(true);
    }
    await zhou.roster.brush("白班").tap();
    for (const day of [1, 2, 3, 4]) await zhou.roster.cell("小林", day).tap();
    await he.roster.brush("半白班").tap();
    await he.roster.cell("小林", 3).tap();
    await he.roster.brush("晚班").tap();
    for (const day of [3, 4, 5]) await he.roster.cell("小林", day).tap();
    await he.roster.cell("阿珍", 1).tap();
    await he.roster.expectCell("小林", 3, "晚班");

    await zhou.page.context().setOffline(false);
    await zhou.saved();
    await he.page.context().setOffline(false);
    await expect(he.roster.conflicts).toHaveText("2 格有冲突");
    await he.roster.expectCell("小林", 3, "白班");
    await zhou.roster.expectCell("小林", 5, "晚班");
    await zhou.roster.expectCell("阿珍", 1, "晚班");

    // Both of the third day's changes are one question; what is there stays.
    await he.roster.conflicts.tap();
    await expect(he.roster.card("小林")).toContainText("和别人的更改冲突我的晚班现在是白班");
    await he.roster.card("小林").getByRole("button", { name: "保留现在的" }).tap();
    await expect(he.roster.conflicts).toHaveText("1 格有冲突");
    await he.roster.cell("小林", 4).tap();
    await he.roster.card("小林").getByRole("button", { name: "用我的" }).tap();
    await expect(he.roster.conflicts).toBeHidden();
    await he.saved();
    await zhou.roster.expectCell("小林", 4, "晚班");
    await zhou.roster.expectCell("小林", 3, "白班");
    const [full, evening] = [{ work: ["full"] }, { work: ["evening"] }];
    const cells = Object.fromEntries((await api.rosters()).map(({ staff, cells }) => [staff, cells]));
    expect(cells).toEqual({
      [await api.staff("lin")]: { 1: full, 2: full, 3: full, 4: evening, 5: evening },
      [await api.staff("zhen")]: { 1: evening },
    });
  });
});
