// What is made anew at each precision, and used again until then.

/** Its numbers end with the precision of the bench. */
export class AtPrecision<T> {
  private made: { readonly bits: number; readonly it: T } | undefined;

  constructor(private readonly make: () => T) {}

  at(bits: number): T {
    if (this.made?.bits !== bits) this.made = { bits, it: this.make() };
    return this.made.it;
  }
}
