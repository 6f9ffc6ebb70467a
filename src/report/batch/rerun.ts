// The commands that run cases of a batch again, with every option that mattered.
import type { CaseOptions } from '../../batch/case.js';
import type { BatchHeader } from '../../batch/record.js';
import { programPath } from '../../javascript/program-path.js';
import type { GivenPoint } from '../../problem/point-of.js';
import { defaultTimeout } from '../../program/time.js';
import { durationText } from '../text/command-line-wording.js';
import { shellCommand } from '../text/shell.js';
import { pointText } from './point.js';

export interface RerunCase {
  readonly expression: string;
  readonly at: GivenPoint | null;
  readonly options: CaseOptions;
}

/** A comparison of what the case holds. Null: no shell can pass its texts, or it is a file, whose path is from another folder. */
export function caseCommand(
  { expression, at, options }: RerunCase,
  { options: { timeout } }: BatchHeader,
): string | null {
  if (programPath(expression) !== null) return null;
  const words = [...(at === null ? [] : ['--at', pointText(at)]), ...optionWords({ ...options, timeout })];
  const { gradient, points } = options;
  if (gradient !== undefined) {
    if ((gradient !== null && programPath(gradient) !== null) || typeof points === 'object') return null;
    const operands = [expression, ...(gradient === null ? [] : [gradient])].map((text) => (text === '-' ? '- ' : text));
    return commandOf(['diffcmp', 'check'], operands, words, operands.some(looksLikeOption));
  }
  const operand = expression === '-' ? '- ' : expression; // alone it stands for standard input
  return commandOf(['diffcmp'], [operand], words, looksOtherwise(operand));
}

/** The batch once more, with those of its cases whose name holds this one. */
export function filterCommand(name: string, { paths, options }: BatchHeader): string | null {
  const words = ['-k', name, ...optionWords(options), ...(options.allowOutside === true ? ['--allow-outside'] : [])];
  return commandOf(['diffcmp', 'batch'], paths, words, paths.some(looksLikeOption));
}

function optionWords(options: CaseOptions & { readonly timeout: number }): string[] {
  const { wrt, reduce, methods, order, precision, delta, expect, tolerance, maxSteps, timeout } = options;
  const { range, points, seed, jacobian } = options;
  const list = (value: string | readonly string[] | undefined): string | undefined =>
    typeof value === 'object' ? value.join(',') : value;
  const given = {
    '--wrt': list(wrt),
    '--reduce': reduce,
    '--method': list(methods),
    '--order': order,
    '--range':
      typeof range === 'object'
        ? Object.entries(range)
            .map(([name, [low, high]]) => `${name}=${low}:${high}`)
            .join(',')
        : range,
    '--points': typeof points === 'number' ? points : undefined,
    '--seed': seed,
    '--precision': precision,
    '--delta': delta,
    '--expect': expect === undefined ? undefined : pointText(expect),
    '--tolerance': tolerance,
    '--max-steps': maxSteps,
    '--timeout': timeout === defaultTimeout ? undefined : durationText(timeout),
  };
  const words = Object.entries(given).flatMap(([flag, value]) => (value === undefined ? [] : [flag, String(value)]));
  return jacobian === true ? [...words, '--jacobian'] : words;
}

function commandOf(
  head: readonly string[],
  operands: readonly string[],
  options: readonly string[],
  endsOptions: boolean,
): string | null {
  const words = endsOptions ? [...options, '--', ...operands] : [...operands, ...options];
  return shellCommand([...head, ...words], { severalLines: true });
}

/** Or has one in it, as where quotes took it in. */
const looksLikeOption = (word: string): boolean => /^[\p{Pd}\u2212]|\s-/u.test(word);

/** Like an option, a command or a file, or with the point in words. */
const looksOtherwise = (expression: string): boolean =>
  looksLikeOption(expression) || /^[a-z][a-z-]+$|\.[a-z]\w*(#.*)?$|\/$|\s(at|for|where|when|@)\s/i.test(expression);
