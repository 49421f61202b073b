// The list of orders, its search and filters.
import { type Locator, type Page, expect } from "@playwright/test";

export class Orders {
  readonly search: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  /** `12 单` */
  readonly found: Locator;
  readonly importButton: Locator;

  constructor(private readonly page: Page) {
    this.search = page.getByRole("searchbox", { name: "搜索订单" });
    this.list = page.getByRole("listbox", { name: "订单列表" });
    this.rows = this.list.getByRole("option");
    this.found = page.getByText(/^[\d,]+ 单$/);
    this.importButton = page.getByRole("button", { name: "导入文件" });
  }

  row(order: { no?: number }): Locator {
    return this.rows.filter({ has: this.page.getByText(`#${order.no}`, { exact: true }) });
  }

  /** Searches, and waits until so many are found. */
  async find(text: string, count: number) {
    await this.search.fill(text);
    await expect(this.found).toHaveText(`${count.toLocaleString("en-US")} 单`);
  }

  filter(name: string): Locator {
    return this.page.getByRole("complementary", { name: "筛选" }).getByRole("button", { name });
  }
}
