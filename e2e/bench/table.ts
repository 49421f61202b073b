// Rows of the table of figures, each beside its floor from the same run.
import { appendFileSync } from "node:fs";

const FILE = process.env.BENCH_TABLE;

export interface Figure {
  what: string;
  measured: number;
  floor: number;
  unit: string;
  budget: number;
  /** A budget that more of is better. */
  atLeast?: boolean;
}

export function tell({ what, measured, floor, unit, budget, atLeast = false }: Figure) {
  const met = atLeast ? measured >= budget : measured < budget;
  const digits = budget < 10 ? 2 : measured < 100 ? 1 : 0;
  const cells = [
    what,
    `${measured.toFixed(digits)} ${unit}`,
    floor > 0 ? `${floor.toFixed(digits)} ${unit}` : "—",
    floor > 0 ? (measured / floor).toFixed(2) : "—",
    `${atLeast ? "≥" : "<"} ${budget} ${unit}`,
    met ? "yes" : "**no**",
  ];
  const line = `| ${cells.join(" | ")} |\n`;
  process.stdout.write(line);
  if (FILE) appendFileSync(FILE, line);
}

/** The value that so many in a hundred don't exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)];
}

export const median = (values: number[]) => percentile(values, 50);
