// A call of a file's function, linked to an arithmetic: its arguments go in, and what it returns, or fills, comes out.
import type { Arithmetic } from '../arithmetic.js';
import { ProgramFailure } from '../errors.js';
import type { OptionText } from '../option-text.js';
import type { Observer } from '../program/observer.js';
import type { Budget } from '../program/program.js';
import type { FileParameter } from './file-function.js';
import type { FileProgram, Root } from './file-program.js';
import { changedParameters } from './filled-parameters.js';
import { findCallable } from './find-callable.js';
import type { FunctionArgument } from './function-argument.js';
import type { Machines } from './machines.js';
import { inProgram } from './run-failures.js';
import type { JsMachine } from './run/machine.js';
import { resultField, valueOfArgument } from './run/result.js';
import { hole, JsArray, JsObject, type JsValue } from './run/values.js';

interface CallOfFile {
  readonly program: FileProgram;
  readonly machines: Machines;
  readonly root: Root;
  readonly parameters: readonly FileParameter[];
  /** How many parameters are those of the class that makes the object. */
  readonly own: number;
  readonly args: readonly FunctionArgument[];
  /** What of the arguments doesn't fit the function, where it fails. */
  readonly misfits: () => OptionText | null;
}

/** What a call has given back, and its arguments as it leaves them. */
interface Called<T> {
  readonly value: JsValue<T>;
  /** As it was asked for: `#f.0`. */
  readonly name: string;
  readonly args: readonly JsValue<T>[];
  /** The parameters that it wrote to, none where a part of its result was asked for; looked for when it is asked. */
  readonly filled: () => readonly string[];
}

export function linkFunction<T, R>(
  { program, machines, root, parameters, own, args, misfits }: CallOfFile,
  A: Arithmetic<T>,
  observer: Observer<T> | undefined,
  resultOf: (machine: JsMachine<T>, called: Called<T>) => R,
): (inputs: readonly T[], budget: Budget) => R {
  const lend = machines.over(A, observer);
  return (inputs, budget) =>
    lend((machine) => {
      machine.begin(budget);
      return withHint(misfits, () =>
        inProgram(program, machine, () => {
          program.open(machine, [root]);
          const found = findCallable(machine, program.valueOf(machine, root), root);
          const values = Array.from({ length: Math.max(args.length, parameters.length) }, (_, i) => {
            const argument = args[i] ?? { kind: 'missing' as const };
            const parameter = parameters[i];
            // what a function is asked to fill needs an array to fill
            const isOutput =
              argument.kind === 'missing' && parameter?.name === found.output[0] && !parameter?.hasDefault;
            return isOutput ? machine.realm.array([]) : valueOfArgument(machine, argument, inputs);
          });
          const given = (from: number, to?: number): JsValue<T>[] => {
            const list = values.slice(from, to).flatMap((value, i) => {
              const isSpread = parameters[from + i]?.isRest === true && value instanceof JsArray;
              return isSpread ? machine.realm.items(value) : [value];
            });
            while (list.length > 0 && list.at(-1) === undefined) list.pop();
            return list;
          };
          const self = found.ofClass === null ? found.self : machine.construct(found.ofClass, given(0, own));
          let value = machine.call(found.callee, self, given(own));
          let { output } = found;
          const [asked] = output;
          const place = parameters.findIndex(({ name }) => name === asked);
          if (
            asked !== undefined &&
            place >= 0 &&
            (!(value instanceof JsObject) || machine.properties.getOwn(value, asked) === hole)
          ) {
            value = values[place];
            output = output.slice(1);
          }
          for (const field of output) value = resultField(machine, value, field);
          const name = `#${[found.name.replace(/^exports\./, ''), ...found.output].join('.')}`;
          const filled = (): string[] => (found.output.length === 0 ? changedParameters(parameters, args, values, inputs) : []); // prettier-ignore
          const result = resultOf(machine, { value, name, args: values, filled });
          observer?.leave();
          return result;
        }),
      );
    });
}

/** Runs a step; a failure without a way out gets this one. */
function withHint<V>(hint: () => OptionText | null, step: () => V): V {
  try {
    return step();
  } catch (error) {
    if (error instanceof ProgramFailure) error.hint ??= hint();
    throw error;
  }
}
