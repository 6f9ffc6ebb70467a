// A box that is asked by many at once: what they ask in the same turn goes to it in one batch, and is counted.
import type { BlackBox, BlackBoxAnswer } from '../black-box.js';

interface Waiting {
  readonly point: readonly number[];
  readonly resolve: (answer: BlackBoxAnswer) => void;
  readonly reject: (error: unknown) => void;
}

export class AskedBox {
  /** Points at which it was asked. */
  evaluations = 0;
  private waiting: Waiting[] = [];

  constructor(private readonly box: BlackBox) {}

  /** @throws DiffcmpError as the box does */
  at(point: readonly number[]): Promise<BlackBoxAnswer> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) queueMicrotask(() => void this.flush());
      this.waiting.push({ point, resolve, reject });
    });
  }

  /** In the order of the points. @throws DiffcmpError as the box does */
  async atAll(points: readonly (readonly number[])[]): Promise<BlackBoxAnswer[]> {
    return Promise.all(points.map((point) => this.at(point)));
  }

  private async flush(): Promise<void> {
    // those whose answers came with the same batch take a few turns more to ask again
    for (let turn = 0; turn < 8; turn++) await Promise.resolve();
    const { waiting } = this;
    this.waiting = [];
    this.evaluations += waiting.length;
    try {
      const answers = await this.box.ask(waiting.map(({ point }) => point));
      waiting.forEach(({ resolve }, i) => {
        resolve(answers[i] as BlackBoxAnswer);
      });
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
