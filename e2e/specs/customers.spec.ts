// A customer's file: found, changed, brought back, and all that was in one line (C1, C2, C6).
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";

test("a file is found by number, changed, and what was replaced comes back from its timeline; contact data need a press", async ({
  person, api,
}) => {
  const contact = (await api.contacts()).find(({ customer, mobile }) => customer && /^\d{11}$/.test(mobile ?? ""))!;
  const customer = await api.customer(contact.customer!);
  const orders = (await api.orders()).filter((order) => order.customer === customer.id);
  await openTicket(api, { subject: "问尺码", text: "L 会不会太大", customer: customer.id });
  const lin = await person("lin", { at: "/customers" });
  const chen = await person("chen", { at: `/customers/${customer.id}` });
  await lin.customers.search.fill(`+86 ${contact.mobile.slice(0, 3)}-${contact.mobile.slice(3)}`);
  await expect(lin.customers.rows).toHaveCount(1);
  await lin.customers.rows.first().click();
  await expect(lin.customers.title).toHaveText(customer.name);

  // Masked until somebody asks.
  await expect(lin.customers.contact).not.toContainText(contact.mobile);
  await lin.customers.contact.getByRole("button", { name: "显示" }).click();
  await expect(lin.customers.contact).toContainText(contact.mobile);
  await lin.customers.contact.getByRole("button", { name: "隐藏" }).click();
  await expect(lin.customers.contact).not.toContainText(contact.mobile);

  await lin.customers.change("尺码", "170/65,M");
  await lin.customers.change("尺码", "L");
  await expect(chen.customers.facts).toContainText("L");
  const first = lin.customers.moment("尺码 → L");
  await first.getByRole("button", { name: "恢复" }).click();
  await expect(chen.customers.facts).toContainText("170/65,M");
  await lin.customers.facts.getByLabel("加标签").fill("老客户");
  await lin.page.keyboard.press("Enter");
  await expect(chen.customers.pane.getByRole("list", { name: "标签" })).toContainText("老客户");
  await lin.page.keyboard.press("Escape");

  // One line for orders, tickets and edits.
  await expect(lin.customers.moments("工单")).toHaveText("工单 1");
  await expect(lin.customers.moments("订单")).toHaveText(`订单 ${orders.length}`);
  await expect(lin.customers.moments("资料修改")).toHaveText("资料修改 4");
  await lin.customers.moments("工单").click();
  await expect(lin.customers.moment("问尺码")).toContainText("客户：L 会不会太大");

  await lin.customers.pane.getByRole("button", { name: "更多操作" }).click();
  await lin.page.getByRole("menuitem", { name: "拉黑" }).click();
  await expect(chen.customers.pane.getByText("已拉黑").first()).toBeVisible();
  await lin.toasts.getByRole("button", { name: "撤销" }).click();
  await lin.saved();
  const kept = await api.customer(customer.id);
  expect([kept.sizes, kept.tags, kept.blocked ?? false]).toEqual(["170/65,M", ["老客户"], false]);
});

test("C6: who has contact data shown is on record; C1: two people change different parts, and what was replaced comes back", async ({
  person, api,
}) => {
  const [order] = await api.orders();
  const customer = order!.customer!;
  const chen = await person("chen", { at: `/customers/${customer}` });
  const lin = await person("lin", { at: `/customers/${customer}` });
  await expect(chen.customers.moments("查看记录")).toHaveText("查看记录 0");
  const shown = lin.customers.contact.getByRole("button", { name: "显示" });
  await shown.click();
  await lin.customers.contact.getByRole("button", { name: "隐藏" }).click();
  await shown.click();
  await expect(chen.customers.moments("查看记录")).toHaveText("查看记录 1");
  await chen.customers.moments("查看记录").click();
  await expect(chen.customers.moment("收货信息")).toContainText("小林");

  const change = lin.customers.contact.getByRole("button", { name: "修改联系方式" });
  const save = lin.customers.contact.getByRole("button", { name: "保存" });
  await change.click();
  await lin.customers.contact.getByLabel("微信").fill("cloud_9");
  await save.click();
  await lin.saved();
  await change.click();
  await api.done(["customer.contact", { customer, address: "杭州市西湖区 1 号" }]);
  await lin.customers.contact.getByLabel("微信").fill("cloud_10");
  await save.click();
  await lin.saved();
  const own = async () => (await api.contacts()).find((contact) => contact.customer === customer && contact.wechat)!;
  expect([(await own()).wechat, (await own()).address]).toEqual(["cloud_10", "杭州市西湖区 1 号"]);

  await chen.customers.moments("资料修改").click();
  await chen.customers.moment("修改联系方式：微信").first().getByRole("button", { name: "恢复" }).click();
  await chen.saved();
  expect([(await own()).wechat, (await own()).address]).toEqual(["cloud_9", "杭州市西湖区 1 号"]);
});
