// Conditions between computed numbers of which an arithmetic chooses by lines: both ways are run, as far as they do nothing
// but compute. Whatever else a way does, or fails at, leaves the condition to be decided.
import type { Relation } from '../../arithmetic.js';
import { EvaluationError } from '../../errors.js';
import type { ConditionSite } from '../../program/observer.js';
import { comparisons, jsBinaryOperators, jsUnaryOperators, Op, type ComparisonOperator, type FunctionCode } from '../compile/code.js'; // prettier-ignore
import type { CallFrame } from './frame.js';
import type { MachineState } from './machine-state.js';
import { isNumeric, JsNative, JsObject, JsPrivateName, Lifted, Thrown, unset, type Cell, type JsValue, type Numeric } from './values.js'; // prettier-ignore

/** Instructions of all ways of a condition that are worth being run for nothing. */
const mostSteps = 300;

const relationOf: Readonly<Record<ComparisonOperator, Relation>> = {
  '<': '<', '<=': '<=', '>': '>', '>=': '>=', '===': '==', '!==': '!=', '==': '==', '!=': '!=',
}; // prettier-ignore

/** A way has to be decided: it does more than to compute a number. */
const needsDecision = new Error('a condition has to be decided');

/** A number, and where both ways have come to it. */
interface Chosen<T> {
  readonly value: Numeric<T>;
  readonly at: number;
}

/**
 * The value of a condition with two ways, from the place after its mark on.
 *
 * @param end where the ways join; -1: each returns
 * @returns null where it has to be decided
 */
export function chosenValue<T>(machine: MachineState<T>, frame: CallFrame<T>, end: number): Chosen<T> | null {
  try {
    return new Ways(machine, frame, end).from(frame.at + 1, [], frame.locals);
  } catch (error) {
    if (error === needsDecision || error instanceof Thrown || error instanceof EvaluationError) return null;
    throw error;
  }
}

type Locals<T> = CallFrame<T>['locals'];

class Ways<T> {
  private steps = 0;
  constructor(
    private readonly machine: MachineState<T>,
    private readonly frame: CallFrame<T>,
    private readonly end: number,
  ) {}

  /** Depth is that of decisions within the steps of one condition. */
  from(at: number, stack: JsValue<T>[], locals: Locals<T>): Chosen<T> {
    const { machine, frame, end } = this;
    const { properties, operators, conversions } = machine;
    const { code, constants, names } = frame.code;
    const read = (value: JsValue<T> | typeof unset): void => {
      if (value === unset) throw needsDecision;
      stack.push(value);
    };
    for (; ; at++) {
      if (at === end) return numberAt(stack.pop(), at);
      if (++this.steps > mostSteps) throw needsDecision;
      const a = code[3 * at + 1] as number;
      switch (code[3 * at]) {
        case Op.choice:
        case Op.named:
          break;
        case Op.constant:
          stack.push(constants[a]);
          break;
        case Op.loadLocal:
          read(locals[a] as JsValue<T> | typeof unset);
          break;
        case Op.initLocal:
          locals = locals.slice(); // within an expression nothing but what it keeps for itself
          locals[a] = stack.pop();
          break;
        case Op.clearLocal:
          locals = locals.slice();
          locals[a] = code[3 * at + 2] === 1 ? undefined : unset;
          break;
        case Op.loadCell:
          read((locals[a] as Cell<T>).value);
          break;
        case Op.loadCaptured:
          read((frame.cells[a] as Cell<T>).value);
          break;
        case Op.loadGlobal:
          read(machine.global(a).value);
          break;
        case Op.argument:
          if (a < 0) throw needsDecision;
          stack.push(frame.args[a]);
          break;
        case Op.builtin:
          read(machine.builtin(names[a] as string));
          break;
        case Op.pop:
          stack.pop();
          break;
        case Op.dup:
          stack.push(stack[stack.length - 1]);
          break;
        case Op.swap:
          stack.push(...[stack.pop(), stack.pop()]);
          break;
        case Op.unary:
          stack.push(operators.unary(jsUnaryOperators[a] as (typeof jsUnaryOperators)[number], noObject(stack.pop())));
          break;
        case Op.binary: {
          const y = noObject(stack.pop());
          stack.push(operators.binary(jsBinaryOperators[a] as (typeof jsBinaryOperators)[number], noObject(stack.pop()), y)); // prettier-ignore
          break;
        }
        case Op.getNamed:
          stack.push(properties.get(stack.pop(), names[a] as string));
          break;
        case Op.getElement: {
          const key = noObject(stack.pop());
          stack.push(properties.getElement(stack.pop(), key));
          break;
        }
        case Op.memberOf: {
          const key = noObject(stack.pop());
          stack.push(properties.getElement(stack[stack.length - 1], key));
          break;
        }
        case Op.call: {
          const args = a === 0 ? [] : stack.splice(-a);
          stack.pop();
          stack.push(this.ofMath(stack.pop(), args));
          break;
        }
        case Op.compare: {
          const y = noObject(stack.pop());
          const x = noObject(stack.pop());
          const comparison = comparisons[a] as ComparisonOperator;
          if (x instanceof Lifted || y instanceof Lifted) return this.ofBoth(relationOf[comparison], [x, y], at + 1, stack, locals); // prettier-ignore
          stack.push(operators.compare(comparison, x, y));
          break;
        }
        case Op.jump:
          if (a <= at) throw needsDecision; // a loop
          at = a - 1;
          break;
        case Op.jumpIfFalse:
        case Op.jumpIfTrue: {
          const value = noObject(stack.pop());
          if (value instanceof Lifted) throw needsDecision;
          if (conversions.isTrue(value) === (code[3 * at] === Op.jumpIfTrue)) at = a - 1;
          break;
        }
        case Op.result:
          if (end >= 0) throw needsDecision;
          return numberAt(stack.pop(), at);
        default:
          throw needsDecision;
      }
    }
  }

  /** What follows where a relation holds, and what where it doesn't. */
  private ofBoth(
    relation: Relation,
    [x, y]: readonly [JsValue<T>, JsValue<T>],
    at: number,
    stack: readonly JsValue<T>[],
    locals: Locals<T>,
  ): Chosen<T> {
    const { numbers } = this.machine;
    if (!isComparable(x) || !isComparable(y) || numbers.same.are(x, y)) throw needsDecision;
    const first = this.from(at, [...stack, true], locals);
    const second = this.from(at, [...stack, false], locals);
    if (this.end >= 0 && first.at !== second.at) throw needsDecision;
    if (Object.is(first.value, second.value)) return first;
    const value = numbers.chosenBetween(relation, [x, y], first.value, second.value);
    if (value === null) throw needsDecision;
    return { value, at: first.at };
  }

  /** Functions of Math change nothing. */
  private ofMath(callee: JsValue<T>, args: readonly JsValue<T>[]): JsValue<T> {
    const math = this.machine.builtin('Math');
    const isOfMath = callee instanceof JsNative && math instanceof JsObject && math.properties.get(callee.name) === callee; // prettier-ignore
    if (!isOfMath || !args.every(isNumeric)) throw needsDecision;
    const { apply } = callee;
    return apply(undefined, args);
  }
}

const isComparable = <T>(value: JsValue<T>): value is Numeric<T> =>
  value instanceof Lifted || (typeof value === 'number' && Number.isFinite(value));

/** An object may do anything when it is made a number. */
function noObject<T>(value: JsValue<T>): JsValue<T> {
  if (value instanceof JsObject && !(value instanceof JsPrivateName)) throw needsDecision;
  return value;
}

function numberAt<T>(value: JsValue<T>, at: number): Chosen<T> {
  if (!isNumeric(value)) throw needsDecision;
  return { value, at };
}

/** Tells an observer how a condition of the text was decided. */
export function decided<T>(
  { observer, numbers }: MachineState<T>,
  site: number,
  code: FunctionCode,
  holds: boolean,
): void {
  if (observer === undefined || site === 0) return;
  if (numbers.isDecision) observer.condition(code.sites[site - 1] as ConditionSite, holds);
  else observer.settled?.(holds);
}
