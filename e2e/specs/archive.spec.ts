// What is over and was left alone for long is on the server only: it is found there, read, and brought back.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectNoBarriers, expectNoSideways } from "../fixtures/axe.ts";
import { PASSWORD, SHOP, type Server, sample } from "../fixtures/server.ts";
import { expect, test } from "../fixtures/test.ts";
import { Counter } from "../pages/counter.ts";

test.use({ orders: 0 });

const ORDERS = 60;
/** A word that most titles have. */
const WORD = "小样";

/** A year of orders, imported while the server was down; it puts away what is over once it is up. */
async function year(server: Server) {
  await server.stop();
  const file = join(server.data, "year.csv");
  writeFileSync(file, sample(ORDERS, "--days", "400"));
  server.cli(["import", "orders", file, "--shop", SHOP]);
  await server.start();
}

test("what is over is on no device, is found in the archive, read and brought back", async ({ server, person }) => {
  await year(server);
  const lin = await person("lin", { at: "/orders" });
  // Some are at hand, and not all.
  const count = async () => Number((await lin.orders.found.textContent())!.replace(/\D/g, ""));
  await expect.poll(count).toBeGreaterThan(0);
  await expect.poll(count).toBeLessThan(ORDERS);
  const atHand = await count();

  await lin.orders.search.fill(WORD);
  await lin.page.getByRole("button", { name: `到档案里找「${WORD}」` }).click();
  const said = lin.page.getByText(/^档案里找到 \d+ 个$/);
  await expect(said).toBeVisible();
  // The oldest stand at the end.
  const away = lin.orders.rows.filter({ hasText: "档案" });
  await lin.orders.list.focus();
  await expect(async () => {
    await lin.page.keyboard.press("End");
    await expect(away.first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectNoBarriers(lin.page);

  // It can be read, and is not changed.
  await away.last().click();
  const banner = lin.order.pane.getByRole("note").filter({ hasText: "归入档案" });
  await expect(banner).toBeVisible();
  await lin.order.flag("红旗").click();
  await expect(lin.page.getByText("这个订单在档案里，先取回再改")).toBeVisible();
  await expect(lin.order.flag("红旗")).not.toBeChecked();
  const title = (await lin.order.title.textContent())!;
  const address = lin.page.url();

  // A link to it leads there from any device.
  const chen = await person("chen", { at: new URL(address).pathname });
  await expect(chen.order.title).toHaveText(title);
  await expect(chen.order.pane.getByRole("button", { name: "取回" })).toBeVisible();

  // Brought back, it is everybody's again.
  await banner.getByRole("button", { name: "取回" }).click();
  await expect(banner).toBeHidden();
  await lin.order.setFlag("红旗");
  await expect(chen.order.flag("红旗")).toBeChecked();
  await expect(chen.order.pane.getByRole("button", { name: "取回" })).toBeHidden();
  await lin.page.reload();
  await lin.orders.search.fill("");
  await expect.poll(count).toBe(atHand + 1);
});

test("without a network it says so", async ({ server, person }) => {
  await year(server);
  const lin = await person("lin", { at: "/orders" });
  await lin.saved();
  await lin.page.context().setOffline(true);
  await lin.orders.search.fill(WORD);
  await lin.page.getByRole("button", { name: `到档案里找「${WORD}」` }).click();
  await expect(lin.page.getByText("没有网络：档案只在服务器上")).toBeVisible();
  await lin.page.context().setOffline(false);
});

test("customers, cases and tickets have an archive, too; in English, on a tablet and in the dark", async ({ server, browser, watch }) => {
  await year(server);
  const viewport = { width: 820, height: 1180 };
  const context = await browser.newContext({ locale: "en-US", viewport, colorScheme: "dark", hasTouch: true });
  const lin = new Counter(await context.newPage(), server.url);
  watch(lin.page);
  await lin.goto("/customers");
  await lin.page.getByLabel("User name").fill("lin");
  await lin.page.getByLabel("Password").fill(PASSWORD);
  await lin.page.keyboard.press("Enter");
  // Half of the buyers' names have it.
  await lin.page.getByRole("searchbox").first().fill("的");
  await lin.page.getByRole("button", { name: "Search the archive for “的”" }).tap();
  await expect(lin.page.getByText(/^\d+ found in the archive$/)).toBeVisible();
  await lin.page.getByRole("listbox").focus();
  await lin.page.keyboard.press("End");
  await lin.page.getByRole("option").filter({ hasText: "Archive" }).last().tap();
  await expect(lin.page.getByRole("note").getByRole("button", { name: "Bring back" })).toBeVisible();
  await lin.page.getByRole("button", { name: "Show what is older, from the archive" }).first().tap();
  await expect(lin.page.getByText(/^\d+ found in the archive$/).last()).toBeVisible();
  await expectNoBarriers(lin.page);
  await expectNoSideways(lin.page);
  for (const at of ["/cases", "/tickets"]) {
    await lin.goto(at);
    await lin.page.getByRole("searchbox").first().fill("zzz");
    await lin.page.getByRole("button", { name: "Search the archive for “zzz”" }).tap();
    await expect(lin.page.getByText("Not in the archive either")).toBeVisible();
  }
  await context.close();
});
