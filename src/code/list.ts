// Straight code run as the list that it is: for what is too long for a function, and where none can be made.
import type { Line } from './lines.js';
import type { PrimitiveName } from '../arithmetic.js';
import { float64 } from '../arithmetics/float64.js';
import { copiesNumbers, type Runner } from './runner.js';
import { lineOperations, operandCounts, operationCode, type LineOperation } from './operations.js';
import type { StraightCode } from './trace.js';

/** What the loop does at a step: constants in the code, by which V8 jumps. From `other` on it calls a primitive. */
/* prettier-ignore */
const enum ListStep {
  add, sub, mul, div, neg, masked, select,
  less, atMost, more, atLeast, equal, unequal, both, either,
  sqrt, exp, log, sin, cos, tanh, abs, fround,
  other,
}

/* prettier-ignore */
const ownSteps: Partial<Readonly<Record<LineOperation, ListStep>>> = {
  add: ListStep.add, sub: ListStep.sub, mul: ListStep.mul, div: ListStep.div, neg: ListStep.neg, masked: ListStep.masked, select: ListStep.select,
  '<': ListStep.less, '<=': ListStep.atMost, '>': ListStep.more, '>=': ListStep.atLeast, '==': ListStep.equal, '!=': ListStep.unequal,
  both: ListStep.both, either: ListStep.either, sqrt: ListStep.sqrt, exp: ListStep.exp, log: ListStep.log, sin: ListStep.sin, cos: ListStep.cos,
  tanh: ListStep.tanh, abs: ListStep.abs, fround: ListStep.fround,
};

/** By the code of an operation. */
const stepOf: readonly ListStep[] = lineOperations.map((name, code) => ownSteps[name] ?? ListStep.other + code);

/** Steps in columns of their own, 17 bytes each with its number; what code is made from can go. */
interface ListSteps {
  readonly steps: Uint8Array;
  /** Two places of numbers a step, and in the order of the selects the third of each. */
  readonly operands: Int32Array;
  readonly thirds: Int32Array;
  /** The inputs, the literals, then a number for each step. */
  readonly numbers: Float64Array;
  readonly outputs: Int32Array;
  readonly guards: Int32Array;
  readonly holds: Uint8Array;
}

export function listRunner(code: StraightCode): Runner {
  return runnerOfSteps(listSteps(code), code.inputs);
}

function runnerOfSteps(
  { steps, operands, thirds, numbers: v, outputs, guards, holds }: ListSteps,
  inputs: number,
): Runner {
  const begin = v.length - steps.length;
  return (point, out, failed) => {
    if (!copiesNumbers(point, inputs, v)) {
      failed[0] = 1;
      return NaN;
    }
    let selects = 0;
    for (let k = 0; k < steps.length; k++) {
      const step = steps[k] as ListStep;
      const x = v[operands[2 * k] as number] as number;
      const y = v[operands[2 * k + 1] as number] as number;
      let number: number;
      switch (step) {
        case ListStep.add:
          number = x + y;
          break;
        case ListStep.sub:
          number = x - y;
          break;
        case ListStep.mul:
          number = x * y;
          break;
        case ListStep.div:
          number = x / y;
          break;
        case ListStep.neg:
          number = -x;
          break;
        case ListStep.masked:
          number = x === 1 ? y : -0;
          break;
        case ListStep.select:
          number = x === 1 ? y : (v[thirds[selects] as number] as number);
          selects++;
          break;
        case ListStep.less:
          number = x < y ? 1 : 0;
          break;
        case ListStep.atMost:
          number = x <= y ? 1 : 0;
          break;
        case ListStep.more:
          number = x > y ? 1 : 0;
          break;
        case ListStep.atLeast:
          number = x >= y ? 1 : 0;
          break;
        case ListStep.equal:
          number = x === y ? 1 : 0;
          break;
        case ListStep.unequal:
          number = x !== y ? 1 : 0;
          break;
        case ListStep.both:
          number = x * y;
          break;
        case ListStep.either:
          number = x === 1 ? 1 : y;
          break;
        case ListStep.sqrt:
          number = float64.sqrt(x);
          break;
        case ListStep.exp:
          number = float64.exp(x);
          break;
        case ListStep.log:
          number = float64.log(x);
          break;
        case ListStep.sin:
          number = float64.sin(x);
          break;
        case ListStep.cos:
          number = float64.cos(x);
          break;
        case ListStep.tanh:
          number = float64.tanh(x);
          break;
        case ListStep.abs:
          number = float64.abs(x);
          break;
        case ListStep.fround:
          number = float64.fround(x);
          break;
        default:
          number = primitive(step, x, y);
      }
      v[begin + k] = number;
    }
    for (let index = 0; index < guards.length; index++)
      if (v[guards[index] as number] !== holds[index]) {
        failed[0] = 1;
        return NaN;
      }
    for (let place = 1; place < outputs.length; place++) out[place - 1] = v[outputs[place] as number] as number;
    return v[outputs[0] as number] as number;
  };
}

const primitive = (step: ListStep, x: number, y: number): number =>
  float64[lineOperations[step - ListStep.other] as PrimitiveName](x, y);

function listSteps(code: StraightCode): ListSteps {
  const { operations, first, second, third, values, count, inputs, outputs, guards, holds } = code;
  let [literals, selects] = [0, 0];
  for (let line = inputs; line < count; line++) {
    if (operations[line] === operationCode.literal) literals++;
    if (operations[line] === operationCode.select) selects++;
  }
  const begin = inputs + literals;
  const steps = new Uint8Array(count - begin);
  const operands = new Int32Array(2 * steps.length);
  const thirds = new Int32Array(selects);
  const numbers = new Float64Array(count);
  const placeOf = new Int32Array(count);
  let [literal, step, select] = [inputs, 0, 0];
  for (let line = 0; line < count; line++) {
    const operation = operations[line] as number;
    if (line < inputs) placeOf[line] = line;
    else if (operation === operationCode.literal) {
      numbers[literal] = values[line] as number;
      placeOf[line] = literal++;
    } else {
      steps[step] = stepOf[operation] as ListStep;
      operands[2 * step] = placeOf[first[line] as Line] as number;
      if ((operandCounts[operation] as number) > 1) operands[2 * step + 1] = placeOf[second[line] as Line] as number;
      if (operation === operationCode.select) thirds[select++] = placeOf[third[line] as Line] as number;
      placeOf[line] = begin + step++;
    }
  }
  const places = (lines: Int32Array): Int32Array => lines.map((line) => placeOf[line] as number);
  return { steps, operands, thirds, numbers, outputs: places(outputs), guards: places(guards), holds };
}
