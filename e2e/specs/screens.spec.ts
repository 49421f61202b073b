// Every screen: no barriers in light and dark, and the structure that a screen reader gets.
import type { Page } from "@playwright/test";
import { expectNoBarriers, expectNoBarriersAnywhere, expectNoSideways } from "../fixtures/axe.ts";
import { fillFrozen, fillFrozenWork, MARCH, NOON } from "../fixtures/frozen.ts";
import { expect, test } from "../fixtures/test.ts";
import { targetsAreLarge } from "../fixtures/touch.ts";
import { Counter } from "../pages/counter.ts";

test.use({ orders: 0 });

async function expectScreen(page: Page, name: string) {
  await expect(page.locator("body")).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
  await expectNoBarriers(page);
}

test("sign-in", async ({ browser, address }) => {
  const page = await browser.newPage();
  await new Counter(page, address.url).goto();
  await expect(page.getByLabel("用户名")).toBeFocused();
  await expectScreen(page, "sign-in");
  await page.close();
});

test("orders, while there are none", async ({ person }) => {
  const lin = await person("lin");
  await lin.saved();
  await expect(lin.page.getByText("还没有订单")).toBeVisible();
  await expectScreen(lin.page, "orders-empty");
});

test("orders, one of them open; palette; keys; a move; many marked", async ({ browser, api, person }) => {
  const { orders } = await fillFrozen(api);
  const context = await browser.newContext();
  await context.clock.setFixedTime(NOON);
  const lin = await person("lin", { context });
  await lin.open(orders[0]!);
  await lin.saved();
  await expect(lin.orders.rows).toHaveCount(3);
  await expectScreen(lin.page, "orders");

  await lin.page.keyboard.press("Control+k");
  await expect(lin.page.getByRole("combobox")).toBeFocused();
  await lin.page.keyboard.type("小满");
  await expect(lin.page.getByRole("dialog").getByRole("option")).toHaveCount(4);
  await expectScreen(lin.page, "palette");
  await lin.page.keyboard.press("Escape");

  await lin.page.keyboard.press("?");
  await expect(lin.page.getByRole("dialog", { name: "快捷键" })).toBeVisible();
  await expectScreen(lin.page, "help");
  await lin.page.keyboard.press("Escape");

  await lin.order.chooseStep("关闭订单");
  await lin.page.getByRole("dialog").getByRole("button", { name: "关闭订单" }).click();
  await expect(lin.page.getByRole("alert")).toBeVisible();
  await expectScreen(lin.page, "move");
  await lin.page.keyboard.press("Escape");

  await lin.page.keyboard.press("m");
  await expect(lin.order.memo.getByLabel("尺码")).toHaveValue("L");
  await lin.orders.row(orders[1]!).click({ modifiers: ["Control"] });
  await expectScreen(lin.page, "orders-busy");
  await context.close();
});

test("the report of an import, and past imports", async ({ browser, api, person }) => {
  const { report } = await fillFrozen(api);
  const context = await browser.newContext();
  await context.clock.setFixedTime(NOON);
  const lin = await person("lin", { context });
  await lin.saved();
  await lin.goto(report);
  await expect(lin.imports.held).toHaveCount(2);
  await lin.saved();
  await expectScreen(lin.page, "import");
  await lin.go("导入");
  await expect(lin.page.getByRole("table", { name: "导入记录" })).toBeVisible();
  await expectScreen(lin.page, "imports");
  await context.close();
});

test("sync, with work that waits and work that needs a decision; the locked screen", async ({ browser, api, person }) => {
  const { orders } = await fillFrozen(api);
  const context = await browser.newContext();
  await context.clock.setFixedTime(NOON);
  const lin = await person("lin", { context });
  await lin.saved();
  await context.setOffline(true);
  await lin.orders.row(orders[0]!).click();
  await lin.order.close("买家不要了");
  await api.issue(["order.move", { order: orders[0]!.id, expect: "to_verify", to: "verified" }]);
  await context.setOffline(false);
  await expect(lin.word).toHaveText("有 1 条需处理");
  await context.setOffline(true);
  await lin.orders.row(orders[1]!).click();
  await lin.order.setFlag("红旗");
  await lin.go("同步");
  await lin.page.getByRole("button", { name: "立即同步" }).click();
  await expect(lin.page.getByText("现在离线")).toBeVisible();
  await expect(lin.sync.waiting).toContainText("已保存在本机");
  await expect(lin.toasts.getByRole("status")).toHaveCount(0);
  await expectScreen(lin.page, "sync");
  await lin.page.getByRole("button", { name: "小林的菜单" }).click();
  await lin.page.getByRole("menuitem", { name: "锁定屏幕" }).click();
  await expect(lin.page.getByLabel("密码")).toBeFocused();
  await expectScreen(lin.page, "locked");
  await context.close();
});

test("tickets: one of them open; a new one; the end of one", async ({ browser, api, server, person }) => {
  test.slow();
  const { ticket } = await fillFrozenWork(api, server);
  const context = await browser.newContext();
  await context.clock.setFixedTime(NOON);
  const lin = await person("lin", { context, at: `/tickets/${ticket.id}` });
  await lin.saved();
  await expect(lin.ticket.picture("碎杯子.png").getByRole("img")).toBeVisible();
  await expectScreen(lin.page, "ticket");
  await expectNoBarriersAnywhere(lin.page);
  await lin.page.keyboard.press("t");
  await lin.intake.find("想养小满4");
  await expect(lin.intake.known).toBeVisible();
  await expect(lin.page.locator("dialog[open]")).toMatchAriaSnapshot({ name: "intake.aria.yml" });
  await expectNoBarriersAnywhere(lin.page);
  await lin.page.keyboard.press("Escape");
  await lin.ticket.chooseMove("关闭…");
  await expectNoBarriersAnywhere(lin.page);
  await context.close();
});

test("roster, a cell, publishing; one's own shifts; a customer's file", async ({ browser, api, server, person }) => {
  test.slow();
  const { customer } = await fillFrozenWork(api, server);
  const context = await browser.newContext();
  await context.clock.setFixedTime(NOON);
  const zhou = await person("zhou", { context, at: `/roster/${MARCH}` });
  await zhou.saved();
  await expect(zhou.roster.broken).toContainText("硬性 1");
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.roster.grid.getByRole("gridcell", { name: /^小林 3 月 6 日 / }).click({ button: "right" });
  await expect(zhou.roster.card("小林")).toBeVisible();
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.page.keyboard.press("Escape");
  await zhou.roster.publishButton.click();
  await expect(zhou.page.getByRole("dialog")).toBeVisible();
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.page.keyboard.press("Escape");
  await zhou.goto(`/customers/${customer}`);
  await expect(zhou.customers.title).toBeVisible();
  await zhou.saved();
  await expectScreen(zhou.page, "customer");
  await expectNoBarriersAnywhere(zhou.page);
  await context.close();

  const other = await browser.newContext();
  await other.clock.setFixedTime(NOON);
  const lin = await person("lin", { context: other, at: `/schedule/${MARCH}` });
  await lin.saved();
  await expect(lin.page.getByRole("button", { name: "我已知道" })).toBeVisible();
  await expectScreen(lin.page, "schedule");
  await expectNoBarriersAnywhere(lin.page);
  await other.close();
});

test("settings, each section; adding a person and a shift", async ({ person }) => {
  test.slow();
  const admin = await person("admin", { at: "/settings/workspace" });
  await admin.saved();
  for (const section of ["团队", "人员", "角色", "服务线", "店铺", "班次", "工单", "订单"] as const) {
    await admin.settings.go(section);
    await expect(admin.page.getByRole("heading", { name: section, level: 2 })).toBeVisible();
    await expectNoBarriersAnywhere(admin.page);
  }
  for (const [section, button] of [["人员", "添加人员"], ["班次", "添加班次"]] as const) {
    await admin.settings.go(section);
    await admin.page.getByRole("button", { name: button }).click();
    await expect(admin.page.getByRole("dialog")).toBeVisible();
    await expectNoBarriersAnywhere(admin.page);
    await admin.page.keyboard.press("Escape");
  }
});

test("for fingers: what can be tapped is large enough, on a tablet and on a phone, in both languages", async ({
  browser, api, server, person,
}) => {
  test.slow();
  const { ticket, customer } = await fillFrozenWork(api, server);
  for (const [locale, viewport] of [["zh-CN", { width: 1180, height: 820 }], ["en-US", { width: 390, height: 844 }]] as const) {
    const context = await browser.newContext({ viewport, locale, hasTouch: true });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator("input").first().fill("zhou");
    await page.locator("input[type=password]").fill("counter-demo");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("banner").getByRole("status")).toHaveText(/^(已保存|Saved)$/);
    for (const path of ["/tickets", `/tickets/${ticket.id}`, `/roster/${MARCH}`, `/schedule/${MARCH}`, `/customers/${customer}`, "/settings/people", "/settings/api"]) {
      await page.goto(server.url + path);
      await expect(page.getByRole("main").locator("a, button").filter({ visible: true }).first()).toBeVisible();
      await expectNoSideways(page);
      await test.step(`${locale} ${path}`, () => targetsAreLarge(page.getByRole("main")));
    }
    await context.close();
  }
});

test("in English: the interface speaks it after one choice, and so does the next visit", async ({ browser, api, address, watch }) => {
  const { orders } = await fillFrozen(api);
  const page = await browser.newPage();
  watch(page);
  await page.clock.setFixedTime(NOON);
  await page.goto(address.url);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByLabel("User name").fill("lin");
  await page.getByLabel("Password").fill("counter-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Saved");
  await page.goto(`${address.url}/orders/${orders[0]!.id}`);
  await page.getByRole("radio", { name: "Red" }).click();
  await expect(page.getByRole("region", { name: "History" }).getByRole("listitem").first()).toContainText("Yellow → Red");
  await expect(page.getByRole("button", { name: "Verify", exact: true })).toBeEnabled();
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Saved");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  for (const path of ["/tickets", "/roster", "/customers", "/settings/shifts"]) {
    await page.goto(address.url + path);
    await expect(page.getByRole("main")).toBeVisible();
    await expectNoBarriersAnywhere(page);
  }
  // What remains Chinese is what people wrote, and the name of the other language.
  const words = await page.getByRole("banner").or(page.getByRole("navigation")).allInnerTexts();
  expect(words.join(" ").replace(/小林|柜台/g, "")).not.toMatch(/[\u4e00-\u9fff]/);
  await page.close();
});
