// The machine that runs instructions over any arithmetic: explicit stacks, no recursion, a budget of steps.
import { chooseOrDecide, relations, type Arithmetic, type Relation } from '../arithmetic.js';
import { EvaluationError, LevelLimit, StepLimit } from '../errors.js';
import { alternativesOf, type Alternatives } from './alternatives.js';
import { Operation, type FunctionEntry, type Instructions } from './instructions.js';
import { Meter } from './meter.js';
import type { Observer } from './observer.js';
import type { Budget, Run } from './program.js';
import { checkTime } from './time.js';

/** Calls that may wait for one another, each in some hundred bytes. */
const maxLevels = 2_000_000;
/** Steps between two looks at the clock. */
const stepsPerLook = 10_000;

/** What instructions may ask for beside an arithmetic. */
export interface FurtherOperations<T> {
  readonly named: Readonly<Record<string, (args: readonly T[]) => T>>;
  /** Steps that they take of the budget, beside one for each instruction. */
  readonly meter: Meter;
}

/** What instructions may be linked to beside an arithmetic. */
export interface Links<T> {
  readonly further?: FurtherOperations<T> | undefined;
  readonly observer?: Observer<T> | undefined;
}

/** The instructions over an arithmetic, and over further operations if they ask for such. A step of the budget is an instruction. */
export function link<T>(
  instructions: Instructions,
  arithmetic: Arithmetic<T>,
  { further, observer }: Links<T> = {},
): Run<T> {
  const unary = instructions.unary.map((name) => arithmetic[name]);
  const binary = instructions.binary.map((name) => arithmetic[name]);
  const literals = instructions.literals.map((value) => arithmetic.literal(value));
  const operations = instructions.operations.map((name) => {
    const operation = further?.named[name];
    if (operation === undefined) throw new Error(`nothing is given to run ${name}`);
    return operation;
  });
  const meter = further?.meter ?? new Meter();
  const { code, functions, spans, locals, names, decided, outputName } = instructions;
  const isLast = lastCalls(instructions);
  const isChosen = arithmetic.choose !== undefined && observer === undefined;
  const alternatives = isChosen ? alternativesOf(instructions) : null;
  /** The number that straight instructions, up to a place where jumps lead to, leave on the stack. */
  const straight = (stack: Stack<T>, base: number, top: number, from: number, to: number): T => {
    for (let at = from; at !== to; at++) {
      const operand = code[3 * at + 1] as number;
      switch (code[3 * at]) {
        case Operation.literal:
          stack[top++] = literals[operand] as T;
          break;
        case Operation.load:
          stack[top++] = stack[base + operand] as T;
          break;
        case Operation.store:
          stack[base + operand] = stack[--top] as T;
          break;
        case Operation.jump:
          at = operand - 1;
          break;
        case Operation.unary:
          stack[top - 1] = (unary[operand] as (x: T) => T)(stack[top - 1] as T);
          break;
        case Operation.binary:
          top--;
          stack[top - 1] = (binary[operand] as (x: T, y: T) => T)(stack[top - 1] as T, stack[top] as T);
          break;
        case Operation.apply: {
          const count = code[3 * at + 2] as number;
          top -= count;
          stack[top] = (operations[operand] as (args: readonly T[]) => T)(stack.slice(top, top + count) as T[]);
          top++;
          break;
        }
        default: {
          const inner = alternatives?.get(at) as Alternatives;
          top -= 2;
          stack[top] = chosen(stack, base, top, at, inner);
          top++;
          at = inner.after - 1;
        }
      }
    }
    return stack[top - 1] as T;
  };
  /** Of a branch whose operands are on the stack from `top` on: the one or the other number, both of which are computed. */
  const chosen = (stack: Stack<T>, base: number, top: number, at: number, { second, after }: Alternatives): T => {
    const relation = relations[code[3 * at + 1] as number] as Relation;
    const [x, y] = [stack[top] as T, stack[top + 1] as T];
    const first = straight(stack, base, top + 2, at + 1, after);
    const other = straight(stack, base, top + 2, second, after);
    return chooseOrDecide(arithmetic, relation, x, y, first, other);
  };
  const tell = ({ place, condition }: Observer<T>, at: number): void => {
    place(spans[at] ?? null);
    for (const { site, holds } of decided.get(at) ?? []) condition(site, holds);
  };
  let unseen = 0; // steps since the last look at the clock, of all runs: many short ones are as long as a long one
  const execute = (stack: Stack<T>, budget: Budget): T => {
    const { maxSteps } = budget;
    meter.begin(budget);
    const frames: number[] = []; // return address and base of each caller, in turn
    let base = bottom;
    let top = base + locals;
    let at = 0;
    let steps = 0;
    let lastLook = -unseen;
    let nextLook = Math.min(maxSteps, lastLook + stepsPerLook);
    try {
      for (;;) {
        if (++steps > nextLook) {
          if (steps + meter.spent > maxSteps) throw new StepLimit(maxSteps);
          checkTime(budget);
          lastLook = nextLook;
          nextLook = Math.min(maxSteps, lastLook + stepsPerLook);
        }
        if (observer !== undefined) tell(observer, at);
        const operand = code[3 * at + 1] as number;
        switch (code[3 * at]) {
          case Operation.literal:
            stack[top++] = literals[operand] as T;
            break;
          case Operation.load:
            stack[top++] = stack[base + operand] as T;
            break;
          case Operation.store:
            stack[base + operand] = stack[--top] as T;
            if (observer !== undefined && names.has(at))
              stack[base + operand] = observer.named(names.get(at) as string, stack[top] as T);
            break;
          case Operation.unary: {
            const apply = unary[operand] as (x: T) => T;
            stack[top - 1] = apply(stack[top - 1] as T);
            break;
          }
          case Operation.binary: {
            const apply = binary[operand] as (x: T, y: T) => T;
            top--;
            stack[top - 1] = apply(stack[top - 1] as T, stack[top] as T);
            break;
          }
          case Operation.jump:
            at = operand;
            continue;
          case Operation.branch: {
            top -= 2;
            if (alternatives !== null) {
              const both = alternatives.get(at);
              if (both !== undefined) {
                stack[top] = chosen(stack, base, top, at, both);
                top++;
                at = both.after;
                continue;
              }
            }
            if (arithmetic.decide(relations[operand] as Relation, stack[top] as T, stack[top + 1] as T)) break;
            at = code[3 * at + 2] as number;
            continue;
          }
          case Operation.apply: {
            const count = code[3 * at + 2] as number;
            const apply = operations[operand] as (args: readonly T[]) => T;
            top -= count;
            stack[top] = apply(stack.slice(top, top + count) as T[]);
            top++;
            break;
          }
          case Operation.call: {
            const callee = functions[operand] as FunctionEntry;
            const first = top - callee.parameters;
            if (observer !== undefined) {
              const args = stack.slice(first, first + callee.written) as T[];
              observer.enter({ function: callee.name, args, isLast: isLast[at] === 1 });
            }
            if (isLast[at] === 1) {
              for (let i = 0; i < callee.parameters; i++) stack[base + i] = stack[first + i] as T;
            } else {
              if (frames.length >= 2 * maxLevels) throw new LevelLimit(maxSteps, maxLevels);
              frames.push(at + 1, base);
              base = first;
            }
            top = base + callee.locals;
            at = callee.entry;
            continue;
          }
          default: {
            const value = stack[top - 1] as T;
            if (frames.length === 0) {
              if (steps + meter.spent > maxSteps) throw new StepLimit(maxSteps);
              observer?.leave();
              return observer === undefined || outputName === null ? value : observer.named(outputName, value);
            }
            observer?.leave();
            top = base;
            base = frames.pop() as number;
            at = frames.pop() as number;
            stack[top++] = value;
            continue;
          }
        }
        at++;
      }
    } catch (error) {
      if (error instanceof EvaluationError) error.span ??= spans[at] ?? null;
      throw error;
    } finally {
      unseen = steps - lastLook;
    }
  };
  return (inputs, budget) => execute(stackOf(inputs, locals), budget);
}

/** Values from `bottom` on; null where none was put yet. */
type Stack<T> = (T | null)[];
const bottom = 1;

/**
 * A stack with the inputs as its first locals. V8 keeps arrays of small integers, of doubles and of anything in three ways, with holes in three
 * more, and compiles what reads them anew for each that it meets: here it meets one, that which an array with null in it has.
 */
function stackOf<T>(inputs: readonly T[], locals: number): Stack<T> {
  const stack: Stack<T> = [null];
  for (let i = 0; i < inputs.length; i++) stack.push(inputs[i] as T);
  while (stack.length < bottom + locals) stack.push(null);
  return stack;
}

const noCalls = new Uint8Array(0);

/** Calls whose value is the result: theirs is the caller's place on the stack, so that a loop takes no memory, however long. */
function lastCalls({ code, functions }: Instructions): Uint8Array {
  if (functions.length === 0) return noCalls; // a program is linked at every case of a batch
  const isLast = new Uint8Array(code.length / 3);
  for (let at = 0; at < isLast.length; at++) {
    if (code[3 * at] !== Operation.call) continue;
    let next = at + 1;
    while (code[3 * next] === Operation.jump) next = code[3 * next + 1] as number;
    if (code[3 * next] === Operation.result) isLast[at] = 1;
  }
  return isLast;
}
