// The remedy for lost digits: another way to write a function, which is certified to be the same and measured to keep more. Else there is none.
import { DiffcmpError } from '../../errors.js';
import { readStatements } from '../../language/expression.js';
import { printStatements, printTree } from '../../language/print.js';
import type { Statement } from '../../language/tree.js';
import type { Problem } from '../../methods/method.js';
import type { Laboratory } from '../../reference/laboratory.js';
import type { Truth } from '../../reference/truth.js';
import { firmTruth, keptBits, problemOfText, type CorrectBits, type KeptBits } from './candidate.js';
import { equalNearby } from './equal-nearby.js';
import { readRewritings, rewrittenOnce, type ReadRewriting } from './rewrite.js';
import { rewritings, type Rewriting } from './rewritings.js';
import { inOneExpression, plainStatements, withBody } from './statements.js';
import type { Kept, Remedy } from './remedy-data.js';

/** A rewriting is worth showing from this many bits on, if what doesn't gain loses no more than the other. */
const leastGain = 8;
const mostLoss = 2;
/** Rewritings one after another, and how many ways are followed at a time. */
const mostSteps = 4;
const mostFollowed = 8;
/** Texts that are measured in all, fewer of programs that take long, and those that are asked whether they are the same function. */
const mostMeasured = 1500;
const mostOperations = 2_000_000;
const mostCertified = 12;

interface Way {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly kept: KeptBits;
  readonly steps: Remedy['steps'];
  /** Whether the named steps of the text are gone. */
  readonly isInlined: boolean;
}

/** A function of numbers at a point, and what is known of it there. */
export interface RemedyQuestion {
  readonly text: string;
  readonly problem: Problem;
  readonly truth: Truth;
  /** What one evaluation takes. */
  readonly operations: number;
  readonly correctBits: CorrectBits;
}

/**
 * The best remedy that the table knows; null: there is none, or the truth isn't known there.
 *
 * @throws TimeLimit when the budget of the problem is spent
 */
export function findRemedy(
  lab: Laboratory,
  question: RemedyQuestion,
  table: readonly Rewriting[] = rewritings,
): Remedy | null {
  const { text, problem, correctBits } = question;
  const truth = problem.layout === undefined && problem.wrt.length > 0 ? firmTruth(question.truth) : null;
  if (truth === null) return null;
  const keptBy = (other: Problem): KeptBits => keptBits(other, truth, correctBits);
  const kept = keptBy(problem);
  const enough = problem.format.significandBits - leastGain;
  if (kept.value > enough && kept.derivative > enough) return null;
  const statements = plainStatements(readStatements(text));
  if (statements === null) return null;
  const most = Math.min(mostMeasured, mostOperations / Math.max(1, question.operations));
  const measured = (other: string): KeptBits | null => orUnread(() => keptBy(problemOfText(other, problem)));
  const ways = waysFrom({ statements, kept, most, measured }, readRewritings(table));
  return bestOf(ways, kept, (way) => equalNearby(lab, problem, problemOfText(way.text, problem)));
}

interface Start {
  readonly statements: readonly Statement[];
  readonly kept: KeptBits;
  /** Texts that may be measured. */
  readonly most: number;
  /** What a text keeps; null: it can't be read. */
  readonly measured: (text: string) => KeptBits | null;
}

/** All ways that are measured, from a text on. */
function waysFrom({ statements, kept, most, measured }: Start, table: readonly ReadRewriting[]): Way[] {
  const found = new Map<string, Way>();
  const whole = inOneExpression(statements);
  let open = [statements, ...(whole === null ? [] : [[whole]])].map((each, i): Way => ({
    text: printStatements(each),
    statements: each,
    kept,
    steps: [],
    isInlined: i > 0,
  }));
  for (const way of open) found.set(way.text, way);
  for (let step = 0; step < mostSteps && open.length > 0; step++) {
    const next: Way[] = [];
    for (const way of open)
      for (const [place, statement] of way.statements.entries())
        for (const { tree, from, to } of rewrittenOnce(statement.body, table)) {
          const rewritten = way.statements.with(place, withBody(statement, tree));
          const text = printStatements(rewritten);
          if (found.has(text) || found.size >= most) continue;
          const now = measured(text);
          if (now === null) continue;
          const steps = [...way.steps, { from: printTree(from), to: printTree(to) }];
          const made = { ...way, text, statements: rewritten, kept: now, steps };
          found.set(text, made);
          next.push(made);
        }
    open = next.toSorted(byWorth).slice(0, mostFollowed);
  }
  return [...found.values()];
}

/** Null: a text can't be read, such as one with a number beyond the range of doubles. */
function orUnread(measure: () => KeptBits): KeptBits | null {
  try {
    return measure();
  } catch (error) {
    if (error instanceof DiffcmpError && error.code !== 'internal') return null;
    throw error;
  }
}

/** Bits that are no more than noise between two good ways to write a function. */
const noise = 3;
const worthOf = ({ kept }: Way): number => Math.round((kept.value + kept.derivative) / noise);
/** What keeps more comes first; of those that keep about as much, the text with its steps, then the shortest, with the fewest rewritings. */
const byWorth = (one: Way, other: Way): number =>
  worthOf(other) - worthOf(one) ||
  Number(one.isInlined) - Number(other.isInlined) ||
  one.text.length - other.text.length ||
  one.steps.length - other.steps.length;

function bestOf(ways: readonly Way[], before: KeptBits, certified: (way: Way) => number | null): Remedy | null {
  const better = ways.filter(({ kept }) => gainOf(before, kept) !== null).toSorted(byWorth);
  for (const way of better.slice(0, mostCertified)) {
    const points = certified(way);
    const what = gainOf(before, way.kept);
    if (points === null || what === null) continue;
    const { text, kept, steps } = way;
    const both = (of: keyof KeptBits): Kept => ({ before: before[of], after: kept[of] });
    return { text, bits: kept[what] - before[what], derivative: both('derivative'), value: both('value'), points, steps }; // prettier-ignore
  }
  return null;
}

/** What gains enough, while the other doesn't pay for it. */
function gainOf(before: KeptBits, after: KeptBits): keyof KeptBits | null {
  const derivative = after.derivative - before.derivative;
  const value = after.value - before.value;
  if (derivative >= leastGain && value >= -mostLoss) return 'derivative';
  return value >= leastGain && derivative >= -mostLoss ? 'value' : null;
}
