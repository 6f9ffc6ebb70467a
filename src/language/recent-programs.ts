// Programs read lately, by their text: one function is often asked for at many points, by a batch and by a loop around `compare`.
import { readExpression, type ReadProgram } from './expression.js';

export class RecentPrograms {
  /** Programs that are kept, and the characters of their texts together; the derivations of what goes go with it. */
  static readonly capacity = 64;
  static readonly room = 2 ** 17;
  private readonly kept = new Map<string, ReadProgram>();
  private characters = 0;

  /**
   * The program of a text, as `readExpression` gives it.
   *
   * @throws DiffcmpError with the place in the text
   */
  read(text: string): ReadProgram {
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    const read = readExpression(text);
    if (text.length > RecentPrograms.room) return read;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size < RecentPrograms.capacity && this.characters + text.length <= RecentPrograms.room) break;
      this.kept.delete(oldest);
      this.characters -= oldest.length;
    }
    this.kept.set(text, read);
    this.characters += text.length;
    return read;
  }
}
/** For `Kit.of`: those of the process. */
export const recentPrograms = (): RecentPrograms => new RecentPrograms();
