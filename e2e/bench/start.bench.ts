// Opening the workspace again with as much on the device as the budget speaks of.
import { test } from "@playwright/test";
import { Server, Templates } from "../fixtures/server.ts";
import { Counter } from "../pages/counter.ts";
import { floorOfReading, start } from "./device.ts";
import { median, tell } from "./table.ts";

/** With their contact data, customers, tickets and cases they are 40,000 rows. */
const ORDERS = 13_450;

test("a warm start with 40k records", async ({ browser }) => {
  const templates = new Templates();
  const server = await Server.on(templates.of(ORDERS));
  await server.stop();
  const work = String(ORDERS / 5);
  server.cli(["sample", "work", "--tickets", work, "--cases", work, "--approvals", "0", "--enquiries", "0", "--house", "0"]);
  const rows = /(\d+) rows/.exec(server.cli(["check"]))?.[1];
  await server.start();
  const context = await browser.newContext();
  const page = await context.newPage();
  const lin = new Counter(page, server.url);
  await lin.goto();
  await lin.signIn("lin");
  await lin.saved();
  const floor = await floorOfReading(page);
  const starts: number[] = [];
  for (let round = 0; round < 9; round++) starts.push(await start(page, `${server.url}/orders`));
  tell({ what: `warm start to the orders, ${rows} rows on the device`, measured: median(starts) / 1000, floor: floor / 1000, unit: "s", budget: 1 });
  await context.close();
  await server.dispose();
  templates.dispose();
});
