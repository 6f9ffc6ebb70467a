// The ways in which what a gradient gives may be had: of a file by calls, perhaps with something to fill; each with how its result is read.
import type { Format } from '../../arithmetics/formats.js';
import type { ProgramFile } from '../../javascript/program-file.js';
import type { FunctionArgument } from '../../javascript/function-argument.js';
import type { CallResult, ResultTree } from '../../javascript/result-tree.js';
import { elementCount } from '../../tensors/shape.js';
import { givenArguments, parametersLeft, placeToFill } from './calls.js';
import { fillings, isWritten } from './fillings.js';
import { fusedParts } from './fused.js';
import { componentsIn, type WantedComponents } from './result-forms.js';
import { callOfFile, type WholeCall } from './whole-call.js';

/** Where in a result the components were found. */
export type FoundIn = 'filled' | 'returned' | 'beside the value';

export interface FoundComponents<T> {
  readonly components: readonly T[];
  readonly foundIn: FoundIn;
  /** Whether it reads as a value with its derivatives as well. */
  readonly isAmbiguous: boolean;
}

export interface GradientCall {
  readonly call: WholeCall;
  /** Null where the result has another form. */
  readonly read: <T>(result: CallResult<T>, wanted: WantedComponents) => FoundComponents<T> | null;
  /** Whether the result speaks for this way: something was filled, where that was asked for. */
  readonly isTaken: (result: CallResult<unknown>) => boolean;
  /** Whether it is tried only where no other has run to its end. */
  readonly isLastResort?: boolean;
  /** Parameters that nothing is given for. */
  readonly left?: readonly string[];
  /** What a misfit is told of. */
  readonly shown: <T>(result: CallResult<T>) => ResultTree<T>;
}

/** By what it returns: the components, or these beside the value. */
export const returnedBy = (call: WholeCall): GradientCall => ({
  call,
  read: ({ value }, wanted) => {
    const components = componentsIn(value, wanted);
    const beside = besideValue(value, wanted);
    return components === null ? beside : { components, foundIn: 'returned', isAmbiguous: beside !== null };
  },
  isTaken: () => true,
  shown: ({ value }) => value,
});

export function besideValue<T>(value: ResultTree<T>, wanted: WantedComponents): FoundComponents<T> | null {
  const role = wanted.order === 2 ? 'hessian' : wanted.outputs.length > 0 ? 'jacobian' : 'gradient';
  const count = elementCount(wanted.outputs);
  for (const { value: own, derivatives } of fusedParts(value, role)) {
    if (own !== null && own.items.length !== count) continue;
    const components = componentsIn(derivatives, wanted);
    if (components !== null) return { components, foundIn: 'beside the value', isAmbiguous: false };
  }
  return null;
}

/** By what it writes into its last argument; then zeros that nobody writes to are zeros. */
export const filledBy = (call: WholeCall): GradientCall => ({
  call,
  read: ({ filled }, wanted) => {
    const components = filled && componentsIn(filled, wanted);
    return components && { components, foundIn: 'filled', isAmbiguous: false };
  },
  isTaken: ({ filled }) => isWritten(filled),
  shown: ({ filled, value }) => filled ?? value,
});

/** A gradient in a file with its arguments: first with something to fill, if it has a parameter more. */
export function callsOfFile(
  g: ProgramFile,
  args: readonly FunctionArgument[],
  { inputs, outputs, order }: WantedComponents,
  format: Format,
): GradientCall[] {
  const given = givenArguments(args);
  const toFill = placeToFill(g, given.length);
  const plain = { ...returnedBy(callOfFile(g.found, { given, toFill: null }, format)), left: parametersLeft(g, given) };
  if (toFill === null) return [plain];
  const tried = fillings(inputs, outputs, order).map((filling) => ({
    ...filledBy(callOfFile(g.found, { given: [...given, filling], toFill }, format)),
    isLastResort: filling.kind === 'unwritten-doubles', // what is written behind its end is lost
  }));
  return [...tried, plain];
}
