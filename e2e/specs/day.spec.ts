// A day at the counter from which the network stays away until the evening (G3, T2).
import { hashOf, png } from "../fixtures/picture.ts";
import { expect, test } from "../fixtures/test.ts";
import { APRIL } from "../pages/roster.ts";
import { Counter } from "../pages/counter.ts";

test("a day without a network: a caller, notes, a photo, shipments and a week of roster arrive once, in order", async ({
  server, api, person, watch,
}) => {
  test.slow();
  const contact = (await api.contacts()).find(({ customer, mobile }) => customer && /^\d{11}$/.test(mobile ?? ""))!;
  const shipped = (await api.orders()).filter((order) => order.status === "to_verify").slice(0, 2);
  const photo = png("碎杯子.png", { seed: 7 });
  const evening = await person("zhou", { at: "/tickets" });
  await evening.keptOnDevice();
  const context = evening.page.context();
  await evening.page.close();
  await server.stop();

  const zhou = new Counter(await context.newPage(), evening.url);
  watch(zhou.page);
  await zhou.goto("/");
  await expect(zhou.word).toHaveText("离线");
  await zhou.page.keyboard.press("t");
  const { mobile } = contact;
  await zhou.intake.who.fill(` ${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`);
  await expect(zhou.intake.choices.first()).toContainText("电话");
  await zhou.intake.choices.first().click();
  await expect(zhou.intake.known).toBeVisible();
  await zhou.intake.text.fill("杯子到手就是碎的");
  await zhou.intake.open();
  await expect(zhou.ticket.subject).toHaveText("杯子到手就是碎的");
  const notes = ["第一条：已道歉", "第二条：请客户拍照", "第三条：照片在这里"];
  await zhou.ticket.write("内部备注", notes[0]!);
  await zhou.ticket.write("内部备注", notes[1]!);
  await zhou.ticket.write("内部备注", notes[2]!, photo);
  for (const text of notes) await expect(zhou.ticket.said(text)).toContainText("已保存在本机");
  await expect(zhou.ticket.picture(photo.name).getByTitle("仅在本机")).toBeVisible();
  const ticket = zhou.page.url().split("/").at(-1)!;

  await zhou.go("订单");
  for (const [index, order] of shipped.entries()) {
    await zhou.orders.row(order).click();
    await zhou.order.chooseStep("发货");
    await zhou.order.ship("中通", `7600000000020${index}`);
    await expect(zhou.order.status("已发货")).toBeVisible();
  }
  await zhou.goto(`/roster/${APRIL}`);
  await zhou.roster.take("白班");
  await zhou.roster.draw("小林", 1, 5);
  await zhou.roster.take("晚班");
  await zhou.roster.draw("小陈", 1, 5);
  await zhou.roster.take("休");
  await zhou.roster.draw("小林", 6, 7);
  await zhou.roster.expectCell("小林", 5, "白班");
  await zhou.roster.expectCell("小陈", 1, "晚班");
  await expect(zhou.roster.waiting).toHaveText("离线 · 12 格待同步");

  // Everything is on the device, and said to be.
  await zhou.go("同步");
  await expect(zhou.sync.waiting).toHaveCount(1 + 3 + 2 + 12);
  for (const line of await zhou.sync.waiting.all()) await expect(line).toContainText("已保存在本机");
  await expect(zhou.page.getByText("1 个文件等待上传")).toBeVisible();
  await expect(zhou.word).toHaveText("离线 · 19 条待同步");

  await server.start();
  await zhou.saved();
  const chen = await person("chen", { at: `/tickets/${ticket}` });
  await expect(chen.ticket.line.getByRole("article")).toHaveCount(4);
  for (const [index, text] of ["杯子到手就是碎的", ...notes].entries()) {
    await expect(chen.ticket.line.getByRole("article").nth(index)).toContainText(text);
  }
  await expect(chen.ticket.picture(photo.name).getByRole("img", { name: photo.name })).toBeVisible();
  await chen.goto(`/roster/${APRIL}`);
  for (const day of [1, 5]) await chen.roster.expectCell("小林", day, "白班");
  await chen.roster.expectCell("小林", 7, "休");
  await chen.roster.expectCell("小陈", 3, "晚班");

  const [one, ...others] = await api.tickets();
  expect([one!.id, one!.no, one!.customer, others.length]).toEqual([ticket, 1, contact.customer, 0]);
  const said = one!.history.map(({ act }) => (typeof act === "string" ? act : (act.said ?? act.note)?.text));
  expect(said).toEqual(["opened", "杯子到手就是碎的", ...notes]);
  const file = one!.history.flatMap(({ act }) => (typeof act === "string" ? [] : (act.note?.files ?? [])));
  expect(file.map(({ hash, name }) => [hash, name])).toEqual([[hashOf(photo.buffer), photo.name]]);
  expect(await api.blob(hashOf(photo.buffer))).toEqual(photo.buffer);
  const weeks = (await api.rosters()).map(({ staff, cells }) => [staff, cells]);
  const days = (from: number, to: number, cell: unknown) =>
    Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [from + index, cell]));
  expect(Object.fromEntries(weeks)).toEqual({
    [await api.staff("lin")]: { ...days(1, 5, { work: ["full"] }), ...days(6, 7, "rest") },
    [await api.staff("chen")]: days(1, 5, { work: ["evening"] }),
  });
  for (const [index, { id }] of shipped.entries()) {
    const order = await api.order(id);
    expect([order.status, order.parcel?.tracking, order.history?.length]).toEqual(["shipped", `7600000000020${index}`, 1]);
  }
});
