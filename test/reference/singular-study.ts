// Random programs at singular points: how their verdicts are spread, which of them values contradict, and what they cost.
import type { Laboratory } from '../../src/reference/laboratory.js';
import { claimOf, contradiction, type Told } from './singular-judge.js';
import type { Oracle } from './singular-oracle.js';
import { singularProgram, type PointedProgram } from './singular-programs.js';
import { truthOf, type Finding } from './singular-run.js';
import { shrunk } from './singular-shrink.js';
import { seenOf } from './singular-wrong.js';

export interface Fault {
  readonly what: string;
  readonly program: PointedProgram;
}
export interface Study {
  readonly seed: number;
  readonly count: number;
  /** Points at which the run over jets of first order meets a singular point, and there is a value. */
  singular: number;
  /** Of these the ones with an input whose derivative is undecided. */
  undecided: number;
  /** Derivatives, by what was said of them at singular points. */
  readonly statuses: Record<string, number>;
  /** Points without a value; at singular ones the oracle's word for it was known and the same. */
  undefinedPoints: number;
  /** Points of which the oracle says something. */
  told: number;
  /** Sides that a decided derivative at a singular point has, those whose slope values don't tell, and those of which they tell nothing. */
  readonly sides: { all: number; withoutSlope: number; silent: number };
  /** Wrong verdicts made of those, and how many of them values contradict. */
  readonly wrong: { made: number; seen: number };
  readonly contradictions: Fault[];
  /** By message. */
  readonly open: Record<string, Fault[]>;
  /** Milliseconds of processor time at singular points, and those that went by. */
  readonly times: {
    readonly time: number;
    readonly wall: number;
    readonly isOpen: boolean;
    readonly program: PointedProgram;
  }[];
}

/** What is wrong with what was found, in words. */
export function faultOf(finding: Finding, told: Told, order: 1 | 2 = 1): string | null {
  if (finding.internal !== null) return finding.internal;
  if (told.late === true) return null;
  if (finding.verdicts === null) return told.defined === true ? 'there is a value at the point' : null;
  for (const [input, verdict] of finding.verdicts) {
    const wrong = contradiction(claimOf(verdict), told, input, order);
    if (wrong !== null) return `${input}: ${verdict.status}, but ${wrong}`;
  }
  return null;
}

/** @param oracle null where there is none: then nothing is contradicted but by diffcmp itself */
export async function study(
  lab: Laboratory,
  seed: number,
  count: number,
  oracle: Oracle | null,
  order: 1 | 2 = 1,
): Promise<Study> {
  const found: Study = {
    seed, count, singular: 0, undecided: 0, statuses: {}, undefinedPoints: 0, told: 0, sides: { all: 0, withoutSlope: 0, silent: 0 }, wrong: { made: 0, seen: 0 }, contradictions: [], open: {}, times: [],
  }; // prettier-ignore
  const pending: Promise<void>[] = [];
  for (let index = 0; index < count; index++) {
    const program = { ...singularProgram(seed, index), order };
    const finding = truthOf(lab, program);
    take(found, program, finding);
    if (oracle === null) {
      if (finding.internal !== null) found.contradictions.push({ what: finding.internal, program });
      continue;
    }
    pending.push(
      oracle.ask(program).then((told) => {
        if (told.late !== true) found.told++;
        weigh(found, finding, told, order);
        const what = faultOf(finding, told, order);
        if (what !== null) found.contradictions.push({ what, program });
      }),
    );
    // the oracle is a process of its own: this one must not run far ahead
    if (pending.length % 64 === 0) await pending.at(-64);
  }
  await Promise.all(pending);
  return found;
}

function take(found: Study, program: PointedProgram, { verdicts, isSingular, time, wall }: Finding): void {
  if (verdicts === null) {
    found.undefinedPoints++;
    return;
  }
  if (!isSingular) return;
  found.singular++;
  let isOpen = false;
  for (const [input, verdict] of verdicts) {
    found.statuses[verdict.status] = (found.statuses[verdict.status] ?? 0) + 1;
    if (verdict.status !== 'undecided') continue;
    isOpen = true;
    (found.open[verdict.message] ??= []).push({ what: input, program });
  }
  if (isOpen) found.undecided++;
  found.times.push({ time, wall, isOpen, program });
}

/** What the oracle can't tell, and what of the wrong it would see. */
function weigh({ sides, wrong }: Study, { verdicts, isSingular }: Finding, told: Told, order: 1 | 2): void {
  if (!isSingular || verdicts === null) return;
  for (const [input, verdict] of verdicts) {
    if (verdict.status === 'undecided') continue;
    const both = told.late === true ? [undefined, undefined] : (told.sides[input] ?? []);
    sides.all += both.length;
    sides.withoutSlope += both.filter((side) => side === undefined || side?.slope === null).length;
    sides.silent += both.filter(
      (side) => side === undefined || (side?.slope === null && side.continuous === null),
    ).length;
    if (told.late === true) continue;
    const { made, seen } = seenOf(claimOf(verdict), told, input, order);
    wrong.made += made;
    wrong.seen += seen;
  }
}

/** The fault with the smallest program that still has it. */
export async function shrunkFault(lab: Laboratory, oracle: Oracle, { what, program }: Fault): Promise<Fault> {
  // what is told of another program has other numbers in it
  const kind = (fault: string | null): string | undefined => fault?.replaceAll(/-?\d[\d.e+-]*/g, '#');
  const hasFault = async (smaller: PointedProgram): Promise<boolean> =>
    kind(faultOf(truthOf(lab, smaller), await oracle.ask(smaller), smaller.order)) === kind(what);
  const program_ = await shrunk(program, hasFault);
  return {
    what: faultOf(truthOf(lab, program_), await oracle.ask(program_), program_.order) ?? what,
    program: program_,
  };
}
