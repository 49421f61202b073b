// Who may not see receivers and may not mark orders can do neither, by any way (story 5).
import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";

test("5: the inspector sees why things can't be done, and finds no receiver in any answer or on the device", async ({
  line, person, api,
}) => {
  line.listen();
  const wu = await person("wu");
  await wu.saved();

  const [order] = await api.orders();
  await wu.orders.row(order!).click();
  await expect(wu.order.title).toContainText(order!.buyer);
  const denied = "您的角色没有「设置旗帜和备注」的权限";
  for (const [what, why] of [
    [wu.order.flag("黄旗"), denied],
    [wu.order.memo.getByRole("button", { name: "写备注" }), denied],
    [wu.order.pane.getByRole("button", { name: "添加记录" }), denied],
    [wu.order.step("核实"), "您的角色没有「核实订单」的权限"],
    [wu.orders.importButton, "您的角色没有「导入订单」的权限"],
  ] as const) {
    await expect(what).toBeDisabled();
    await expect(what).toHaveAttribute("title", why);
  }
  // Pressed all the same, nothing happens but words.
  await wu.order.flag("黄旗").click({ force: true });
  await wu.page.keyboard.press("f");
  await wu.page.keyboard.press("2");
  await expect(wu.toasts.getByRole("alert").first()).toHaveText(denied);
  await expect(wu.order.flag("无旗帜")).toBeChecked();
  await expect(wu.order.pane.getByText("您的角色看不到收货人资料")).toBeVisible();
  await expect(wu.order.pane.getByText(order!.phone_mask)).toBeVisible();

  // Somebody changes orders meanwhile, so that there are deltas as well.
  await api.issue(["order.flag", { order: order!.id, flag: "red" }]);
  await expect(wu.order.flag("红旗")).toBeChecked();
  await wu.page.reload();
  await wu.saved();

  const contacts = await api.contacts();
  const secrets = contacts.flatMap(({ name, mobile, phone, address }) => [name, mobile, phone, address]);
  // Where the platform has masked a phone already there is nothing left to hide.
  const hidden = [...new Set(secrets)].filter((text): text is string => Boolean(text) && !text!.includes("*"));
  expect(hidden.length).toBeGreaterThan(20);
  const answers = Buffer.concat(line.heard).toString();
  const stored = await wu.stored();
  expect(answers).toContain(order!.number);
  expect(answers).toContain("event: poke");
  expect(stored).toContain(order!.number);
  const everything = [answers, stored, await wu.page.content()].join("\n");
  expect(hidden.filter((text) => everything.includes(text))).toEqual([]);
});

test("5: the inspector finds a caller by no more than the mask, and gets neither number nor name of a contact", async ({
  line, person, api,
}) => {
  line.listen();
  const stranger = { name: "雨前", phone: "10098761234", wechat: "yuqian_shop", email: "yuqian@example.com" };
  const customer = crypto.randomUUID();
  const ticket = await openTicket(api, { subject: "想换尺码", customer, new_customer: stranger });
  const wu = await person("wu", { at: "/customers" });
  await wu.saved();
  // A whole number finds whom its mask fits, and no number that the mask hides.
  await wu.customers.search.fill("100 9876 1234");
  await expect(wu.customers.rows).toHaveCount(1);
  await wu.customers.rows.first().click();
  await expect(wu.customers.title).toHaveText("雨前");
  await expect(wu.customers.contact).toContainText("100****1234");
  await expect(wu.customers.contact).toContainText("您的角色看不到联系方式");
  await expect(wu.customers.contact.getByRole("button")).toHaveCount(0);
  await expect(wu.customers.facts).toContainText("您的角色只能查看客户档案");
  await expect(wu.customers.facts.getByRole("button")).toHaveCount(0);
  await wu.openTicket(ticket);
  await expect(wu.ticket.side).toContainText("100****1234");
  await expect(wu.ticket.side.getByRole("button", { name: "显示" })).toHaveCount(0);
  await expect(wu.ticket.move("接手")).toHaveAttribute("title", "您的角色没有「处理工单」的权限");
  await expect(wu.ticket.composer.getByRole("button", { name: "发送" })).toHaveAttribute("title", /处理工单/);
  await wu.saved();
  const everything = [Buffer.concat(line.heard).toString(), await wu.stored(), await wu.page.content()].join("\n");
  expect(everything).toContain("想换尺码");
  expect([stranger.phone, stranger.wechat, stranger.email].filter((text) => everything.includes(text))).toEqual([]);
});

test("5: a hand-made push with the inspector's cookie is refused and changes nothing", async ({ api, person, server }) => {
  const [order] = await api.orders();
  const wu = await person("wu");
  await wu.saved();
  const staff = (await api.rows()).filter((row) => row.kind === "staff").map((row) => row.body as { id: string; name: string });
  const client = randomUUID();
  const commands: [string, object][] = [
    ["order.flag", { order: order!.id, flag: "yellow" }],
    ["order.memo", { order: order!.id, memo: "不该写的" }],
    ["order.note", { order: order!.id, text: "不该写的" }],
    ["order.move", { order: order!.id, expect: order!.status, to: "verified" }],
  ];
  const mutations = commands.map(([name, args], index) => ({
    client, seq: index + 1, name, v: 1, args, issued_at: Date.now(),
  }));
  const push = (who: string) =>
    wu.page.request.post(`${server.url}/api/sync/push`, {
      data: { proto: 1, schema: 1, build: "by hand", person: staff.find(({ name }) => name === who)!.id, mutations },
      headers: { origin: server.url },
    });
  const reply = (await (await push("质检小吴")).json()) as { outcomes: unknown[] };
  expect(reply.outcomes).toMatchObject(
    ["order_mark", "order_mark", "order_mark", "order_verify"].map((permission) => ({
      end: { rejected: { why: { code: "denied", permission } } },
    })),
  );
  // Nor under somebody else's name.
  expect(await (await push("小林")).json()).toMatchObject({ outcomes: [], stop: { why: "auth" } });
  const after = await api.order(order!.id);
  expect([after.flag, after.memo ?? "", after.status, after.history ?? []]).toEqual(["grey", "", order!.status, []]);
});
