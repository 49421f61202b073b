// The device's storage fails: the person is told at once, and nothing typed is lost (11, 26).
import type { Page } from "@playwright/test";
import { crash } from "../fixtures/crash.ts";
import { hashOf, png } from "../fixtures/picture.ts";
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";
import { Counter } from "../pages/counter.ts";

const FAILING = "无法保存到本机";

/** The two ways in which browsers tell that there is no room: at once, or when the work is to be kept. */
type Full = "at once" | "at the end";

/** From now on, until healed, every write fails as it does on a full disk. */
async function fill(page: Page, how: Full) {
  await page.evaluate((how) => {
    const state = window as unknown as { full: boolean };
    state.full = true;
    const put = IDBObjectStore.prototype.put;
    const open = new Map<IDBTransaction, number>();
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (state.full && how === "at once") throw new DOMException("no room is left", "QuotaExceededError");
      const request = put.apply(this, args);
      const { transaction } = this;
      open.set(transaction, (open.get(transaction) ?? 0) + 1);
      request.addEventListener("success", () => {
        open.set(transaction, open.get(transaction)! - 1);
        if (state.full && open.get(transaction) === 0) transaction.abort();
      });
      return request;
    };
  }, how);
}

async function heal(page: Page) {
  await page.evaluate(() => {
    (window as unknown as { full: boolean }).full = false;
  });
}

/** All databases go from under the page, as when the browser or a person clears the site's data. */
async function deleteDatabases(page: Page) {
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name!);
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    }
  });
}

for (const how of ["at once", "at the end"] as const) {
  test(`11: a full disk, noticed ${how}, is told loudly, the text stays, and the work goes on once there is room`, async ({ person, api }) => {
    const [order] = await api.orders();
    const lin = await person("lin");
    await lin.open(order!);
    await lin.saved();
    await fill(lin.page, how);
    await lin.order.writeMemo("L", "装不下了");
    await expect(lin.word).toHaveText(FAILING);
    await expect(lin.order.memo).toContainText("装不下了");
    await expect(lin.order.device).toBeVisible();
    await lin.order.setFlag("红旗");
    await lin.go("同步");
    await expect(lin.page.getByRole("alert")).toContainText("浏览器无法写入这台设备的存储空间");
    await expect(lin.sync.waiting).toHaveCount(2);
    for (const line of await lin.sync.waiting.all()) await expect(line).toContainText("正在保存");
    expect((await api.order(order!.id)).history ?? []).toEqual([]);
    await heal(lin.page);
    await lin.saved();
    await expect(lin.sync.waiting).toHaveCount(0);
    const kept = await api.order(order!.id);
    expect(kept.flag).toBe("red");
    expect(kept.memo).toContain("L(装不下了)+小林+");
  });
}

test("11: a full disk takes neither words nor photo; both are told, stay, and go once there is room", async ({ person, api }) => {
  const ticket = await openTicket(api);
  const photo = png("装不下.png", { seed: 21 });
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.saved();
  await fill(lin.page, "at the end");
  await lin.ticket.write("内部备注", "照片也装不下", photo);
  await expect(lin.word).toHaveText(FAILING);
  await expect(lin.ticket.said("照片也装不下")).toContainText("正在保存");
  await expect(lin.ticket.picture(photo.name).getByRole("img", { name: photo.name })).toBeVisible();
  await lin.ticket.begin("回复", "还没写完");
  expect((await api.ticket(ticket.id)).history).toHaveLength(3);
  await heal(lin.page);
  await lin.saved();
  await expect(lin.ticket.text).toHaveValue("还没写完");
  await expect.poll(() => lin.stored()).toContain("还没写完");
  const notes = (await api.ticket(ticket.id)).history.flatMap(({ act }) => (typeof act === "string" ? [] : (act.note ?? [])));
  expect(notes.map(({ text, files }) => [text, files?.map(({ hash }) => hash)])).toEqual([
    ["照片也装不下", [hashOf(photo.buffer)]],
  ]);
  expect(await api.blob(hashOf(photo.buffer))).toEqual(photo.buffer);
});

test("11: what others do while the disk is full shows once there is room", async ({ person, api }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.open(order!);
  await lin.saved();
  await fill(lin.page, "at the end");
  await api.issue(["order.flag", { order: order!.id, flag: "blue" }]);
  await expect(lin.word).toHaveText(FAILING);
  await heal(lin.page);
  await expect(lin.order.flag("蓝旗")).toBeChecked();
  await lin.saved();
});

test("26: the database is deleted from under an open page; the page fills it again and goes on", async ({ person, api }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.open(order!);
  await lin.saved();
  await deleteDatabases(lin.page);
  await lin.order.addNote("库没了以后写的");
  await lin.saved();
  await expect(lin.orders.found).toHaveText("12 单");
  expect((await api.order(order!.id)).history?.map(({ act }) => act.note?.text)).toEqual(["库没了以后写的"]);
  await lin.page.reload();
  await lin.saved();
  await expect(lin.orders.found).toHaveText("12 单");
  await expect(lin.order.history).toHaveCount(1);
});

test("26: the database is deleted while offline; what the page still holds is saved anew, survives a crash and goes out", async ({
  person, api, server, watch,
}) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.keptOnDevice();
  await lin.open(order!);
  await lin.saved();
  await server.stop();
  await lin.order.addNote("清空以前写的");
  await expect(lin.word).toHaveText("离线 · 1 条待同步");
  await deleteDatabases(lin.page);
  await lin.order.addNote("清空以后写的");
  await expect(lin.word).toHaveText("离线 · 2 条待同步");
  await expect(lin.orders.found).toHaveText("12 单");
  await expect.poll(() => lin.stored()).toContain("清空以前写的");
  const again = new Counter(await lin.page.context().newPage(), lin.url);
  watch(again.page);
  await crash(lin.page);
  await again.goto();
  await expect(again.word).toHaveText("离线 · 2 条待同步");
  await server.start();
  await again.saved();
  await expect(again.orders.found).toHaveText("12 单");
  const { history } = await api.order(order!.id);
  expect(history?.map(({ act }) => act.note?.text)).toEqual(["清空以前写的", "清空以后写的"]);
});

test("26: storage is emptied while a photo waits; the words arrive, and a card says that the photo has to come again", async ({
  person, api, server,
}) => {
  const ticket = await openTicket(api);
  const photo = png("等着上传.png", { seed: 22 });
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.saved();
  await server.stop();
  await lin.ticket.write("内部备注", "照片在等", photo);
  await expect(lin.ticket.said("照片在等")).toContainText("已保存在本机");
  await deleteDatabases(lin.page);
  await lin.ticket.write("内部备注", "清空以后");
  await expect.poll(() => lin.stored()).toContain("照片在等");
  await server.start();
  await expect(lin.word).toHaveText("有 1 条需处理");
  const notes = (await api.ticket(ticket.id)).history.flatMap(({ act }) => (typeof act === "string" ? [] : (act.note ?? [])));
  expect(notes.map(({ text }) => text)).toEqual(["照片在等", "清空以后"]);
  await lin.go("同步");
  const card = lin.sync.card("等着上传.png");
  await expect(card).toContainText("这台设备上的文件已损坏，无法上传。请重新添加原文件");

  // Attached again it arrives under the same name, for the old note too.
  await lin.openTicket(ticket);
  await lin.ticket.write("内部备注", "再来一次", photo);
  await expect.poll(async () => (await api.blob(hashOf(photo.buffer)))?.equals(photo.buffer)).toBe(true);
  await lin.saved();
});

test("26: the database is deleted while others work on; news does not push out what waits", async ({ person, api, server }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.open(order!);
  await lin.saved();
  await server.stop();
  await lin.order.addNote("清空以前写的");
  await expect(lin.word).toHaveText("离线 · 1 条待同步");
  await deleteDatabases(lin.page);
  await server.start();
  await api.issue(["order.flag", { order: order!.id, flag: "blue" }]);
  await lin.saved();
  await expect(lin.order.flag("蓝旗")).toBeChecked();
  await expect(lin.order.history).toHaveCount(2);
  const { history } = await api.order(order!.id);
  expect(history?.map(({ act }) => act.note?.text ?? act.flagged?.to).sort()).toEqual(["blue", "清空以前写的"].sort());
});

test("26: without storage at all the page says so, works while it is open, and keeps on trying", async ({
  browser, api, server, watch,
}) => {
  const [order] = await api.orders();
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (this: IDBFactory, ...args: Parameters<typeof open>) {
      if (sessionStorage.getItem("healed")) return open.apply(this, args);
      throw new DOMException("storage is not for this window", "SecurityError");
    };
  });
  const lin = new Counter(await context.newPage(), server.url);
  watch(lin.page);
  await lin.goto();
  await lin.signIn("lin");
  await expect(lin.word).toHaveText(FAILING);
  await lin.page.evaluate(() => sessionStorage.setItem("healed", "1"));
  await expect(lin.orders.found).toHaveText("12 单");
  await lin.saved();
  await lin.orders.row(order!).click();
  await lin.order.setFlag("绿旗");
  await lin.saved();
  expect((await api.order(order!.id)).flag).toBe("green");
  await context.close();
});
