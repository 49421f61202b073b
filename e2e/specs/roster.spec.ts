// Planning a month: rules as one paints, what was before, publishing, and the word of who works it (R2, R4, R6).
import { expect, test } from "../fixtures/test.ts";
import { plan } from "../fixtures/work.ts";
import { APRIL } from "../pages/roster.ts";

test("what a plan breaks is said in words while one paints, and one press mends it; an agent looks on and can't paint", async ({
  person, api,
}) => {
  const zhou = await person("zhou", { at: `/roster/${APRIL}` });
  const lin = await person("lin", { at: `/roster/${APRIL}` });
  await lin.saved();
  await expect(lin.page.getByText("您可以查看排班；修改和发布由主管进行。")).toBeVisible();
  await expect(lin.roster.brushes).toHaveCount(0);
  await expect(lin.roster.publishButton).toHaveCount(0);
  const { roster } = zhou;
  await roster.take("晚班");
  await roster.draw("阿珍", 2, 2);
  await roster.take("白班");
  await roster.draw("阿珍", 3, 4);
  const why = "昨天晚班到 23:30，今天 9:00 白班，只休 9 小时 30 分（至少 10 小时）";
  await expect(roster.broken).toContainText(`4 月 3 日 阿珍 ${why}`);
  await expect(roster.broken).toContainText("硬性 1");
  await expect(roster.cell("阿珍", 3)).toHaveAccessibleName(new RegExp(`白班，${why}`));
  await lin.roster.expectCell("阿珍", 4, "白班");
  await lin.roster.cell("阿珍", 4).click();
  await lin.page.keyboard.press("1");
  await expect(lin.roster.cell("阿珍", 4)).toHaveAttribute("aria-selected", "true");

  await roster.repair("改半白班").click();
  await roster.expectCell("阿珍", 3, "半白班");
  await expect(roster.broken).toContainText("硬性 0");
  await zhou.page.keyboard.press("z");
  await roster.expectCell("阿珍", 3, "白班");
  await zhou.page.keyboard.press("Z");
  await roster.expectCell("阿珍", 3, "半白班");
  // Seven days in a row are a warning, not an error.
  await roster.draw("小林", 8, 14);
  await expect(roster.broken).toContainText("连续上班第 7 天（最多 6 天）");
  await expect(roster.cell("小林", 14)).toHaveAccessibleName(/连续上班第 7 天/);
  await zhou.saved();
  const cells = Object.fromEntries((await api.rosters()).map(({ staff, cells }) => [staff, cells]));
  expect(cells[await api.staff("zhen")]).toEqual({ 2: { work: ["evening"] }, 3: { work: ["half"] }, 4: { work: ["full"] } });
});

test("a month is filled like the one before, published, read, changed and read again", async ({ person, api }) => {
  const [lin, chen] = [await api.staff("lin"), await api.staff("chen")];
  // March begins on a Friday: April takes its weekdays over.
  await plan(api, "2030-03", ...[4, 5, 11, 12].map((day): [string, number, string] => [lin, day, "full"]));
  await plan(api, "2030-03", [chen, 6, "evening"]);
  await plan(api, APRIL, [lin, 1, "evening"]);
  const zhou = await person("zhou", { at: `/roster/${APRIL}` });
  await zhou.roster.expectCell("小林", 1, "晚班");
  const before = (await api.rosters()).find(({ staff, month }) => staff === lin && month === APRIL)!.cells;
  await zhou.page.getByRole("button", { name: "照搬" }).click();
  await zhou.page.getByRole("menuitem", { name: "照上月" }).click();
  const dialog = zhou.page.getByRole("dialog", { name: "照上月" });
  const told = await dialog.getByRole("status").textContent();
  const count = Number(/^将填 (\d+) 格/.exec(told!)?.[1]);
  expect(count).toBeGreaterThan(3);
  await dialog.getByRole("button", { name: "填入" }).click();
  await zhou.saved();
  const filled = async () =>
    (await api.rosters()).filter(({ month }) => month === APRIL).reduce((sum, { cells }) => sum + Object.keys(cells ?? {}).length, 0);
  expect(await filled()).toBe(count + 1);
  await zhou.roster.expectCell("小林", 1, "晚班");
  await zhou.page.keyboard.press("z");
  await expect.poll(filled).toBe(1);
  expect((await api.rosters()).find(({ staff, month }) => staff === lin && month === APRIL)!.cells).toEqual(before);
  await zhou.page.keyboard.press("Z");
  await expect(zhou.roster.publishButton).toHaveText(`发布 ${count + 1} 处更改`);
  await zhou.roster.publish();
  await expect(zhou.roster.row("小林")).toContainText("待确认");

  const agent = await person("lin", { at: `/schedule/${APRIL}` });
  await expect(agent.schedule.changes).toContainText("2030 年 4 月的班次已发布");
  await expect(agent.schedule.day(1)).toHaveAccessibleName(/晚班$/);
  await agent.schedule.acknowledge.click();
  await expect(agent.schedule.changes).toHaveCount(0);
  await expect(zhou.roster.row("小林")).toContainText("已确认");

  // The plan moves on; what holds is what was published, until it is published again.
  await zhou.roster.take("休");
  await zhou.roster.draw("小林", 1, 1);
  await expect(zhou.roster.cell("小林", 1)).toHaveAccessibleName(/有未发布的更改/);
  await zhou.saved();
  await expect(agent.schedule.day(1)).toHaveAccessibleName(/晚班$/);
  await zhou.roster.publish();
  await expect(agent.schedule.changes).toContainText("2030 年 4 月的班次有 1 处更改");
  await expect(agent.schedule.changes.getByRole("listitem")).toHaveText(["4 月 1 日 周一晚班 → 休"]);
  await agent.schedule.acknowledge.click();
  await agent.saved();
  const kept = (await api.rosters()).find(({ staff, month }) => staff === lin && month === APRIL)!;
  expect([kept.edition, kept.published?.["1"]]).toEqual([2, "rest"]);
});
