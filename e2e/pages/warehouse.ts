// The warehouse's desk.
import type { Locator, Page } from "@playwright/test";

export class Warehouse {
  readonly scanner: Locator;
  readonly said: Locator;
  readonly strays: Locator;
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.scanner = page.getByLabel("扫描或输入单号");
    this.said = page.getByRole("main").getByRole("status");
    this.strays = page.getByRole("region", { name: "无主退件" });
    this.dialog = page.getByRole("dialog");
  }

  /** As a scanner does: the number, then Enter. */
  async scan(tracking: string) {
    await this.scanner.fill(tracking);
    await this.page.keyboard.press("Enter");
  }

  /** What is to be done at a step. */
  todo(step: string): Locator {
    return this.page.getByRole("region", { name: step }).getByRole("listitem");
  }
}
