// A tensor from its parts, in the order of reading: numbers or tensors of one shape side by side, and rows of them.
import { shapeText, type Shape, type TensorOf } from '../tensors/shape.js';

/** Says what is wrong; it throws. */
type Fail = (message: string) => never;

/** Numbers that a point may have, and axes of one of its tensors. */
const mostPointNumbers = 1_000_000;
const mostAxes = 32;

/** What stands between two brackets. Rows, which `;` ends, are an axis more. */
export class TensorBuilder<V> {
  private readonly items: V[] = [];
  private part: Shape | null = null;
  private count = 0;
  private readonly rows: number[] = [];

  get isEmpty(): boolean {
    return this.count === 0 && this.rows.length === 0;
  }

  /** Adds what stands beside the parts before it. */
  add(value: V, fail: Fail): void {
    this.addPart([], [value], fail);
  }

  addTensor({ shape, items }: TensorOf<V>, fail: Fail): void {
    this.addPart(shape, items, fail);
  }

  endRow(fail: Fail): void {
    const [first = this.count] = this.rows;
    if (first !== this.count) fail(`rows differ: one of ${first} first, then one of ${this.count}`);
    this.rows.push(this.count);
    this.count = 0;
  }

  finish(fail: Fail): TensorOf<V> {
    const { part } = this;
    if (part === null) return fail('a vector needs a number at least');
    if (this.rows.length > 0) this.endRow(fail);
    const [length] = this.rows;
    const shape = length === undefined ? [this.count, ...part] : [this.rows.length, length, ...part];
    if (shape.length > mostAxes) fail(`a tensor has ${mostAxes} axes at most`);
    return { shape, items: this.items };
  }

  private addPart(shape: Shape, items: readonly V[], fail: Fail): void {
    this.part ??= shape;
    if (shape.length !== this.part.length || shape.some((length, axis) => length !== this.part?.[axis]))
      fail(`rows differ: ${partText(this.part)} first, then ${partText(shape)}`);
    if (this.items.length + items.length > mostPointNumbers)
      fail(`a point has ${mostPointNumbers.toLocaleString('en')} numbers at most`);
    for (const item of items) this.items.push(item);
    this.count++;
  }
}

const partText = (shape: Shape): string => (shape.length === 0 ? 'a number' : `shape ${shapeText(shape)}`);
