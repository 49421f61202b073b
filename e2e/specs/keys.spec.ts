// The whole of a morning by keys alone, and by taps alone.
import { type Locator, expect, test } from "../fixtures/test.ts";
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
  await expect(page.getByRole("status").filter({ hasText: "旗帜:按数字选颜色" })).toBeVisible();
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
});

/** What can be tapped is at least 44 px in both directions. */
async function targetsAreLarge(within: Locator) {
  const small: string[] = [];
  const targets = within.locator('a[href], button, input:not([type="radio"]), textarea, select, [role="option"]');
  for (const target of await targets.filter({ visible: true }).all()) {
    const box = await target.boundingBox();
    if (!box || (box.width >= 44 && box.height >= 44)) continue;
    small.push(`${await target.evaluate((node) => node.outerHTML.slice(0, 120))} ${box.width}×${box.height}`);
  }
  expect(small).toEqual([]);
}
