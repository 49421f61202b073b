// The whole of a morning by keys alone, and by taps alone.
import type { Api } from "../fixtures/api.ts";
import { expect, test } from "../fixtures/test.ts";
import { drawFrom, targetsAreLarge } from "../fixtures/touch.ts";
import { openTicket } from "../fixtures/work.ts";
import { APRIL } from "../pages/roster.ts";
import { Counter } from "../pages/counter.ts";

test("by keys alone: sign in, find, flag, memo, ship, undo", async ({ api, browser, server, watch }) => {
  const [order] = (await api.orders()).filter((one) => one.status === "to_verify");
  await api.issue(["order.move", { order: order!.id, expect: "to_verify", to: "packed" }]);
  const page = await browser.newPage();
  watch(page);
  const lin = new Counter(page, server.url);
  const keys = page.keyboard;
  await lin.goto();
  await expect(page.getByLabel("用户名")).toBeFocused();
  await keys.type("lin");
  await keys.press("Tab");
  await keys.type("counter-demo");
  await keys.press("Enter");
  await lin.saved();

  await keys.press("/");
  await expect(lin.orders.search).toBeFocused();
  await keys.type(order!.number);
  await expect(lin.orders.found).toHaveText("1 单");
  await keys.press("Enter");
  await expect(lin.order.title).toContainText(`#${order!.no}`);

  await keys.press("f");
  await expect(page.getByRole("status").filter({ hasText: "旗帜：按数字选颜色" })).toBeVisible();
  await keys.press("2");
  await expect(lin.order.flag("黄旗")).toBeChecked();

  await keys.press("m");
  await expect(lin.order.memo.getByLabel("尺码")).toBeFocused();
  await keys.type("L");
  await keys.press("Tab");
  await keys.type("偏小换");
  await keys.press("Control+Enter");
  await expect(lin.order.memo).toContainText(/L\(偏小换\)\+小林\+/);

  await keys.press("s");
  await expect(page.getByRole("dialog").getByLabel("快递单号")).toBeFocused();
  await keys.type("76000000000009");
  await keys.press("Enter");
  await expect(lin.order.status("已发货")).toBeVisible();
  await keys.press("u");
  await expect(lin.order.status("已打包")).toBeVisible();
  await lin.saved();
  const kept = await api.order(order!.id);
  expect([kept.status, kept.flag]).toEqual(["packed", "yellow"]);

  // Everything else is found by words.
  await keys.press("Control+k");
  const palette = page.getByRole("dialog", { name: "命令面板" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await keys.type("前往 同步");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { name: "同步", level: 1 })).toBeVisible();
  await keys.press("?");
  await expect(page.getByRole("dialog", { name: "快捷键" })).toBeVisible();
  await keys.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.close();
});

test("a whole shift with the keyboard only: tickets, a caller, an order, and the way home", async ({
  api, browser, server, watch,
}) => {
  test.slow();
  const [order] = (await api.orders()).filter((one) => one.status === "to_verify");
  const waiting = await openTicket(api, { subject: "等了很久" });
  const page = await browser.newPage();
  watch(page);
  await page.addInitScript(() => {
    window.addEventListener("pointerdown", () => document.documentElement.setAttribute("data-touched", ""), true);
  });
  const lin = new Counter(page, server.url);
  const keys = page.keyboard;
  await lin.goto("/");
  await expect(page.getByLabel("用户名")).toBeFocused();
  await keys.type("lin");
  await keys.press("Tab");
  await keys.type("counter-demo");
  await keys.press("Enter");
  await lin.saved();

  // The next one that nobody has: take it, answer, tell a colleague, wait.
  await keys.press("]");
  await expect(lin.tickets.tab("未分配")).toHaveAttribute("aria-selected", "true");
  await keys.press("j");
  await expect(lin.ticket.subject).toHaveText("等了很久");
  await keys.press("g");
  await expect(lin.ticket.owner).toHaveText(/小林/);
  await keys.press("Enter");
  await expect(lin.ticket.text).toBeFocused();
  await keys.type("您好，这就给您补发");
  await keys.press("Control+Enter");
  await expect(lin.ticket.said("这就给您补发")).toBeVisible();
  await keys.press("Escape");
  await keys.press("i");
  await expect(lin.ticket.text).toHaveAccessibleName(/@ 提醒谁/);
  await keys.type("麻烦 @小陈");
  await expect(page.getByRole("listbox", { name: "提醒同事" }).getByRole("option")).toHaveText(["小陈"]);
  await keys.press("Enter");
  await keys.type("明天跟进");
  await keys.press("Control+Enter");
  await expect(lin.ticket.said("明天跟进").getByText("@小陈")).toBeVisible();
  await keys.press("Escape");
  await keys.press("w");
  await expect(page.getByRole("dialog", { name: "等谁？" }).getByLabel("原因")).toBeFocused();
  await keys.type("等客户发照片");
  await keys.press("Enter");
  await expect(lin.ticket.status("等客户")).toBeVisible();

  // Somebody calls whom nobody knows.
  await keys.press("t");
  await expect(lin.intake.who).toBeFocused();
  await keys.type("100 9999 0000");
  await expect(lin.intake.choices).toHaveText(["新客户「100 9999 0000」"]);
  await keys.press("Enter");
  await expect(lin.intake.text).toBeFocused();
  await keys.type("围巾什么时候到");
  await keys.press("Control+Enter");
  await expect(lin.ticket.subject).toHaveText("围巾什么时候到");
  await keys.press("l");
  await expect(page.getByRole("combobox", { name: "关联订单" })).toBeFocused();
  await keys.type(order!.number);
  await expect(page.getByRole("dialog", { name: "关联订单" }).getByRole("option")).toHaveCount(1);
  await keys.press("Enter");
  await expect(lin.ticket.events.last()).toContainText(`小林 关联订单 #${order!.no}`);
  await keys.press("n");
  await expect(lin.ticket.status("已解决")).toBeVisible();
  await keys.press("n");
  await expect(lin.ticket.closing.getByRole("radio", { name: "已解答" })).toBeFocused();
  await keys.press("Space");
  await keys.press("Tab");
  await keys.press("Space");
  await keys.press("Enter");
  await expect(lin.ticket.status("已关闭")).toBeVisible();

  // The first one again by words; then an order, marked and unmarked.
  await keys.press("[");
  await expect(lin.tickets.tab("我的")).toHaveAttribute("aria-selected", "true");
  await keys.press("/");
  await expect(lin.tickets.search).toBeFocused();
  await keys.type("补发");
  await expect(lin.tickets.rows).toHaveCount(1);
  await keys.press("Enter");
  await expect(lin.ticket.subject).toHaveText("等了很久");
  await keys.press("Control+k");
  await keys.type("前往 订单");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { name: "订单", level: 1 })).toBeVisible();
  await keys.press("/");
  await keys.type(order!.number);
  await expect(lin.orders.found).toHaveText("1 单");
  await keys.press("Enter");
  await keys.press("f");
  await keys.press("3");
  await expect(lin.order.flag("绿旗")).toBeChecked();
  await keys.press("u");
  await expect(lin.order.flag("无旗帜")).toBeChecked();

  await keys.press("Control+k");
  await keys.type("前往 同步");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { name: "同步", level: 1 })).toBeVisible();
  await lin.saved();
  await keys.press("Control+k");
  await keys.type("退出登录");
  await keys.press("Enter");
  const leave = page.getByRole("dialog", { name: "退出登录" }).getByRole("button", { name: "退出登录" });
  await expect(leave).toBeVisible();
  for (let tabs = 0; tabs < 5 && !(await leave.evaluate((node) => node === document.activeElement)); tabs++) {
    await keys.press("Tab");
  }
  await keys.press("Enter");
  await expect(page.getByLabel("用户名")).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-touched");

  const [first, second] = [await api.ticket(waiting.id), (await api.tickets())[0]!];
  expect([first.status, first.assignee, first.unread]).toEqual([
    "waiting_customer", await api.staff("lin"), [await api.staff("chen"), ...(await leads(api))].sort(),
  ]);
  expect([second.status, second.closing?.word, second.orders]).toEqual(["closed", "accepted", [order!.id]]);
  expect((await api.customer(second.customer)).phone_mask).toBe("100****0000");
  await page.close();
});

test("the list moves by j and k, marks by x, and gives everything back on Escape", async ({ api, person }) => {
  const [first, second, third] = await api.orders();
  const lin = await person("lin");
  await lin.saved();
  const keys = lin.page.keyboard;
  for (const order of [first!, second!, third!]) {
    await keys.press("j");
    await expect(lin.orders.row(order)).toHaveAttribute("aria-current", "true");
    await expect(lin.order.title).toContainText(`#${order.no}`);
  }
  await keys.press("k");
  await expect(lin.orders.row(second!)).toHaveAttribute("aria-current", "true");
  await keys.press("x");
  await expect(lin.orders.row(second!)).toHaveAttribute("aria-selected", "true");
  await keys.press("Escape");
  await expect(lin.orders.row(second!)).toHaveAttribute("aria-selected", "false");
  await keys.press("Escape");
  await expect(lin.page).toHaveURL(/\/orders$/);
});

test("keys that come in one breath, before what they open is there, are for the row that they moved to", async ({ api, person }) => {
  const [, , third] = await api.orders();
  for (const subject of ["第一件", "第二件"]) await openTicket(api, { subject });
  const lin = await person("lin");
  await lin.saved();
  const atOnce = (...keys: string[]) =>
    lin.page.evaluate((keys) => {
      for (const key of keys) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }, keys);
  await atOnce("j", "j", "j", "a");
  await expect(lin.order.title).toContainText(`#${third!.no}`);
  await expect(lin.order.pane.getByLabel("添加记录")).toBeFocused();

  await lin.goto("/tickets");
  await lin.tickets.show("全组");
  await expect(lin.tickets.rows).toHaveCount(2);
  await atOnce("j", "j", "Enter");
  await expect(lin.ticket.subject).toContainText("第二件");
  await expect(lin.ticket.text).toBeFocused();
});

test.describe("on a tablet", () => {
  test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true });

  test("by taps alone: open, flag, move; every target is large enough", async ({ api, person }) => {
    const [order] = (await api.orders()).filter((one) => one.status === "to_verify");
    const lin = await person("lin");
    await lin.saved();
    await lin.orders.row(order!).tap();
    await expect(lin.order.title).toContainText(`#${order!.no}`);
    await lin.order.flag("黄旗").tap();
    await expect(lin.order.flag("黄旗")).toBeChecked();
    await targetsAreLarge(lin.page.getByRole("main"));
    await targetsAreLarge(lin.page.getByRole("banner"));
    await targetsAreLarge(lin.page.getByRole("navigation"));
    await lin.order.step("核实").tap();
    await expect(lin.order.status("已核实")).toBeVisible();
    await lin.order.step("更多步骤").tap();
    await targetsAreLarge(lin.page.getByRole("menu"));
    await lin.page.getByRole("menuitem", { name: "关闭订单" }).tap();
    const dialog = lin.page.getByRole("dialog");
    await targetsAreLarge(dialog);
    await dialog.getByRole("button", { name: "取消" }).tap();
    await lin.saved();
    const kept = await api.order(order!.id);
    expect([kept.flag, kept.status]).toEqual(["yellow", "verified"]);
  });

  test("a whole roster with touch only: taps, a long press drawn on, a range, undo, publish, and the agent's word on a phone", async ({
    browser, api, person,
  }) => {
    const zhou = await person("zhou", { at: `/roster/${APRIL}` });
    await zhou.saved();
    const { roster, page } = zhou;
    await targetsAreLarge(page.getByRole("main"));
    await roster.brush("白班").tap();
    for (const day of [1, 2]) await roster.cell("小林", day).tap();
    await drawFrom(roster.cell("小林", 3), roster.cell("小林", 5), /cell-here/);
    await roster.expectCell("小林", 5, "白班");
    await roster.brush("区间").tap();
    await roster.cell("小林", 6).tap();
    await roster.cell("小林", 7).tap();
    await expect(roster.brush("已选 2 格")).toBeVisible();
    await roster.brush("休").tap();
    await roster.expectCell("小林", 7, "休");
    await roster.brush("晚班").tap();
    await roster.expectCell("小林", 6, "晚班");
    await page.getByRole("button", { name: /^撤销/ }).first().tap();
    await roster.expectCell("小林", 6, "休");
    await zhou.saved();

    await roster.publishButton.tap();
    const dialog = page.getByRole("dialog", { name: "发布 2030 年 4 月排班" });
    await expect(dialog).toContainText("小林 7 天");
    await targetsAreLarge(dialog);
    await dialog.getByRole("button", { name: "发布", exact: true }).tap();
    await expect(dialog).toBeHidden();
    await expect(roster.row("小林")).toContainText("待确认");

    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const lin = await person("lin", { context, at: `/schedule/${APRIL}` });
    await expect(lin.schedule.changes).toContainText("2030 年 4 月的班次已发布");
    await expect(lin.schedule.day(3)).toHaveAccessibleName(/白班$/);
    await expect(lin.schedule.day(6)).toHaveAccessibleName(/休$/);
    await lin.schedule.day(3).tap();
    await expect(lin.page.getByText("9:00–17:30").first()).toBeVisible();
    await lin.schedule.acknowledge.tap();
    await expect(lin.schedule.changes).toBeHidden();
    await lin.saved();
    await expect(roster.row("小林")).toContainText("已确认");
    const [kept] = await api.rosters();
    expect([kept!.edition, Object.keys(kept!.published ?? {}).length]).toEqual([1, 7]);
    expect(kept!.acknowledged_at).toBeGreaterThan(0);
    await context.close();
  });
});

/** Who is told that nobody on shift took a ticket. */
async function leads(api: Api): Promise<string[]> {
  return [await api.staff("zhou"), await api.staff("he")];
}
