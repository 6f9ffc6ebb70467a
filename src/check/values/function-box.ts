// JavaScript functions as a black box: a function and its gradient, or one that gives both.
import { DiffcmpError } from '../../errors.js';
import { isArrayLike } from '../../nested-argument.js';
import { thrownText } from '../../text/value-text.js';
import { visible } from '../../text/visible.js';
import type { BlackBox, BlackBoxAnswer } from '../black-box.js';
import { CallForm, FilledResult, numberIn, type AnyFunction, type CallPoint } from './call-form.js';

export interface FunctionBox extends BlackBox {
  /** The name of the gradient; null: `f` gives it itself. */
  readonly gradientText: string | null;
  readonly form: CallForm;
}

/**
 * Functions, synchronous or not, as a black box over points of one form.
 *
 * How they are called: a number or an array is the argument, `f(x)`; values by name are the arguments in their order, `f(...values)`,
 * where the function declares as many parameters, and else one record, `f({ x, y })`. The gradient is returned as a number, an
 * array or typed array (row by row in arrays), values by name; or an array is filled that is given as one argument more, if the
 * function declares one. A value and a gradient may come in one result, `[value, gradient]` or `{ value, gradient }`. Each call
 * gets a copy of the point.
 *
 * @param gradient null if `f` gives its gradient with its value
 * @param timeout milliseconds for all calls that a point takes
 * @throws DiffcmpError (when asked) `timeout`, `shape-mismatch` for a gradient of another form, `program-failed` for what is no number; what a
 * function throws is a failure at that point
 */
export function functionBox(
  f: AnyFunction,
  gradient: AnyFunction | null,
  point: CallPoint,
  timeout = Infinity,
): FunctionBox {
  const form = new CallForm(point);
  const [name, gradientName] = [nameOf(f, 'f'), gradient === null ? null : nameOf(gradient, 'gradient')];
  let deadline = Infinity;
  const begin = (): void => {
    deadline = performance.now() + timeout;
  };
  const outOfTime = (): DiffcmpError =>
    new DiffcmpError('timeout', `the functions took longer than ${timeout} ms at a point`, {
      hint: ['allow more with ', { timeout: 2 * timeout }],
    });
  const answerAt = async (numbers: readonly number[]): Promise<BlackBoxAnswer> => {
    try {
      const result = parted(await called(form, f, name, numbers));
      const value = numberIn(result.value, `the value of ${name}`);
      const given =
        gradient === null ? result : partedGradient(await called(form, gradient, gradientName ?? '', numbers), form);
      if (given.gradient === undefined) throw new DiffcmpError('program-failed', visible(`${gradientName ?? name} gives no gradient`), { hint: gradientName === null ? 'give [value, gradient] or { value, gradient }, or a function for the gradient' : 'return it, or declare one parameter more, for an array to fill' }); // prettier-ignore
      return { value, gradient: form.gradientOf(given.gradient, gradientName ?? `the gradient of ${name}`) };
    } catch (error) {
      if (!(error instanceof ThrownByFunction)) throw error;
      return { value: NaN, gradient: form.names.map(() => NaN), failure: error.said };
    }
  };
  const ask = async (points: readonly (readonly number[])[]): Promise<BlackBoxAnswer[]> => {
    const answers: BlackBoxAnswer[] = [];
    // one after the other: functions may share what they work with
    for (const numbers of points) {
      answers.push(await before(deadline, answerAt(numbers), outOfTime));
      if (performance.now() > deadline) throw outOfTime(); // what isn't asynchronous can't be stopped
    }
    return answers;
  };
  return { text: name, gradientText: gradientName, form, begin, ask };
}

/** What a promise comes to, unless that takes longer: it may never settle. */
async function before<V>(deadline: number, promise: Promise<V>, late: () => DiffcmpError): Promise<V> {
  if (deadline === Infinity) return promise;
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    const left = Math.min(Math.max(deadline - performance.now(), 0), longestTimer);
    timer = setTimeout(() => reject(late()), left);
  });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds: longer timers would fire at once. */
const longestTimer = 2 ** 31 - 1;

class ThrownByFunction extends Error {
  constructor(readonly said: DiffcmpError) {
    super(said.message);
  }
}

async function called(form: CallForm, f: AnyFunction, name: string, numbers: readonly number[]): Promise<unknown> {
  try {
    return await form.call(f, numbers);
  } catch (thrown) {
    const message = visible(`${name} threw: ${thrownText(thrown)}`);
    throw new ThrownByFunction(new DiffcmpError('program-failed', message, { cause: thrown }));
  }
}

/** What a gradient function returns; `[dx, [dy1, dy2]]` is the gradient of three inputs, and of two a value with theirs. */
function partedGradient(result: unknown, form: CallForm): ReturnType<typeof parted> {
  return isArrayLike(result) && form.isWhole(result) ? { gradient: result } : parted(result, true);
}

/** A value and a gradient in one result, each where it is there. @param isGradient a result that isn't both is the gradient */
function parted(result: unknown, isGradient = false): { readonly value?: unknown; readonly gradient?: unknown } {
  if (result instanceof FilledResult) return { value: result.returned, gradient: result.out };
  if (isArrayLike(result) && result.length === 2 && typeof result[0] === 'number') {
    const [value, gradient] = [result[0], result[1]];
    if (!isGradient || (typeof gradient === 'object' && gradient !== null)) return { value, gradient };
  }
  if (typeof result === 'object' && result !== null && 'gradient' in result && ('value' in result || isGradient))
    return { value: 'value' in result ? result.value : undefined, gradient: result.gradient };
  return isGradient ? { gradient: result } : { value: result };
}

function nameOf({ name }: AnyFunction, otherwise: string): string {
  return name === '' ? otherwise : name;
}
