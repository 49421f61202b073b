// One's own shifts, as they are published.
import type { Locator, Page } from "@playwright/test";

export class Schedule {
  /** A published month that wants to be read. */
  readonly changes: Locator;
  readonly acknowledge: Locator;

  constructor(private readonly page: Page) {
    this.changes = page.getByRole("region", { name: /^2030 年 4 月的班次/ });
    this.acknowledge = this.changes.getByRole("button", { name: "我已知道" });
  }

  /** A day of April in the calendar. */
  day(day: number): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^4 月 ${day} 日 `) });
  }
}
