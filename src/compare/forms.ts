// Between the two forms of a comparison: flat, one value per name of a derivative, and nested, as one is given it.
import {
  nameOfDerivative,
  derivativesBy,
  isOfNumbers,
  namesOfAll,
  outputNames,
  type Layout,
} from '../tensors/layout.js';
import { leavesOf, nested, nestedShape, type Nested } from '../tensors/nested.js';
import { layoutOf, type Problem } from '../methods/method.js';
import { elementCount, elementNames } from '../tensors/shape.js';
import type { Comparison, Findings, FlatComparison, Result } from './comparison.js';
import type { PerInput, PerOutput, Reference } from './reference-data.js';
import { perInput } from './per-input.js';

/** Values of derivatives by what is differentiated by, in arrays in arrays. @param layout undefined: of a problem of numbers */
export function nestedPerInput<V>(flat: PerInput<V, 'flat'>, layout: Layout | undefined): PerInput<V, 'tensors'> {
  if (layout === undefined || isOfNumbers(layout)) return flat;
  const { output, asked } = layout;
  const outputs = outputNames(output);
  const valuesOf = (inputs: readonly string[]): V[] =>
    outputs.flatMap((name) => inputs.map((input) => flat[nameOfDerivative(name, input)] as V));
  return perInput(
    asked.map(({ name }) => name),
    asked.map(({ name, shape }) => nested([...output, ...shape], valuesOf(elementNames(name, shape)))),
  );
}

/** The truth with its values nested. */
export function nestedReference(flat: Reference<'flat'>, layout: Layout | undefined): Reference<'tensors'> {
  const of = <V>(values: PerInput<V, 'flat'>): PerInput<V, 'tensors'> => nestedPerInput(values, layout);
  const { statuses, kinds, value, gradient, digits, enclosure, left, right, leftDigits, rightDigits } = flat;
  const { subgradients, limit } = flat;
  return {
    ...flat, // first: the order of its fields is that in which they are written
    statuses: of(statuses),
    kinds: of(kinds),
    value: nested(layout?.output ?? [], value),
    gradient: of(gradient),
    digits: of(digits),
    enclosure: of(enclosure),
    left: left && of(left),
    right: right && of(right),
    ...(leftDigits !== undefined && { leftDigits: of(leftDigits) }),
    ...(rightDigits !== undefined && { rightDigits: of(rightDigits) }),
    subgradients: subgradients && of(subgradients),
    limit: limit && { value: nested(layout?.output ?? [], limit.value), gradient: of(limit.gradient) },
  };
}

/** Field by field, for the compiler: as a whole it holds the two forms to be others. */
type NestedResult = { readonly [K in keyof Result<'tensors'>]: Result<'tensors'>[K] };

function nestedResult(flat: Result<'flat'>, layout: Layout): NestedResult {
  if (isOfNumbers(layout)) return flat;
  const of = <V>(values: PerInput<V, 'flat'> | null): PerInput<V, 'tensors'> | null =>
    values && nestedPerInput(values, layout);
  const { gradient, error, delta, estimate } = flat;
  return { ...flat, gradient: of(gradient), error: of(error), delta: of(delta), estimate: of(estimate) };
}

/**
 * A comparison as one is given it: what was found, and what is said of it. All fields by name, since one behind a copy of others
 * costs V8 a microsecond.
 */
export function nestedComparison(
  { layout, schema, expression, read, point, order, precision, value, reference, results }: Findings,
  { diagnosis, warnings, check, ...beside }: Omit<FlatComparison, keyof Findings>,
): Comparison<'tensors'> {
  const { variables, asked, output } = layout;
  return {
    schema,
    expression,
    read,
    point: isOfNumbers(layout)
      ? point
      : perInput(
          variables.map(({ name }) => name),
          variables.map(({ name, shape }) => nested(shape, elementNames(name, shape).map((each) => point[each] as number))),
        ), // prettier-ignore
    wrt: asked.map(({ name }) => name),
    order,
    precision,
    value: {
      computed: nested(output, value.computed),
      ulps: nested(output, value.ulps),
      operations: value.operations,
    },
    reference: nestedReference(reference, layout),
    results: results.map((result) => nestedResult(result, layout)),
    diagnosis,
    warnings,
    check,
    ...beside,
  };
}

/** The point of a problem, by its variables. */
export function nestedPoint(problem: Problem): PerInput<number, 'tensors'> {
  const { variables } = layoutOf(problem);
  let start = 0;
  return perInput(
    variables.map(({ name }) => name),
    variables.map(({ shape }) => {
      const end = start + elementCount(shape);
      const numbers = problem.point.slice(start, end);
      start = end;
      return nested(shape, numbers);
    }),
  );
}

/** What the numbers of a comparison belong to. */
function layoutIn({ point, value, wrt, reference }: Comparison<'tensors'>): Layout {
  const output = nestedShape(value.computed);
  return {
    variables: Object.entries(point).map(([name, numbers]) => ({ name, shape: nestedShape(numbers) })),
    asked: wrt.map((name) => ({ name, shape: nestedShape(reference.statuses[name]).slice(output.length) })),
    output,
  };
}

/** A comparison as it is worked with: the leaves of its arrays by the names of derivatives. */
export function flatComparison(comparison: Comparison<'tensors'>): FlatComparison {
  const layout = layoutIn(comparison);
  const { asked, variables, output } = layout;
  const { point, value, reference, results } = comparison;
  const isPlain = isOfNumbers(layout);
  const leaves = <V>(values: PerInput<V, 'tensors'>): PerInput<V, 'flat'> =>
    isPlain
      ? (values as PerInput<V, 'flat'>)
      : perInput(
          asked.flatMap(({ name, shape }) => derivativesBy(elementNames(name, shape), output)),
          asked.flatMap(({ name, shape }) => leavesOf<V>([...output, ...shape], values[name] as Nested<V>)),
        );
  const ofOutput = <V>(values: PerOutput<V, 'tensors'>): readonly V[] => leavesOf<V>(output, values);
  const maybe = <V>(values: PerInput<V, 'tensors'> | null): PerInput<V, 'flat'> | null => values && leaves(values);
  const { leftDigits, rightDigits, limit, ...rest } = reference;
  return {
    ...comparison,
    layout,
    point: perInput(
      variables.flatMap(({ name, shape }) => elementNames(name, shape)),
      variables.flatMap(({ name, shape }) => leavesOf<number>(shape, point[name] as Nested<number>)),
    ),
    wrt: derivativesBy(namesOfAll(asked), output),
    value: { ...value, computed: ofOutput(value.computed), ulps: ofOutput(value.ulps) },
    reference: {
      ...rest,
      statuses: leaves(reference.statuses),
      kinds: leaves(reference.kinds),
      value: ofOutput(reference.value),
      gradient: leaves(reference.gradient),
      digits: leaves(reference.digits),
      enclosure: leaves(reference.enclosure),
      left: maybe(reference.left),
      right: maybe(reference.right),
      ...(leftDigits !== undefined && { leftDigits: leaves(leftDigits) }),
      ...(rightDigits !== undefined && { rightDigits: leaves(rightDigits) }),
      subgradients: maybe(reference.subgradients),
      limit: limit && { value: ofOutput(limit.value), gradient: leaves(limit.gradient) },
    },
    results: results.map((result) => ({
      ...result,
      gradient: maybe(result.gradient),
      error: maybe(result.error),
      delta: maybe(result.delta),
      estimate: maybe(result.estimate),
    })),
  };
}
