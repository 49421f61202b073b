// Twenty thousand orders and as many tickets on a device: how fast the product answers a hand.
import { type Page, test } from "@playwright/test";
import { Counter } from "../pages/counter.ts";
import { Server, Templates } from "../fixtures/server.ts";
import { floorOfReading, start } from "./device.ts";
import { floorOfKeys, press, times } from "./probe.ts";
import { median, percentile, tell } from "./table.ts";

const COUNT = Number(process.env.BENCH_COUNT ?? 20_000);
const BUDGET_MS = 16;

test("a hand on the keys, 20k tickets and 20k orders", async ({ browser }) => {
  const templates = new Templates();
  const data = templates.of(COUNT);
  const server = await Server.on(data);
  await server.stop();
  server.cli(["sample", "work", "--tickets", String(COUNT), "--house", "0"]);
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
