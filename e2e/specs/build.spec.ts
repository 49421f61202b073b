// A new build, an old shell, a server of another age (24, 25). The line puts a second build in the
// server's place: another index.html, and a service worker of another name with it.
import type { Line } from "../fixtures/line.ts";
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";
import { Counter } from "../pages/counter.ts";

/** From now on the line serves the next build, which can be told by a mark in its page. */
function serveNextBuild(line: Line, ...pages: string[]) {
  const mark = (answer: { body: Buffer; headers: Record<string, unknown>; status: number }, from: string, to: string) => {
    answer.body = Buffer.from(answer.body.toString().replace(from, to));
    delete answer.headers.etag;
  };
  for (const path of ["/", "/orders", "/index.html", ...pages]) {
    line.meddle(path, (answer) => mark(answer, "<head>", '<head><meta name="build" content="next">'));
  }
  line.meddle("/sw.js", (answer) => mark(answer, 'const NAME = "guitai-', 'const NAME = "guitai-next-'));
}

/** Looks for a new build now; the product does so every half hour. */
async function look(counter: Counter) {
  await counter.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
}

test("24: a new build is offered, waits for a half-written memo, and takes over all tabs when taken", async ({
  line, person, api, watch,
}) => {
  const [order, other] = await api.orders();
  const lin = await person("lin");
  await lin.keptOnDevice();
  await lin.open(order!);
  const second = new Counter(await lin.page.context().newPage(), lin.url);
  watch(second.page);
  await second.open(other!);
  await second.saved();
  await lin.order.beginMemo("M", "写到一半");
  serveNextBuild(line);
  await look(lin);
  const offer = lin.page.getByRole("status").filter({ hasText: "新版本已就绪" });
  const update = offer.getByRole("button", { name: "更新" });
  await expect(update).toBeDisabled();
  await expect(update).toHaveAttribute("title", "请先保存或放弃正在写的内容");
  await update.click({ force: true });
  await expect(lin.order.memo.getByLabel("事由")).toHaveValue("写到一半");

  // A reload alone keeps the old build, and the draft.
  await lin.page.reload();
  await expect(lin.order.memo.getByLabel("事由")).toHaveValue("写到一半");
  await expect(lin.page.locator('meta[name="build"]')).toHaveCount(0);
  await lin.order.memo.getByRole("button", { name: "保存" }).click();
  await lin.saved();

  await update.click();
  await expect(lin.page.locator('meta[name="build"]')).toHaveAttribute("content", "next");
  await expect(lin.order.memo).toContainText("写到一半");
  await expect(offer).toBeHidden();
  // The tab of the old build is still there, and works.
  await second.order.addNote("旧窗口还能写");
  await second.saved();
  await lin.saved();
  await expect(second.page.locator('meta[name="build"]')).toHaveCount(0);
  expect((await api.order(other!.id)).history).toHaveLength(1);
  expect((await api.order(order!.id)).memo).toMatch(/^M\(写到一半\)/);
});

test("a new build is offered while a reply is half written; the reply is there after the update, and sent once", async ({
  line, person, api,
}) => {
  const ticket = await openTicket(api);
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.keptOnDevice();
  await lin.ticket.begin("回复", "您好，杯子我们");
  serveNextBuild(line, `/tickets/${ticket.id}`);
  await look(lin);
  const offer = lin.page.getByRole("status").filter({ hasText: "新版本已就绪" });
  await expect(offer).toBeVisible();
  // The offer is in nobody's way.
  await lin.ticket.text.focus();
  await lin.page.keyboard.press("End");
  await lin.page.keyboard.type("给您补发");
  await expect(lin.ticket.text).toHaveValue("您好，杯子我们给您补发");
  await expect.poll(() => lin.stored()).toContain("您好，杯子我们给您补发");
  await offer.getByRole("button", { name: "更新" }).click();
  await expect(lin.page.locator('meta[name="build"]')).toHaveAttribute("content", "next");
  await expect(lin.ticket.text).toHaveValue("您好，杯子我们给您补发");
  await lin.ticket.send("回复");
  await lin.saved();
  const said = (await api.ticket(ticket.id)).history.flatMap(({ act }) => (typeof act === "string" ? [] : (act.said ?? [])));
  expect(said.map(({ text }) => text).slice(1)).toEqual(["您好，杯子我们给您补发"]);
});

test("24: a server of another age stops the sync, keeps the work, and goes on when both fit again", async ({
  line, person, api,
}) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.open(order!);
  await lin.saved();
  line.meddle("/api/sync/pull", (answer) => {
    answer.status = 200;
    const frames = [{ begin: { mode: { reset: "upgrade" } } }, { end: "void" }];
    answer.body = Buffer.from(frames.map((frame) => `${JSON.stringify(frame)}\n`).join(""));
  });
  await lin.order.addNote("等更新的一句");
  await expect(lin.word).toHaveText("请更新页面 · 1 条待同步");
  await lin.go("同步");
  await expect(lin.page.getByRole("alert")).toContainText("服务器已升级，这个页面太旧");
  await expect(lin.sync.waiting).toContainText("已保存在本机");
  line.leaveAlone("/api/sync/pull");
  await lin.page.getByRole("button", { name: "立即同步" }).click();
  await lin.saved();
  expect((await api.order(order!.id)).history).toHaveLength(1);
});

test("25: an old shell opens from the device though the server has its files no more; a missing file is 404, not a page", async ({
  line, person,
}) => {
  const lin = await person("lin");
  await lin.keptOnDevice();
  const files = await lin.page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((key) => key.startsWith("guitai-"));
    const kept = await (await caches.open(name!)).keys();
    return kept.map((request) => new URL(request.url).pathname);
  });
  const wasm = files.find((path) => path.endsWith(".wasm"))!;
  expect(files).toContain("/index.html");
  for (const path of files.filter((path) => /-[0-9a-f]{12,}/.test(path))) {
    line.meddle(path, (answer) => {
      answer.status = 404;
      answer.headers = { "content-type": "text/plain" };
      answer.body = Buffer.from("not found");
    });
  }
  serveNextBuild(line);
  await lin.page.reload();
  await lin.saved();
  await expect(lin.orders.found).toHaveText("12 单");
  // Not even a kept worker may answer a missing file with the page.
  const missing = await lin.page.evaluate(async () => {
    const answer = await fetch("/guitai-web-0123456789abcdef.js");
    return { status: answer.status, kind: answer.headers.get("content-type"), body: await answer.text() };
  });
  expect(missing).toEqual({ status: 404, kind: "text/plain; charset=utf-8", body: "not found" });

  // The worker's copy of the wasm is evicted: the server still has that of past builds.
  line.leaveAlone(wasm);
  await lin.page.evaluate(async (path) => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
  }, wasm);
  await lin.page.reload();
  await lin.saved();
});

test("24: what older builds have stored is read, without the server too, and goes on from there", async ({ person, server, api }) => {
  const lin = await person("lin");
  await lin.keptOnDevice();
  await lin.page.goto("about:blank");
  await lin.goto("/icon.svg");
  const turned = await lin.page.evaluate(async () => {
    const wait = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const { name } = (await indexedDB.databases()).find((known) => known.name?.startsWith("guitai-1-"))!;
    const database = await wait(indexedDB.open(name!));
    const pages = database.transaction("pages", "readwrite").objectStore("pages");
    const [keys, values] = await Promise.all([wait(pages.getAllKeys()), wait(pages.getAll() as IDBRequest<Uint8Array[]>)]);
    // As one JSON, which was stored as text at first and as its bytes later.
    const word = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const older = (page: Uint8Array) => {
      let at = page.indexOf(10) + 1;
      const { rows = [], ...head } = JSON.parse(word(page.subarray(0, at))) as { rows?: { len: number }[] };
      const bodies = rows.map(({ len, ...row }) => `${JSON.stringify(row).slice(0, -1)},"body":${word(page.subarray(at, (at += len)))}}`);
      return `${JSON.stringify({ ...head, rows: [] }).slice(0, -2)}${bodies.join(",")}]}`;
    };
    const texts = values.map(older);
    await Promise.all(keys.map((key, at) => wait(pages.put(at % 2 ? texts[at] : new TextEncoder().encode(texts[at]), key))));
    database.close();
    return keys.length;
  });
  expect(turned).toBeGreaterThan(0);
  await server.stop();
  await lin.goto("/orders");
  await expect(lin.orders.found).toHaveText("12 单");
  await expect(lin.word).toHaveText("离线");
  await server.start();
  await lin.saved();
  const [order] = await api.orders();
  await api.issue(["order.flag", { order: order!.id, flag: "blue" }]);
  await expect(lin.orders.row(order!).getByTitle("蓝旗")).toBeVisible();
});
