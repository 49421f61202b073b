// Watches a page from inside: how long a key takes until its frame is painted.
import type { Page } from "@playwright/test";

declare global {
  interface Window {
    keyTimes: number[];
  }
}

/** From the event's own time stamp to the task after the frame that it caused. */
export async function watchKeys(page: Page) {
  await page.evaluate(() => {
    if (window.keyTimes) return;
    window.keyTimes = [];
    const after = (then: () => void) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      requestAnimationFrame(() => channel.port2.postMessage(0));
    };
    window.addEventListener("keydown", (event) => after(() => window.keyTimes.push(performance.now() - event.timeStamp)), true);
  });
}

/** Presses each key and gives the times, in milliseconds. */
export async function press(page: Page, keys: string[]): Promise<number[]> {
  await watchKeys(page);
  await page.evaluate(() => (window.keyTimes.length = 0));
  for (const key of keys) {
    const before = await page.evaluate(() => window.keyTimes.length);
    await page.keyboard.press(key);
    await page.waitForFunction((count) => window.keyTimes.length > count, before);
  }
  return page.evaluate(() => window.keyTimes);
}

export const times = (count: number, ...keys: string[]) => Array.from({ length: count }, () => keys).flat();
