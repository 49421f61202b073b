// Whose work it is: expired sessions, shared computers, two people in one browser (story 4).
import { Api } from "../fixtures/api.ts";
import { hashOf, png } from "../fixtures/picture.ts";
import { expect, test } from "../fixtures/test.ts";
import { openTicket } from "../fixtures/work.ts";
import { Counter } from "../pages/counter.ts";

test("9: revoked while offline, the person signs in again in place and the work goes out", async ({ server, api, person }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.saved();
  await lin.open(order!);
  await lin.saved();
  await server.stop();
  await lin.order.setFlag("红旗");
  await lin.order.writeMemo("XL", "急用");
  server.cli(["user", "password", "lin", "--password-stdin"], "another-counter\n");
  await server.start();
  await expect(lin.word).toHaveText("登录已过期 · 2 条待同步");
  await lin.page.getByRole("banner").getByRole("button", { name: "重新登录" }).click();
  const dialog = lin.page.getByRole("dialog", { name: "重新登录" });
  await lin.fillIn("lin", "counter-demo");
  await expect(dialog.getByRole("alert")).toHaveText("用户名或密码不对");
  await lin.fillIn("lin", "another-counter");
  await expect(dialog).toBeHidden();
  await lin.saved();
  await expect(lin.order.title).toContainText(`#${order!.no}`);
  const kept = await Api.signIn(server.url, "admin").then((admin) => admin.order(order!.id));
  expect(kept.flag).toBe("red");
  expect(kept.history?.map((entry) => Object.keys(entry.act)[0])).toEqual(["flagged", "memo"]);
});

test("9: another person signs in where somebody's session has expired; nothing goes out under the wrong name", async ({
  server, person,
}) => {
  const lin = await person("lin");
  const [order] = await Api.signIn(server.url, "admin").then((admin) => admin.orders());
  await lin.keptOnDevice();
  await server.stop();
  await lin.orders.row(order!).click();
  await lin.order.setFlag("紫旗");
  server.cli(["user", "password", "lin", "--password-stdin"], "another-counter\n");
  await server.start();
  await lin.page.getByRole("banner").getByRole("button", { name: "重新登录" }).click();
  await lin.fillIn("chen", "counter-demo");
  const menu = lin.page.getByRole("banner").getByRole("button", { name: "小陈的菜单" });
  await expect(menu).toBeVisible();
  await lin.saved();
  await expect(lin.orders.row(order!).getByTitle("紫旗")).toBeHidden();
  const admin = await Api.signIn(server.url, "admin");
  expect((await admin.order(order!.id)).flag).toBe("grey");
});

test("22: on a shared computer unsent work waits for its owner, unseen and unsent by a colleague", async ({ server, person }) => {
  const lin = await person("lin");
  const [order] = await Api.signIn(server.url, "admin").then((admin) => admin.orders());
  await lin.keptOnDevice();
  await server.stop();
  await lin.orders.row(order!).click();
  await lin.order.setFlag("青旗");
  await lin.order.addNote("只有我看得见的一句");
  await expect(lin.word).toHaveText("离线 · 2 条待同步");
  const ask = await lin.askSignOut();
  await expect(ask).toContainText("还有 2 条更改没有同步到服务器");
  await ask.getByRole("button", { name: "保留，退出" }).click();
  await expect(lin.page.getByLabel("用户名")).toBeVisible();

  await server.start();
  const chen = new Counter(lin.page, lin.url);
  await chen.signIn("chen");
  await chen.saved();
  await chen.orders.row(order!).click();
  await expect(chen.order.flag("无旗帜")).toBeChecked();
  await expect(chen.order.history).toHaveCount(0);
  await chen.order.addNote("小陈看过");
  await chen.saved();
  const admin = await Api.signIn(server.url, "admin");
  const between = await admin.order(order!.id);
  expect([between.flag, between.history?.length]).toEqual(["grey", 1]);
  await chen.signOut("退出登录");

  await lin.signIn("lin");
  await lin.saved();
  const back = await admin.order(order!.id);
  expect(back.flag).toBe("cyan");
  const lins = back.history!.filter((entry) => entry.by === back.history!.find((one) => one.act.flagged)!.by);
  expect(lins.map((entry) => Object.keys(entry.act)[0])).toEqual(["flagged", "note"]);
});

test("22: at a shared workstation notes, photo and a half-written reply wait for their owner, and go out once", async ({
  server, person, api,
}) => {
  const ticket = await openTicket(api);
  const photo = png("破洞.png", { seed: 5 });
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.keptOnDevice();
  await server.stop();
  await lin.ticket.write("内部备注", "小林的备注", photo);
  await lin.ticket.begin("回复", "小林写到一半");
  await expect(lin.word).toHaveText("离线 · 2 条待同步");
  await expect.poll(() => lin.stored()).toContain("小林写到一半");
  const ask = await lin.askSignOut();
  await expect(ask).toContainText("还有 2 条更改没有同步到服务器");
  await ask.getByRole("button", { name: "保留，退出" }).click();
  await expect(lin.page.getByLabel("用户名")).toBeVisible();

  await server.start();
  const chen = new Counter(lin.page, lin.url);
  await chen.signIn("chen");
  await chen.saved();
  await expect(chen.ticket.subject).toBeVisible();
  for (const voice of ["客户说", "内部备注", "回复"] as const) {
    await chen.ticket.voice(voice);
    await expect(chen.ticket.text).toHaveValue("");
    await expect(chen.ticket.files).toHaveCount(0);
  }
  await expect(chen.ticket.line.getByRole("article")).toHaveCount(1);
  await chen.ticket.write("内部备注", "小陈的备注");
  await chen.saved();
  const notes = async () =>
    (await api.ticket(ticket.id)).history.flatMap(({ by, act }) =>
      typeof act === "string" || !act.note ? [] : [[by, act.note.text]],
    );
  expect(await notes()).toEqual([[await api.staff("chen"), "小陈的备注"]]);
  expect(await api.blob(hashOf(photo.buffer))).toBeUndefined();
  await chen.signOut("退出登录");

  await lin.signIn("lin");
  await lin.saved();
  await expect(lin.ticket.said("小林的备注")).toBeVisible();
  await lin.ticket.voice("回复");
  await expect(lin.ticket.text).toHaveValue("小林写到一半");
  await lin.ticket.send("回复");
  await lin.saved();
  expect(await notes()).toEqual([[await api.staff("chen"), "小陈的备注"], [await api.staff("lin"), "小林的备注"]]);
  await expect.poll(async () => (await api.blob(hashOf(photo.buffer)))?.equals(photo.buffer)).toBe(true);
  const said = (await api.ticket(ticket.id)).history.filter(({ act }) => typeof act !== "string" && act.said?.voice === "us");
  expect(said).toHaveLength(1);
});

test("22: a half-written reply alone is asked about on signing out, and is there at the next sign-in", async ({ person, api }) => {
  const ticket = await openTicket(api);
  const lin = await person("lin", { at: `/tickets/${ticket.id}` });
  await lin.saved();
  await lin.ticket.begin("回复", "写到一半");
  await expect.poll(() => lin.stored()).toContain("写到一半");
  await lin.signOut("保留，退出");
  await lin.signIn("lin");
  await lin.saved();
  await lin.openTicket(ticket);
  await expect(lin.ticket.text).toHaveValue("写到一半");
});

test("22: discarded on signing out, unsent work is gone from the device and never sent", async ({ server, person }) => {
  const lin = await person("lin");
  const [order] = await Api.signIn(server.url, "admin").then((admin) => admin.orders());
  await lin.keptOnDevice();
  await server.stop();
  await lin.orders.row(order!).click();
  const second = new Counter(await lin.page.context().newPage(), lin.url);
  await second.goto();
  await lin.order.addNote("不要了的一句");
  await expect(second.word).toHaveText("离线 · 1 条待同步");
  await lin.signOut("丢弃，退出");
  await expect(lin.page.getByLabel("用户名")).toBeVisible();
  await expect(second.page.getByLabel("用户名")).toBeVisible();
  await expect.poll(() => lin.stored()).not.toContain("不要了的一句");
  expect(await lin.stored()).not.toContain("10000001290");
  await server.start();
  await lin.signIn("lin");
  await lin.saved();
  const admin = await Api.signIn(server.url, "admin");
  expect((await admin.order(order!.id)).history ?? []).toEqual([]);
});

test("9: two tabs, two people: what one left unsent never goes out under the other's name", async ({ server, api, person }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.saved();
  // Pushes don't arrive, all else does.
  const context = lin.page.context();
  await lin.page.route("**/api/sync/push", (route) => route.abort());
  await lin.orders.row(order!).click();
  await lin.order.addNote("小林写的");
  await expect(lin.word).toHaveText("离线 · 1 条待同步");

  // The cookie becomes another person's, and this tab hears nothing of it.
  const login = { login: "chen", password: "counter-demo" };
  const answer = await context.request.post(`${server.url}/api/login`, { data: login, headers: { origin: server.url } });
  expect(answer.ok()).toBe(true);
  await lin.page.unroute("**/api/sync/push");
  await lin.go("同步");
  await lin.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(lin.word).toHaveText("登录已过期 · 1 条待同步");
  expect((await api.order(order!.id)).history ?? []).toEqual([]);

  // A second tab signs in as that person; the first follows, and shows nothing of what was left.
  const second = new Counter(await context.newPage(), server.url);
  await second.goto();
  await second.signOut("保留，退出");
  await expect(lin.page.getByLabel("用户名")).toBeVisible();
  await second.signIn("chen");
  await second.saved();
  await expect(lin.page.getByRole("banner").getByRole("button", { name: "小陈的菜单" })).toBeVisible();
  await lin.go("订单");
  await lin.orders.row(order!).click();
  await expect(lin.order.history).toHaveCount(0);
  expect((await api.order(order!.id)).history ?? []).toEqual([]);

  // It goes out under its own name when its owner is back.
  await second.signOut("退出登录");
  await second.signIn("lin");
  await second.saved();
  const [entry, ...rest] = (await api.order(order!.id)).history!;
  expect(rest).toEqual([]);
  expect(entry!.act.note?.text).toBe("小林写的");
  const { person: linId } = await Api.signIn(server.url, "lin");
  expect(entry!.by).toBe(linId);
});

test("a locked screen shows nothing of the work and opens without the server", async ({ server, api, person }) => {
  const [order] = await api.orders();
  const lin = await person("lin");
  await lin.keptOnDevice();
  await server.stop();
  await lin.orders.row(order!).click();
  await lin.order.setFlag("红旗");
  await lin.page.getByRole("button", { name: "小林的菜单" }).click();
  await lin.page.getByRole("menuitem", { name: "锁定屏幕" }).click();
  await expect(lin.page.getByRole("heading", { name: "屏幕已锁定" })).toBeVisible();
  await expect(lin.page.getByText(order!.buyer)).toBeHidden();
  await lin.page.reload();
  await lin.page.getByLabel("密码").fill("not-the-password");
  await lin.page.getByRole("button", { name: "解锁" }).click();
  await expect(lin.page.getByRole("alert")).toHaveText("用户名或密码不对");
  await lin.page.getByLabel("密码").fill("counter-demo");
  await lin.page.getByRole("button", { name: "解锁" }).click();
  await expect(lin.word).toHaveText("离线 · 1 条待同步");
});
