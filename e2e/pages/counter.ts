// One tab of the product: the frame around every page, and the way to each.
import { type Locator, type Page, expect } from "@playwright/test";
import { type Login, PASSWORD } from "../fixtures/server.ts";
import { Imports } from "./imports.ts";
import { OrderPane } from "./order.ts";
import { Orders } from "./orders.ts";
import { SyncPage } from "./sync.ts";

export class Counter {
  readonly orders: Orders;
  readonly order: OrderPane;
  readonly sync: SyncPage;
  readonly imports: Imports;
  /** The one word about sync, in the corner. */
  readonly word: Locator;
  readonly toasts: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.orders = new Orders(page);
    this.order = new OrderPane(page);
    this.sync = new SyncPage(page);
    this.imports = new Imports(page);
    this.word = page.getByRole("banner").getByRole("status");
    this.toasts = page.getByRole("region", { name: "通知" });
  }

  async goto(path = "/") {
    await this.page.goto(this.url + path);
  }

  /** Opens one order by its address. */
  async open(order: { id: string }) {
    await this.goto(`/orders/${order.id}`);
    await expect(this.order.title).toBeVisible();
  }

  async go(page: "订单" | "导入" | "同步") {
    await this.page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: page, exact: true }).click();
  }

  async signIn(login: Login, password = PASSWORD) {
    await this.fillIn(login, password);
    await expect(this.word).toBeVisible();
  }

  async fillIn(login: string, password: string) {
    await this.page.getByLabel("用户名").fill(login);
    await this.page.getByLabel("密码").fill(password);
    await this.page.getByRole("button", { name: "登录", exact: true }).click();
  }

  /** Opens the dialog that asks what becomes of unsent work. */
  async askSignOut() {
    await this.page.getByRole("banner").getByRole("button", { name: /的菜单$/ }).click();
    await this.page.getByRole("menuitem", { name: "退出登录" }).click();
    return this.page.getByRole("dialog", { name: "退出登录" });
  }

  /** All work is on the server, as the corner says. */
  async saved() {
    await expect(this.word).toHaveText("已保存");
  }

  /** The app and the person's data are on this device: it opens without the server. */
  async keptOnDevice() {
    await this.saved();
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  /** Databases of this origin, with all that is in them, as text. */
  async stored(): Promise<string> {
    return this.page.evaluate(async () => {
      const wait = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const all: unknown[] = [];
      for (const { name } of await indexedDB.databases()) {
        if (!name) continue;
        const database = await wait(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          all.push(store, await wait(database.transaction(store).objectStore(store).getAll()));
        }
        database.close();
      }
      return JSON.stringify(all);
    });
  }
}
