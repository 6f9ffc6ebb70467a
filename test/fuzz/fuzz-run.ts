// Runs mutated inputs, in this process or each in its own, and says of the outcome what no input may bring about.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { errorTable } from '../../src/error-table.js';
import { runMain, type Outcome } from '../cli/run-main.js';
import { documents } from './corpus.js';
import { fuzzedInput, type FuzzedInput, type Outputs } from './fuzzed-input.js';

/** Milliseconds that an input may take. */
const longest = 15_000;
const megabytes = 1024;
const root = join(import.meta.dirname, '../..');
const tell = `data:text/javascript,process.on('exit', () => process.stderr.write('rss ' + process.resourceUsage().maxRSS))`;

/** Exit codes of the table, but that of a bug; 5: nothing could be judged. */
const exits = new Set([0, 5, ...Object.values(errorTable).map(({ exit }) => exit)].filter((exit) => exit !== 70));

export interface FuzzReport {
  readonly faults: readonly string[];
  /** Inputs by what they were and how they ended. */
  readonly endings: Readonly<Record<string, number>>;
  /** Milliseconds of the slowest input, with its seed. */
  readonly slowest: { readonly time: number; readonly seed: number };
}

/** Inputs `from` to `from + count` of a seed. Prints nothing; a fault says all that is needed to see it again. */
export async function fuzz(seed: number, from: number, count: number, isProcess = false): Promise<FuzzReport> {
  const faults: string[] = [];
  const endings: Record<string, number> = {};
  let slowest = { time: 0, seed: 0 };
  const home = process.cwd();
  const base = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    process.chdir(base);
    const outputs = await outputsToMutate();
    const resting = process.memoryUsage.rss() / 1024;
    for (let i = from; i < from + count; i++) {
      const inputSeed = (seed + Math.imul(i, 0x9e3779b1)) | 0;
      const input = fuzzedInput(inputSeed, outputs);
      const folder = join(base, String(i));
      mkdirSync(folder);
      process.chdir(folder);
      for (const [name, content] of Object.entries(input.files)) writeFileSync(name, content);
      const begin = performance.now();
      const outcome = await (isProcess ? runAsProcess(input) : runMain(input.words, { stdin: input.stdin }));
      const time = performance.now() - begin;
      const key = `${input.words[0]} ${outcome.exit}`;
      endings[key] = (endings[key] ?? 0) + 1;
      if (time > slowest.time) slowest = { time, seed: inputSeed };
      for (const fault of faultsOf(outcome, time, resting)) faults.push(described(fault, i, inputSeed, input, outcome));
      process.chdir(base);
      rmSync(folder, { recursive: true });
    }
  } finally {
    process.chdir(home);
    rmSync(base, { recursive: true, force: true });
  }
  return { faults, endings, slowest };
}

async function outputsToMutate(): Promise<Outputs> {
  const cases = Buffer.from(documents[0]?.[1] ?? '');
  writeFileSync('c.ndjson', cases);
  writeFileSync('f.txt', 'x^2');
  const output = async (...options: string[]): Promise<Buffer> => {
    const { stdout } = await runMain(['batch', 'c.ndjson', '-m', 'forward', '-f', 'ndjson', '-j', '1', ...options]);
    return Buffer.from(stdout);
  };
  const [whole, first, second] = [await output(), await output('--shard', '1/2'), await output('--shard', '2/2')];
  return { cases, whole, parts: [first, second] };
}

async function runAsProcess({ words, stdin }: FuzzedInput): Promise<Outcome & { readonly kilobytes: number }> {
  if (words.some((word) => word.includes('\0'))) return { exit: 0, stdout: '', stderr: '', kilobytes: 0 }; // no system passes it
  const command = ['--import', tell, join(root, 'bin/diffcmp.js'), ...words];
  const {
    stdout,
    stderr,
    exitCode = -1,
  } = await execa(process.execPath, command, {
    input: stdin,
    reject: false,
    stripFinalNewline: false,
    timeout: 4 * longest,
  });
  const [told = '', kilobytes = 'Infinity'] = /rss (\d+)$/.exec(stderr) ?? [];
  return { exit: exitCode, stdout, stderr: stderr.slice(0, stderr.length - told.length), kilobytes: Number(kilobytes) };
}

/** @param resting kilobytes of this process before the first input: other tests may have run in it */
function faultsOf(outcome: Outcome & { readonly kilobytes?: number }, time: number, resting: number): string[] {
  const { exit, stdout, stderr, kilobytes = process.memoryUsage.rss() / 1024 - resting } = outcome;
  const said = stdout + stderr;
  return [
    ...(exits.has(exit) ? [] : [`exit code ${exit}`]),
    ...(/^\s+at .*:\d+:\d+\)?$/m.test(said) ? ['a stack trace'] : []),
    ...(/error\[internal\]|"code":\s?"internal"/.test(said) ? ['an internal error'] : []),
    // JSON has its own escapes; a tab is what stands between the cells of TSV
    // eslint-disable-next-line no-control-regex
    ...(/[\0-\x08\x0b-\x1f]/.test(said) ? ['a control character'] : []),
    ...(time > longest ? [`${Math.round(time)} ms`] : []),
    ...(kilobytes / 1024 > megabytes ? [`${Math.round(kilobytes / 1024)} MB`] : []),
  ];
}

function described(fault: string, index: number, seed: number, input: FuzzedInput, outcome: Outcome): string {
  const clip = (text: string): string => (text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length})` : text);
  const files = Object.entries(input.files).map(
    ([name, content]) => `${name}: ${clip(JSON.stringify(content.toString('latin1')))}`,
  );
  const words = clip(JSON.stringify(input.words));
  return [
    `${fault}: input ${index}, seed ${seed}`,
    words,
    ...(input.stdin === '' ? [] : [`stdin: ${clip(JSON.stringify(input.stdin))}`]),
    ...files,
    clip(JSON.stringify(outcome)),
  ].join('\n  ');
}
