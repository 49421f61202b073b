// Watches a page from inside: how long a key takes until its frame is painted.
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { percentile } from "./table.ts";

declare global {
  interface Window {
    keyTimes: number[];
    /** Whether a key's time ends with the frame that shows what it has opened. */
    untilOpen: boolean;
  }
}

/** From the event's own time stamp to the task after the frame that it caused. */
async function watchKeys(page: Page) {
  await page.evaluate(() => {
    if (window.keyTimes) return;
    window.keyTimes = [];
    const painted = (then: () => void, path?: string) =>
      requestAnimationFrame(() => {
        if (path === location.pathname) return painted(then, path);
        const channel = new MessageChannel();
        channel.port1.onmessage = then;
        channel.port2.postMessage(0);
      });
    const watch = (event: KeyboardEvent) =>
      painted(() => window.keyTimes.push(performance.now() - event.timeStamp), window.untilOpen ? location.pathname : undefined);
    window.addEventListener("keydown", watch, true);
  });
}

/** Presses each key and gives the times, in milliseconds. */
export async function press(page: Page, keys: string[], untilOpen = false): Promise<number[]> {
  await watchKeys(page);
  await page.evaluate((untilOpen) => {
    window.keyTimes.length = 0;
    window.untilOpen = untilOpen;
  }, untilOpen);
  for (const key of keys) {
    const before = await page.evaluate(() => window.keyTimes.length);
    await page.keyboard.press(key);
    await page.waitForFunction((count) => window.keyTimes.length > count, before);
  }
  return page.evaluate(() => window.keyTimes);
}

export const times = (count: number, ...keys: string[]) => Array.from({ length: count }, () => keys).flat();

/** Does something to an element again and again: milliseconds from the deed to the task after the frame that shows it. */
export async function painted(element: Locator, deeds: number, deed: (element: Element, nth: number) => void): Promise<number[]> {
  return element.evaluate(
    async (element, [deeds, deed]) => {
      const act = new Function(`return (${deed})`)() as (element: Element, nth: number) => void;
      const shown = () =>
        new Promise<void>((resolve) =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve();
            channel.port2.postMessage(0);
          }),
        );
      const found: number[] = [];
      for (let nth = 1; nth <= deeds; nth++) {
        await shown();
        const began = performance.now();
        act(element, nth);
        await shown();
        found.push(performance.now() - began);
      }
      return found;
    },
    [deeds, String(deed)] as [number, string],
  );
}

/** A page with one element whose class a key changes: what the browser itself takes. */
export async function floorOfKeys(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.setContent("<style>.on{background:teal}</style><p>·</p>");
  await page.evaluate(() => addEventListener("keydown", () => document.querySelector("p")?.classList.toggle("on")));
  const found = await press(page, times(60, "j"));
  await page.close();
  return percentile(found.slice(5), 95);
}
