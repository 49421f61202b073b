// Files as they come: good, bad, twice, without the network (O1).
import { sample } from "../fixtures/server.ts";
import { expect, test } from "../fixtures/test.ts";
import { csv } from "../pages/imports.ts";

test.describe("in an empty workspace", () => {
  test.use({ orders: 0 });

  test("the first file is dropped, names the first shop, and its rows that can't be read are held with row and reason", async ({
    person, api,
  }) => {
    const admin = await person("admin");
    await expect(admin.page.getByText("还没有订单")).toBeVisible();
    await admin.imports.drop(csv(sample(40, "--faults")));
    const dialog = admin.page.getByRole("dialog", { name: "导入订单" });
    await expect(dialog).toContainText("ExportOrderList.csv");
    await dialog.getByRole("button", { name: "开始导入" }).click();
    await expect(dialog.getByRole("alert")).toContainText("不能为空");
    await dialog.getByLabel("店铺名称").fill("云上小铺");
    await dialog.getByRole("button", { name: "开始导入" }).click();
    await admin.imports.done();
    await expect(admin.imports.count("新增")).toHaveText("37");
    await expect(admin.imports.count("待查")).toHaveText("3");
    await expect(admin.imports.held.nth(1)).toHaveText(/^5.*E\+1[78].*订单号被表格软件改成了科学计数/);
    await expect(admin.imports.held.nth(2)).toHaveText(/^9.*不认识的订单状态/);
    await expect(admin.imports.held.nth(3)).toHaveText(/^13.*金额读不懂/);
    await admin.saved();
    expect(await api.orders()).toHaveLength(37);
    const download = admin.page.waitForEvent("download");
    await admin.page.getByRole("link", { name: "下载清单" }).click();
    expect((await download).suggestedFilename()).toBe("待查的行.csv");

    // The same file again: nothing new, nothing changed, the same rows held.
    await admin.go("订单");
    await admin.imports.choose(csv(sample(40, "--faults")));
    await admin.imports.done();
    await expect(admin.imports.count("没有变化")).toHaveText("37");
    await expect(admin.imports.count("新增")).toHaveText("0");
    await expect(admin.imports.count("待查")).toHaveText("3");
    await admin.go("导入");
    await expect(admin.page.getByRole("table", { name: "导入记录" }).getByRole("row")).toHaveCount(3);
    await admin.saved();
    for (const order of await api.orders()) expect(order.history ?? []).toEqual([]);
  });

  test("with several shops of its platform one chooses, by keys; a file of another platform asks for its first shop", async ({
    person, api,
  }) => {
    const [clothes, children] = [crypto.randomUUID(), crypto.randomUUID()];
    await api.done(
      ["shop.set", { shop: { id: clothes, name: "云上小铺", platform: "taobao" } }],
      ["shop.set", { shop: { id: children, name: "云上童装", platform: "taobao" } }],
    );
    const admin = await person("admin");
    await admin.saved();
    await admin.imports.choose(csv(sample(6)));
    const dialog = admin.page.getByRole("dialog", { name: "导入订单" });
    const shop = dialog.getByRole("combobox");
    await expect(shop.getByRole("option")).toHaveText(["云上童装", "云上小铺", "新店铺…"]);
    await expect(shop).toBeFocused();
    await admin.page.keyboard.press("ArrowDown");
    await admin.page.keyboard.press("Tab");
    await expect(shop).toHaveValue(clothes);
    await dialog.getByRole("button", { name: "开始导入" }).press("Enter");
    await admin.imports.done();
    await admin.saved();
    expect((await api.orders()).map((order) => order.shop)).toEqual(Array(6).fill(clothes));

    await admin.go("订单");
    await admin.imports.choose(csv(sample(4, "--layout", "jd"), "jd.csv"));
    await expect(dialog).toContainText("京东");
    await dialog.getByLabel("店铺名称").fill("云上京东店");
    await dialog.getByRole("button", { name: "开始导入" }).click();
    await admin.imports.done();
    await expect(admin.imports.count("新增")).toHaveText("4");
    await admin.saved();
    const others = (await api.orders()).filter((order) => order.shop !== clothes);
    expect(new Set(others.map((order) => order.shop)).size).toBe(1);
    expect(others).toHaveLength(4);
  });
});

for (const [name, file, why] of [
  ["a workbook", csv(Buffer.from("504b0304140000000800", "hex"), "ExportOrderList.xlsx"), "这是 Excel 文件，请另存为或导出为 CSV 后再导入"],
  ["an empty file", csv(""), "文件是空的"],
  ["a file of something else", csv("姓名,工号\r\n小林,7\r\n", "名单.csv"), "这不是订单文件，缺少这些列"],
  ["a picture", csv(Buffer.from("89504e470d0a1a0a0000000dffd8ffe000104a46", "hex"), "照片.csv"), "这个文件无法导入"],
] as const) {
  test(`${name} is refused with the reason, and nothing is imported`, async ({ person, api }) => {
    const lin = await person("lin");
    await lin.saved();
    await lin.imports.choose(file);
    await expect(lin.page.getByRole("alert")).toContainText("这个文件无法导入");
    await expect(lin.page.getByRole("alert")).toContainText(why);
    await lin.saved();
    expect(await api.orders()).toHaveLength(12);
  });
}

test("a file is taken in without the network and is on the server afterwards, once", async ({ person, api, server }) => {
  const lin = await person("lin");
  await lin.keptOnDevice();
  await server.stop();
  await lin.imports.choose(csv(sample(300, "--seed", "9")));
  await lin.imports.done();
  await expect(lin.page.getByText("结果还只在这台设备上")).toBeVisible();
  await expect(lin.imports.count("新增")).toHaveText("300");
  await lin.page.getByRole("link", { name: "查看订单" }).click();
  await expect(lin.orders.found).toHaveText("312 单");
  await expect(lin.word).toHaveText("离线 · 2 条待同步");
  await server.start();
  await lin.saved();
  await expect(lin.orders.found).toHaveText("312 单");
  const orders = await api.orders();
  expect(orders).toHaveLength(312);
  expect(orders.every((order) => order.no !== undefined), "each has its short number").toBe(true);
  await lin.go("导入");
  await lin.page.getByRole("row").filter({ hasText: "小林" }).getByRole("link").click();
  await expect(lin.page.getByText("结果还只在这台设备上")).toBeHidden();
  await expect(lin.imports.count("新增")).toHaveText("300");
});

test("a long import shows how far it is and can be stopped; the same file later adds the rest", async ({ person, api }) => {
  const lin = await person("lin");
  await lin.saved();
  const file = csv(sample(6000, "--seed", "5"));
  await lin.imports.choose(file);
  await expect(lin.page.getByRole("status").filter({ hasText: /已读 [\d,]+ 单 · \d+%/ })).toBeVisible();
  await lin.page.getByRole("button", { name: "停止" }).click();
  await expect(lin.page.getByText("导入已停止")).toBeVisible();
  await lin.saved();
  const part = (await api.orders()).length;
  expect(part).toBeLessThan(6012);
  await lin.go("导入");
  await lin.imports.choose(file);
  await lin.imports.done();
  await expect(lin.imports.count("没有变化")).toHaveText((part - 12).toLocaleString("en-US"));
  await lin.saved();
  expect(await api.orders()).toHaveLength(6012);
});

test("the item list adds what was bought to orders that are known already", async ({ person, api }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.open(order!);
  await expect(lin.order.pane.getByText("导入宝贝报表后显示明细")).toBeVisible();
  await lin.imports.choose(csv(sample(12, "--layout", "items"), "ExportItemList.csv"));
  await lin.imports.done();
  await expect(lin.imports.count("更新")).toHaveText("12");
  await lin.open(order!);
  await expect(lin.order.pane.getByRole("table", { name: "商品明细" })).toBeVisible();
});
