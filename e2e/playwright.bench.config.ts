// Figures from a real browser against the real binary; `./dev bench` runs it and nothing else does.
// The browser runs as people run it: without a limit on frames each animation would take a core of its own.
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
  },
};
