// Programs put orders in with a token, by a client made from the document (O1).
import { readFileSync, writeFileSync } from "node:fs";
import { expectNoBarriersAnywhere } from "../fixtures/axe.ts";
import { newOrder, program, typesOf } from "../fixtures/program.ts";
import { expect, test } from "../fixtures/test.ts";
import { Counter } from "../pages/counter.ts";

const TYPES = new URL("../fixtures/v1.ts", import.meta.url);

test("O1: the client's types are those of the document that the server gives", async ({ server }) => {
  const types = await typesOf(server.url);
  if (process.env.V1_RECORD) writeFileSync(TYPES, types);
  expect(readFileSync(TYPES, "utf8")).toBe(types);
});

test("O1: a client made from the document puts orders, repeats them, reads them back and is refused", async ({ server, api }) => {
  const erp = program(server.url, await api.token("ERP"));
  const orders = [newOrder("31000001"), newOrder("31000002", { status: "unpaid" })];
  const results = async (body: typeof orders) => {
    const { data, error } = await erp.PUT("/api/v1/orders", { body: { orders: body } });
    expect(error).toBeUndefined();
    return data!.orders.map(({ result }) => result);
  };
  expect(await results(orders)).toEqual(["created", "created"]);
  expect(await results(orders)).toEqual(["unchanged", "unchanged"]);
  const rounded = newOrder("3.1E+07");
  const cheap = newOrder("31000003", { amounts: { ...newOrder("0").amounts, paid: 129.5 } });
  const { data } = await erp.PUT("/api/v1/orders", { body: { orders: [rounded, cheap, { ...orders[1]!, status: "to_verify" }] } });
  expect(data!.orders.map(({ result, refusal }) => [result, refusal?.reason, refusal?.field])).toEqual([
    ["refused", "number_rounded", "number"],
    ["refused", "amount_unreadable", "amounts.paid"],
    ["updated", undefined, undefined],
  ]);

  // What the team does with it comes back.
  const [stored] = (await api.orders()).filter(({ number }) => number === "31000001");
  const parcel = { courier: "顺丰", tracking: "SF31000001" };
  await api.done(
    ["order.flag", { order: stored!.id, flag: "cyan" }],
    ["order.memo", { order: stored!.id, memo: "礼盒" }],
    ["order.move", { order: stored!.id, expect: "to_verify", to: "shipped", parcel }],
  );
  const read = await erp.GET("/api/v1/orders/{number}", { params: { path: { number: "31000001" } } });
  expect(read.data).toMatchObject({ number: "31000001", status: "shipped", flag: "cyan", memo: "礼盒", parcel });
  expect(JSON.stringify(read.data)).not.toContain("枇杷");

  const missing = await erp.GET("/api/v1/orders/{number}", { params: { path: { number: "1" } } });
  expect([missing.response.status, missing.error?.code]).toEqual([404, "not_found"]);
  const stranger = await program(server.url, "gt_nobody").PUT("/api/v1/orders", { body: { orders } });
  expect([stranger.response.status, stranger.error?.code]).toEqual([401, "token"]);
  const crowd = Array.from({ length: 201 }, (_, nth) => newOrder(`32000${nth}`));
  const many = await erp.PUT("/api/v1/orders", { body: { orders: crowd } });
  expect([many.response.status, many.error?.code, many.error?.limit]).toEqual([422, "too_many_orders", 200]);
});

test("O1: a token is made, copied and revoked; what a program puts with it appears where orders are open", async ({ person, server }) => {
  const admin = await person("admin", { at: "/settings/api" });
  const lin = await person("lin");
  await expect(lin.orders.found).toHaveText("12 单");
  await expect(admin.page.getByText("还没有令牌")).toBeVisible();
  await admin.page.getByRole("button", { name: "新建令牌" }).click();
  const dialog = admin.page.getByRole("dialog", { name: "新建令牌" });
  await dialog.getByRole("button", { name: "生成" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("请填写名称");
  await dialog.getByLabel("名称").fill("ERP");
  await expectNoBarriersAnywhere(admin.page);
  await dialog.getByLabel("名称").press("Enter");
  const handover = admin.page.getByRole("dialog", { name: "请把令牌交给程序" });
  await admin.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await handover.getByRole("button", { name: "复制令牌" }).click();
  const copied = () => admin.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toMatch(/^gt_[\w-]{43}$/);
  const secret = await copied();
  await expect(handover.getByRole("code")).toHaveText(secret);
  await expectNoBarriersAnywhere(admin.page);
  await handover.getByRole("button", { name: "完成" }).click();
  await expect(admin.settings.entry("ERP")).toContainText("云上小铺");
  await expect(admin.settings.entry("ERP")).toContainText("管理员");
  await expect(admin.settings.entry("ERP")).toContainText("还没用过");
  expect(await admin.page.content()).not.toContain(secret);
  await expectNoBarriersAnywhere(admin.page);

  const erp = program(server.url, secret);
  await erp.PUT("/api/v1/orders", { body: { orders: [newOrder("31000001"), newOrder("7.0E+17")] } });
  await expect(lin.orders.found).toHaveText("13 单");
  await expect(lin.orders.rows.first()).toContainText("青禾_2026");
  await lin.goto("/imports");
  await lin.page.getByRole("link", { name: "API · ERP" }).click();
  await expect(lin.imports.count("新增")).toHaveText("1");
  await expect(lin.imports.held.nth(1)).toContainText("7.0E+17");

  // One token a program: another of that name is refused, and the form keeps what was typed.
  await admin.page.getByRole("button", { name: "新建令牌" }).click();
  await dialog.getByLabel("名称").fill("ERP");
  await dialog.getByRole("button", { name: "生成" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("已经有同名的一项");
  await admin.page.keyboard.press("Escape");

  await admin.settings.entry("ERP").getByRole("button", { name: "吊销 ERP" }).click();
  const sure = admin.page.getByRole("dialog", { name: "吊销令牌 ERP？" });
  await expectNoBarriersAnywhere(admin.page);
  await sure.getByRole("button", { name: "吊销" }).click();
  await expect(admin.page.getByText("还没有令牌")).toBeVisible();
  const refused = await erp.PUT("/api/v1/orders", { body: { orders: [newOrder("31000002")] } });
  expect([refused.response.status, refused.error?.code]).toEqual([401, "token"]);
  await lin.goto("/settings/api");
  await expect(lin.page.getByText("您可以查看。修改请找：系统管理员")).toBeVisible();
  await expect(lin.page.getByRole("button", { name: "新建令牌" })).toHaveCount(0);
});

test("O1: in English; a token is made by keyboard alone, and offline none", async ({ browser, address, server, watch }) => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  watch(page);
  const admin = new Counter(page, address.url);
  await admin.goto("/settings/api");
  await page.getByLabel("User name").fill("admin");
  await page.getByLabel("Password").fill("counter-demo");
  await page.keyboard.press("Enter");
  const add = page.getByRole("button", { name: "New token" });
  await add.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New token" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("WMS");
  await page.keyboard.press("Enter");
  const handover = page.getByRole("dialog", { name: "Hand the token to the program" });
  await expect(handover.getByRole("code")).toHaveText(/^gt_/);
  await expectNoBarriersAnywhere(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listitem").filter({ hasText: "WMS" })).toContainText("Never used");
  await expectNoBarriersAnywhere(page);
  await server.stop();
  await expect(add).toHaveAttribute("aria-disabled", "true");
  await expect(add).toHaveAttribute("title", /Needs the network/);
  await expect(page.getByRole("button", { name: "Revoke WMS" })).toHaveAttribute("aria-disabled", "true");
  await server.start();
  await expect(add).not.toHaveAttribute("aria-disabled");
  await context.close();
});
