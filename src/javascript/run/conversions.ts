// From one type to another, as ECMAScript has it: ToNumber, ToString, ToPropertyKey, the elements of typed arrays, equality.
import { firm, MaybeConstant } from './maybe-constant.js';
import { ProgramFailure } from '../../errors.js';
import { symbolKey } from '../compile/patterns.js';
import type { RunRemark } from '../../program/observer.js';
import type { JsNumbers } from './numbers.js';
import type { Realm } from './realm.js';
import { joinedTexts, writtenNumber, type ShownText } from './number-texts.js';
import { taggedText } from './tags.js';
import { mostCharacters, mostLevels, textOfNumber, textTooLong } from './text-limits.js';
import { hole, isCallable, isJsArray, isNumeric, JsArray, JsNative, JsObject, JsSymbol, JsTypedArray, Lifted, NumberText, type Numeric, type TypedKind, type JsValue } from './values.js'; // prettier-ignore

/** How much has been written of one text. */
interface MadeText {
  length: number;
}

const primitiveKey = symbolKey('toPrimitive');

function methodOf<T>(value: JsObject<T>, name: string): JsObject<T> | null {
  for (let holder: JsObject<T> | null = value; holder !== null; holder = holder.prototype) {
    if (!holder.hasProperties || !holder.properties.has(name)) continue;
    const method = holder.properties.get(name);
    return method instanceof JsObject && isCallable(method) ? method : null;
  }
  return null;
}

/** Whether two are texts, the first with a number in it. */
const isTextOfNumber = <T>(x: JsValue<T>, y: JsValue<T>): boolean =>
  x instanceof NumberText && (typeof y === 'string' || y instanceof NumberText);

const symbolAsValue = (): ProgramFailure =>
  new ProgramFailure('program-not-supported', 'a symbol is read as the key of a property only', 'name the property by a string'); // prettier-ignore

export class Conversions<T> {
  constructor(
    private readonly numbers: JsNumbers<T>,
    private readonly remark: (remark: RunRemark) => void,
    private readonly realm: Realm<T>,
    /** Calls a method of the program, such as its own `valueOf`. */
    private readonly call: (method: JsValue<T>, self: JsValue<T>, args: readonly JsValue<T>[]) => JsValue<T>,
  ) {}

  /** ECMAScript ToPrimitive: what is no object, by the program's own methods where it has some. */
  primitive(value: JsValue<T>, hint: 'default' | 'number' | 'string'): Exclude<JsValue<T>, JsObject<T>> {
    if (!(value instanceof JsObject)) return value;
    if (value instanceof JsSymbol) throw symbolAsValue();
    const whole = methodOf(value, primitiveKey);
    const names = whole !== null ? [] : hint === 'string' ? ['toString', 'valueOf'] : ['valueOf', 'toString'];
    const asked = whole === null ? value : this.call(whole, value, [hint]);
    if (!(asked instanceof JsObject)) return asked;
    for (const name of names) {
      const method = methodOf(value, name);
      if (method instanceof JsNative && name === 'toString') return this.builtinText(value);
      const found = method === null || method instanceof JsNative ? value : this.call(method, value, []);
      if (!(found instanceof JsObject)) return found;
    }
    return this.realm.fail('TypeError', 'Cannot convert object to primitive value');
  }

  number(value: JsValue<T>): Numeric<T> {
    if (typeof value === 'number' || value instanceof Lifted) return value;
    if (value === undefined) {
      this.remark('undefined-in-arithmetic');
      return NaN;
    }
    if (value === null) return 0;
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (typeof value === 'string') return this.numberOfText(value);
    if (value instanceof NumberText) throw textOfNumber();
    if (value instanceof JsArray && value.items.length === 1) {
      const [only] = value.items;
      // its text, read again, is the same number, but for -0
      if (only instanceof Lifted) return this.numbers.withoutSignOfZero(only);
    }
    const isList = value instanceof JsTypedArray || value instanceof JsArray;
    if (isList && (value instanceof JsArray ? value.items : value).length > 1) {
      this.remark('no-number-in-arithmetic'); // its text has a comma, whatever numbers are in it
      return NaN;
    }
    const plain = this.primitive(value, 'number');
    return isNumeric(plain) ? plain : this.number(plain);
  }

  private numberOfText(text: string): number {
    const number = Number(text);
    if (Number.isNaN(number) && text !== 'NaN') this.remark('no-number-in-arithmetic');
    return number;
  }

  /** A text that may decide something: no computed number is in it. */
  text(value: JsValue<T>): string {
    const text = this.shown(value);
    if (text instanceof NumberText) throw textOfNumber();
    return text;
  }

  /** A text that is put together or shown. @param around the arrays that it is written inside of */
  shown(value: JsValue<T>, around: readonly JsObject<T>[] = [], made?: MadeText): ShownText<T> {
    if (typeof value === 'string' || value instanceof NumberText) return value;
    if (value instanceof MaybeConstant) return this.shown(value.settled());
    if (value instanceof Lifted) return writtenNumber(value);
    if (!(value instanceof JsObject)) return String(value);
    if (value instanceof JsSymbol) throw symbolAsValue();
    const isBuiltin = methodOf(value, 'toString') instanceof JsNative && methodOf(value, primitiveKey) === null;
    return isBuiltin ? this.builtinText(value, around, made) : this.shown(this.primitive(value, 'string'));
  }

  private builtinText(
    value: JsObject<T>,
    around: readonly JsObject<T>[] = [],
    made: MadeText = { length: 0 },
  ): ShownText<T> {
    if (isJsArray(value) && !value.isArguments) return this.joined(value.items, ',', [...around, value], made);
    if (value instanceof JsTypedArray) return this.joined(value.store.slice(value.offset, value.offset + value.length), ',', [...around, value], made); // prettier-ignore
    if (isCallable(value)) throw new ProgramFailure('program-not-supported', 'a function is written as text here');
    return value === this.realm.errors.Error || this.realm.isError(value)
      ? this.errorText(value)
      : taggedText(this.realm, value);
  }

  /** ECMAScript Error.prototype.toString. */
  private errorText(value: JsObject<T>): ShownText<T> {
    const [name, message] = ['name', 'message'].map((key) => {
      for (let each: JsObject<T> | null = value; each !== null; each = each.prototype) {
        const part = each.properties.get(key);
        if (part !== undefined) return this.shown(part);
      }
      return '';
    }) as [ShownText<T>, ShownText<T>];
    const parts = [name, message].filter((part) => part !== '');
    return joinedTexts(parts, ': ');
  }

  /** What an array holds as text; what it is inside of itself is left out there. */
  joined(
    items: readonly (JsValue<T> | typeof hole)[],
    between: string,
    around: readonly JsObject<T>[],
    made: MadeText = { length: 0 },
  ): ShownText<T> {
    if (around.length > mostLevels) throw new ProgramFailure('program-failed', 'arrays nest too deeply to be written as text'); // prettier-ignore
    const texts = items.map((item) => {
      const isLeftOut = item === hole || item == null || (item instanceof JsObject && around.includes(item));
      const text = isLeftOut ? '' : this.shown(item, around, made);
      made.length +=
        item instanceof JsArray
          ? between.length + 1
          : (typeof text === 'string' ? text.length : text.parts.length) + between.length + 1;
      if (made.length > 2 * mostCharacters) throw textTooLong();
      return text;
    });
    return joinedTexts(texts, between);
  }

  key(value: JsValue<T>): string {
    if (value instanceof MaybeConstant) return this.key(value.settled());
    if (value instanceof Lifted) {
      const known = this.numbers.A.known(value.value);
      if (known !== undefined) return String(known);
      throw textOfNumber();
    }
    return value instanceof JsSymbol ? value.key : this.text(value);
  }

  isTrue(value: JsValue<T>): boolean {
    if (isNumeric(value)) return this.numbers.isTrue(value);
    this.numbers.isDecision = false;
    return (
      value === true ||
      (typeof value === 'string' ? value !== '' : value instanceof JsObject || value instanceof NumberText)
    );
  }

  isStrictlyEqual(x: JsValue<T>, y: JsValue<T>): boolean {
    if (isNumeric(x) && isNumeric(y)) return this.numbers.holds('==', x, y);
    this.numbers.isDecision = false;
    if (isTextOfNumber(x, y) || isTextOfNumber(y, x)) throw textOfNumber();
    return x === y;
  }

  isLooselyEqual(x: JsValue<T>, y: JsValue<T>): boolean {
    if (x === undefined || x === null || y === undefined || y === null) {
      this.numbers.isDecision = false;
      return (x === undefined || x === null) && (y === undefined || y === null);
    }
    const areBoth = (test: (value: JsValue<T>) => boolean): boolean => test(x) && test(y);
    if (areBoth((value) => typeof value === 'string') || areBoth((value) => value instanceof JsObject)) return this.isStrictlyEqual(x, y); // prettier-ignore
    if (x instanceof JsObject || y instanceof JsObject) return this.isLooselyEqual(this.primitive(x, 'default'), this.primitive(y, 'default')); // prettier-ignore
    return this.numbers.holds('==', this.number(x), this.number(y));
  }

  /** What an element of a typed array becomes. */
  element(kind: TypedKind, value: JsValue<T>): Numeric<T> {
    const given = this.number(value);
    if (kind === 'Float64Array') return given;
    const number = firm(given);
    switch (kind) {
      case 'Float32Array':
        return this.numbers.toSingle(number);
      case 'Uint8ClampedArray': {
        if (typeof number === 'number') return new Uint8ClampedArray([number])[0] ?? 0;
        this.remark('whole-of-number');
        if (!this.numbers.isNumber(number)) return 0;
        const { A } = this.numbers;
        const below = this.numbers.exact(new Lifted(A.floor(number.value)));
        const rest = A.sub(number.value, A.literal(below));
        const half = A.decide('==', rest, A.literal(0.5));
        const isUp = half ? below % 2 !== 0 : A.decide('>', rest, A.literal(0.5));
        return Math.min(255, Math.max(0, isUp ? below + 1 : below));
      }
      default: {
        const whole = this.numbers.whole(number);
        const bits = { Int8Array: Int8Array, Uint8Array: Uint8Array, Int16Array: Int16Array, Uint16Array: Uint16Array, Int32Array: Int32Array, Uint32Array: Uint32Array }[kind]; // prettier-ignore
        return new bits([whole])[0] ?? 0;
      }
    }
  }
}
