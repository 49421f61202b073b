// One ticket: its head, its timeline, where one writes, and the customer at its side.
import { type Locator, type Page, expect } from "@playwright/test";

export type Voice = "回复" | "客户说" | "内部备注";
export type Picked = { name: string; mimeType: string; buffer: Buffer };

const SEND: Record<Voice, string> = { 回复: "发送", 客户说: "记下", 内部备注: "添加备注" };

export class TicketPane {
  readonly pane: Locator;
  readonly subject: Locator;
  /** Number, channel, owner, priority, line. */
  readonly head: Locator;
  readonly owner: Locator;
  /** Words, notes and pictures, the oldest first. */
  readonly line: Locator;
  /** What was done, one sentence each. */
  readonly events: Locator;
  readonly composer: Locator;
  readonly text: Locator;
  /** Files of what is being written. */
  readonly files: Locator;
  readonly side: Locator;

  constructor(private readonly page: Page) {
    this.pane = page.getByRole("region", { name: "打开的工单" });
    this.subject = this.pane.getByRole("heading", { level: 2 });
    this.head = this.pane.getByRole("banner").or(this.pane.locator("header")).first();
    this.owner = this.pane.locator(".ticket-owner");
    this.line = this.pane.getByRole("log", { name: "往来记录" });
    this.events = this.line.locator(".event");
    this.composer = this.pane.getByRole("form", { name: "写消息" });
    this.text = this.composer.getByRole("textbox");
    this.files = this.composer.getByRole("list", { name: "附件" }).getByRole("listitem");
    this.side = page.getByRole("complementary", { name: "客户与订单" });
  }

  status(name: string): Locator {
    return this.pane.locator(".ticket-marks").getByText(name, { exact: true });
  }

  /** A move by its button: `接手`, `转交`, the one that comes next. */
  move(name: string): Locator {
    return this.pane.getByRole("group", { name: "工单操作" }).getByRole("button", { name, exact: true });
  }

  async chooseMove(name: string) {
    await this.move("更多操作").click();
    await this.page.getByRole("menuitem", { name, exact: true }).click();
  }

  said(text: string): Locator {
    return this.line.getByRole("article").filter({ hasText: text });
  }

  picture(name: string): Locator {
    return this.line.getByRole("button", { name: `打开图片 ${name}` });
  }

  async voice(voice: Voice) {
    await this.composer.getByRole("radio", { name: voice }).click();
    await expect(this.text).toBeFocused();
  }

  /** Writes, and leaves it unsent. */
  async begin(voice: Voice, text: string) {
    await this.voice(voice);
    await this.text.fill(text);
  }

  async attach(...files: Picked[]) {
    await this.composer.locator("input[type=file][multiple]").setInputFiles(files);
  }

  async send(voice: Voice) {
    await this.composer.getByRole("button", { name: SEND[voice] }).click();
    await expect(this.text).toHaveValue("");
  }

  async write(voice: Voice, text: string, ...files: Picked[]) {
    await this.begin(voice, text);
    if (files.length > 0) {
      await this.attach(...files);
      await expect(this.files).toHaveCount(files.length);
    }
    await this.send(voice);
    await expect(this.said(text)).toBeVisible();
  }

  /** Lets it wait: for `等客户`, `等部门`, `等第三方`. */
  async wait(whom: string, reason: string) {
    await this.move("等待…").click();
    await this.page.getByRole("menuitem", { name: whom }).click();
    const dialog = this.page.getByRole("dialog", { name: "等谁？" });
    await dialog.getByLabel("原因").fill(reason);
    await dialog.getByRole("button", { name: "开始等待" }).click();
    await expect(dialog).toBeHidden();
  }

  /** The dialog that closes it. */
  get closing(): Locator {
    return this.page.getByRole("dialog", { name: "关闭工单" });
  }

  async close(wrapUp: string, word: string) {
    await this.chooseMove("关闭…");
    await this.closing.getByRole("radio", { name: wrapUp }).click();
    await this.closing.getByRole("radio", { name: word, exact: true }).click();
    await this.closing.getByRole("button", { name: "关闭工单" }).click();
    await expect(this.closing).toBeHidden();
  }
}
