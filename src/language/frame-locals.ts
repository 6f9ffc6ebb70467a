// The locals of one frame: where its parameters, its steps and values in between are kept.

export class FrameLocals {
  /** How many there are so far. */
  count = 0;
  private readonly slots = new Map<string, number>();
  /** Where names of the main program are: in a function, apart from parameters, which may have the same names. */
  private readonly mainSlots: Map<string, number>;
  private scratchSlot: number | null = null;

  /** @param captured names of the main program that a function sees; undefined: it is the main program */
  constructor(parameters: readonly string[], captured?: ReadonlySet<string>) {
    for (const name of parameters) this.slots.set(name, this.fresh());
    this.mainSlots = captured ? new Map<string, number>() : this.slots;
    for (const name of captured ?? []) this.mainSlots.set(name, this.fresh());
  }

  /** The local that holds a name; a step of main gets one when it is first assigned. */
  slot(name: string): number {
    return this.slots.get(name) ?? this.mainSlot(name);
  }
  /** That of a name of the main program. */
  mainSlot(name: string): number {
    let slot = this.mainSlots.get(name);
    if (slot === undefined) {
      slot = this.fresh();
      this.mainSlots.set(name, slot);
    }
    return slot;
  }
  /** One more, that has no name. */
  fresh(): number {
    return this.count++;
  }
  /** One local for values that are needed again at once: no other task runs between its store and its last load. */
  scratch(): number {
    return (this.scratchSlot ??= this.fresh());
  }
}
