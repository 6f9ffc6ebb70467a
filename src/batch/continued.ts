// Whether a run continues the file of an earlier one: only with the same paths and options.
import { DiffcmpError } from '../errors.js';
import { numeral } from '../text/numeral.js';
import type { OptionMention, OptionName } from '../option-text.js';
import { isSameMachine, machineText, mixedMachines } from './machine.js';
import type { BatchHeader } from './record.js';

/** @throws DiffcmpError bad-part that names what differs; another version is no difference: its cases are run again */
export function checkContinued(path: string, earlier: BatchHeader, header: BatchHeader): void {
  if (!isSameMachine(earlier, header))
    throw new DiffcmpError(
      'bad-part',
      `${path} was written by ${machineText(earlier)}; this run is by ${machineText(header)}`,
      {
        hint: [
          `${mixedMachines}; go on with the same, or `,
          { force: null },
          ' instead of ',
          { resume: null },
          ' starts anew',
        ],
      },
    );
  const [before, now] = [settingsOf(earlier), settingsOf(header)];
  const differing = [...now.keys()].filter((name) => before.get(name) !== now.get(name));
  if (differing.length === 0) return;
  const partsOf = (settings: Settings): (string | OptionMention)[] =>
    differing.flatMap((name, i) => [i === 0 ? '' : ', ', ...settingText(name, settings.get(name) ?? null)]);
  throw new DiffcmpError('bad-part', [`${path} was written `, ...partsOf(before), '; this run is ', ...partsOf(now)], {
    hint: ['the same options continue it; ', { force: null }, ' instead of ', { resume: null }, ' starts anew'],
  });
}

/** What the lines of a batch depend on beside the cases. */
type Settings = ReadonlyMap<OptionName | 'paths', Setting>;
/** Null: not given; true: given, and it has no value. */
type Setting = number | string | true | null;

function settingsOf(header: Partial<BatchHeader>): Settings {
  const { paths = [], options, filter = null, shard = null, order = null } = header;
  const { methods, tolerance, reduce, precision, delta, maxSteps, timeout = 0, allowOutside } = options ?? {};
  return new Map<OptionName | 'paths', Setting>([
    ['paths', paths.map((path) => (/\s/.test(path) ? `'${path}'` : path)).join(' ')],
    ['methods', methods ?? null],
    ['tolerance', tolerance ?? null],
    ['precision', precision ?? null],
    ['delta', delta === undefined ? null : numeral(delta)],
    ['reduce', reduce ?? null],
    ['maxSteps', maxSteps ?? null],
    ['timeout', timeout],
    ['allowOutside', allowOutside ?? null],
    ['filter', filter],
    ['shard', shard === null ? null : `${shard.index}/${shard.count}`],
    ['order', order],
  ]);
}

function settingText(name: OptionName | 'paths', value: Setting): (string | OptionMention)[] {
  if (name === 'paths') return [`for ${value}`];
  return value === null ? ['without ', { [name]: null }] : ['with ', { [name]: value === true ? null : value }];
}
