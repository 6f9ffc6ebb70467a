// Programs that are made of others, each made once: what is known of a program, its code and its derivations, is kept by the object.

/** Programs by what they were made of, and by how. They go with that, and the oldest beyond so many of one. */
export class KeptPrograms<P> {
  static readonly capacity = 16;
  private readonly known = new WeakMap<object, Map<string, P>>();

  /** @param how all that the program depends on besides its owner */
  of(owner: object, how: string, make: () => P): P {
    let made = this.known.get(owner);
    if (made === undefined) this.known.set(owner, (made = new Map<string, P>()));
    const before = made.get(how);
    if (before !== undefined) return before;
    const program = make();
    for (const oldest of made.keys()) {
      if (made.size < KeptPrograms.capacity) break;
      made.delete(oldest);
    }
    made.set(how, program);
    return program;
  }
}
