// A year of a shop on the server, a hundred thousand orders and twenty thousand cases; a device has ninety days.
import { test } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Api } from "../fixtures/api.ts";
import { SHOP, Server, Templates, sample } from "../fixtures/server.ts";
import { Counter } from "../pages/counter.ts";
import { floorOfReading, start } from "./device.ts";
import { median, tell } from "./table.ts";

const ORDERS = Number(process.env.BENCH_ORDERS ?? 100_000);
/** One sells as much each day, and a quarter of its orders is of the last 90 days; of the other's it is six in ten. */
const SHOPS = [
  { word: "a steady year", days: 365, options: ["--steady"] },
  { word: "400 days of growth", days: 400, options: [] },
];
/** A fifth of the orders has a case, a tenth of them in each tenth of the time; those of before the last are over. */
const PARTS = 10;

for (const { word, days, options } of SHOPS) test(`100k orders and 20k cases of ${word} on the server, 90 days of them on a device`, async ({ browser }) => {
  test.setTimeout(3_600_000);
  const templates = new Templates();
  const server = await Server.on(templates.of(0));
  await server.stop();
  const file = join(server.data, "years.csv");
  writeFileSync(file, sample(ORDERS, "--days", String(days), ...options));
  server.cli(["import", "orders", file, "--shop", SHOP]);
  for (let part = PARTS - 1; part >= 0; part--) {
    const ago = String(Math.round((part * days) / PARTS));
    const cases = String(ORDERS / 5 / PARTS);
    server.cli(["sample", "work", "--tickets", cases, "--cases", cases, "--approvals", "0", "--enquiries", "0", "--house", "0", "--ago", ago, "--seed", String(part + 1)]);
  }
  const all = Number(/(\d+) rows/.exec(server.cli(["check"]))?.[1] ?? 0);

  let began = Date.now();
  await server.start();
  tell({ what: `${word}: the server starts over ${all} rows`, measured: (Date.now() - began) / 1000, floor: 0, unit: "s", budget: 30 });
  const api = await Api.signIn(server.url, "lin");
  began = Date.now();
  const atHand = await quiet(async () => (await api.rows()).length);
  tell({ what: `${word}: put into the archive, ${all - atHand} rows`, measured: (Date.now() - began) / 1000, floor: 0, unit: "s", budget: 300 });
  tell({ what: `${word}: the server's memory with all of them`, measured: server.memory() / 1e6, floor: 0, unit: "MB", budget: 2_000 });

  const context = await browser.newContext();
  const page = await context.newPage();
  const lin = new Counter(page, server.url);
  await lin.goto();
  began = Date.now();
  await lin.signIn("lin");
  await lin.saved();
  const taken = Date.now() - began;
  const read = (await floorOfReading(page)) / 1000;
  const loaded = { measured: atHand / (taken / 1000), floor: atHand / read, unit: "rows/s", budget: 20_000, atLeast: true };
  tell({ what: `${word}: a device loads the ${atHand} rows of 90 days`, ...loaded });
  const starts: number[] = [];
  for (let round = 0; round < 5; round++) starts.push(await start(page, `${server.url}/orders`));
  tell({ what: `${word}: a device starts with them, to the orders`, measured: median(starts) / 1000, floor: read, unit: "s", budget: 1 });

  // Each word is looked for in everything: none is there, one is in most orders, one is a number's end.
  for (const words of ["没有的字", "小样", "4711"]) {
    const times: number[] = [];
    for (let round = 0; round < 7; round++) {
      began = performance.now();
      await api.find(words);
      times.push(performance.now() - began);
    }
    tell({ what: `${word}: orders in the archive with “${words}”`, measured: median(times), floor: await nothing(server.url), unit: "ms", budget: 500 });
  }
  await context.close();
  await server.dispose();
  templates.dispose();
});

/** The count once it stands still for three seconds. */
async function quiet(count: () => Promise<number>): Promise<number> {
  let [last, same] = [-1, 0];
  while (same < 3) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await count();
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return last;
}

/** Milliseconds of a question that asks for nothing. */
async function nothing(url: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 21; round++) {
    const began = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    times.push(performance.now() - began);
  }
  return median(times);
}
