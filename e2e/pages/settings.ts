// What the team decides, section by section.
import type { Locator, Page } from "@playwright/test";

export type Section = "团队" | "人员" | "角色" | "服务线" | "店铺" | "班次" | "工单" | "订单" | "审批" | "接口";

export class Settings {
  constructor(private readonly page: Page) {}

  async go(section: Section) {
    await this.page.getByRole("navigation", { name: "设置分类" }).getByRole("link", { name: section, exact: true }).click();
  }

  /** One entry of the section's list: a person, a shift, a line. */
  entry(name: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** A box of the table of roles. */
  right(role: string, what: string): Locator {
    return this.page.getByRole("checkbox", { name: `${role}可以${what}`, exact: true });
  }

  /** What is done behind an entry's three dots. */
  async choose(entry: string, way: string) {
    await this.entry(entry).getByRole("button", { name: `${entry}：更多` }).click();
    await this.page.getByRole("menuitem", { name: way }).click();
  }
}
