// Many tabs of one browser, one of which leads (story 6).
import { crash } from "../fixtures/crash.ts";
import { expect, test } from "../fixtures/test.ts";
import { Counter } from "../pages/counter.ts";

test("6: ten tabs issue at once; all converge, and each command arrives once", async ({ api, person, watch }) => {
  test.slow();
  const orders = (await api.orders()).slice(0, 10);
  const lin = await person("lin");
  await lin.keptOnDevice();
  const tabs = [lin];
  while (tabs.length < 10) {
    const tab = new Counter(await lin.page.context().newPage(), lin.url);
    watch(tab.page);
    await tab.goto();
    tabs.push(tab);
  }
  for (const [index, tab] of tabs.entries()) {
    await tab.open(orders[index]!);
    await tab.saved();
  }
  await Promise.all(tabs.map((tab) => tab.order.flag("绿旗").click()));
  await Promise.all(tabs.map((tab, index) => tab.order.addNote(`第 ${index} 个窗口`)));
  for (const tab of tabs) {
    await tab.saved();
    for (const order of orders) await expect(tab.orders.row(order).getByTitle("绿旗")).toBeVisible();
    await expect(tab.page.getByRole("listbox").getByText("仅在本机")).toHaveCount(0);
  }
  for (const [index, { id }] of orders.entries()) {
    const { history } = await api.order(id);
    expect(history?.map(({ act }) => act.note?.text ?? act.flagged?.to)).toEqual(["green", `第 ${index} 个窗口`]);
  }
});

test("6: the leading tab dies after the server took its push and before it heard so; nothing is lost or doubled", async ({
  line, api, person, watch,
}) => {
  const [order] = await api.orders();
  const leader = await person("lin");
  await leader.keptOnDevice();
  const follower = new Counter(await leader.page.context().newPage(), leader.url);
  watch(follower.page);
  await follower.open(order!);
  await follower.saved();

  // The first push is answered by the server and the answer is held on the way, for ever.
  const taken = new Promise<void>((resolve) => {
    line.meddle("/api/sync/push", (answer) => {
      answer.lost = true;
      line.leaveAlone("/api/sync/push");
      resolve();
      return new Promise(() => {});
    });
  });
  await follower.order.addNote("一次就够");
  await taken;
  await expect.poll(async () => (await api.order(order!.id)).history?.length).toBe(1);
  await expect(follower.order.device).toBeVisible();
  await crash(leader.page);

  await follower.saved();
  await expect(follower.order.device).toBeHidden();
  await follower.order.addNote("还有这一句");
  await follower.saved();
  const { history } = await api.order(order!.id);
  expect(history?.map(({ act }) => act.note?.text)).toEqual(["一次就够", "还有这一句"]);
});

test("27: tabs that all take themselves for the leader do no harm", async ({ api, browser, server, watch }) => {
  const orders = (await api.orders()).slice(0, 3);
  const context = await browser.newContext();
  // Locks that keep nobody out, as if the browser had given one away from under a sleeping tab.
  await context.addInitScript(() => {
    LockManager.prototype.request = ((_name: string, _options: LockOptions, granted: LockGrantedCallback<unknown>) =>
      Promise.resolve(granted(null))) as typeof LockManager.prototype.request;
  });
  const tabs: Counter[] = [];
  for (const order of orders) {
    const tab = new Counter(await context.newPage(), server.url);
    watch(tab.page);
    await tab.goto();
    if (tabs.length === 0) await tab.signIn("lin");
    await tab.open(order);
    await tab.saved();
    tabs.push(tab);
  }
  for (const round of ["一", "二", "三"]) {
    await Promise.all(tabs.map((tab) => tab.order.addNote(`第${round}轮`)));
  }
  for (const tab of tabs) {
    await tab.saved();
    for (const order of orders) {
      await tab.orders.row(order).click();
      await expect(tab.order.history).toHaveCount(3);
    }
  }
  for (const { id } of orders) {
    const { history } = await api.order(id);
    expect(history?.map(({ act }) => act.note?.text)).toEqual(["第一轮", "第二轮", "第三轮"]);
  }
  await context.close();
});

test("27: the leading tab sleeps through a sign of life; what another tab issued meanwhile is not lost", async ({
  api, person, watch,
}) => {
  const [order] = await api.orders();
  const leader = await person("lin");
  await leader.keptOnDevice();
  const follower = new Counter(await leader.page.context().newPage(), leader.url);
  watch(follower.page);
  await follower.open(order!);
  await follower.saved();
  const session = await leader.page.context().newCDPSession(leader.page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await follower.order.addNote("睡着的时候写的");
  await expect(follower.order.history.first()).toContainText("睡着的时候写的");
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await follower.saved();
  expect((await api.order(order!.id)).history?.map(({ act }) => act.note?.text)).toEqual(["睡着的时候写的"]);
});
