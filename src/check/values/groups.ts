// Gradients with many components: random directions through all of them, then halves down to the components at fault.
import { coordinateLine, slantedLine } from './line.js';
import { measureLine, type Lookout, type MeasuredLine } from './measure.js';
import { randomStep } from './vicinity.js';
import { nothingBeside } from './told.js';

/** What is known of a component: what it was measured with, alone or in a group that agrees. */
export interface ToldComponent {
  /** Alone; null: within a group. */
  readonly alone: MeasuredLine | null;
  /** Of a group: whether that tells of this component; else why not. */
  readonly verdict: MeasuredLine['verdict'];
  readonly message: string | null;
}

/** Directions through all components that must agree. */
const directions = 2;
/** Components at fault that are looked for; beyond, the others are left as they are. */
const mostFaults = 12;
/** Groups of components that are too small beside the others are looked at again, that often. */
const mostRounds = 3;
/** How much larger than the doubt of a group the part of a component must be, for the group to tell of it. */
const telling = 200;
/** A component of 0 is told of by a group whose slope is known to that part. */
const tellingOfZero = 1e-5;

const tooSmall: ToldComponent = {
  alone: null,
  verdict: 'INCONCLUSIVE',
  message: 'too small beside the others to be told of by values',
};

export class Groups {
  readonly found = new Map<number, ToldComponent>();
  readonly measured: MeasuredLine[] = [];
  private faults = 0;
  private widest: number | undefined;

  constructor(private readonly lookout: Lookout) {}

  /** Looks at all of these inputs. */
  async judge(inputs: readonly number[]): Promise<void> {
    const { gradient } = this.lookout.around.center;
    for (const input of inputs) if (!Number.isFinite(gradient[input])) await this.single(input);
    let left = inputs.filter((input) => Number.isFinite(gradient[input]));
    for (let round = 0; round < mostRounds && left.length > 0; round++) left = await this.round(left, round === 0);
    for (const input of left) this.found.set(input, tooSmall);
  }

  /** Those that are too small beside the others. */
  private async round(inputs: readonly number[], isFirst: boolean): Promise<number[]> {
    const lines: MeasuredLine[] = [];
    for (let k = 0; k < (isFirst ? directions : 1); k++) {
      const measured = await this.along(inputs);
      lines.push(measured);
      if (!agrees(measured)) break;
      this.widest = measured.slope.step;
    }
    if (lines.every(agrees)) return inputs.filter((input) => !this.isTold(input, lines));
    return this.bisect(inputs);
  }

  /** Halves of halves, the first first, since of many faults only some are looked for. Those that no group that agrees tells of. */
  private async bisect(all: readonly number[]): Promise<number[]> {
    const untold: number[] = [];
    const stack: (readonly number[])[] = [all];
    for (let group = stack.pop(); group !== undefined; group = stack.pop()) {
      if (group.length === 1) {
        await this.single(group[0] as number);
        continue;
      }
      const middle = group.length >> 1;
      const halves = [group.slice(0, middle), group.slice(middle)] as const;
      const bad: (readonly number[])[] = [];
      for (const half of halves) {
        if (this.faults >= mostFaults) {
          this.leave(half);
          continue;
        }
        // one half of a group at fault is, if the other isn't
        const isKnownBad = half === halves[1] && bad.length === 0;
        const good = half.length === 1 || isKnownBad ? null : await this.goodGroup(half);
        if (good === null) bad.push(half);
        else untold.push(...good);
      }
      stack.push(...bad.reverse());
    }
    return untold;
  }

  /** Null if a group doesn't agree; else those of it that it doesn't tell of. */
  private async goodGroup(inputs: readonly number[]): Promise<number[] | null> {
    const measured = await this.along(inputs);
    return agrees(measured) ? inputs.filter((input) => !this.isTold(input, [measured])) : null;
  }

  private leave(inputs: readonly number[]): void {
    const message = `not looked at: ${mostFaults} components at fault were found before`;
    for (const input of inputs)
      if (!this.found.has(input)) this.found.set(input, { alone: null, verdict: 'INCONCLUSIVE', message });
  }

  private async along(inputs: readonly number[]): Promise<MeasuredLine> {
    const { around, random } = this.lookout;
    const direction = new Map(
      inputs.map((input) => [input, (around.sizes[input] as number) * randomStep(random)] as const),
    );
    const measured = await measureLine(this.lookout, slantedLine(around, direction), this.widest);
    this.measured.push(measured);
    return measured;
  }

  private async single(input: number): Promise<void> {
    const alone = await measureLine({ ...this.lookout, wanted: 10 }, coordinateLine(this.lookout.around, input));
    this.measured.push(alone);
    if (alone.verdict === 'FAIL') this.faults++;
    this.found.set(input, { alone, verdict: alone.verdict, message: alone.message });
  }

  /** Whether lines that agree tell of a component; then it passes. */
  private isTold(input: number, lines: readonly MeasuredLine[]): boolean {
    const { around } = this.lookout;
    const { gradient } = around.center;
    const isTold = lines.some(({ line, slope, slack, given }) => {
      const part = Math.abs((gradient[input] as number) * (line.direction.get(input) ?? 0));
      const doubt = slope.uncertainty + slack;
      // where all of them together are nothing, as at a minimum, each is
      if (part >= telling * doubt || Math.max(part, Math.abs(given)) + doubt <= nothingBeside(slope, around)) return true; // prettier-ignore
      return part === 0 && (given === 0 || doubt <= tellingOfZero * Math.abs(given));
    });
    if (isTold) this.found.set(input, { alone: null, verdict: 'PASS', message: null });
    return isTold;
  }
}

/** Groups that can't be told of are no better than those that disagree. */
const agrees = ({ verdict }: MeasuredLine): boolean => verdict === 'PASS';
