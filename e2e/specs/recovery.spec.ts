// The server's machine dies and comes back as it was in the morning (19).
import { join } from "node:path";
import { Api } from "../fixtures/api.ts";
import { hashOf, png } from "../fixtures/picture.ts";
import { expect, test } from "../fixtures/test.ts";
import { openTicket, plan } from "../fixtures/work.ts";
import { APRIL } from "../pages/roster.ts";

test("19: backup, work on, kill -9, restore: the browsers bring back what the backup had lost", async ({
  server, api, person,
}) => {
  const ticket = await openTicket(api);
  const [lin, before, after] = [await api.staff("lin"), png("早上.png", { seed: 3 }), png("下午.png", { seed: 4 })];
  await plan(api, APRIL, [lin, 1, "full"]);
  const agent = await person("lin", { at: `/tickets/${ticket.id}` });
  await agent.ticket.write("内部备注", "备份以前", before);
  await agent.saved();
  await expect.poll(async () => (await api.blob(hashOf(before.buffer)))?.length).toBe(before.buffer.length);
  const zhou = await person("zhou", { at: `/roster/${APRIL}` });
  await zhou.saved();
  const backup = join(server.data, "morning.backup");
  expect(server.cli(["backup", backup])).toMatch(/^backed up \d+ rows/);

  // What follows is in no backup; a photo and an order among it.
  await agent.ticket.write("内部备注", "备份以后", after);
  await agent.ticket.write("回复", "马上给您补发");
  await agent.saved();
  await zhou.roster.take("晚班");
  await zhou.roster.draw("小林", 1, 3);
  await zhou.saved();
  await expect.poll(async () => (await api.blob(hashOf(after.buffer)))?.length).toBe(after.buffer.length);
  const lost = await api.ticket(ticket.id);

  await server.stop("SIGKILL");
  expect(server.cli(["restore", backup])).toContain("is restored from");
  await server.start();
  const admin = await Api.signIn(server.url, "admin");
  await expect.poll(async () => (await admin.ticket(ticket.id)).history).toEqual(lost.history);
  await expect.poll(async () => (await admin.blob(hashOf(after.buffer)))?.equals(after.buffer)).toBe(true);
  await expect
    .poll(async () => (await admin.rosters()).map(({ cells }) => cells))
    .toEqual([{ 1: { work: ["evening"] }, 2: { work: ["evening"] }, 3: { work: ["evening"] } }]);
  await agent.saved();
  await zhou.saved();
  await expect(agent.ticket.line.getByRole("article")).toHaveCount(4);
  await expect(agent.ticket.picture(after.name).getByRole("img")).toBeVisible();
  await zhou.roster.expectCell("小林", 2, "晚班");
  for (const one of [agent, zhou]) await expect(one.page.getByLabel(/条需处理$/)).toHaveCount(0);

  // It goes on from there.
  await agent.ticket.write("内部备注", "恢复以后");
  await agent.saved();
  expect((await admin.ticket(ticket.id)).history).toHaveLength(lost.history.length + 1);
  expect(server.cli(["check"])).toMatch(/^whole: /);
});
