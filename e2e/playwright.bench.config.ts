// Figures from a real browser against the real binary; `./dev bench` runs it and nothing else does.
// Frames come as fast as they are made: what is measured is the work, not the wait for a screen.
import base from "./playwright.config.ts";

const { use } = base;

export default {
  ...base,
  testDir: "bench",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 900_000,
  reporter: [["line"]],
  use: {
    ...use,
    trace: "off",
    launchOptions: {
      ...use?.launchOptions,
      args: [...(use?.launchOptions?.args ?? []), "--disable-frame-rate-limit", "--disable-gpu-vsync"],
    },
  },
};
