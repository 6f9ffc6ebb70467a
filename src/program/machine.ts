// The machine that runs a program over any arithmetic: explicit stacks, no recursion, a budget of steps.
import { relations, type Arithmetic, type Relation } from '../arithmetic.js';
import { EvaluationError, StepLimit, TimeLimit } from '../errors.js';
import { Operation, type Program } from './program.js';

/** Instructions that a run may execute unless told otherwise: about half a second in floating point. */
export const defaultMaxSteps = 10_000_000;

/** What a run may use up. */
export interface Budget {
  readonly maxSteps: number;
  /** The moment, on `performance.now()`'s clock, after which `TimeLimit` is thrown. */
  readonly deadline?: number | undefined;
}

/** Steps between two looks at the clock. */
const stepsPerLook = 10_000;

/** A program with an arithmetic's operations and literals at hand: made once, run at many points. */
export class Linked<T> {
  private readonly unary: readonly ((x: T) => T)[];
  private readonly binary: readonly ((x: T, y: T) => T)[];
  private readonly literals: readonly T[];

  constructor(
    private readonly program: Program,
    private readonly arithmetic: Arithmetic<T>,
  ) {
    this.unary = program.unary.map((name) => arithmetic[name]);
    this.binary = program.binary.map((name) => arithmetic[name]);
    this.literals = program.literals.map((value) => arithmetic.literal(value));
  }

  /**
   * @param inputs one number per program input, in the program's order
   * @throws StepLimit and TimeLimit for the budget; EvaluationError from the arithmetic, with the instruction's span added
   */
  run(inputs: readonly T[], { maxSteps, deadline = Infinity }: Budget): T {
    const { unary, binary, literals, arithmetic } = this;
    const { code, functions, spans } = this.program;
    const stack: T[] = [...inputs];
    const frames: number[] = []; // return address and base of each caller, in turn
    let base = 0;
    let top = this.program.locals;
    let at = 0;
    let steps = 0;
    let nextLook = Math.min(maxSteps, stepsPerLook);
    try {
      for (;;) {
        if (++steps > nextLook) {
          if (steps > maxSteps) throw new StepLimit(maxSteps);
          if (performance.now() > deadline) throw new TimeLimit();
          nextLook = Math.min(maxSteps, nextLook + stepsPerLook);
        }
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
          case Operation.branch:
            top -= 2;
            if (arithmetic.decide(relations[operand] as Relation, stack[top] as T, stack[top + 1] as T)) break;
            at = code[3 * at + 2] as number;
            continue;
          case Operation.call: {
            const callee = functions[operand] as Program['functions'][number];
            frames.push(at + 1, base);
            base = top - callee.parameters;
            top = base + callee.locals;
            at = callee.entry;
            continue;
          }
          default: {
            const value = stack[top - 1] as T;
            if (frames.length === 0) return value;
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
    }
  }
}

/**
 * Runs a program once.
 *
 * @param inputs one number per program input, in the program's order
 * @param budget the number of instructions after which `StepLimit` is thrown, or that and a deadline
 * @throws EvaluationError from the arithmetic, with the instruction's source span added
 */
export function run<T>(
  program: Program,
  arithmetic: Arithmetic<T>,
  inputs: readonly T[],
  budget: Budget | number = defaultMaxSteps,
): T {
  return new Linked(program, arithmetic).run(inputs, typeof budget === 'number' ? { maxSteps: budget } : budget);
}
