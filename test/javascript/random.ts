// Random programs held against Node, and forward and reverse mode held against enclosures.
import { float64 } from '../../src/arithmetics/float64.js';
import type { FileFunction } from '../../src/javascript/file-function.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { derivativesOf } from './derivatives.js';
import { graphOf } from './graph-of.js';
import { randomJavaScript, type RandomJavaScript } from './random-javascript.js';
import { budget } from './run-by-diffcmp.js';

const inputs = [
  { kind: 'input', place: 0 },
  { kind: 'input', place: 1 },
] as const;

export interface RandomTally {
  programs: number;
  statements: number;
  finite: number;
  /** Derivatives that were compared. */
  derivatives: number;
  /** With a tie at the point, or too near to one to be told apart. */
  tied: number;
}
export const noRandomTally = (): RandomTally => ({ programs: 0, statements: 0, finite: 0, derivatives: 0, tied: 0 });

const textOf = ({ source, at }: RandomJavaScript): string => `${source}at ${at.join(', ')}`;
const read = ({ source }: RandomJavaScript): FileFunction => functionOfFile(graphOf({ source, language: 'js' }), 'f');

/** Throws where diffcmp and Node differ in a bit. */
export function holdToNode(seed: number, size: number, tally: RandomTally): void {
  const program = randomJavaScript(seed, size);
  const load = new Function(`${program.source}\nreturn f;`) as () => (x: number, y: number) => number;
  const byNode = load()(...program.at);
  const [found] = read(program).link(inputs, float64)(program.at, budget).items;
  tally.programs++;
  tally.statements += program.statements;
  if (Number.isFinite(byNode)) tally.finite++;
  if (!Object.is(found, byNode)) throw new Error(`seed ${seed}: ${String(found)} instead of ${byNode}\n${textOf(program)}`); // prettier-ignore
}

/** Throws where a derivative is off by more than rounding explains. */
export function holdDerivatives(seed: number, size: number, tally: RandomTally): void {
  const program = randomJavaScript(seed, size);
  derivativesOf(read(program), inputs, program.at).forEach((derivative, input) => {
    tally.programs++;
    if (derivative === null || derivative.isTied) {
      tally.tied++;
      return;
    }
    const { forward, reverse, certified, bound } = derivative;
    if (![forward, reverse, certified, bound].every(Number.isFinite)) return; // a bound is NaN beside a root of 0
    tally.derivatives++;
    for (const [mode, found] of Object.entries({ forward, reverse }))
      if (!(Math.abs(found - certified) <= bound))
        throw new Error(`seed ${seed}: ${mode} gives ${found} by input ${input} instead of ${certified} ± ${bound}\n${textOf(program)}`); // prettier-ignore
  });
}
