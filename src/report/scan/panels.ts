// A scan as reports see it: panels with their curves, and runs of points without a certified derivative.
import type { ReferenceStatus } from '../../compare/reference-data.js';
import { lookOf } from '../looks.js';
import type { Scan, ScanPanel, ScanSeries, ScanStretch } from '../../scan/scan-data.js';

/** One function differentiated by one input, with what belongs to it. */
export interface ScanView {
  readonly scan: Scan;
  readonly panel: ScanPanel;
  readonly series: readonly ScanSeries[];
  readonly stretches: readonly ScanStretch[];
  readonly runs: readonly VerdictRun[];
}

export type OpenVerdict = Exclude<ReferenceStatus, 'certified'>;

/** Points in a row with one verdict that isn't `certified`. */
export interface VerdictRun {
  readonly verdict: OpenVerdict;
  /** Places in `xs`. */
  readonly first: number;
  readonly last: number;
  /** Why, where it is the same at all of them. */
  readonly message: string | null;
}

export function viewsOf(scan: Scan): ScanView[] {
  return scan.panels.map((panel) => {
    const isHere = (each: { readonly panel: number }): boolean => each.panel === panel.panel;
    return {
      scan,
      panel,
      series: scan.series.filter(isHere),
      stretches: scan.stretches.filter(isHere),
      runs: runsOf(panel),
    };
  });
}

function runsOf({ verdicts, messages }: ScanPanel): VerdictRun[] {
  const runs: VerdictRun[] = [];
  verdicts.forEach((verdict, place) => {
    if (verdict === 'certified') return;
    const before = runs.at(-1);
    const message = messages[place] ?? null;
    if (before?.last === place - 1 && before.verdict === verdict)
      runs[runs.length - 1] = { ...before, last: place, message: before.message === message ? message : null };
    else runs.push({ verdict, first: place, last: place, message });
  });
  return runs;
}

/** A curve of a panel; curves that are the same at every point are one line in turns, and one name below another. */
export interface BitsCurve {
  readonly series: ScanSeries;
  readonly name: string;
  /** Its place among those that are the same, and how many these are. */
  readonly turn: number;
  readonly turns: number;
}

/** Those with a number somewhere, the same ones beside each other: `forward mode`, `= reverse mode`. */
export function curvesOf({ series }: ScanView): BitsCurve[] {
  const groups = new Map<string, ScanSeries[]>();
  for (const each of series) {
    if (each.bits.every((kept) => kept === null)) continue;
    const key = each.bits.join();
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((same) =>
    same.map((each, turn) => ({
      series: each,
      name: `${turn === 0 ? '' : '= '}${lookOf(each.method).curve}`,
      turn,
      turns: same.length,
    })),
  );
}

/** How a point without a certified derivative is marked: in the terminal, where only ASCII is allowed, and in words. */
export const verdictMarks: Readonly<Record<OpenVerdict, { readonly sign: string; readonly ascii: string; readonly words: string }>> = {
  kink: { sign: '∧', ascii: '^', words: 'kink' },
  jump: { sign: '↕', ascii: '/', words: 'jump' },
  infinite: { sign: '∞', ascii: '!', words: 'infinite' },
  undefined: { sign: '×', ascii: 'x', words: 'undefined' },
  undecided: { sign: '?', ascii: '?', words: 'undecided' },
}; // prettier-ignore

/** Those that occur, the gravest first. */
export const marksIn = (runs: readonly VerdictRun[]): OpenVerdict[] =>
  (Object.keys(verdictMarks) as OpenVerdict[]).filter((verdict) => runs.some((run) => run.verdict === verdict));
