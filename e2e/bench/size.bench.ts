// What a browser downloads on its first visit, raw and as the server sends it.
import { test } from "@playwright/test";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { tell } from "./table.ts";

const DIST = process.env.BENCH_DIST ?? "../dist";

test("what is downloaded", () => {
  const code = readdirSync(DIST).filter((name) => /\.(wasm|js|css|html)$/.test(name));
  const raw = code.reduce((sum, name) => sum + statSync(join(DIST, name)).size, 0);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const sent = code.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(DIST, name)), options).length, 0);
  tell({ what: "download, raw", measured: raw / 1_000_000, floor: 0, unit: "MB", budget: 1.3 });
  tell({ what: "download, brotli", measured: sent / 1_000, floor: 0, unit: "kB", budget: 450 });
});
