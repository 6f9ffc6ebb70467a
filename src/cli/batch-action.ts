// What `diffcmp batch` does: starts the engine and hands what comes out of it to whoever writes it.
import { availableParallelism } from 'node:os';
import { checkContinued } from '../batch/continued.js';
import { EarlierOutput } from '../batch/earlier.js';
import { headerOf, runEngine, type EngineOptions } from '../batch/engine.js';
import { filesOf } from '../batch/files.js';
import { Inputs } from '../batch/inputs.js';
import { DiffcmpError } from '../errors.js';
import { selectIds } from '../methods/selection.js';
import { version } from '../version.js';
import type { BatchCommandOptions as Options } from './batch-options.js';
import { openOutput, checkBatchOutput } from './batch-output.js';
import { BatchProgress } from './batch-progress.js';
import { batchRemarks } from './batch-remarks.js';
import { BatchView } from './batch-view.js';
import type { Context } from './context.js';
import { isStandard } from './output.js';

export async function runBatch(paths: readonly string[], options: Options, context: Context): Promise<void> {
  const { streams } = context;
  checkCombination(options);
  const method = options.method?.join(',');
  if (method !== undefined) selectIds(method);
  const files = await filesOf(paths);
  await checkBatchOutput(options);
  const inputs = new Inputs(files, streams.stdin);
  const isFilter = files.some(({ name }) => name === '-');
  await context.interruptible(async (interrupted) => {
    const readerGone = new AbortController();
    const signal = AbortSignal.any([interrupted, readerGone.signal]);
    const earlier =
      options.resume === true && options.output !== undefined ? await EarlierOutput.open(options.output) : null;
    const engine: EngineOptions = {
      version,
      paths,
      overrides: overridesOf(options, method),
      timeout: options.timeout ?? 10_000,
      filter: options.filter ?? null,
      shard: options.shard ?? null,
      order: options.order,
      jobs: options.jobs ?? availableParallelism(),
      maxFailures: options.maxFailures ?? Infinity,
      allowEmpty: options.allowEmpty ?? false,
      signal,
      earlier,
    };
    if (earlier !== null) checkContinued(options.output ?? '', earlier.header, headerOf(engine));
    const output = openOutput(options, { isFilter, earlier, streams, readerGone: () => readerGone.abort() });
    const view = new BatchView({ options, streams, showsScreen: !isFilter || !isStandard(options), readerGone });
    const progress = new BatchProgress(streams.stderr, options, view.writesToTerminal);
    try {
      for await (const event of runEngine(inputs, engine)) {
        if (event.kind === 'start') {
          batchRemarks(event.survey, options, context);
          progress.start(event.survey.count);
          await output.header(event.header);
          view.header(event.header);
        } else if (event.kind === 'cases') {
          await output.cases(event.finished);
          progress.show(event.progress);
          await view.failures(event.failures, () => progress.clear());
        } else {
          progress.end();
          if (event.end === 'complete') await output.end(event.summary);
          else await output.leave();
          await view.end(event.summary, isFilter ? null : files.length);
          context.exitCode = event.summary.cases.failed > 0 ? 1 : 0;
          if (event.end === 'interrupted' && interrupted.aborted) context.exitCode = interrupted.reason as number;
          view.sayHowItEnded(event.end, event.summary, interrupted.aborted, context.words);
        }
      }
    } catch (error) {
      progress.end();
      await output.leave();
      throw error;
    }
  });
}

function overridesOf(options: Options, methods: string | undefined): EngineOptions['overrides'] {
  const { tolerance, precision, delta, maxSteps } = options;
  const given = { methods, tolerance, precision, delta, maxSteps };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Options that don't go together are refused before anything is read. */
function checkCombination({ resume, force, output, format, order }: Options): void {
  if (resume !== true) return;
  const refuse = (message: string, hint: string): never => {
    throw new DiffcmpError('bad-option', message, { hint });
  };
  if (output === undefined || output === '-') refuse('--resume continues a file', 'add -o FILE');
  if (force === true) refuse('--resume and --force are two different things', '--resume keeps what is there');
  if (format !== 'table' && format !== 'ndjson') refuse(`--resume continues NDJSON, not ${format}`, 'leave out -f');
  if (order === 'done') refuse('--resume needs lines in the order of the input', 'leave out --order done');
}
