// The form of a new ticket: who it is, then what they want.
import { type Locator, type Page, expect } from "@playwright/test";

export class Intake {
  readonly dialog: Locator;
  /** The one field for phone, nickname, order or tracking number. */
  readonly who: Locator;
  readonly choices: Locator;
  readonly text: Locator;
  readonly subject: Locator;
  readonly mine: Locator;
  /** What is known of who was chosen. */
  readonly known: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: "新建工单" });
    this.who = this.dialog.getByRole("combobox", { name: "是谁？" });
    this.choices = this.dialog.getByRole("listbox", { name: "是谁？" }).getByRole("option");
    this.text = this.dialog.getByLabel("客户说了什么");
    this.subject = this.dialog.getByLabel("主题");
    this.mine = this.dialog.getByRole("checkbox", { name: /^我来处理/ });
    this.known = this.dialog.getByRole("complementary", { name: "往来" });
  }

  /** Types who it is, and takes the first whom it may mean. */
  async find(asked: string) {
    await this.who.fill(asked);
    await this.choices.first().click();
    await expect(this.text).toBeVisible();
  }

  async open() {
    await this.dialog.getByRole("button", { name: "建单" }).click();
    await expect(this.dialog).toBeHidden();
  }
}
