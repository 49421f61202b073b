// Orders that the team takes itself: the desk, the form of a new one, and stock (O8).
import { type Locator, type Page, expect } from "@playwright/test";

export class House {
  /** The form of a new order. */
  readonly form: Locator;
  readonly list: Locator;

  constructor(private readonly page: Page) {
    this.form = page.locator("form.take-form");
    this.list = page.getByRole("main").getByRole("list");
  }

  /** Chooses somebody known by what is typed. */
  async choose(who: string) {
    await this.form.getByRole("combobox", { name: "客户" }).fill(who);
    await this.form.getByRole("option").first().waitFor();
    await this.page.keyboard.press("Enter");
    await expect(this.form.getByRole("button", { name: "换一位" })).toBeVisible();
  }

  /** Adds an article, so many pieces of it. */
  async add(code: string, name: string, pieces = 1) {
    await this.form.getByRole("combobox", { name: "添加商品" }).fill(code);
    await this.form.getByRole("option").first().waitFor();
    await this.page.keyboard.press("Enter");
    const count = this.form.getByLabel(`${name}的数量`);
    await count.fill(String(pieces));
  }

  /** It is fetched: no address is asked for. */
  async fetched() {
    await this.form.getByRole("radio", { name: "自提" }).check({ force: true });
  }

  async told() {
    await this.form.getByLabel("已当场告诉客户").check();
  }

  async take() {
    await this.form.getByRole("button", { name: "接一单" }).click();
    await expect(this.form).toHaveCount(0);
  }
}
