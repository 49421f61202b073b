// What a team decides itself reaches everybody; what only the server may do says so offline (P1).
import { expect, test } from "../fixtures/test.ts";
import { Counter } from "../pages/counter.ts";
import { APRIL } from "../pages/roster.ts";

test("a person is added with a password that is made and shown once, and signs in with it", async ({
  person, browser, address, watch, api,
}) => {
  const admin = await person("admin", { at: "/settings/people" });
  await admin.page.getByRole("button", { name: "添加人员" }).click();
  const dialog = admin.page.getByRole("dialog", { name: "添加人员" });
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("请填写名称");
  await dialog.getByLabel("姓名").fill("小满");
  await dialog.getByLabel("登录名").fill("lin");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("这个登录名已经有人用");
  await dialog.getByLabel("登录名").fill("man");
  await dialog.getByRole("button", { name: "保存" }).click();
  const handover = admin.page.getByRole("dialog", { name: "请把密码交给本人" });
  const password = (await handover.getByRole("code").textContent())!;
  expect(password.length).toBeGreaterThanOrEqual(8);
  await handover.getByRole("button", { name: "完成" }).click();
  await expect(admin.settings.entry("小满")).toContainText("客服专员");
  await expect(admin.settings.entry("小满")).toContainText("还没登录过");
  expect(await admin.page.content()).not.toContain(password);

  const page = await browser.newPage();
  watch(page);
  const man = new Counter(page, address.url);
  await man.goto();
  await man.fillIn("man", password);
  await man.saved();
  await expect(man.orders.found).toHaveText("12 单");
  await expect(page.getByRole("button", { name: "小满的菜单" })).toBeVisible();

  // Who leaves is out at once, and is still known.
  await admin.settings.choose("小满", "停用");
  await admin.page.getByRole("dialog", { name: "停用小满？" }).getByRole("button", { name: "停用" }).click();
  await expect(admin.page.getByText("已停用 1 人")).toBeVisible();
  await expect(man.word).toHaveText("登录已过期");
  const staff = (await api.rows()).filter((row) => row.kind === "staff").map((row) => row.body as { name: string; active?: boolean });
  expect(staff.find(({ name }) => name === "小满")?.active).toBe(false);
  await page.close();
});

test("a right that a role loses goes from its people's screens; a new shift is a brush on them", async ({ person }) => {
  const admin = await person("admin", { at: "/settings/roles" });
  const zhou = await person("zhou", { at: `/roster/${APRIL}` });
  await expect(zhou.roster.brush("白班")).toBeVisible();
  await admin.settings.right("主管", "编辑和发布排班").uncheck();
  await expect(zhou.roster.brushes).toHaveCount(0);
  await expect(zhou.page.getByText("您可以查看排班；修改和发布由主管进行。")).toBeVisible();
  await admin.toasts.getByRole("button", { name: "撤销" }).click();
  await expect(admin.settings.right("主管", "编辑和发布排班")).toBeChecked();
  await expect(zhou.roster.brush("白班")).toBeVisible();

  await admin.settings.go("班次");
  await admin.page.getByRole("button", { name: "添加班次" }).click();
  const dialog = admin.page.getByRole("dialog", { name: "添加班次" });
  await dialog.getByLabel("名称").fill("夜班");
  await dialog.getByLabel("格子里的字").fill("夜");
  await dialog.getByLabel("开始").fill("22:00");
  await dialog.getByLabel("结束").fill("06:00");
  await expect(dialog).toContainText("22:00–6:00 次日 · 8 小时");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(admin.settings.entry("夜班")).toContainText("22:00–6:00 次日");
  await zhou.roster.take("夜班");
  await zhou.roster.draw("小陈", 2, 2);
  await zhou.roster.expectCell("小陈", 2, "夜班");
  await zhou.saved();
});

test("offline a setting waits like any work and a person can't be added; an agent may only look", async ({
  person, server, api,
}) => {
  const admin = await person("admin", { at: "/settings/tickets" });
  const lin = await person("lin", { at: "/settings/workspace" });
  await expect(lin.page.getByText("您可以查看。修改请找：系统管理员")).toBeVisible();
  await expect(lin.page.getByRole("button", { name: /^修改/ })).toHaveCount(0);
  await lin.settings.go("角色");
  await expect(lin.settings.right("客服专员", "处理工单")).toBeDisabled();
  await lin.settings.go("人员");
  await expect(lin.settings.entry("小陈")).toContainText("客服专员");
  await expect(lin.page.getByRole("button", { name: "添加人员" })).toHaveCount(0);

  await admin.keptOnDevice();
  await server.stop();
  await expect(admin.word).toHaveText("离线");
  await admin.page.getByLabel("新结案原因的名称").fill("送小样");
  await admin.page.getByRole("region", { name: "结案原因" }).getByRole("button", { name: "添加" }).click();
  await expect(admin.settings.entry("送小样")).toBeVisible();
  await expect(admin.word).toHaveText("离线 · 1 条待同步");
  await admin.settings.go("人员");
  await expect(admin.page.getByText("需要网络：人员、密码和令牌由服务器管理，请联网后再试").first()).toBeVisible();
  await expect(admin.page.getByRole("button", { name: "添加人员" })).toHaveAttribute("aria-disabled", "true");
  await admin.settings.entry("小陈").getByRole("button", { name: "小陈：更多" }).click();
  await expect(admin.page.getByRole("menuitem", { name: /^重设密码/ })).toHaveAttribute("aria-disabled", "true");
  await admin.page.keyboard.press("Escape");
  await server.start();
  await admin.saved();
  await expect(admin.page.getByRole("button", { name: "添加人员" })).not.toHaveAttribute("aria-disabled");
  const [team] = (await api.rows()).filter((row) => row.kind === "workspace").map((row) => row.body as { wrap_ups: { name?: string }[] });
  expect(team!.wrap_ups.filter(({ name }) => name === "送小样")).toHaveLength(1);
});
