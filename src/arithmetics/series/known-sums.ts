// What sums are made of, told apart as objects: what isn't all known cancels where it is one and the same number.

export class KnownSums<T extends object> {
  private readonly opposites = new WeakMap<T, T>();
  private readonly parts = new WeakMap<T, readonly [T, T]>();

  addOpposites(x: T, y: T): void {
    this.opposites.set(x, y).set(y, x);
  }
  /** What was made as -x, or of which x was. */
  opposite(x: T): T | undefined {
    return this.opposites.get(x);
  }

  add(sum: T, parts: readonly [T, T]): void {
    this.parts.set(sum, parts);
  }
  /** The other part of a sum, where one is `part`. */
  without(sum: T, part: T): T | undefined {
    const [x, y] = this.parts.get(sum) ?? [];
    return x === part ? y : y === part ? x : undefined;
  }
}
