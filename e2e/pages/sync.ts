// The page behind the word in the corner.
import type { Locator, Page } from "@playwright/test";

export class SyncPage {
  readonly waiting: Locator;
  readonly cards: Locator;

  constructor(page: Page) {
    this.waiting = page.getByRole("region", { name: "待同步" }).getByRole("listitem");
    this.cards = page.getByRole("region", { name: "需处理" }).getByRole("listitem");
  }

  card(text: string): Locator {
    return this.cards.filter({ hasText: text });
  }
}
