// One tab of the product: the frame around every page, and the way to each.
import { type Locator, type Page, expect } from "@playwright/test";
import { type Login, PASSWORD } from "../fixtures/server.ts";
import { Approvals } from "./approvals.ts";
import { CasePane, Cases } from "./cases.ts";
import { Customers } from "./customers.ts";
import { Enquiries } from "./enquiries.ts";
import { House } from "./house.ts";
import { Imports } from "./imports.ts";
import { Intake } from "./intake.ts";
import { OrderPane } from "./order.ts";
import { Orders } from "./orders.ts";
import { RosterPage } from "./roster.ts";
import { Schedule } from "./schedule.ts";
import { Settings } from "./settings.ts";
import { Shipping } from "./shipping.ts";
import { SyncPage } from "./sync.ts";
import { Warehouse } from "./warehouse.ts";
import { TicketPane } from "./ticket.ts";
import { Tickets } from "./tickets.ts";

type Place = "工作台" | "售前" | "订单" | "售后" | "审批" | "仓库" | "排班" | "客户" | "导入" | "同步" | "设置";

export class Counter {
  readonly tickets: Tickets;
  readonly ticket: TicketPane;
  readonly intake: Intake;
  readonly orders: Orders;
  readonly order: OrderPane;
  readonly roster: RosterPage;
  readonly schedule: Schedule;
  readonly customers: Customers;
  readonly enquiries: Enquiries;
  readonly cases: Cases;
  readonly case: CasePane;
  readonly approvals: Approvals;
  readonly warehouse: Warehouse;
  readonly house: House;
  readonly shipping: Shipping;
  readonly settings: Settings;
  readonly sync: SyncPage;
  readonly imports: Imports;
  /** The one word about sync, in the corner. */
  readonly word: Locator;
  readonly toasts: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.tickets = new Tickets(page);
    this.ticket = new TicketPane(page);
    this.intake = new Intake(page);
    this.orders = new Orders(page);
    this.order = new OrderPane(page);
    this.roster = new RosterPage(page);
    this.schedule = new Schedule(page);
    this.customers = new Customers(page);
    this.enquiries = new Enquiries(page);
    this.cases = new Cases(page);
    this.case = new CasePane(page);
    this.approvals = new Approvals(page);
    this.warehouse = new Warehouse(page);
    this.house = new House(page);
    this.shipping = new Shipping(page);
    this.settings = new Settings(page);
    this.sync = new SyncPage(page);
    this.imports = new Imports(page);
    this.word = page.getByRole("banner").getByRole("status");
    this.toasts = page.getByRole("region", { name: "通知" });
  }

  /** Opens a page by its address; the orders, unless told otherwise. */
  async goto(path = "/orders") {
    await this.page.goto(this.url + path);
  }

  /** Opens one order by its address. */
  async open(order: { id: string }) {
    await this.goto(`/orders/${order.id}`);
    await expect(this.order.title).toBeVisible();
  }

  /** Opens one ticket by its address. */
  async openTicket(ticket: { id: string }) {
    await this.goto(`/tickets/${ticket.id}`);
    await expect(this.ticket.subject).toBeVisible();
  }

  /** Opens one after-sales case by its address. */
  async openCase(one: { id: string }) {
    await this.goto(`/cases/${one.id}`);
    await expect(this.case.title).toBeVisible();
  }

  async go(page: Place) {
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

  async signOut(choice: "退出登录" | "保留，退出" | "丢弃，退出") {
    await (await this.askSignOut()).getByRole("button", { name: choice }).click();
    await expect(this.page.getByLabel("用户名")).toBeVisible();
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
      const decoder = new TextDecoder();
      return JSON.stringify(all, (_, value) => (value instanceof Uint8Array ? decoder.decode(value) : value));
    });
  }
}
