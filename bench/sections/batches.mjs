// Batches: cases a second, and processor time a case, with one job and with two.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseLines, expressions } from '../lib/batch-cases.mjs';
import { commandOf } from '../lib/library.mjs';
import { median } from '../lib/measure.mjs';

/** Those of the targets, and so many that what starts and warms up hardly counts. */
const counts = [10_000, 100_000];
/** Tells, as the process ends, what processor time its threads took, in µs. */
const toldAtExit = `data:text/javascript,${encodeURIComponent(
  `import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write('\\nprocessor ' + (user + system) + '\\n');
  });`,
)}`;

/** One batch: ms until it ends, and of processor time. @param output where its lines go; null: nowhere, and only the summary is made */
async function ofBatch(command, { file, output, methods }, jobs) {
  if (output !== null) rmSync(output, { force: true });
  const start = performance.now();
  const args = ['--import', toldAtExit, command, 'batch', file, '-j', String(jobs), '-q'];
  if (output !== null) args.push('-o', output);
  if (methods !== undefined) args.push('-m', methods);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`the batch ended with ${status}: ${said}`);
  return { time: performance.now() - start, processor: Number(/processor (\d+)/.exec(said)[1]) / 1e3 };
}

/** The adaptive difference is a better and a dearer one than that of 0.1.0, which hides what all else gained. */
const selections = [
  { methods: 'richardson', selection: 'Richardson alone' },
  { methods: 'forward,reverse,symbolic,complex-step,central-difference,forward-difference', selection: 'without it' },
];

const batchesOf = (quick) => [
  ...[false, true].flatMap((isDistinct) =>
    [false, true].map((isWritten) => ({ count: counts[0], isDistinct, isWritten })),
  ),
  ...selections.map((chosen) => ({ count: counts[0], isDistinct: false, isWritten: false, ...chosen })),
  ...(quick ? [] : [false, true].map((isWritten) => ({ count: counts[1], isDistinct: false, isWritten }))),
];

export async function batches({ against, quick }) {
  const folder = mkdtempSync(join(tmpdir(), 'diffcmp-bench-'));
  const commands = [{ name: '', command: commandOf() }];
  if (against !== undefined) commands.push({ name: ' @old', command: commandOf(against) });
  const table = [];
  try {
    for (const { count, isDistinct, isWritten, methods, selection } of batchesOf(quick)) {
      const file = join(folder, `cases-${count}-${isDistinct}.ndjson`);
      writeFileSync(file, caseLines(count, isDistinct));
      const files = { file, output: isWritten ? join(folder, 'lines.ndjson') : null, methods };
      const subjects = commands.flatMap(({ name, command }) =>
        (isWritten || methods !== undefined ? [1] : [1, 2]).map((jobs) => ({ name, command, jobs, runs: [] })),
      );
      for (let round = 0; round < (quick || count > 10_000 ? 1 : 3); round++)
        for (const { command, jobs, runs } of subjects) runs.push(await ofBatch(command, files, jobs));
      const what = `${count.toLocaleString('en')} cases, ${isDistinct ? 'as many' : expressions.length} expressions${selection === undefined ? '' : `, ${selection}`}`;
      for (const { name, jobs, runs } of subjects) {
        const [time, processor] = ['time', 'processor'].map((key) => median(runs.map((run) => run[key])));
        const each = `${(processor / count).toFixed(3)} ms`;
        const how = `${jobs} job${jobs === 1 ? '' : 's'}${isWritten ? ', lines written' : ''}`;
        table.push([`${what}, ${how}${name}`, Math.round((count / time) * 1e3), each]);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { id: 'batch', head: ['batch', 'cases a second', 'processor time a case'], rows: table, notes: [] };
}
