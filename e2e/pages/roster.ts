// The month of the team as a grid, painted by hand.
import { type Locator, type Page, expect } from "@playwright/test";

/** A month that begins on a Monday, long after anybody runs this. */
export const APRIL = "2030-04";

export class RosterPage {
  readonly grid: Locator;
  readonly brushes: Locator;
  /** What is broken, in words, with the ways to mend it. */
  readonly broken: Locator;
  readonly publishButton: Locator;
  readonly conflicts: Locator;
  readonly waiting: Locator;

  constructor(private readonly page: Page) {
    this.grid = page.getByRole("grid", { name: /排班$/ });
    this.brushes = page.getByRole("group", { name: "画笔" });
    this.broken = page.getByRole("region", { name: "违反规则的地方" });
    this.publishButton = page.getByRole("button", { name: /^发布 \d+ 处更改$/ });
    this.conflicts = page.getByRole("button", { name: /格有冲突$/ });
    this.waiting = page.locator(".roster-waiting");
  }

  /** A day of April of somebody. */
  cell(name: string, day: number): Locator {
    return this.grid.getByRole("gridcell", { name: new RegExp(`^${name} 4 月 ${day} 日 `) });
  }

  /** The cell says so: `白班`, `休`, `未排`. */
  async expectCell(name: string, day: number, what: string) {
    await expect(this.cell(name, day)).toHaveAccessibleName(new RegExp(`^${name} 4 月 ${day} 日 周.，${what.replace("+", "\\+")}(，|$)`));
  }

  row(name: string): Locator {
    return this.grid.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: new RegExp(`^${name}`) }) });
  }

  brush(name: string): Locator {
    return this.brushes.getByRole("button", { name: new RegExp(`^${name}`) });
  }

  async take(name: string) {
    await this.brush(name).click();
    await expect(this.brush(name)).toHaveAttribute("aria-pressed", "true");
  }

  /** Draws along the row with the mouse. */
  async draw(name: string, from: number, to: number) {
    const middle = async (day: number) => {
      const cell = this.cell(name, day);
      await cell.scrollIntoViewIfNeeded();
      const box = (await cell.boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const [first, last] = [await middle(from), await middle(to)];
    await this.page.mouse.move(first.x, first.y);
    await this.page.mouse.down();
    await this.page.mouse.move(last.x, last.y, { steps: 4 });
    await this.page.mouse.up();
  }

  repair(name: string | RegExp): Locator {
    return this.broken.getByRole("button", { name });
  }

  /** The card of one cell, or the question whose change shall stand. */
  card(name: string): Locator {
    return this.page.getByRole("dialog", { name: new RegExp(`^${name} · `) });
  }

  async publish() {
    await this.publishButton.click();
    const dialog = this.page.getByRole("dialog", { name: "发布 2030 年 4 月排班" });
    await dialog.getByRole("button", { name: "发布", exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}
