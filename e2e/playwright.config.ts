// Stories in a real browser against the real binary. Every test has a server and a database of its
// own, so they can run side by side.
import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";

const debian = "/usr/bin/chromium";

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  snapshotPathTemplate: "specs/screens/{arg}{ext}",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: existsSync(debian) ? debian : undefined,
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
