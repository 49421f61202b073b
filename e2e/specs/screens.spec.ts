// Every screen: no barriers in light and dark, and the structure that a screen reader gets.
import type { Page } from "@playwright/test";
import { expectNoBarriers } from "../fixtures/axe.ts";
import { fillFrozen, NOON } from "../fixtures/frozen.ts";
import { expect, test } from "../fixtures/test.ts";
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
  const lin = await person("lin", context);
  await lin.open(orders[0]!);
  await lin.saved();
  await expect(lin.orders.rows).toHaveCount(3);
  await expectScreen(lin.page, "orders");

  await lin.page.keyboard.press("Control+k");
  await expect(lin.page.getByRole("combobox")).toBeFocused();
  await lin.page.keyboard.type("小满");
  await expect(lin.page.getByRole("dialog").getByRole("option")).toHaveCount(2);
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
  const lin = await person("lin", context);
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
  const lin = await person("lin", context);
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
  // What remains Chinese is what people wrote, and the name of the other language.
  const words = await page.getByRole("banner").or(page.getByRole("navigation")).allInnerTexts();
  expect(words.join(" ").replace(/小林|柜台/g, "")).not.toMatch(/[\u4e00-\u9fff]/);
  await page.close();
});
