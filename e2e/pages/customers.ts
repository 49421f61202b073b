// Customers: finding them, and the file of one.
import { type Locator, type Page, expect } from "@playwright/test";

export class Customers {
  readonly search: Locator;
  readonly rows: Locator;
  readonly found: Locator;
  readonly pane: Locator;
  readonly title: Locator;
  readonly contact: Locator;
  readonly facts: Locator;
  readonly accounts: Locator;
  readonly timeline: Locator;
  /** Asks which other file is the same customer's. */
  readonly merging: Locator;
  readonly choices: Locator;

  constructor(page: Page) {
    this.search = page.getByRole("searchbox", { name: "搜索客户" });
    this.rows = page.getByRole("listbox", { name: "客户列表" }).getByRole("option");
    this.found = page.getByText(/^[\d,]+ 位客户$/);
    this.pane = page.getByRole("region", { name: "客户档案" });
    this.title = this.pane.getByRole("heading", { level: 2 });
    this.contact = this.pane.getByRole("region", { name: "联系方式" });
    this.facts = this.pane.getByRole("region", { name: "资料" });
    this.accounts = this.pane.getByRole("region", { name: "账号" });
    this.merging = page.getByRole("dialog", { name: "把另一份档案并入这里" });
    this.choices = this.merging.getByRole("option");
    this.timeline = this.pane.getByRole("region", { name: "往来" });
  }

  moments(kind: "全部" | "订单" | "工单" | "售后" | "资料修改" | "查看记录"): Locator {
    return this.timeline.getByRole("button", { name: new RegExp(`^${kind} `) });
  }

  moment(text: string): Locator {
    return this.timeline.getByRole("listitem").filter({ hasText: text });
  }

  /** Says what nobody knew yet: it opens where it will stand. */
  async begin(fact: string) {
    await this.facts.getByRole("button", { name: "加资料" }).click();
    await this.facts.getByRole("menuitem", { name: fact }).click();
  }

  /** Adds a fact that is a line of text. */
  async add(fact: string, text: string) {
    await this.begin(fact);
    await this.facts.getByLabel(fact).fill(text);
    await this.facts.getByRole("button", { name: "保存" }).click();
    await expect(this.facts.getByRole("button", { name: `修改${fact}` })).toBeVisible();
  }

  /** The row of one of the files that are the customer. */
  file(name: string): Locator {
    return this.accounts.getByRole("listitem").filter({ hasText: name });
  }

  /** Changes a fact where it stands. */
  async change(fact: string, text: string) {
    await this.facts.getByRole("button", { name: `修改${fact}` }).click();
    await this.facts.getByLabel(fact).fill(text);
    await this.facts.getByRole("button", { name: "保存" }).click();
    await expect(this.facts.getByRole("button", { name: `修改${fact}` })).toBeVisible();
  }
}
