// The options that a batch and a merge of its parts take.
import type { Precision } from '../arithmetics/formats.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { DiffcmpError } from '../errors.js';
import type { RunSettings } from '../batch/settings.js';
import { defaultTimeout } from '../program/time.js';
import { version } from '../version.js';

export interface BatchCommandOptions extends GlobalOptions, BudgetOptions {
  readonly method?: string[];
  readonly tolerance?: string;
  readonly reduce?: 'sum';
  readonly precision?: Precision;
  readonly order: 'input' | 'done';
  readonly delta?: number;
  readonly jobs?: number;
  readonly resume?: boolean;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly filter?: string;
  readonly maxFailures?: number;
  readonly allowEmpty?: boolean;
  readonly report?: string;
}

/** What the options say for every case. */
export function runSettings(options: BatchCommandOptions): RunSettings {
  const { tolerance, reduce, precision, delta, maxSteps, timeout = defaultTimeout, filter = null } = options;
  const { allowOutside = false } = options;
  const given = { methods: options.method?.join(','), tolerance, reduce, precision, delta, maxSteps };
  const overrides = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { version, overrides, timeout, filter, allowOutside };
}

/** `2/4`: the second of four. */
export function shardOf(text: string): NonNullable<BatchCommandOptions['shard']> {
  const match = /^(\d+)\/(\d+)$/.exec(text.trim());
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match !== null && index >= 1 && index <= count && Number.isSafeInteger(count)) return { index, count };
  throw new DiffcmpError('bad-option', `--shard takes a part such as 1/4, got '${text}'`, {
    hint: 'parts count from 1: 1/4, 2/4, 3/4 and 4/4 together are all cases',
  });
}
