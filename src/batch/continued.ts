// Whether a run continues the file of an earlier one: only with the same paths and options.
import { DiffcmpError } from '../errors.js';
import { numeral } from '../numeral.js';
import type { BatchHeader } from './record.js';

/** @throws DiffcmpError bad-part that names what differs; another version is no difference: its cases are run again */
export function checkContinued(path: string, earlier: BatchHeader, header: BatchHeader): void {
  const [before, now] = [wordsOf(earlier), wordsOf(header)];
  const differing = Object.keys(now).filter((name) => before[name] !== now[name]);
  if (differing.length === 0) return;
  const had = differing.map((name) => said(name, before[name] ?? null)).join(', ');
  const has = differing.map((name) => said(name, now[name] ?? null)).join(', ');
  throw new DiffcmpError('bad-part', `${path} was written ${had}; this run is ${has}`, {
    hint: 'the same options continue it; --force instead of --resume starts anew',
  });
}

/** What the options say that the lines of a batch depend on; null: nothing. */
function wordsOf(header: Partial<BatchHeader>): Record<string, string | null> {
  const { paths = [], options, filter = null, shard = null, order = null } = header;
  const { methods, tolerance, precision, delta, maxSteps, timeout = 0 } = options ?? {};
  return {
    PATH: paths.join(' '),
    '--method': methods ?? null,
    '--tolerance': tolerance ?? null,
    '--precision': precision ?? null,
    '--delta': delta === undefined ? null : numeral(delta),
    '--max-steps': maxSteps === undefined ? null : String(maxSteps),
    '--timeout': timeout % 1000 === 0 ? `${timeout / 1000}s` : `${timeout}ms`,
    '--filter': filter,
    '--shard': shard === null ? null : `${shard.index}/${shard.count}`,
    '--order': order,
  };
}

function said(name: string, value: string | null): string {
  if (value === null) return `without ${name}`;
  return name === 'PATH' ? `for ${value}` : `with ${name} ${value}`;
}
