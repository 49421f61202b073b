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
  readonly timeline: Locator;

  constructor(page: Page) {
    this.search = page.getByRole("searchbox", { name: "搜索客户" });
    this.rows = page.getByRole("listbox", { name: "客户列表" }).getByRole("option");
    this.found = page.getByText(/^[\d,]+ 位客户$/);
    this.pane = page.getByRole("region", { name: "客户档案" });
    this.title = this.pane.getByRole("heading", { level: 2 });
    this.contact = this.pane.getByRole("region", { name: "联系方式" });
    this.facts = this.pane.getByRole("region", { name: "资料" });
    this.timeline = this.pane.getByRole("region", { name: "往来" });
  }

  moments(kind: "全部" | "订单" | "工单" | "资料修改" | "查看记录"): Locator {
    return this.timeline.getByRole("button", { name: new RegExp(`^${kind} `) });
  }

  moment(text: string): Locator {
    return this.timeline.getByRole("listitem").filter({ hasText: text });
  }

  /** Changes a fact where it stands. */
  async change(fact: string, text: string) {
    await this.facts.getByRole("button", { name: `修改${fact}` }).click();
    await this.facts.getByLabel(fact).fill(text);
    await this.facts.getByRole("button", { name: "保存" }).click();
    await expect(this.facts.getByRole("button", { name: `修改${fact}` })).toBeVisible();
  }
}
