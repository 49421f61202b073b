// Pre-sale enquiries: the list, the open one, and the dialogs in which they are noted, won and lost (O4).
import { type Locator, type Page, expect } from "@playwright/test";

type Part = "想要的商品" | "问答" | "优惠" | "经过";

export class Enquiries {
  readonly list: Locator;
  readonly rows: Locator;
  readonly pane: Locator;
  readonly title: Locator;
  readonly dialog: Locator;
  /** How many of mine are to be followed up, in the navigation. */
  readonly due: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole("region", { name: "咨询列表" });
    this.rows = this.list.getByRole("option");
    this.pane = page.getByRole("region", { name: "打开的咨询" });
    this.title = this.pane.getByRole("heading", { level: 2 });
    this.dialog = page.getByRole("dialog");
    this.due = page.getByRole("navigation", { name: "主导航" }).getByRole("img", { name: /条该跟进了/ });
  }

  part(name: Part): Locator {
    return this.pane.getByRole("region", { name, exact: true });
  }

  /** Notes one of somebody without a file, with a first question. */
  async note(name: string, question: string) {
    await this.list.waitFor();
    await this.page.keyboard.press("b");
    await this.dialog.getByRole("combobox", { name: "谁在问" }).fill(name);
    await this.dialog.getByRole("option", { name: /没有档案/ }).click();
    await this.dialog.getByLabel("客户问").fill(question);
    await this.dialog.getByRole("button", { name: "新咨询" }).click();
    await expect(this.dialog).toHaveCount(0);
    await expect(this.title).toContainText(name);
  }

  /** Adds what is found by these words, or the words themselves. */
  async wish(text: string) {
    const part = this.part("想要的商品");
    await part.getByRole("button", { name: "添加商品" }).click();
    await part.getByRole("combobox").fill(text);
    await part.getByRole("option").first().click();
    await expect(part.getByRole("combobox")).toHaveCount(0);
  }

  /** Asks for a discount; a reason is given where one is asked for. */
  async discount(yuan: string, why = "") {
    await this.part("优惠").getByRole("button", { name: "给优惠" }).click();
    await this.dialog.getByLabel("优惠金额（元）").fill(yuan);
    if (why) await this.dialog.getByLabel("理由").fill(why);
    await this.dialog.getByRole("button", { name: why ? "提交申请" : "给优惠" }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Links the order that it became, found by its number. */
  async win(number: string) {
    await this.pane.getByRole("button", { name: "关联订单" }).click();
    await this.dialog.getByRole("combobox").fill(number);
    await this.dialog.getByRole("option").first().click();
    await expect(this.dialog).toHaveCount(0);
  }

  async lose(reason: string, note = "") {
    await this.pane.getByRole("button", { name: "未成交", exact: true }).click();
    await this.dialog.getByRole("radio", { name: reason }).check({ force: true });
    await this.dialog.getByLabel("说明").fill(note);
    await this.dialog.getByRole("button", { name: "未成交" }).click();
  }
}
