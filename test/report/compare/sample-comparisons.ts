// Hand-written comparisons for the report tests: the data is plausible, not computed.
import type {
  Comparison,
  Diagnosis,
  ErrorMeasures,
  FlatComparison,
  Result,
  Why,
} from '../../../src/compare/comparison.js';
import { diagnose } from '../../../src/compare/diagnosis.js';
import { flatComparison } from '../../../src/compare/forms.js';
import type { MethodId } from '../../../src/methods/table.js';

/** Its diagnosis follows from it, whatever a test changes. */
export type Sample = Omit<Comparison<'tensors'>, 'diagnosis'>;

const noDiagnosis: Diagnosis = { standings: [], cause: null, lostValue: null };

/** As it is worked with. */
export const flat = (sample: Sample): FlatComparison => flatComparison({ ...sample, diagnosis: noDiagnosis });

export const withDiagnosis = (sample: Sample): Comparison<'tensors'> => ({
  ...sample,
  diagnosis: diagnose(flat(sample)),
});

const measures = (absolute: number, relative: number, ulps: number, bits: number): ErrorMeasures => ({
  absolute,
  relative,
  ulps,
  bits,
});

/** Of numbers both forms are the same. */
type OfNumbers = Result<'tensors'> & Result<'flat'>;

export function resultOf(
  method: MethodId,
  input: string,
  gradient: number,
  error: ErrorMeasures | null,
  rest: Partial<OfNumbers> = {},
): OfNumbers {
  return {
    method,
    status: 'ok',
    gradient: { [input]: gradient },
    error: { [input]: error },
    delta: null,
    estimate: null,
    evaluations: 1,
    passes: 1,
    operations: { total: 7, byKind: { mul: 3, elementary: 2, add: 2 }, ratio: 3.5 },
    tape: null,
    code: null,
    message: null,
    ...rest,
  };
}

export const smooth: Sample = {
  schema: 'diffcmp/compare@1',
  expression: 'x*cos(x)',
  read: 'x * cos(x)',
  point: { x: 1.2 },
  wrt: ['x'],
  order: 1,
  precision: 'float64',
  value: { computed: 0.43482930537201164, ulps: 0.4, operations: { total: 2, byKind: { mul: 1, elementary: 1 } } },
  reference: {
    status: 'certified',
    kind: null,
    statuses: { x: 'certified' },
    kinds: { x: null },
    bits: 96,
    value: '0.434829305372011645…',
    gradient: { x: -0.7560891486839979 },
    digits: { x: '-0.756089148683997939873787512345…' },
    enclosure: { x: ['-0.75608914868399794', '-0.75608914868399793'] },
    left: null,
    right: null,
    subgradients: null,
    limit: null,
    message: null,
  },
  results: [
    resultOf('forward', 'x', -0.7560891486839979, measures(1e-17, 1.3e-17, 0.1, 53)),
    resultOf('reverse', 'x', -0.7560891486839979, measures(1e-17, 1.3e-17, 0.1, 53), { tape: { nodes: 3, bytes: 96 } }),
    resultOf('symbolic', 'x', -0.7560891486839979, measures(1e-17, 1.3e-17, 0.1, 53), {
      derivative: { x: 'cos(x) - x * sin(x)' },
      operations: { total: 5, byKind: { mul: 1, elementary: 2, add: 1 }, ratio: 2.5, tree: 5, graph: 5 },
    }),
    resultOf('complex-step', 'x', -0.7560891486839978, measures(1.5e-16, 2e-16, 1.3, 52), { delta: { x: 1e-20 } }),
    resultOf('richardson', 'x', -0.7560891486839, measures(9e-15, 1.2e-14, 80, 46), {
      estimate: { x: 3e-14 },
      evaluations: 10,
    }),
    resultOf('central-difference', 'x', -0.7560891486730864, measures(1.1e-11, 1.4e-11, 98000, 36), {
      delta: { x: 7.3e-6 },
      evaluations: 2,
    }),
    resultOf('forward-difference', 'x', -0.7560891689111789, measures(2e-8, 2.7e-8, 1.8e8, 25), {
      delta: { x: 1.8e-8 },
      evaluations: 2,
    }),
  ],
  warnings: [],
  check: null,
  matrix: null,
  conventions: null,
};

export const kink: Sample = {
  ...smooth,
  expression: 'abs(x)',
  read: 'abs(x)',
  point: { x: 0 },
  value: { ...smooth.value, computed: 0 },
  reference: {
    ...smooth.reference,
    status: 'kink',
    kind: 'kink',
    statuses: { x: 'kink' },
    kinds: { x: 'kink' },
    gradient: { x: null },
    digits: { x: null },
    enclosure: { x: null },
    left: { x: -1 },
    right: { x: 1 },
    subgradients: { x: [-1, 1] },
    message: 'the one-sided derivatives differ',
  },
  results: [
    resultOf('forward', 'x', 1, null),
    resultOf('reverse', 'x', 0, null, { tape: { nodes: 2, bytes: 64 } }),
    resultOf('symbolic', 'x', 0, null, {
      status: 'unsupported',
      gradient: null,
      error: null,
      operations: null,
      message: 'symbolic: abs has no rule at 0, and this reason goes on for long enough to need two lines',
    }),
  ],
  warnings: [{ code: 'kink', message: 'the one-sided derivatives differ' }],
};

/** What was measured where `cancelling` loses its digits. */
export const cancellation: Why = {
  node: '1 - cos(x)',
  line: 1,
  column: 3,
  cause: 'cancellation',
  lostBits: 39,
  condition: 4e12,
};

export const reversedSign: Sample = {
  ...smooth,
  expression: 'acoth(x)',
  read: 'acoth(x)',
  point: { x: 2 },
  reference: {
    ...smooth.reference,
    gradient: { x: -0.3333333333333333 },
    digits: { x: '-0.333333333333333333333333333333…' },
  },
  results: [
    resultOf('forward', 'x', -0.3333333333333333, measures(1e-17, 5e-17, 0.3, 53)),
    resultOf('symbolic', 'x', 0.3333333333333333, measures(0.67, 2, 1.2e16, 0), {
      why: { ...cancellation, node: 'acoth(x)', column: 1, cause: 'wrong-rule', lostBits: 53 },
    }),
  ],
};

export const cancelling: Sample = {
  ...smooth,
  expression: 'tricky(x)',
  read: '(x + 1e17) - 1e17',
  point: { x: 1e-3 },
  value: { ...smooth.value, computed: 0, ulps: 4.6e18 },
  reference: {
    ...smooth.reference,
    gradient: { x: -8.333333333333334e-8 },
    digits: { x: '-8.33333333333333333333333333333e-8…' },
  },
  results: [
    resultOf('forward', 'x', -88.90123, measures(88.9, 1e9, 1e25, 0), { why: cancellation }),
    resultOf('reverse', 'x', -88.90123, measures(88.9, 1e9, 1e25, 0), { why: cancellation }),
    resultOf('central-difference', 'x', 0, measures(8.3e-8, 1, 6.3e15, 0), { delta: { x: 6e-6 }, why: cancellation }),
  ],
};

/** A function of n inputs x1 … xn, every method a little off. */
export function ofInputs(count: number, order: 1 | 2 = 1): Sample {
  const names = Array.from({ length: count }, (_, i) => `x${i + 1}`);
  const each = <V>(value: (i: number) => V): Record<string, V> =>
    Object.fromEntries(names.map((name, i) => [name, value(i)]));
  const wide = (method: MethodId, error: (i: number) => ErrorMeasures): Result<'tensors'> => ({
    ...resultOf(method, 'x', 0, null),
    gradient: each((i) => ((i + 1) / 7) * (1 + Number(error(i).relative))),
    error: each(error),
    ...(order === 2
      ? { hessian: each(() => each((j) => j / 3)), hessianError: each(() => each(() => measures(0, 0, 0, 53))) }
      : {}),
  });
  return {
    ...smooth,
    read: names.join(' * '),
    point: each((i) => (i + 1) / 3),
    wrt: names,
    order,
    reference: {
      ...smooth.reference,
      statuses: each(() => 'certified'),
      gradient: each((i) => (i + 1) / 7),
      digits: each((i) => `${String((i + 1) / 7)}…`),
      enclosure: each(() => null),
      ...(order === 2
        ? {
            hessian: each(() => each((j) => j / 3)),
            hessianDigits: each(() => each((j) => String(j / 3))),
            hessianStatuses: each(() => each(() => 'certified' as const)),
          }
        : {}),
    },
    results: [
      wide('forward', () => measures(0, 0, 0, 53)),
      wide('central-difference', (i) => measures(1e-11, 1e-11 * (i + 1), 1e5 * (i + 1), 36)),
    ],
  };
}
