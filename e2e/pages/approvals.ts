// Approvals: the page of them all, and the dialogs in which one signs.
import { type Locator, type Page, expect } from "@playwright/test";

export type List = "待我签批" | "待我部门答复" | "我的申请" | "其他未结" | "最近结束";

export class Approvals {
  readonly page: Locator;
  readonly dialog: Locator;
  /** How many wait for me, in the navigation. */
  readonly count: Locator;

  constructor(page: Page) {
    this.page = page.getByRole("main");
    this.dialog = page.getByRole("dialog");
    this.count = page.getByRole("navigation", { name: "主导航" }).getByRole("img", { name: /项等您处理/ });
  }

  list(name: List): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** A card by what is asked for. */
  card(what: string | RegExp, within: Locator = this.page): Locator {
    return within.getByRole("article", { name: what });
  }

  /** Signs, with or without a note. */
  async sign(card: Locator, note = "") {
    await this.say(card, "签批", note);
  }

  async refuse(card: Locator, why: string) {
    await this.say(card, "拒绝", why);
  }

  /** Says what the department had done. */
  async answer(card: Locator, text: string) {
    await this.say(card, "答复已做事项", text);
  }

  private async say(card: Locator, verb: string, text: string) {
    await card.getByRole("button", { name: verb, exact: true }).click();
    await this.dialog.getByRole("textbox").fill(text);
    await this.dialog.getByRole("button", { name: verb, exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }
}
