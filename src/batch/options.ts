// The options of a batch that the library offers: their types, and what each must be.
import {
  choiceKind,
  flagKind,
  kindOf,
  optionsFrom,
  textKind,
  wholeKind,
  type Kind,
  type OptionKinds,
} from '../argument.js';
import type { Overrides } from './case.js';
import { readTolerance } from '../compare/claims.js';
import { compareKinds } from '../compare/compare.js';
import { isObject } from './is-object.js';
import { selectIds } from '../methods/selection.js';
import type { Shard } from './record.js';

export interface BatchOptions extends Omit<Overrides, 'methods'> {
  /** Ids, printed names and groups, as for `compare()`. Default: those of the case, else those of `compare()`. */
  readonly methods?: string | readonly string[] | undefined;
  /** Workers, each with one case at a time: how long it takes, not what lines say. Never more than 16, or two per processor. Default: one per processor. */
  readonly jobs?: number | undefined;
  /** Milliseconds for one case; one that takes longer fails with `timeout`. Default: 10,000. */
  readonly timeout?: number | undefined;
  /** Whether cases may name files outside the folder of the file that names them; cases handed in: outside the working directory. Default: false. */
  readonly allowOutside?: boolean | undefined;
  /** Only cases whose name, expression or tags hold this text, in whatever letter case. Default: all. */
  readonly filter?: string | undefined;
  /** Only every `count`-th case, beginning with the `index`-th, from 1. Default: all. */
  readonly shard?: Shard | undefined;
  /** Whether lines come in the order of the input, or as their cases are done. Default: `input`. */
  readonly order?: 'input' | 'done' | undefined;
  /** Failed cases after which the batch ends, without a summary. Default: no number is too many. */
  readonly maxFailures?: number | undefined;
  /** Once aborted, no further case is handed out, and the batch ends without a summary. Default: none. */
  readonly signal?: StopSignal | undefined;
}

/** What a batch needs of an `AbortSignal`, for projects that have no type of that name. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

const methodsKind: Kind<string> = (value, name) => {
  const list = [compareKinds.methods(value, name)].flat().join(',');
  selectIds(list);
  return list;
};
const toleranceKind: Kind<string> = (value, name) => readTolerance(compareKinds.tolerance(value, name)).text;

const isShard = (value: unknown): value is Shard =>
  isObject(value) &&
  [value['index'], value['count']].every((each) => Number.isSafeInteger(each) && Number(each) >= 1) &&
  Number(value['index']) <= Number(value['count']);
const isSignal = (value: unknown): value is StopSignal =>
  isObject(value) &&
  typeof value['aborted'] === 'boolean' &&
  [value['addEventListener'], value['removeEventListener']].every((each) => typeof each === 'function');

export const signalKind: Kind<StopSignal> = kindOf(isSignal, 'an AbortSignal');

const { reduce, precision, delta, maxSteps, timeout } = compareKinds;
const batchKinds: OptionKinds<BatchOptions> = {
  methods: methodsKind,
  tolerance: toleranceKind,
  precision,
  delta,
  maxSteps,
  reduce,
  timeout,
  jobs: wholeKind(1),
  allowOutside: flagKind,
  filter: textKind('a text'),
  shard: kindOf(isShard, 'a part such as { index: 1, count: 4 }'),
  order: choiceKind(['input', 'done']),
  maxFailures: wholeKind(1, Infinity),
  signal: signalKind,
};

/** The options of a call; those that are for each case on their own. @throws DiffcmpError */
export function batchOptionsFrom(
  given: unknown,
): Omit<BatchOptions, keyof Overrides> & { readonly overrides: Overrides } {
  const { jobs, timeout, allowOutside, filter, shard, order, maxFailures, signal, methods, ...rest } = optionsFrom(
    given,
    batchKinds,
  );
  const overrides = { ...(methods !== undefined && { methods: [methods].flat().join(',') }), ...rest };
  return { jobs, timeout, allowOutside, filter, shard, order, maxFailures, signal, overrides };
}
