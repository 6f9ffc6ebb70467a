// What `diffcmp batch` does: starts the engine and hands what comes out of it to whoever writes it.
import { checkContinued } from '../batch/continued.js';
import { EarlierOutput } from '../batch/earlier.js';
import { headerOf, runEngine, type EngineOptions } from '../batch/engine.js';
import { filesOf, type CaseFile } from '../batch/files.js';
import { Inputs } from '../batch/inputs.js';
import type { CasePool } from '../batch/pool.js';
import type { RunSettings } from '../batch/settings.js';
import { DiffcmpError } from '../errors.js';
import { selectIds } from '../methods/selection.js';
import type { BatchCommandOptions as Options } from './batch-options.js';
import { canGoOn, checkBatchOutput, openOutput, writesLines } from './batch-output.js';
import { BatchProgress } from './batch-progress.js';
import { batchRemarks, outsideRemark } from './batch-remarks.js';
import { BatchView } from './batch-view.js';
import type { Context, Interruption } from './context.js';
import { isStandard } from './output.js';
import { OutputFiles } from './output-files.js';
import { whileLocked } from './output-lock.js';

interface Means {
  readonly options: Options;
  readonly settings: RunSettings;
  readonly pool: CasePool;
}

interface Files {
  readonly paths: readonly string[];
  readonly files: readonly CaseFile[];
  readonly outputs: OutputFiles;
}

export async function runBatch(paths: readonly string[], means: Means, context: Context): Promise<void> {
  const { options, settings } = means;
  checkCombination(options);
  if (settings.overrides.methods !== undefined) selectIds(settings.overrides.methods);
  const files = await filesOf(paths);
  const outputs = await OutputFiles.of({ '-o': options.output, '--report': options.report }, context.streams);
  for (const { name, found } of files) if (!found) await outputs.refuse(name);
  await context.interruptible((interruption) =>
    whileLocked(options.output, () => runFiles({ paths, files, outputs }, means, context, interruption)),
  );
}

async function runFiles(
  { paths, files, outputs }: Files,
  { options, settings, pool }: Means,
  context: Context,
  interruption: Interruption,
): Promise<void> {
  const { streams } = context;
  await checkBatchOutput(options);
  const inputs = new Inputs(files, streams.stdin, outputs.refuse);
  const isFilter = files.some(({ name }) => name === '-');
  const readerGone = new AbortController();
  const signal = AbortSignal.any([interruption.signal, readerGone.signal]);
  const earlier =
    options.resume === true && options.output !== undefined ? await EarlierOutput.open(options.output) : null;
  const engine: EngineOptions = {
    ...settings,
    paths,
    shard: options.shard ?? null,
    order: options.order,
    maxFailures: options.maxFailures ?? Infinity,
    allowEmpty: options.allowEmpty ?? false,
    signal,
    earlier,
  };
  if (earlier !== null) checkContinued(options.output ?? '', earlier.header, headerOf(engine));
  const output = openOutput(options, earlier, { isFilter, streams, readerGone: () => readerGone.abort(), signal });
  pool.everyLine = writesLines(output);
  const view = new BatchView({ options, streams, showsScreen: !isFilter || !isStandard(options), readerGone });
  const progress = new BatchProgress(streams.stderr, options, view.writesToTerminal);
  try {
    for await (const event of runEngine(inputs, pool, engine)) {
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
        await view.end(event.summary, isFilter ? null : inputs.filesOfCases);
        outsideRemark(event.summary, options, context);
        context.exitCode = event.summary.cases.failed > 0 ? 1 : 0;
        const { exitCode } = interruption;
        if (event.end === 'interrupted' && exitCode !== null) context.exitCode = exitCode;
        view.sayHowItEnded(event.end, event.summary, exitCode !== null, context.words);
      }
    }
  } catch (error) {
    progress.end();
    await output.leave();
    throw error;
  }
}

/** Options that don't go together are refused before anything is read. */
function checkCombination({ resume, force, output, format, order }: Options): void {
  if (resume !== true) return;
  const refuse = (message: string, hint: string): never => {
    throw new DiffcmpError('bad-option', message, { hint });
  };
  if (output === undefined || output === '-') refuse('--resume continues a file', 'add -o FILE');
  if (force === true) refuse('--resume and --force are two different things', '--resume keeps what is there');
  if (!canGoOn(format)) refuse(`--resume continues NDJSON, not ${format}`, 'leave out -f');
  if (order === 'done') refuse('--resume needs lines in the order of the input', 'leave out --order done');
}
