// Keys of records that are numbers of the arithmetic: `counts[x]`. Their text isn't known, but which of them are equal is.
import type { Conversions } from './conversions.js';
import type { JsNumbers } from './numbers.js';
import { MaybeConstant } from './maybe-constant.js';
import { JsObject, Lifted, type JsValue } from './values.js';

export class NumberKeys<T> {
  constructor(
    private readonly numbers: JsNumbers<T>,
    private readonly conversions: Conversions<T>,
  ) {}

  /** The name of a property by its key; null where the object has none by that number, unless it is to be made. */
  nameOf(object: JsValue<T>, key: JsValue<T>, isNew = false): string | null {
    if (key instanceof MaybeConstant) return this.nameOf(object, key.settled(), isNew);
    const known = key instanceof Lifted ? this.numbers.A.known(key.value) : key;
    if (!(key instanceof Lifted) || known !== undefined) {
      const text = this.conversions.key(known);
      const name = (object instanceof JsObject && this.computed(object, text)) || text;
      if (key instanceof Lifted) this.tell(object, name);
      return name;
    }
    if (!(object instanceof JsObject)) return null;
    const found = this.equal(object, key);
    this.tell(object, found);
    if (found !== null || !isNew) return found;
    object.numberKeys ??= [];
    const name = `\u0000number ${String(object.numberKeys.length)}`;
    object.numberKeys.push({ number: key, name });
    return name;
  }

  /** Whether there is such a property is chosen by the number. */
  private tell(object: JsValue<T>, name: string | null): void {
    const isThere = object instanceof JsObject && name !== null && object.properties.has(name);
    this.numbers.choose?.('answer', Number(isThere));
  }

  /** The name of the property whose key is a number that equals a computed one. */
  private equal({ numberKeys, properties }: JsObject<T>, key: Lifted<T>): string | null {
    const same = numberKeys?.find(({ number }) => this.numbers.holds('==', number, key));
    if (same !== undefined) return same.name;
    for (const name of properties.keys())
      if (isNumberText(name) && this.numbers.holds('==', key, Number(name))) return name;
    return null;
  }

  /** The name of the computed key that equals a written number. */
  private computed(object: JsObject<T>, text: string): string | null {
    if (object.numberKeys === null || object.properties.has(text) || !isNumberText(text)) return null;
    return object.numberKeys.find(({ number }) => this.numbers.holds('==', number, Number(text)))?.name ?? null;
  }
}

/** Whether a text is that of a number (ECMAScript 7.1.21, CanonicalNumericIndexString). */
export const isNumberText = (text: string): boolean => text === '-0' || String(Number(text)) === text;
