// What is to leave, and what its buyers are told (O4, O7).
import type { Api } from "../fixtures/api.ts";
import { expectNoBarriersAnywhere } from "../fixtures/axe.ts";
import { expect, test } from "../fixtures/test.ts";
import { targetsAreLarge } from "../fixtures/touch.ts";

test.use({ orders: 0, crew: true });

const HOUR = 3_600_000;

/** Orders of one shop, each with its number, where it stands, and how many hours ago it was placed and paid. */
async function opened(api: Api, ...orders: [number: string, status: string, hours: number][]) {
  const shop = crypto.randomUUID();
  const order = ([number, status, hours]: [string, string, number]) => {
    const at = Date.now() - hours * HOUR;
    const amounts = { goods: 12_800, freight: 0, total: 12_800, paid: status === "unpaid" ? 0 : 12_800, refunded: 0, refund_netted: false };
    const head = { buyer: `买家${number.slice(-2)}`, amounts, receiver: "海棠女士", address: "样板路1号", mobile: "10000001290", title: "圆领开衫", pieces: 1 };
    return { number, status, placed_at: at, paid_at: status === "unpaid" ? undefined : at, head };
  };
  await api.done(["shop.set", { shop: { id: shop, name: "云上小铺", platform: "taobao" } }]);
  await api.done(["order.import", { import: crypto.randomUUID(), shop, file: "orders.csv", orders: orders.map(order), held: [], unchanged: 0 }]);
  const all = await api.orders();
  return { shop, ids: orders.map(([number]) => all.find((one) => one.number === number)!.id) };
}

async function packed(api: Api, ...ids: string[]) {
  for (const order of ids) await api.done(["order.move", { order, expect: "to_verify", to: "packed" }]);
}

async function shipped(api: Api, ...ids: string[]) {
  await packed(api, ...ids);
  for (const [nth, order] of ids.entries()) {
    const parcel = { courier: "中通", tracking: `7600000000030${nth}` };
    await api.done(["order.move", { order, expect: "packed", to: "shipped", parcel }]);
  }
}

/** `订单号,快递公司,运单号` and `圆通`, as a Chinese Windows writes them. */
const HEADER = Buffer.from("b6a9b5a5bac52cbfecb5ddb9abcbbe2cd4cbb5a5bac50d0a", "hex");
const YUANTONG = Buffer.from("d4b2cda8", "hex");

test("O7: a file of tracking numbers in GB18030 ships what fits, and names what a spreadsheet has spoiled", async ({ person, api }) => {
  const { ids: [one, two] } = await opened(api, ["2900000000000001", "to_verify", 5], ["2900000000000002", "to_verify", 4]);
  await packed(api, one!, two!);
  const zhou = await person("zhou", { at: "/ship" });
  await zhou.saved();
  const row = (number: string, tracking: string) => Buffer.concat([Buffer.from(`${number},`), YUANTONG, Buffer.from(`,${tracking}\r\n`)]);
  const rows = [row("2900000000000001", "YT900001"), row("2.9E+15", "YT900002"), row("2900000000000002", "YT900003"), row("2900000000000009", "YT900004")];
  await zhou.shipping.choose("运单.csv", Buffer.concat([HEADER, ...rows]));
  await expect(zhou.shipping.found).toHaveCount(5);
  await expect(zhou.shipping.found.filter({ hasText: "2.9E+15" })).toContainText("科学计数");
  await expect(zhou.shipping.found.filter({ hasText: "2900000000000009" })).toContainText("没有这个订单");
  // What was read is kept like what is typed.
  await expect.poll(() => zhou.stored()).toContain("YT900004");
  await zhou.page.reload();
  await expect(zhou.shipping.found).toHaveCount(5);
  await zhou.page.getByRole("button", { name: "发货 2 单" }).click();
  await expect(zhou.shipping.found).toHaveCount(3);
  await zhou.saved();
  expect([(await api.order(one!)).parcel, (await api.order(two!)).parcel]).toEqual([
    { courier: "圆通", tracking: "YT900001" }, { courier: "圆通", tracking: "YT900003" },
  ]);
  await zhou.shipping.choose("表.xlsx", Buffer.from("PK\u0003\u0004......"));
  await expect(zhou.toasts).toContainText("CSV");
});

test("O7: offline and by keyboard alone, buyers are told one after the other", async ({ browser, person, api }) => {
  const { ids } = await opened(api, ["2900000000000001", "to_verify", 5], ["2900000000000002", "to_verify", 4]);
  await shipped(api, ...ids);
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const lin = await person("lin", { context, at: "/ship/tell" });
  await expect(lin.shipping.told).toHaveCount(2);
  await lin.keptOnDevice();
  await context.setOffline(true);
  await lin.page.keyboard.press("n");
  await expect(lin.shipping.told.first()).toBeFocused();
  await lin.page.keyboard.press("n");
  await expect(lin.shipping.told.nth(1)).toBeFocused();
  await lin.page.keyboard.press("p");
  await expect(lin.shipping.told.first()).toBeFocused();
  const words = await lin.shipping.told.first().getByRole("paragraph").textContent();
  expect(words).toMatch(/买家0[12]您好.*290000000000000[12].*中通 7600000000030/);
  expect(words).not.toContain("海棠");
  await lin.page.keyboard.press("c");
  await expect(lin.shipping.told).toHaveCount(1);
  expect(await lin.page.evaluate(() => navigator.clipboard.readText())).toBe(words);
  // The next one has taken its place, and the focus.
  await expect(lin.shipping.told.first()).toBeFocused();
  await lin.page.keyboard.press("c");
  await expect(lin.page.getByText("没有要告知的买家")).toBeVisible();
  await context.setOffline(false);
  await lin.saved();
  const told = (await Promise.all(ids.map((id) => api.order(id)))).map((order) => order.history!.filter(({ act }) => act.told));
  expect(told.map((entries) => entries.map(({ act }) => act.told!.message))).toEqual([["shipped"], ["shipped"]]);
  expect(told.flat().map(({ act }) => act.told!.text)).toContain(words);
  await context.close();
});

test("O4: the reminder of an order that is not paid stands at it until it is paid", async ({ person, api }) => {
  const { ids: [one], shop } = await opened(api, ["2900000000000001", "unpaid", 2], ["2900000000000002", "unpaid", 0]);
  const lin = await person("lin", { at: "/ship/tell" });
  await expect(lin.shipping.told).toHaveCount(1);
  await expect(lin.shipping.told).toContainText("还没有付款");
  await expect(lin.shipping.told).toContainText("¥128.00");
  await lin.goto(`/orders/${one}`);
  const section = lin.order.pane.getByRole("region", { name: "发货" });
  await expect(section.getByRole("button", { name: "复制并记为已告知" })).toBeVisible();
  const head = { buyer: "买家01", amounts: { goods: 12_800, freight: 0, total: 12_800, paid: 12_800, refunded: 0, refund_netted: false }, receiver: "", address: "", mobile: "", title: "圆领开衫", pieces: 1 };
  const paid = { number: "2900000000000001", status: "to_verify", placed_at: Date.now() - 2 * HOUR, paid_at: Date.now(), head };
  await api.done(["order.import", { import: crypto.randomUUID(), shop, file: "later.csv", orders: [paid], held: [], unchanged: 0 }]);
  await expect(section.getByRole("button", { name: "复制并记为已告知" })).toHaveCount(0);
  await lin.goto("/ship/tell");
  await expect(lin.page.getByText("没有要告知的买家")).toBeVisible();
});

test("O7: a pick-up nobody came for is alarmed; it is booked anew, and what came of both is noted once", async ({ person, api }) => {
  const early = Date.now() - 3.5 * HOUR;
  api.clock = () => early;
  const pickup = crypto.randomUUID();
  await api.done(["pickup.book", { pickup, courier: "中通", from: early, until: early + HOUR, parcels: 40 }]);
  const cang = await person("cang", { at: "/warehouse" });
  await expect(cang.page.getByRole("alert")).toContainText("1 个揽收超时未到");
  await expect(cang.page.getByRole("navigation", { name: "主导航" }).getByRole("img", { name: "1 个揽收超时未到" })).toBeVisible();
  const late = cang.shipping.pickups.getByRole("listitem");
  await expect(late).toContainText("超时 2 小时");
  await late.getByRole("button", { name: "取消预约" }).click();
  await cang.shipping.dialog.getByRole("button", { name: "保存" }).click();
  await expect(cang.shipping.dialog.getByRole("alert")).toContainText("原因不能为空");
  await cang.shipping.dialog.getByLabel("原因").fill("改发顺丰");
  await cang.page.keyboard.press("Enter");
  await expect(late).toHaveCount(0);
  await expect(cang.page.getByRole("alert")).toHaveCount(0);

  await cang.shipping.pickups.getByRole("button", { name: "预约揽收" }).click();
  await cang.shipping.dialog.getByLabel("快递").fill("顺丰");
  await cang.shipping.dialog.getByLabel("日期").fill("2035-03-04");
  await cang.shipping.dialog.getByLabel("从").fill("16:00");
  await cang.shipping.dialog.getByLabel("到", { exact: true }).fill("15:00");
  await cang.shipping.dialog.getByLabel("包裹数").fill("38");
  await cang.shipping.dialog.getByRole("button", { name: "预约揽收" }).click();
  await expect(cang.shipping.dialog.getByRole("alert")).toContainText("揽收时段");
  await cang.shipping.dialog.getByLabel("到", { exact: true }).fill("18:00");
  await cang.shipping.dialog.getByRole("button", { name: "预约揽收" }).click();
  const next = cang.shipping.pickups.getByRole("listitem");
  await expect(next).toContainText("38 个包裹");
  await next.getByRole("button", { name: "已揽收" }).click();
  await cang.shipping.dialog.getByLabel("包裹数").fill("36");
  await cang.page.keyboard.press("Enter");
  await expect(next).toHaveCount(0);
  await cang.saved();
  const ends = (await api.pickups()).map(({ courier, from, until, end }) => [courier, until - from, end?.how]);
  expect(ends.sort()).toEqual([["中通", HOUR, { cancelled: "改发顺丰" }], ["顺丰", 2 * HOUR, { came: 36 }]]);
});

test("O7: on a tablet, by touch, a day's plan is confirmed once what can't leave is put off", async ({ browser, person, api }) => {
  const { ids: [one, two, three] } = await opened(api,
    ["2900000000000001", "to_verify", 72], ["2900000000000002", "to_verify", 70], ["2900000000000003", "to_verify", 1]);
  await packed(api, one!);
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true });
  const cang = await person("cang", { context, at: "/ship/plan" });
  await expect(cang.shipping.row("买家01")).toContainText("可以发");
  await expect(cang.shipping.row("买家02")).toContainText("待核实");
  await expect(cang.shipping.row("买家02")).toContainText("已过期");
  await expect(cang.shipping.row("买家03")).toHaveCount(0);
  await targetsAreLarge(cang.page.getByRole("main"));
  const confirm = cang.page.getByRole("button", { name: "确认计划" });
  await expect(confirm).toHaveAttribute("title", "还有 2 单没发出也没推迟");
  const parcel = { courier: "中通", tracking: "76000000000401" };
  await api.done(["order.move", { order: one!, expect: "packed", to: "shipped", parcel }]);
  await expect(cang.shipping.row("买家01")).toHaveCount(0);
  await cang.shipping.row("买家02").getByRole("button", { name: "推迟" }).tap();
  await targetsAreLarge(cang.shipping.dialog);
  await cang.shipping.dialog.getByRole("button", { name: "保存" }).tap();
  await expect(cang.shipping.dialog.getByRole("alert")).toContainText("原因不能为空");
  await cang.shipping.dialog.getByLabel("原因").fill("布料未到");
  await cang.shipping.dialog.getByRole("button", { name: "保存" }).tap();
  await expect(cang.page.getByRole("region", { name: "已推迟" })).toContainText("布料未到");
  await confirm.tap();
  await expect(cang.shipping.plan).toContainText("发出 1 单，推迟 1 单");
  await cang.saved();
  const [plan] = await api.shippingPlans();
  expect([plan!.shipped, plan!.put_off]).toEqual([1, [expect.objectContaining({ order: two, reason: "布料未到" })]]);
  expect((await api.order(three!)).history ?? []).toEqual([]);
  // Its buyer is to hear of it.
  await cang.page.getByRole("link", { name: /^待告知/ }).tap();
  await expect(cang.shipping.told.filter({ hasText: "推迟发货" })).toContainText("很抱歉");
  await context.close();
});

test("O7: a promised day is changed at the order, and one key takes it back", async ({ person, api }) => {
  const { ids: [one] } = await opened(api, ["2900000000000001", "to_verify", 1]);
  const lin = await person("lin", { at: `/orders/${one}` });
  const section = lin.order.pane.getByRole("region", { name: "发货" });
  await expect(section).toContainText("按付款后时限");
  await section.getByRole("button", { name: "改发货日" }).click();
  await lin.shipping.dialog.getByLabel("新的发货日").fill("2035-03-04");
  await lin.shipping.dialog.getByLabel("原因").fill("客户下周才在家");
  await lin.page.keyboard.press("Enter");
  await expect(section).not.toContainText("按付款后时限");
  await expect(section).toContainText("3 月 4 日");
  await lin.page.keyboard.press("u");
  await expect(section).toContainText("按付款后时限");
  await expect(section.getByRole("button", { name: "复制并记为已告知" })).toHaveCount(0);
  await lin.saved();
});

test("O7: the team words what buyers are told; a slot that there is not is refused by its name", async ({ person }) => {
  const admin = await person("admin", { at: "/settings/orders" });
  const group = admin.page.getByRole("region", { name: "发货与告知" });
  await group.getByRole("button", { name: "修改已发货" }).click();
  await group.getByLabel("已发货").fill("{昵称}，{电话}");
  await admin.page.keyboard.press("Control+Enter");
  await expect(group.getByRole("alert")).toContainText("没有 {电话} 这个占位");
  await group.getByLabel("已发货").fill("{昵称}，单号 {快递单号}");
  await admin.page.keyboard.press("Control+Enter");
  await expect(group).toContainText("{昵称}，单号 {快递单号}");
  await admin.saved();
});

test("every screen of shipping: no barriers, in light and dark, wide, on a tablet and a phone, and in English", async ({ person, api }) => {
  const { ids } = await opened(api, ["2900000000000001", "to_verify", 72], ["2900000000000002", "to_verify", 70], ["2900000000000003", "unpaid", 3]);
  await shipped(api, ids[0]!);
  await api.done(["pickup.book", { pickup: crypto.randomUUID(), courier: "中通", from: Date.now(), until: Date.now() + HOUR, parcels: 40 }]);
  const zhou = await person("zhou", { at: "/ship/plan" });
  await zhou.shipping.row("买家02").waitFor();
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.shipping.row("买家02").getByRole("button", { name: "推迟" }).click();
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.page.keyboard.press("Escape");
  await zhou.shipping.pickups.getByRole("button", { name: "预约揽收" }).click();
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.page.keyboard.press("Escape");
  await zhou.goto("/ship/tell");
  await zhou.shipping.told.first().waitFor();
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.goto(`/orders/${ids[0]}`);
  await zhou.order.pane.getByRole("region", { name: "发货" }).waitFor();
  await expectNoBarriersAnywhere(zhou.page);
  await zhou.goto("/ship/plan");
  await zhou.page.getByRole("banner").getByRole("button", { name: /的菜单$/ }).click();
  await zhou.page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(zhou.page.getByRole("heading", { name: "Shipping plan" })).toBeVisible();
  await expect(zhou.shipping.row("买家02")).toContainText("Overdue");
  await expect(zhou.page.getByRole("region", { name: "Pick-ups" })).toContainText("40 parcels");
  await zhou.page.getByRole("link", { name: /^To tell/ }).click();
  await expect(zhou.page.getByRole("list", { name: "To tell" })).toContainText("Unpaid");
});
