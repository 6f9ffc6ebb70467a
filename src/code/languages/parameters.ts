// Names in code: those of the inputs, as far as the language has them, and new ones for lines.
import { indicesAt, elementCount } from '../../tensors/shape.js';
import type { Shaped } from '../../tensors/layout.js';
import { helperNames } from './helpers.js';
import type { CodeLanguage, CodeParameter } from './language.js';
import type { Term } from './terms.js';

/** Names that every function of ours has, and what its helpers are called. */
const namesOfCode = ['value', 'gradient', 'valueAndGradient', 'erfcSeries', 'sincWave'];
const longestName = 30;

export class NameSupply {
  private readonly taken: Set<string>;
  private readonly counts = new Map<string, number>();

  constructor(private readonly language: CodeLanguage) {
    this.taken = new Set(
      [...namesOfCode, ...helperNames(language.name)].flatMap((name) => [name, language.functionName(name)]),
    );
  }

  /** `t1`, `t2`, …: the next one that is free. */
  next(letter: string): string {
    for (;;) {
      const count = (this.counts.get(letter) ?? 0) + 1;
      this.counts.set(letter, count);
      const name = `${letter}${count}`;
      if (this.take(name)) return name;
    }
  }

  /**
   * A parameter for each variable: its own name where that is a plain one, `p_x` for `p.x`, and else `x0`, `x1`, … by its place.
   * Nothing else that a user wrote becomes code.
   */
  parameters(variables: readonly Shaped[]): CodeParameter[] {
    const own = variables.map(({ name }) => {
      const plain = asciiName(name);
      return plain !== null && this.take(plain) ? plain : null;
    });
    return variables.map(({ name: of, shape }, place) => ({ name: own[place] ?? this.placed(place), of, shape }));
  }

  private placed(place: number): string {
    for (let name = `x${place}`; ; name += '_') if (this.take(name)) return name;
  }

  private take(name: string): boolean {
    if (this.taken.has(name) || this.language.isReserved(name)) return false;
    this.taken.add(name);
    return true;
  }
}

/** Letters, digits and underscores of ASCII; null where the name can't be written so. */
function asciiName(name: string): string | null {
  if (!/^[A-Za-z][\w.[\]]*$/.test(name)) return null;
  const plain = name.replace(/\W+/g, '_').replace(/_+$/, '');
  return plain.length > longestName ? null : plain;
}

/** The numbers of the parameters, in the order of the inputs. */
export const inputTerms = (parameters: readonly CodeParameter[], language: CodeLanguage): Term[] =>
  parameters.flatMap((parameter) =>
    Array.from({ length: elementCount(parameter.shape) }, (_, place) =>
      language.element(parameter, indicesAt(parameter.shape, place), place),
    ),
  );
