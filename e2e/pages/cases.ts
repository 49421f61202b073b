// After-sales: the list with its board, and the open case.
import { type Locator, type Page, expect } from "@playwright/test";
import type { Picked } from "../fixtures/picture.ts";

export class Cases {
  readonly list: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly board: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole("region", { name: "售后单", exact: true }).first();
    this.rows = this.list.getByRole("row").or(this.list.getByRole("option"));
    this.search = page.getByRole("searchbox", { name: "搜索售后单" });
    this.board = page.getByRole("group", { name: "卡在哪一步" });
  }

  queue(name: "轮到我" | "未结" | "超时" | "全部"): Locator {
    return this.page.getByRole("tab", { name: new RegExp(`^${name}`) });
  }
}

export class CasePane {
  readonly pane: Locator;
  readonly title: Locator;
  readonly steps: Locator;
  readonly history: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.pane = page.getByRole("article").filter({ has: page.getByRole("region", { name: "当前步骤" }) });
    this.title = this.pane.getByRole("heading", { level: 2 });
    this.steps = this.pane.getByRole("region", { name: "当前步骤" });
    this.history = this.pane.getByRole("region", { name: "经过" });
    this.dialog = page.getByRole("dialog");
  }

  step(name: string): Locator {
    return this.steps.getByRole("group", { name, exact: true });
  }

  async expectSteps(...names: string[]) {
    await expect(this.steps.getByRole("group")).toHaveCount(names.length);
    for (const name of names) await expect(this.step(name)).toBeVisible();
  }

  /** Takes a step; what it asks is answered by the caller. */
  async take(step: string, verb: string) {
    await this.step(step).getByRole("button", { name: verb, exact: true }).click();
  }

  /** Takes a step that needs words. */
  async takeWith(step: string, verb: string, words: string) {
    await this.take(step, verb);
    await this.dialog.getByRole("textbox").last().fill(words);
    await this.confirm(verb);
  }

  /** Takes a step that needs a parcel. */
  async parcel(step: string, verb: string, tracking: string) {
    await this.take(step, verb);
    await this.dialog.getByLabel("快递单号").fill(tracking);
    await this.confirm(verb);
  }

  async confirm(verb: string) {
    await this.dialog.getByRole("button", { name: verb, exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Offers a way out from the table of costs. */
  async offer(kind: string, { amount, note }: { amount?: string; note?: string } = {}) {
    await this.take("协商中", "提出方案");
    await this.dialog.getByRole("radio", { name: kind, exact: true }).check({ force: true });
    if (amount !== undefined) await this.dialog.getByLabel(/^(金额|退差价)/).fill(amount);
    if (note !== undefined) await this.dialog.getByLabel("说明（内部）").fill(note);
    await this.confirm("提出方案");
  }

  async note(text: string, ...photos: Picked[]) {
    await this.pane.getByLabel("备注，或贴上买家的照片").fill(text);
    if (photos.length) await this.pane.getByLabel("附件").setInputFiles(photos);
    await expect(this.pane.getByRole("button", { name: "添加备注" })).not.toHaveAttribute("aria-disabled");
    await this.pane.getByRole("button", { name: "添加备注" }).click();
  }
}
