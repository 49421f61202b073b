// One order beside the list.
import { type Locator, type Page, expect } from "@playwright/test";

export class OrderPane {
  readonly pane: Locator;
  readonly title: Locator;
  readonly flags: Locator;
  readonly memo: Locator;
  readonly history: Locator;
  readonly device: Locator;

  constructor(private readonly page: Page) {
    this.pane = page.getByRole("region", { name: "打开的订单" });
    this.title = this.pane.getByRole("heading", { level: 2 });
    this.flags = this.pane.getByRole("radiogroup", { name: "旗帜" });
    this.memo = this.pane.getByRole("region", { name: "备注", exact: true });
    this.history = this.pane.getByRole("region", { name: "历史" }).getByRole("listitem");
    this.device = this.pane.getByText("仅在本机");
  }

  flag(name: string): Locator {
    return this.flags.getByRole("radio", { name });
  }

  /** Chooses a flag; it shows at once. */
  async setFlag(name: string) {
    await this.flag(name).click();
    await expect(this.flag(name)).toBeChecked();
  }

  /** Writes a memo by the form, in the house format. */
  async writeMemo(size: string, reason: string) {
    await this.beginMemo(size, reason);
    await this.memo.getByRole("button", { name: "保存" }).click();
    await expect(this.memo.getByRole("button", { name: "写备注" })).toBeVisible();
  }

  async beginMemo(size: string, reason: string) {
    await this.memo.getByRole("button", { name: "写备注" }).click();
    await this.memo.getByLabel("尺码").fill(size);
    await this.memo.getByLabel("事由").fill(reason);
  }

  async addNote(text: string) {
    await this.pane.getByLabel("添加记录").fill(text);
    await this.pane.getByRole("button", { name: "添加记录" }).click();
    await expect(this.history.filter({ hasText: text })).toBeVisible();
  }

  status(name: string): Locator {
    return this.pane.getByText(name, { exact: true }).first();
  }

  step(name: string): Locator {
    return this.pane.getByRole("button", { name, exact: true });
  }

  /** Chooses one of the steps behind the menu. */
  async chooseStep(name: string) {
    await this.step("更多步骤").click();
    await this.page.getByRole("menuitem", { name, exact: true }).click();
  }

  async ship(courier: string, tracking: string) {
    const dialog = this.page.getByRole("dialog", { name: "移到「已发货」" });
    await dialog.getByLabel("快递公司").fill(courier);
    await dialog.getByLabel("快递单号").fill(tracking);
    await dialog.getByRole("button", { name: "发货" }).click();
    await expect(dialog).toBeHidden();
  }

  /** Opens the form of a change, or of what is asked for. */
  async change(what: "改收货人" | "指定快递" | "换商品" | "取消订单" | "申请加急" | "申请价格优惠"): Promise<Locator> {
    await this.pane.getByRole("button", { name: "改单", exact: true }).click();
    await this.page.getByRole("menuitem", { name: what }).click();
    return this.page.getByRole("dialog", { name: what });
  }

  /** Sends the form of a change; the order has it, or waits for consent. */
  async submit(dialog: Locator, verb: string) {
    await dialog.getByRole("button", { name: verb, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }

  /** What was asked for about it. */
  get approvals(): Locator {
    return this.pane.getByRole("region", { name: "审批", exact: true });
  }

  async close(reason: string) {
    await this.chooseStep("关闭订单");
    const dialog = this.page.getByRole("dialog", { name: "移到「已关闭」" });
    await dialog.getByLabel("请说明原因").fill(reason);
    await dialog.getByRole("button", { name: "关闭订单" }).click();
    await expect(dialog).toBeHidden();
  }
}
