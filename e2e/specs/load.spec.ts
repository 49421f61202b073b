// The first load on a device, broken off and taken up again (30).
import { expect, test } from "../fixtures/test.ts";
import { Counter } from "../pages/counter.ts";

test.use({ orders: 12_000 });

test("30: a first load broken off at a third goes on where it was, across an outage and a restart of the page", async ({
  line, server, browser, watch,
}) => {
  const context = await browser.newContext();
  const lin = new Counter(await context.newPage(), line.url);
  watch(lin.page);
  let slices = 0;
  // After the second slice the line goes dead.
  line.meddle("/api/sync/pull", (answer) => {
    slices += 1;
    answer.lost = slices > 2;
  });
  await lin.goto();
  await lin.signIn("lin");
  await expect(lin.page.getByText("正在首次载入，已收到 10,000 条")).toBeVisible();
  await expect(lin.word).toHaveText("离线");
  await server.stop();
  await lin.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await lin.page.reload();
  await expect(lin.page.getByText("正在首次载入，已收到 10,000 条")).toBeVisible();

  const before = line.requests("/api/sync/pull").length;
  line.leaveAlone("/api/sync/pull");
  await server.start();
  await lin.saved();
  await expect(lin.orders.found).toHaveText("12,000 单");
  const asked = line.requests("/api/sync/pull").map((body) => (JSON.parse(body) as { at: unknown }).at);
  expect(asked[0]).toBe("start");
  const after = asked.slice(before);
  expect(after.every((at) => at !== "start"), "it never starts over").toBe(true);
  expect(after[0]).toHaveProperty("loading");
  expect(asked.filter((at) => at === "start")).toHaveLength(1);
  await context.close();
});
