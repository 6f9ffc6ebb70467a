// Operators on values of any type.
import type { Relation } from '../../arithmetic.js';
import type { JsBinaryOperator, ComparisonOperator, JsUnaryOperator } from '../compile/code.js';
import type { NumberOperator } from './constants.js';
import type { Conversions } from './conversions.js';
import type { JsNumbers } from './numbers.js';
import type { Properties } from './properties.js';
import type { Realm } from './realm.js';
import { joinedTexts } from './number-texts.js';
import { isCallable, isNumeric, JsBound, JsObject, NumberText, typeOf, type JsValue } from './values.js';

export class Operators<T> {
  constructor(
    private readonly realm: Realm<T>,
    private readonly numbers: JsNumbers<T>,
    private readonly conversions: Conversions<T>,
    private readonly properties: Properties<T>,
  ) {}

  unary(operator: JsUnaryOperator, value: JsValue<T>): JsValue<T> {
    const { numbers, conversions } = this;
    switch (operator) {
      case '-':
        return numbers.negate(conversions.number(value));
      case '+':
        return conversions.number(value);
      case '!':
        return !conversions.isTrue(value);
      case '~':
        return ~numbers.toInt32(conversions.number(value));
      case 'typeof':
        return typeOf(value);
      case 'void':
        return undefined;
      case 'text': // of a template
        return conversions.shown(value);
      case '++':
        return numbers.operate('+', conversions.number(value), 1);
      case '--':
        return numbers.operate('-', conversions.number(value), 1);
    }
  }

  binary(operator: JsBinaryOperator, x: JsValue<T>, y: JsValue<T>): JsValue<T> {
    const { numbers, conversions } = this;
    if (isNumeric(x) && isNumeric(y)) {
      if (isArithmetic(operator)) return numbers.operate(operator, x, y);
    }
    switch (operator) {
      case '+': {
        const left = conversions.primitive(x, 'default');
        const right = conversions.primitive(y, 'default');
        if (!isText(left) && !isText(right)) return numbers.operate('+', conversions.number(left), conversions.number(right)); // prettier-ignore
        return joinedTexts([conversions.shown(left), conversions.shown(right)]);
      }
      case '-':
      case '*':
      case '/':
      case '%':
      case '**':
        return numbers.operate(operator, conversions.number(x), conversions.number(y));
      case 'in':
        return this.properties.hasElement(y, x);
      case 'instanceof':
        return this.isInstance(x, y);
      default: {
        const left = numbers.toInt32(conversions.number(x));
        return bits(operator, left, numbers.toInt32(conversions.number(y)));
      }
    }
  }

  compare(comparison: ComparisonOperator, x: JsValue<T>, y: JsValue<T>): boolean {
    const { conversions, numbers } = this;
    switch (comparison) {
      case '===':
        return conversions.isStrictlyEqual(x, y);
      case '!==':
        return isNumeric(x) && isNumeric(y) ? numbers.holds('!=', x, y) : !conversions.isStrictlyEqual(x, y);
      case '==':
        return conversions.isLooselyEqual(x, y);
      case '!=':
        return isNumeric(x) && isNumeric(y) ? numbers.holds('!=', x, y) : !conversions.isLooselyEqual(x, y);
      default:
        if (typeof x === 'string' && typeof y === 'string') {
          numbers.isDecision = false;
          return comparison === '<' ? x < y : comparison === '<=' ? x <= y : comparison === '>' ? x > y : x >= y;
        }
        if (x instanceof JsObject || y instanceof JsObject) return this.compare(comparison, conversions.primitive(x, 'number'), conversions.primitive(y, 'number')); // prettier-ignore
        return numbers.holds(comparison satisfies Relation, conversions.number(x), conversions.number(y));
    }
  }

  private isInstance(value: JsValue<T>, constructor_: JsValue<T>): boolean {
    const target = constructor_ instanceof JsBound ? constructor_.target : constructor_;
    if (!(target instanceof JsObject) || !isCallable(target))
      return this.realm.fail('TypeError', "Right-hand side of 'instanceof' is not callable");
    const prototype = this.properties.get(target, 'prototype');
    if (!(value instanceof JsObject)) return false;
    for (let holder = value.prototype; holder !== null; holder = holder.prototype)
      if (holder === prototype) return true;
    return false;
  }
}

const isArithmetic = (operator: JsBinaryOperator): operator is NumberOperator =>
  operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '%' || operator === '**';

const isText = (value: JsValue<unknown>): boolean => typeof value === 'string' || value instanceof NumberText;

function bits(operator: string, x: number, y: number): number {
  switch (operator) {
    case '&':
      return x & y;
    case '|':
      return x | y;
    case '^':
      return x ^ y;
    case '<<':
      return x << y;
    case '>>':
      return x >> y;
    default:
      return x >>> y;
  }
}
