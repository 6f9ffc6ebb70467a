// What `diffcmp merge` does: reads the parts in step, writes one output, shows the summary where there is room for it.
import { mergeParts } from '../batch/merge.js';
import { DiffcmpError } from '../errors.js';
import { identityOf } from '../files/identity.js';
import { checkBatchOutput, openWhole } from './batch-output.js';
import { BatchView } from './batch-view.js';
import type { Context, Interruption } from './context.js';
import type { GlobalOptions } from './global-options.js';
import { isStandard } from './output.js';
import { OutputFiles } from './output-files.js';
import { whileLocked } from './output-lock.js';

export interface MergeCommandOptions extends GlobalOptions {
  readonly report?: string;
}

export async function runMerge(
  paths: readonly string[],
  options: MergeCommandOptions,
  context: Context,
): Promise<void> {
  const outputs = await OutputFiles.of({ '-o': options.output, '--report': options.report }, context.streams);
  await checkInputs(paths, outputs);
  await context.interruptible((interruption) =>
    whileLocked(options.output, () => mergeInto(paths, options, context, interruption)),
  );
}

/** No part is an output, and none is named twice. */
async function checkInputs(paths: readonly string[], outputs: OutputFiles): Promise<void> {
  const names = new Map<string, string>();
  for (const path of paths) {
    await outputs.refuse(path);
    const identity = path === '-' ? path : await identityOf(path);
    const other = identity === null ? undefined : names.get(identity);
    if (other !== undefined) throw new DiffcmpError('bad-part', `${other} and ${path} are the same part`);
    if (identity !== null) names.set(identity, path);
  }
}

async function mergeInto(
  paths: readonly string[],
  options: MergeCommandOptions,
  context: Context,
  interruption: Interruption,
): Promise<void> {
  const { streams } = context;
  await checkBatchOutput(options);
  const readerGone = new AbortController();
  const { signal } = interruption;
  const output = openWhole(options, { streams, readerGone: () => readerGone.abort(), signal });
  const view = new BatchView({ options, streams, showsScreen: !isStandard(options), readerGone });
  try {
    for await (const event of mergeParts(paths, streams.stdin)) {
      if (signal.aborted || readerGone.signal.aborted) break;
      if (event.kind === 'start') {
        await output.header(event.header);
        view.header(event.header);
      } else if (event.kind === 'cases') {
        await output.cases(event);
        await view.failures(event.failures, () => undefined);
      } else {
        await output.end(event.summary);
        await view.end(event.summary, null);
        context.exitCode = event.summary.cases.failed > 0 ? 1 : 0;
        return;
      }
    }
  } catch (error) {
    await output.leave();
    throw error;
  }
  await output.leave();
  if (interruption.exitCode !== null) context.exitCode = interruption.exitCode;
}
