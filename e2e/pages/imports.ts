// Taking in files: the way in, the report, and past imports.
import { type Locator, type Page, expect } from "@playwright/test";

export interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export function csv(buffer: Buffer | string, name = "ExportOrderList.csv"): File {
  return { name, mimeType: "text/csv", buffer: Buffer.from(buffer) };
}

export class Imports {
  readonly held: Locator;

  constructor(private readonly page: Page) {
    this.held = page.getByRole("table", { name: "待查的行" }).getByRole("row");
  }

  async choose(file: File) {
    const asked = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "导入文件" }).first().click();
    await (await asked).setFiles(file);
  }

  async drop(file: File) {
    const files = await this.page.evaluateHandle(({ name, text }) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      return transfer;
    }, { name: file.name, text: file.buffer.toString("base64") });
    const zone = this.page.getByRole("main");
    await zone.getByRole("region", { name: "订单列表" }).dispatchEvent("dragenter", { dataTransfer: files });
    await expect(this.page.getByText("松开鼠标，导入这个文件")).toBeVisible();
    await zone.getByRole("region", { name: "订单列表" }).dispatchEvent("drop", { dataTransfer: files });
  }

  /** The report's count: `新增`, `更新`, `没有变化` or `待查`. */
  count(label: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${label}$`) });
    return this.page.locator(".count").filter({ has: term }).getByRole("definition");
  }

  async done() {
    await expect(this.page.getByText("导入完成")).toBeVisible();
  }
}
