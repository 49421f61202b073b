// Working without the server, from a cold start of the browser (story 2).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crash } from "../fixtures/crash.ts";
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";
import { Counter } from "../pages/counter.ts";

test("2: with the server off and the browser restarted, the work goes on and arrives once, in order", async ({
  server, api, person, watch, playwright,
}) => {
  const orders = (await api.orders()).filter((order) => order.status === "to_verify").slice(0, 2);
  const five = (await api.orders()).slice(0, 5);
  const profile = mkdtempSync(join(tmpdir(), "guitai-profile-"));
  const chen = await person("chen");
  await chen.saved();

  let browser = await playwright.chromium.launchPersistentContext(profile);
  let zhou = new Counter(browser.pages()[0]!, server.url);
  await zhou.goto();
  await zhou.signIn("zhou");
  await zhou.keptOnDevice();
  await browser.close();
  await server.stop();

  browser = await playwright.chromium.launchPersistentContext(profile);
  zhou = new Counter(browser.pages()[0]!, server.url);
  watch(zhou.page);
  await zhou.goto();
  await expect(zhou.orders.found).toHaveText("12 单");
  await expect(zhou.word).toHaveText("离线");
  for (const order of five) {
    await zhou.orders.row(order).click();
    await expect(zhou.order.title).toContainText(`#${order.no}`);
    await zhou.order.setFlag("黄旗");
    await expect(zhou.order.device).toBeVisible();
    await expect(zhou.orders.row(order).getByText("仅在本机")).toBeAttached();
  }
  for (const [index, order] of orders.entries()) {
    await zhou.orders.row(order).click();
    await zhou.order.chooseStep("发货");
    await zhou.order.ship("中通", `7600000000010${index}`);
    await expect(zhou.order.status("已发货")).toBeVisible();
  }
  await expect(zhou.word).toHaveText("离线 · 7 条待同步");
  await zhou.go("同步");
  await expect(zhou.sync.waiting).toHaveCount(7);
  for (const line of await zhou.sync.waiting.all()) await expect(line).toContainText("已保存在本机");

  // Another restart: what was saved on the device is still there.
  await browser.close();
  browser = await playwright.chromium.launchPersistentContext(profile);
  zhou = new Counter(browser.pages()[0]!, server.url);
  await zhou.goto();
  await expect(zhou.word).toHaveText("离线 · 7 条待同步");

  await server.start();
  await zhou.saved();
  await expect(zhou.order.device).toBeHidden();
  const [first] = orders;
  await chen.saved();
  await chen.open(first!);
  await expect(chen.order.status("已发货")).toBeVisible();
  await expect(chen.order.history).toHaveCount(2);
  await expect(chen.order.history.nth(0)).toContainText("待核实 → 已发货 · 中通 76000000000100");
  await expect(chen.order.history.nth(1)).toContainText("无旗帜 → 黄旗");
  for (const order of await api.orders()) {
    const flagged = five.some((one) => one.id === order.id);
    const shipped = orders.findIndex((one) => one.id === order.id);
    const acts = (order.history ?? []).map((entry) => Object.keys(entry.act)[0]);
    expect(acts, order.number).toEqual([...(flagged ? ["flagged"] : []), ...(shipped >= 0 ? ["moved"] : [])]);
    if (shipped >= 0) expect(order.parcel).toEqual({ courier: "中通", tracking: `7600000000010${shipped}` });
  }
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
});

test("4: what the device has survives a crash of the tab; what it has not yet is not called saved", async ({
  server, api, browser, watch, address,
}) => {
  const [kept, lost] = await api.orders();
  const context = await browser.newContext();
  const open = async () => {
    const page = await context.newPage();
    watch(page);
    const counter = new Counter(page, address.url);
    await counter.goto();
    return counter;
  };
  const first = await open();
  await first.signIn("lin");
  await first.keptOnDevice();
  await server.stop("SIGKILL");

  await first.open(kept!);
  await first.order.setFlag("红旗");
  await first.go("同步");
  await expect(first.sync.waiting).toContainText("已保存在本机");

  // From here on the disk never answers: transactions that write to the outbox stay open.
  await first.page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (this.name === "outbox") {
        const again = () => {
          this.count().onsuccess = again;
        };
        again();
      }
      return put.apply(this, args);
    };
  });
  await first.go("订单");
  await first.orders.row(lost!).click();
  await first.order.setFlag("蓝旗");
  await first.go("同步");
  await expect(first.sync.waiting).toHaveCount(2);
  await expect(first.sync.waiting.nth(1)).toContainText("正在保存");
  await crash(first.page);

  const second = await open();
  await expect(second.word).toHaveText("离线 · 1 条待同步");
  await expect(second.orders.row(kept!).getByTitle("红旗")).toBeVisible();
  await expect(second.orders.row(lost!).getByTitle("蓝旗")).toBeHidden();
  await server.start();
  await second.saved();
  expect((await api.order(kept!.id)).flag).toBe("red");
  expect((await api.order(lost!.id)).flag).toBe("grey");
  await context.close();
});

test("4: a tab dies over a half-written reply, and right after sending it: the words are in exactly one place", async ({
  server, api, person, watch,
}) => {
  const ticket = await openTicket(api);
  const first = await person("lin", { at: `/tickets/${ticket.id}` });
  await first.keptOnDevice();
  const context = first.page.context();
  await server.stop();
  const again = async () => {
    const counter = new Counter(await context.newPage(), first.url);
    watch(counter.page);
    await counter.openTicket(ticket);
    return counter;
  };
  await first.ticket.begin("回复", "写到一半的回复");
  await expect.poll(() => first.stored()).toContain("写到一半的回复");
  await crash(first.page);

  const second = await again();
  await expect(second.ticket.text).toHaveValue("写到一半的回复");
  await second.ticket.text.focus();
  await second.page.keyboard.press("Control+Enter");
  await crash(second.page);

  const third = await again();
  await expect(third.word).toHaveText(/^离线/);
  const places = (await third.stored()).split("写到一半的回复").length - 1;
  const [draft, sent] = [await third.ticket.text.inputValue(), await third.ticket.said("写到一半的回复").count()];
  expect([places, [draft === "写到一半的回复", sent === 1].filter(Boolean).length]).toEqual([1, 1]);
  if (sent === 0) await third.ticket.send("回复");
  await server.start();
  await third.saved();
  const said = (await api.ticket(ticket.id)).history.flatMap(({ act }) => (typeof act === "string" ? [] : (act.said ?? [])));
  expect(said.map(({ voice }) => voice)).toEqual(["customer", "us"]);
});

test("the first sign-in on a device says that it needs the network", async ({ server, browser, address }) => {
  const page = await browser.newPage();
  const counter = new Counter(page, address.url);
  await counter.goto();
  await expect(page.getByText("在这台设备上首次登录需要网络")).toBeVisible();
  await server.stop();
  await counter.fillIn("lin", "counter-demo");
  await expect(page.getByRole("alert")).toHaveText("连不上服务器，请检查网络后再试");
  await expect(page.getByLabel("用户名")).toHaveValue("lin");
  await server.start();
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await counter.saved();
  await page.close();
});
