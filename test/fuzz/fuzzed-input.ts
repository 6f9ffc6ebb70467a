// One mutated input: a command line and the files it reads, a function of the seed alone.
import { Choices } from './choices.js';
import {
  documents,
  expressions,
  optionsOfCommand,
  points,
  ranges,
  subjects,
  values,
  type FuzzedCommand,
} from './corpus.js';
import { mutateBytes, mutateText } from './mutate.js';

export interface FuzzedInput {
  readonly words: readonly string[];
  readonly stdin: string;
  /** By their names in the folder that the command runs in. */
  readonly files: Readonly<Record<string, Buffer>>;
}

/** What batch wrote, for `merge` and `--resume`. */
export interface Outputs {
  readonly cases: Buffer;
  readonly whole: Buffer;
  readonly parts: readonly [Buffer, Buffer];
}

export function fuzzedInput(seed: number, outputs: Outputs): FuzzedInput {
  const choose = new Choices(seed);
  const kind = choose.below(100);
  if (kind < 32) return expressionInput('compare', choose);
  if (kind < 36) return expressionInput('sweep', choose);
  if (kind < 44) return expressionInput('graph', choose);
  if (kind < 50) return expressionInput('derive', choose);
  if (kind < 54) return scaleInput(choose);
  if (kind < 57) return scanInput(choose);
  if (kind < 79) return documentInput(choose);
  if (kind < 85) return resumeInput(choose, outputs);
  return mergeInput(choose, outputs);
}

/** What systems pass as one word. */
const clip = (word: string): string => word.slice(0, 100_000);

const mutateOften = (text: string, choose: Choices): string =>
  choose.below(4) === 0 ? text : mutateText(text, choose);

function expressionInput(command: 'compare' | 'sweep' | 'graph' | 'derive', choose: Choices): FuzzedInput {
  const expression = mutateOften(choose.from(expressions), choose);
  const point = mutateOften(choose.from(points), choose);
  const isPiped = choose.below(8) === 0;
  const words = [
    command,
    isPiped ? '-' : clip(expression),
    ...(command === 'derive' ? [] : [clip(`--at=${point}`)]),
    '--timeout',
    '2s',
    ...someOptions(command, choose),
  ];
  return { words, stdin: isPiped ? expression : '', files: {} };
}

function scaleInput(choose: Choices): FuzzedInput {
  const subject = clip(mutateOften(choose.from(subjects), choose));
  const sizes = choose.from(['1,2,4', '1,3,9,27', '5', '1,2,…,8']);
  const words = ['scale', subject, `--sizes=${sizes}`, '--timeout', '2s', ...someOptions('scale', choose)];
  return { words, stdin: '', files: {} };
}

function scanInput(choose: Choices): FuzzedInput {
  const [expression, range] = [expressions, ranges].map((texts) => clip(mutateOften(choose.from(texts), choose)));
  const words = [
    'scan',
    expression ?? '',
    `--at=${range ?? ''}`,
    '--points=5',
    '--timeout',
    '500ms',
    ...someOptions('scan', choose),
  ];
  return { words, stdin: '', files: {} };
}

function documentInput(choose: Choices): FuzzedInput {
  const [ending, text] = choose.from(documents);
  const content = mutateBytes(Buffer.from(text), choose);
  const isPiped = ending === 'ndjson' && choose.below(3) === 0;
  const words = ['batch', isPiped ? '-' : `c.${ending}`, '--timeout', '2s', '-j', '1', ...someOptions('batch', choose)];
  const named = Buffer.from(mutateOften('x^2', choose));
  return { words, stdin: isPiped ? content.toString('utf8') : '', files: { [`c.${ending}`]: content, 'f.txt': named } };
}

function resumeInput(choose: Choices, { cases, whole }: Outputs): FuzzedInput {
  const files = { 'c.ndjson': cases, 'out.ndjson': mutateBytes(whole, choose) };
  return { words: ['batch', 'c.ndjson', '-m', 'forward', '-o', 'out.ndjson', '--resume', '-j', '1'], stdin: '', files };
}

function mergeInput(choose: Choices, { parts: [first, second] }: Outputs): FuzzedInput {
  const files = {
    'a.ndjson': mutateBytes(first, choose),
    'b.ndjson': choose.below(2) === 0 ? second : mutateBytes(second, choose),
  };
  return { words: ['merge', 'a.ndjson', 'b.ndjson', ...someOptions('merge', choose)], stdin: '', files };
}

function someOptions(command: FuzzedCommand, choose: Choices): string[] {
  const given: string[] = [];
  for (let left = choose.from([0, 0, 1, 1, 2, 3]); left > 0; left--) {
    const { long, required } = choose.from(optionsOfCommand[command]);
    const value = choose.below(3) === 0 ? mutateText(choose.from(values), choose) : choose.from(values);
    given.push(required ? clip(`${long}=${value}`) : long);
  }
  return given;
}
