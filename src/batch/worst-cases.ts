// The worst cases of a method, as the summary shows them, and which lines it needs for that.
import type { MethodId } from '../methods/table.js';
import { readFigures, type MethodFigures } from './figures.js';

/** Worst cases that are kept per method. */
const worstKept = 5;

interface Ranked {
  readonly index: number;
  readonly ulps: number;
}

/** Cases by their ulps, the worst first; of equal ones the first of the batch, so that their order of arrival says nothing. */
export class WorstCases<Case extends Ranked> {
  readonly cases: Case[] = [];

  /** Whether a case of so many ulps is among the worst so far. */
  hasRoom(index: number, ulps: number): boolean {
    const last = this.cases.length < worstKept ? undefined : this.cases[worstKept - 1];
    return last === undefined || isWorse(index, ulps, last);
  }

  /** Takes up a case that there is room for. */
  keep(each: Case): void {
    const place = this.cases.findIndex((other) => isWorse(each.index, each.ulps, other));
    this.cases.splice(place < 0 ? this.cases.length : place, 0, each);
    if (this.cases.length > worstKept) this.cases.pop();
  }
}

const isWorse = (index: number, ulps: number, than: Ranked): boolean =>
  ulps > than.ulps || (ulps === than.ulps && index < than.index);

/** The ulps with which a method counts among the worst; null: it doesn't. */
export const rankingUlps = ({ status, ulps }: MethodFigures): number | null => (status === 'ok' ? ulps : null);

/**
 * Which lines are read where none is written: those of failures, and of what may be among the worst of the batch. A case that is
 * among these is so among any of them too, so that a worker that knows no cases but its own leaves out none of them. It must not know later ones, though: the
 * batch may end before these are counted.
 */
export class LinesRead {
  private readonly worst = new Map<MethodId, WorstCases<Ranked>>();

  /** Takes the case up, and tells whether its line will be read. */
  includes(index: number, figures: ArrayLike<number>): boolean {
    const { status, methods } = readFigures(figures);
    let isRead = status === 'failed';
    for (const each of methods) {
      const ulps = rankingUlps(each);
      if (ulps === null) continue;
      let worst = this.worst.get(each.method);
      if (worst === undefined) this.worst.set(each.method, (worst = new WorstCases()));
      if (!worst.hasRoom(index, ulps)) continue;
      worst.keep({ index, ulps });
      isRead = true;
    }
    return isRead;
  }
}
