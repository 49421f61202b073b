// What is to leave: tracking numbers in bulk, the plan of a day, what buyers are told, pick-ups (O4, O7).
import type { Locator, Page } from "@playwright/test";

export class Shipping {
  readonly numbers: Locator;
  readonly found: Locator;
  /** What buyers are to be told. */
  readonly told: Locator;
  readonly pickups: Locator;
  readonly plan: Locator;
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.numbers = page.getByLabel("订单号和快递单号");
    this.found = page.getByRole("table", { name: "结果" }).getByRole("row");
    this.told = page.getByRole("list", { name: "待告知" }).getByRole("listitem");
    this.pickups = page.getByRole("region", { name: "揽收" });
    this.plan = page.getByRole("article");
    this.dialog = page.getByRole("dialog");
  }

  /** Takes a file as chosen from the disk. */
  async choose(name: string, buffer: Buffer) {
    await this.page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  }

  /** An order in the plan. */
  row(number: string): Locator {
    return this.plan.getByRole("row").filter({ hasText: number });
  }
}
