// How long a device takes to begin, and the least that it would have to do.
import type { Page } from "@playwright/test";

/** Milliseconds from the beginning of the navigation until the first row stands in the list. */
export async function start(page: Page, url: string): Promise<number> {
  await page.goto("about:blank");
  // Who opens the workspace has not closed it a moment ago: all that a page held takes a while to be given back.
  await page.evaluate(quiet);
  await page.goto(url, { waitUntil: "commit" });
  const row = page.getByRole("option").first();
  await row.waitFor();
  return page.evaluate(() => performance.now());
}

/** The least that a start must do: read all pages that the device holds, and parse some while storage reads the next. */
export async function floorOfReading(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases()).map((known) => known.name ?? "").find((known) => known.startsWith("guitai-1-"));
    if (!name) throw new Error("nothing is stored");
    const opened = indexedDB.open(name);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opened.onsuccess = () => resolve(opened.result);
      opened.onerror = () => reject(opened.error);
    });
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const text = new TextDecoder();
    // No sample has these two signs within a text.
    const bodies = (page: string) => JSON.parse(`[${page.slice(page.indexOf("\n") + 1).replaceAll("}{", "},{")}]`) as unknown[];
    const began = performance.now();
    const pages = database.transaction("pages").objectStore("pages");
    const keys = await answer(pages.getAllKeys());
    const ask = (from: number) => from < keys.length && answer(pages.getAll(IDBKeyRange.bound(keys[from], keys[Math.min(from + 4, keys.length) - 1])));
    let rows = 0;
    for (let from = 0, asked = ask(0); asked; ) {
      const read = (await asked) as Uint8Array[];
      asked = ask((from += 4));
      for (const page of read) rows += bodies(text.decode(page)).length;
    }
    const taken = performance.now() - began;
    database.close();
    return rows > 0 ? taken : 0;
  });
}

/** Once sixty frames in a row have come in time. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    let [last, calm] = [performance.now(), 0];
    const frame = (now: number) => {
      calm = now - last < 25 ? calm + 1 : 0;
      last = now;
      if (calm < 60) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
}
