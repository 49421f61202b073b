// Twenty thousand orders and as many tickets on a device: how fast the product answers a hand.
import { type Page, test } from "@playwright/test";
import { Counter } from "../pages/counter.ts";
import { Server, Templates } from "../fixtures/server.ts";
import { floorOfKeys, press, times } from "./probe.ts";
import { median, percentile, tell } from "./table.ts";

const COUNT = Number(process.env.BENCH_COUNT ?? 20_000);
const BUDGET_MS = 16;

test("a hand on the keys, 20k tickets and 20k orders", async ({ browser }) => {
  const templates = new Templates();
  const data = templates.of(COUNT);
  const server = await Server.on(data);
  await server.stop();
  server.cli(["sample", "work", "--tickets", String(COUNT)]);
  await server.start();
  const context = await browser.newContext();
  const page = await context.newPage();
  const lin = new Counter(page, server.url);
  await lin.goto();
  const began = Date.now();
  await lin.signIn("lin");
  await lin.saved();
  const taken = Date.now() - began;
  const rows = Number(/(\d+) rows/.exec(server.cli(["check"]))?.[1] ?? 0);
  const parse = await floorOfReading(page);
  tell({
    what: `first load in the browser, ${rows} rows, network and storage included`,
    measured: rows / (taken / 1000),
    floor: rows / (parse / 1000),
    unit: "rows/s",
    budget: 20_000,
    atLeast: true,
  });

  const starts: number[] = [];
  for (let round = 0; round < 5; round++) starts.push(await start(page, `${server.url}/tickets`));
  tell({
    what: "warm start to a usable queue",
    measured: median(starts) / 1000,
    floor: (await floorOfReading(page)) / 1000,
    unit: "s",
    budget: 1,
  });

  const floor = await floorOfKeys(context);
  for (const [what, path, before, keys, untilOpen] of ACTIONS) {
    await page.goto(server.url + path);
    await before(page);
    // The first few warm up what a shift has long warmed up.
    const found = (await press(page, keys, untilOpen)).slice(5);
    tell({ what: `${what}: p95 until painted (median ${median(found).toFixed(1)})`, measured: percentile(found, 95), floor, unit: "ms", budget: BUDGET_MS });
  }
  await context.close();
  await server.dispose();
  templates.dispose();
});

const list = async (page: Page) => {
  await page.getByRole("option").first().waitFor();
  await page.getByRole("listbox").first().focus();
};

const ACTIONS: [string, string, (page: Page) => Promise<void>, string[], boolean?][] = [
  ["tickets: next and previous, the row", "/tickets", list, times(30, "j", "j", "k")],
  ["tickets: next and previous, the ticket beside it", "/tickets", list, times(30, "j", "j", "k"), true],
  ["tickets: another queue", "/tickets", list, times(20, "]", "[")],
  [
    "tickets: a letter in the composer",
    "/tickets",
    async (page) => {
      await list(page);
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.getByRole("textbox", { name: /回复/ }).first().focus();
    },
    times(60, "a"),
  ],
  ["orders: next and previous, the row", "/orders", list, times(30, "j", "j", "k")],
  ["orders: next and previous, the order beside it", "/orders", list, times(30, "j", "j", "k"), true],
  [
    "orders: a flag",
    "/orders",
    async (page) => {
      await list(page);
      await page.keyboard.press("j");
    },
    times(20, "f", "2", "f", "3"),
  ],
  [
    "roster: paint and go on",
    "/roster",
    async (page) => {
      await page.getByRole("gridcell").first().waitFor();
      await page.getByRole("gridcell").first().focus();
    },
    times(30, "1", "ArrowRight", "2", "ArrowDown"),
  ],
];

/** Milliseconds from the beginning of the navigation until the first row stands in the list. */
async function start(page: Page, url: string): Promise<number> {
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "commit" });
  const row = page.getByRole("option").first();
  await row.waitFor();
  return page.evaluate(() => performance.now());
}

/** The least that a start must do: read all pages that the device holds, and parse them. */
async function floorOfReading(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases()).map((known) => known.name ?? "").find((known) => known.startsWith("guitai-1-"));
    if (!name) throw new Error("nothing is stored");
    const opened = indexedDB.open(name);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opened.onsuccess = () => resolve(opened.result);
      opened.onerror = () => reject(opened.error);
    });
    const began = performance.now();
    const all = database.transaction("pages").objectStore("pages").getAll();
    const pages = await new Promise<Uint8Array[]>((resolve) => (all.onsuccess = () => resolve(all.result)));
    const text = new TextDecoder();
    const rows = pages.map((page) => JSON.parse(text.decode(page)) as { rows: unknown[] }).reduce((sum, page) => sum + page.rows.length, 0);
    const taken = performance.now() - began;
    database.close();
    return rows > 0 ? taken : 0;
  });
}
