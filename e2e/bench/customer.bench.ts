// One customer with five thousand entries in two merged files: how fast their timeline opens, scrolls and is narrowed.
import { expect, test } from "@playwright/test";
import { Api } from "../fixtures/api.ts";
import { Server, Templates } from "../fixtures/server.ts";
import { Counter } from "../pages/counter.ts";
import { floorOfKeys, painted, press, times } from "./probe.ts";
import { percentile, median, tell } from "./table.ts";

const OTHERS = 2_000;
const ORDERS = 3_400;
const TICKETS = 1_590;

test("a customer with 5,000 entries", async ({ browser }) => {
  const templates = new Templates();
  const server = await Server.on(templates.of(OTHERS));
  const api = await Api.signIn(server.url, "admin");
  const id = await regular(api);
  const context = await browser.newContext();
  const page = await context.newPage();
  const lin = new Counter(page, server.url);
  await lin.goto(`/customers/${id}`);
  await lin.signIn("lin");
  await lin.saved();
  await expect(lin.customers.moments("全部")).toHaveText("全部 5000");

  // The first of the list is the one with the newest order; the next is anybody.
  await page.getByRole("listbox").first().focus();
  await expect(lin.customers.rows.first()).toHaveAttribute("aria-current", "true");
  const floor = await floorOfKeys(context);
  const opened = (await press(page, times(30, "j", "k"), true)).slice(6);
  const ofMany = opened.filter((_, nth) => nth % 2 === 1);
  const ofFew = opened.filter((_, nth) => nth % 2 === 0);
  const row = (what: string, found: number[], budget: number, floor: number) =>
    tell({ what: `${what}: p95 until painted (median ${median(found).toFixed(1)})`, measured: percentile(found, 95), floor, unit: "ms", budget });
  row("customers: one with 5,000 entries opened by a key", ofMany, 100, percentile(ofFew, 95));

  const feed = page.getByRole("list", { name: "往来", exact: true });
  const byPage = (feed: Element, nth: number) => (feed.scrollTop = (nth % 2) * 1_000 + nth * 2_500);
  row("customers: their timeline scrolled by a page", (await painted(feed, 60, byPage)).slice(5), 16, floor);
  const chips = page.getByRole("group", { name: "往来种类" });
  const chip = (chips: Element, nth: number) => (chips.children[nth % 3] as HTMLElement).click();
  row("customers: their timeline narrowed to a kind", (await painted(chips, 60, chip)).slice(5), 16, floor);
  await context.close();
  await server.dispose();
  templates.dispose();
});

/** Somebody who has bought and written for years, as the newest of all customers. */
async function regular(api: Api): Promise<string> {
  const shop = (await api.rows()).find((row) => row.kind === "shop")!.id;
  const begin = Date.now() - (ORDERS + TICKETS) * 60_000;
  const amounts = { goods: 9900, freight: 0, total: 9900, paid: 9900, refunded: 0, refund_netted: false };
  for (let first = 0; first < ORDERS; first += 200) {
    const orders = Array.from({ length: Math.min(200, ORDERS - first) }, (_, nth) => ({
      number: String(7_000_000_000_000_000n + BigInt(first + nth)),
      status: "finished",
      placed_at: begin + (first + nth) * 60_000,
      head: { buyer: "老主顾", amounts, receiver: "王芳", mobile: "13800005678", address: "杭州市西湖区 1 号", title: "卫衣", pieces: 1 },
    }));
    await api.done(["order.import", { import: crypto.randomUUID(), shop, file: "many.csv", orders }]);
  }
  const customer = (await api.customers()).find(({ name }) => name === "老主顾")!.id;
  const other = crypto.randomUUID();
  const new_customer = { name: "老主顾的小号", phone: "", wechat: "", email: "" };
  for (let first = 0; first < TICKETS; first += 100) {
    const tickets = Array.from({ length: Math.min(100, TICKETS - first) }, (_, nth): [string, object] => [
      "ticket.open",
      { ticket: crypto.randomUUID(), subject: `第 ${first + nth} 次来问`, channel: "chat", customer: nth % 2 ? other : customer, new_customer: nth % 2 ? new_customer : undefined, text: "到哪里了" },
    ]);
    await api.done(...tickets);
  }
  await api.done(["customer.merge", { customer: other, into: customer }]);
  for (let nth = 0; nth < 9; nth++) await api.done(["customer.fact", { customer, to: { remark: `备注 ${nth}` } }]);
  return customer;
}
