// A customer's file: found, changed, brought back, and all that was in one line (C1, C2, C6); files that are one
// customer, merged and taken apart again.
import type { Api, Customer } from "../fixtures/api.ts";
import { expectNoBarriersAnywhere } from "../fixtures/axe.ts";
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";

/** So many customers who have bought, with the number of their orders. */
async function buyers(api: Api, count: number): Promise<(Customer & { orders: number })[]> {
  const orders = await api.orders();
  const bought = (customer: Customer) => ({ ...customer, orders: orders.filter((order) => order.customer === customer.id).length });
  const found = (await api.customers()).map(bought).filter((customer) => customer.orders > 0).slice(0, count);
  expect(found).toHaveLength(count);
  return found;
}

/** A file that somebody opened for who called. */
async function caller(api: Api, name: string, phone = ""): Promise<string> {
  const customer = crypto.randomUUID();
  await openTicket(api, { subject: `${name}来电`, customer, new_customer: { name, phone, wechat: "", email: "" } });
  return customer;
}

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

  await lin.customers.add("尺码", "170/65,M");
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

test("C1: a duplicate is merged and taken out again by keyboard alone; meanwhile orders and tickets of both are in one line", async ({
  person, api,
}) => {
  const [wang] = await buyers(api, 1);
  const cloud = await caller(api, "云朵小铺");
  const lin = await person("lin", { at: `/customers/${wang!.id}` });
  const chen = await person("chen", { at: `/customers/${cloud}` });
  await expect(lin.customers.title).toHaveText(wang!.name);
  await expect(lin.customers.moments("订单")).toHaveText(`订单 ${wang!.orders}`);
  await lin.saved();
  const { keyboard } = lin.page;
  await keyboard.press("m");
  await expect(lin.customers.merging).toBeVisible();
  await keyboard.type("云朵小铺");
  await expect(lin.customers.choices).toHaveCount(1);
  await keyboard.press("Enter");
  await expect(lin.toasts).toContainText("已并入「云朵小铺」");
  await expect(lin.customers.moments("工单")).toHaveText("工单 1");
  await expect(lin.customers.moment("云朵小铺来电")).toBeVisible();
  await expect(lin.customers.moment("已并入「云朵小铺」")).toContainText("小林");
  await expect(lin.customers.file("云朵小铺")).toBeVisible();
  // The other address leads to the same file, and the list has one row for both.
  await expect(chen.customers.title).toHaveText(wang!.name);
  await expect(chen.customers.moments("订单")).toHaveText(`订单 ${wang!.orders}`);
  await lin.customers.search.fill("云朵小铺");
  await expect(lin.customers.rows).toHaveCount(1);
  await expect(lin.customers.rows).toContainText(wang!.name);
  await keyboard.press("Escape");

  // The ticket speaks of the customer by the one name.
  const [ticket] = (await api.tickets()).filter((one) => one.customer === cloud);
  await chen.openTicket(ticket!);
  await expect(chen.page.getByRole("complementary").getByRole("link", { name: wang!.name })).toBeVisible();
  await chen.goto(`/customers/${cloud}`);

  await keyboard.press("u");
  await expect(lin.customers.moments("工单")).toHaveText("工单 0");
  await expect(chen.customers.title).toHaveText("云朵小铺");
  await expect(chen.customers.moments("工单")).toHaveText("工单 1");
  await expect(chen.customers.moment("「云朵小铺」成为单独的档案")).toBeVisible();
  await lin.saved();
  expect((await api.customer(cloud)).merges!.map((merge) => merge.into)).toEqual([wang!.id, undefined]);
});

test("C1: a file that another merged elsewhere meanwhile becomes a card, and applied anyway all of them are one", async ({
  person, api,
}) => {
  const [one, other] = await buyers(api, 2);
  const cloud = await caller(api, "云朵小铺");
  const lin = await person("lin", { at: `/customers/${one!.id}` });
  const chen = await person("chen", { at: `/customers/${other!.id}` });
  for (const each of [lin, chen]) {
    await expect(each.customers.title).toBeVisible();
    await each.saved();
  }
  await lin.page.context().setOffline(true);
  for (const each of [lin, chen]) {
    await each.page.keyboard.press("m");
    await each.page.keyboard.type("云朵小铺");
    await expect(each.customers.choices).toHaveCount(1);
    await each.page.keyboard.press("Enter");
    await expect(each.customers.file("云朵小铺")).toBeVisible();
  }
  await chen.saved();
  await lin.page.context().setOffline(false);
  await expect(lin.word).toHaveText("有 1 条需处理");
  await expect(lin.customers.file("云朵小铺")).toHaveCount(0);
  await lin.go("同步");
  const card = lin.sync.card("并入档案：云朵小铺");
  await expect(card).toContainText("没有执行的原因这份档案已经并入别的档案");
  await expect(card).toContainText(`现在的情况云朵小铺 → ${other!.name}`);
  await expectNoBarriersAnywhere(lin.page);
  await card.getByRole("button", { name: "仍要执行" }).click();
  await lin.saved();
  await expect(chen.customers.title).toHaveText(one!.name);
  await expect(chen.customers.moments("订单")).toHaveText(`订单 ${one!.orders + other!.orders}`);
  // Taken out with a press, the other file takes along what was merged into it.
  await chen.customers.file(other!.name).getByRole("button", { name: "拆分" }).click();
  await expect(chen.toasts).toContainText("已拆分");
  await chen.goto(`/customers/${cloud}`);
  await expect(chen.customers.title).toHaveText(other!.name);
  await expect(chen.customers.moments("工单")).toHaveText("工单 1");
});

test("C1: possible duplicates are a quiet list; one is merged, of another somebody says that it is somebody else", async ({
  person, api,
}) => {
  const [one, other] = await buyers(api, 2);
  const contacts = await api.contacts();
  const phone = (customer: Customer) => contacts.find((contact) => contact.customer === customer.id && /^\d{11}$/.test(contact.mobile))!.mobile;
  const cloud = await caller(api, "云朵小铺", phone(one!));
  await caller(api, "小雪", phone(other!));
  const lin = await person("lin", { at: "/customers" });
  const chip = lin.page.getByRole("button", { name: /^可能重复/ });
  await expect(chip).toHaveText("可能重复 4");
  await chip.click();
  await expect(lin.customers.rows).toHaveCount(4);
  await expectNoBarriersAnywhere(lin.page);
  await lin.goto(`/customers/${cloud}`);
  const notice = lin.customers.pane.getByRole("note").filter({ hasText: "可能与" });
  await expect(notice).toContainText(`可能与「${one!.name}」是同一个人： 电话相同`);
  await notice.getByRole("button", { name: "合并档案" }).click();
  await expect(lin.customers.title).toHaveText(one!.name);
  await expect(notice).toHaveCount(0);
  await lin.goto(`/customers/${other!.id}`);
  await notice.getByRole("button", { name: "不是同一人" }).click();
  await expect(notice).toHaveCount(0);
  await expect(chip).toHaveCount(0);
  await lin.toasts.getByRole("button", { name: "撤销" }).click();
  await expect(notice).toContainText("小雪");
});

test("C1: accounts lead their orders to the file; consent, age, contract and who met them take room only once known", async ({
  browser, person, api, server,
}) => {
  const [wang] = await buyers(api, 1);
  const cloud = await caller(api, "云朵小铺");
  const lin = await person("lin", { at: `/customers/${cloud}` });
  await expect(lin.customers.moments("订单")).toHaveText("订单 0");

  // An account that has bought brings its orders; one that has not is forgotten with its name.
  const add = async (platform: string, name: string) => {
    await lin.customers.accounts.getByRole("button", { name: "加账号" }).click();
    await lin.customers.accounts.getByLabel("平台").selectOption(platform);
    await lin.customers.accounts.getByLabel("会员名").fill(name);
    await lin.page.keyboard.press("Enter");
    await expect(lin.customers.file(name)).toBeVisible();
  };
  await add("淘宝/天猫", wang!.name);
  await expect(lin.customers.moments("订单")).toHaveText(`订单 ${wang!.orders}`);
  await add("京东", "jd_cloud");
  await lin.customers.search.fill("jd_cloud");
  await expect(lin.customers.rows).toHaveCount(1);
  await lin.page.keyboard.press("Escape");
  await lin.saved();
  const files = (await api.customers()).length;
  await lin.customers.accounts.getByRole("button", { name: "去掉账号 京东 jd_cloud" }).click();
  await lin.saved();
  expect((await api.customers()).length).toBe(files - 1);
  await lin.toasts.getByRole("button", { name: "撤销" }).click();
  await expect(lin.customers.file("jd_cloud")).toBeVisible();

  // What is not known is not there.
  await expect(lin.customers.facts).not.toContainText("营销推广");
  await lin.customers.begin("营销推广");
  await lin.customers.facts.getByLabel("答复").selectOption("拒绝");
  await lin.customers.facts.getByLabel("日期").fill("2026-03-01");
  await lin.customers.facts.getByLabel("方式").selectOption("微信");
  await lin.page.keyboard.press("Enter");
  await expect(lin.customers.facts).toContainText("拒绝 · 2026-03-01 · 微信");
  await expect(lin.customers.moment("营销推广 → 拒绝")).toContainText("小林");
  await lin.customers.add("年龄", "34");
  await expect(lin.customers.facts).toContainText("34 岁");
  await lin.customers.add("合同", "2020-12-31");
  await expect(lin.customers.facts).toContainText("2020-12-31 已到期");
  await expect(lin.customers.pane.getByText("合同已到期")).toBeVisible();
  // Who opened the file met the customer.
  await lin.customers.facts.getByRole("button", { name: "修改来源" }).click();
  await lin.customers.facts.getByLabel("登记人").selectOption("小陈");
  await lin.customers.facts.getByLabel("地点").fill("春季展会");
  await lin.page.keyboard.press("Enter");
  await expect(lin.customers.facts).toContainText("小陈 · 电话 · 春季展会");
  await lin.customers.begin("尺码");
  await lin.page.keyboard.press("Escape");
  await expect(lin.customers.facts.getByLabel("尺码")).toHaveCount(0);
  await lin.saved();
  const kept = await api.customer(cloud);
  expect([kept.age!.years, kept.contract_until, kept.collected!.place]).toEqual([34, "2020-12-31", "春季展会"]);
  expect(kept.consents).toEqual({ marketing: { given: false, on: "2026-03-01", via: "wechat" } });
  await expectNoBarriersAnywhere(lin.page);

  // The ticket's side tells whose contract has lapsed (T11).
  const [ticket] = (await api.tickets()).filter((one) => one.customer === cloud);
  await lin.openTicket(ticket!);
  await expect(lin.page.getByRole("complementary").getByText("合同已到期")).toBeVisible();

  const context = await browser.newContext({ locale: "en-US", viewport: { width: 820, height: 1180 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${server.url}/customers/${cloud}`);
  await page.locator("input").first().fill("chen");
  await page.locator("input[type=password]").fill("counter-demo");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Accounts" })).toContainText("jd_cloud");
  await expect(page.getByText("Refused · 2026-03-01 · WeChat", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Split off" }).tap();
  await expect(page.getByRole("region", { name: "Accounts" }).getByRole("listitem")).toHaveCount(2);
  await context.close();
});

test("C6: further addresses are masked like all contact data; one is struck off and put back", async ({ person, api }) => {
  const [wang] = await buyers(api, 1);
  const lin = await person("lin", { at: `/customers/${wang!.id}` });
  const { contact } = lin.customers;
  await contact.getByRole("button", { name: "加地址" }).click();
  await contact.getByRole("textbox", { name: "姓名" }).fill("前台");
  await contact.getByRole("textbox", { name: "地址" }).fill("杭州市西湖区 1 号");
  await lin.page.keyboard.press("Enter");
  await expect(lin.toasts).toContainText("地址已保存");
  await lin.saved();
  await expect(contact).not.toContainText("西湖区");
  await contact.getByRole("button", { name: "显示" }).click();
  const list = contact.getByRole("list", { name: "其他地址" });
  await expect(list).toContainText("杭州市西湖区 1 号");
  await list.getByRole("button", { name: /^修改/ }).click();
  await contact.getByRole("textbox", { name: "手机" }).fill("13911112222");
  await lin.page.keyboard.press("Enter");
  await expect(list).toContainText("13911112222");
  await list.getByRole("button", { name: /^去掉地址/ }).click();
  await expect(list).toHaveCount(0);
  await lin.toasts.getByRole("button", { name: "撤销" }).click();
  await expect(list).toContainText("13911112222");
  await lin.saved();
  expect((await api.contacts()).filter((one) => one.address === "杭州市西湖区 1 号").map((one) => one.gone ?? false)).toEqual([false]);
  expect(JSON.stringify(await api.customer(wang!.id))).not.toContain("西湖区");
});
