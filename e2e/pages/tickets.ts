// The queues of the workspace: tabs, search, filters, and the list.
import { type Locator, type Page, expect } from "@playwright/test";

export type Queue = "我的" | "未分配" | "全组" | "全部";

export class Tickets {
  readonly search: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly newButton: Locator;
  /** How many tickets have something unseen, at the navigation. */
  readonly unread: Locator;

  constructor(private readonly page: Page) {
    this.search = page.getByRole("searchbox", { name: "搜索工单" });
    this.list = page.getByRole("listbox", { name: "工单队列" });
    this.rows = this.list.getByRole("option");
    this.newButton = page.getByRole("region", { name: "工单队列" }).getByRole("button", { name: "新建工单" }).first();
    this.unread = page.getByRole("navigation", { name: "主导航" }).getByLabel(/个工单有新消息$/);
  }

  /** The tab of a queue, with its count: `我的 3`. */
  tab(queue: Queue): Locator {
    return this.page.getByRole("tab", { name: new RegExp(`^${queue}`) });
  }

  async show(queue: Queue) {
    await this.tab(queue).click();
    await expect(this.tab(queue)).toHaveAttribute("aria-selected", "true");
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }
}
