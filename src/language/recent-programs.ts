// Programs read lately, by their text: a batch often asks for one function at many points.
import { readExpression, type ReadProgram } from './expression.js';

export class RecentPrograms {
  /** Programs that are kept, and the characters of the longest text among them; their derivations go with them. */
  static readonly capacity = 64;
  static readonly longest = 1024;
  private readonly kept = new Map<string, ReadProgram>();

  /**
   * The program of a text, as `readExpression` gives it.
   *
   * @throws DiffcmpError with the place in the text
   */
  read(text: string): ReadProgram {
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    const read = readExpression(text);
    if (text.length <= RecentPrograms.longest) {
      const [oldest] = this.kept.keys();
      if (oldest !== undefined && this.kept.size === RecentPrograms.capacity) this.kept.delete(oldest);
      this.kept.set(text, read);
    }
    return read;
  }
}
