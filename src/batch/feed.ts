// A short stock of slots read ahead of the workers, so that reading and computing overlap and memory stays bounded.
import { Bell } from './bell.js';

/** Slots read ahead: enough for some chunks of the largest size. */
const capacity = 1024;

export class Feed<S> {
  private stock: S[] = [];
  private taken = 0;
  private readonly room = new Bell();
  private stopped = false;
  /** The input has ended, and nothing is left of it. */
  ended = false;
  private failure: { readonly error: unknown } | null = null;

  /** @param arrival rung whenever there is more to take, or nothing more to come */
  constructor(
    batches: AsyncIterable<readonly S[]>,
    private readonly arrival: Bell,
  ) {
    void this.pump(batches);
  }

  private async pump(batches: AsyncIterable<readonly S[]>): Promise<void> {
    try {
      for await (const batch of batches) {
        for (const slot of batch) this.stock.push(slot);
        this.arrival.ring();
        while (this.available > capacity && !this.stopped) await this.room.wait();
        if (this.stopped) return;
      }
      this.ended = true;
    } catch (error) {
      this.failure = { error };
    } finally {
      this.arrival.ring();
    }
  }

  private get available(): number {
    return this.stock.length - this.taken;
  }
  get isEmpty(): boolean {
    return this.available === 0;
  }

  /** Up to `count` slots that are here now, as long as `fits` says so of each. What the reader threw is thrown once all is taken. */
  take(count: number, fits: (slot: S) => boolean): S[] {
    if (this.available === 0 && this.failure !== null) throw this.failure.error;
    const chunk: S[] = [];
    while (chunk.length < count) {
      const slot = this.stock[this.taken];
      if (slot === undefined || !fits(slot)) break;
      chunk.push(slot);
      this.taken++;
    }
    if (this.taken > capacity) {
      this.stock = this.stock.slice(this.taken);
      this.taken = 0;
    }
    if (this.available <= capacity) this.room.ring();
    return chunk;
  }

  /** Reads no more. */
  stop(): void {
    this.stopped = true;
    this.room.ring();
  }
}
