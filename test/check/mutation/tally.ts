// How many mutants of each kind are seen, by each checker; and which aren't.
import type { RandomNumbers } from '../../../src/random-numbers.js';
import { mistakeKinds, type MistakeKind } from './mutant.js';
import { otherCheckers } from './other-checkers.js';
import { Study, type Outcome } from './study.js';
import type { Subject } from './subject.js';

export interface JudgedMutant {
  readonly subject: string;
  readonly kind: MistakeKind;
  readonly change: string;
  readonly formulas: Outcome;
  readonly values: Outcome;
  readonly others: readonly boolean[];
  /** The farthest that it is from the right gradient at a point, relative. */
  readonly distance: number;
}

export interface JudgedRight {
  readonly subject: string;
  readonly formulas: Outcome;
  readonly values: Outcome;
  readonly others: readonly boolean[];
}

export class Tally {
  readonly right: JudgedRight[] = [];
  readonly mutants: JudgedMutant[] = [];
  /** Mutants that throw, don't end, or give no number somewhere: no one keeps them. */
  broken = 0;

  /** Judges the right gradient, and so many of the mutants, drawn at random. */
  async take(subject: Subject, count: number, random: RandomNumbers, seed: number): Promise<void> {
    const study = await Study.of(subject, seed);
    const { name, right } = subject;
    this.right.push({
      subject: name,
      formulas: await study.byFormulas(right, true),
      values: await study.byValues(right, true),
      others: await study.byOthers(right),
    });
    let taken = 0;
    for (const { texts, kind, change } of random.shuffled(subject.mutants())) {
      if (taken === count) break;
      if (!(await study.runs(texts))) {
        this.broken++;
        continue;
      }
      const formulas = await study.byFormulas(texts);
      if (formulas === 'error') {
        this.broken++;
        continue;
      }
      taken++;
      const [values, others, distance] = [await study.byValues(texts), await study.byOthers(texts), await study.distance(texts)]; // prettier-ignore
      this.mutants.push({ subject: name, kind, change, formulas, values, others, distance });
    }
  }

  /** Mutants that are the right gradient, certified at all points: PASS of the formulas. */
  get equivalent(): JudgedMutant[] {
    return this.mutants.filter(({ formulas }) => formulas === 'PASS');
  }

  get wrong(): JudgedMutant[] {
    return this.mutants.filter(({ formulas }) => formulas !== 'PASS');
  }

  /** Those that values can tell: not within rounding of the right gradient at every point. */
  get visible(): JudgedMutant[] {
    return this.wrong.filter(({ distance }) => distance > sameInDoubles);
  }

  /** A table in Markdown. */
  table(): string {
    const checkers = ['formulas', 'values', ...otherCheckers.map(({ name }) => name)];
    const seen = ({ formulas, values, others }: JudgedMutant): boolean[] => [formulas === 'FAIL', values === 'FAIL', ...others]; // prettier-ignore
    const rowOf = (name: string, wrong: readonly JudgedMutant[]): string => {
      const counts = checkers.map((_, i) => wrong.filter((mutant) => seen(mutant)[i]).length);
      return `| ${[name, wrong.length, ...counts].join(' | ')} |`;
    };
    const rejected = ({ formulas, values, others }: JudgedRight): boolean[] => [formulas === 'FAIL', values === 'FAIL', ...others]; // prettier-ignore
    const alarms = checkers.map((_, i) => this.right.filter((each) => rejected(each)[i]).length);
    return [
      `| mistake | mutants | ${checkers.join(' | ')} |`,
      `| --- | --- | ${checkers.map(() => '---').join(' | ')} |`,
      ...mistakeKinds.map((kind) => rowOf(kind, this.wrong.filter((mutant) => mutant.kind === kind))), // prettier-ignore
      rowOf('all', this.wrong),
      rowOf('that doubles can tell', this.visible),
      `| right gradients rejected | ${this.right.length} | ${alarms.join(' | ')} |`,
      `${this.equivalent.length} equivalent, ${this.broken} broken`,
    ].join('\n');
  }
}

/** Values, and what a program computes, are doubles: a difference below some thousand roundings of them is none. */
export const sameInDoubles = 1e-12;
