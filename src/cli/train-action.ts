// What `diffcmp train` does: reads, trains, writes the report and the pictures, or says how to go on.
import type { Precision } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import { trainExporters } from '../report/train/exporters.js';
import { warningReport } from '../report/text/error-text.js';
import { countOf } from '../text/numeral.js';
import type { OptimizerName } from '../train/optimizers.js';
import { failureOf } from '../train/result.js';
import { runSession } from '../train/session.js';
import { originOfFile } from '../train/spec-origin.js';
import { taskOf, type TrainingTask } from '../train/task.js';
import type { Training } from '../train/train-data.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context, Interruption } from './context.js';
import { continueTraining } from './continue-line.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import { checkPictures, openPicture, pictureFiles, writePictures, type Drawings, type PictureOptions } from './pictures.js'; // prettier-ignore
import { readAll, type Streams } from './streams.js';
import { TrainProgress } from './train-progress.js';
import { defaultTimeout } from '../program/time.js';

export interface TrainCommandOptions extends GlobalOptions, BudgetOptions, PictureOptions {
  readonly method?: string[];
  readonly optimizer?: OptimizerName;
  readonly learningRate?: number;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly seed?: number;
  readonly precision?: Precision;
  readonly save?: string;
  /** True: without the name of a file. */
  readonly resume?: string | true;
  readonly plot?: 'auto' | 'braille' | 'ascii' | 'none';
  readonly height?: number;
}

export async function runTrain(file: string, given: TrainCommandOptions, context: Context): Promise<void> {
  const options = { ...given, resume: resumedFile(given) };
  const { streams } = context;
  await checkOutput(options);
  await checkPictures(options, 'training');
  if (options.save === '-' || options.save === '')
    throw new DiffcmpError('bad-option', '--save needs the name of a file', { hint: 'for example --save weights.json' });
  const task = await readTask(file, options, streams);
  await checkFiles(file, task, options, streams);
  await context.interruptible((interruption) => trainAndReport(task, options, context, interruption));
} // prettier-ignore

/** @throws DiffcmpError where no file is named, neither there nor to save to */
function resumedFile({ save, resume }: TrainCommandOptions): string | undefined {
  if (resume !== true) return resume;
  if (save !== undefined) return save;
  throw new DiffcmpError('bad-option', '--resume needs the name of a file', { hint: 'the one that --save named' });
}

/** As given, with the file that it goes on from. */
type ReadyOptions = Omit<TrainCommandOptions, 'resume'> & { readonly resume: string | undefined };

async function readTask(file: string, options: ReadyOptions, streams: Streams): Promise<TrainingTask> {
  const { optimizer, learningRate, epochs, batchSize, seed, precision, method, maxSteps } = options;
  const rules = { allowOutside: options.allowOutside ?? false, timeout: options.timeout ?? defaultTimeout };
  const origin = originOfFile(file, rules, file === '-' ? await readAll(streams.stdin) : null);
  const settings = { optimizer, learningRate, epochs, batchSize, seed, precision, method: method?.join(',') };
  return taskOf(origin, { settings, maxSteps, ...rules });
}

/** No input is an output, and no two outputs are one; only what was saved may be saved to again. */
async function checkFiles(file: string, task: TrainingTask, options: ReadyOptions, streams: Streams): Promise<void> {
  const { output, save, resume } = options;
  const results = { '-o': output, ...pictureFiles(options) };
  if (resume !== undefined) await (await OutputFiles.of(results, streams)).refuse(resume);
  const outputs = await OutputFiles.of({ ...results, '--save': save }, streams);
  if (file === '-') await outputs.refuse('-');
  for (const input of task.inputs) await outputs.refuse(input);
} // prettier-ignore

async function trainAndReport(
  task: TrainingTask,
  options: ReadyOptions,
  context: Context,
  interruption: Interruption,
): Promise<void> {
  const { streams } = context;
  const { save, resume, force } = options;
  const progress = new TrainProgress(streams.stderr, options);
  let training: Training;
  try {
    const { signal } = interruption;
    training = await runSession(task, { save, resume, force, signal, onProgress: (each) => progress.show(each) });
  } finally {
    progress.end();
  }
  const { exitCode } = interruption;
  if (exitCode !== null && training.runs.some(({ status }) => status === 'stopped')) {
    context.exitCode = exitCode;
    sayHowToGoOn(training, options, context);
    return;
  }
  const pictures = await writePictures(options, 'training', streams, () => drawings(training));
  const report = await trainExporters[options.format](training, { ...options, ...resultsChoice(options, streams) });
  await writeOutput(report, options, streams);
  const failure = failureOf(training);
  if (failure !== null) throw failure;
  sayWhoFailed(training, options, streams);
  if (options.open === true) await openPicture(pictures.at(-1) ?? '', options, streams);
}

async function drawings(training: Training): Promise<Drawings> {
  const [{ trainSvg }, { trainHtml }] = await Promise.all([
    import('../report/train/svg.js'),
    import('../report/train/html.js'),
  ]);
  return { svg: (theme) => trainSvg(training, theme), html: (theme) => trainHtml(training, theme) };
}

/** Methods that ended early while others went on. */
function sayWhoFailed({ runs }: Training, options: ReadyOptions, { stderr, env }: Streams): void {
  if (options.quiet === true) return;
  for (const { status, method, code, message } of runs)
    if (status !== 'ok' && message !== null)
      stderr.write(
        warningReport(
          code ?? status,
          message.startsWith(`${method}: `) ? message : `${method}: ${message}`,
          styleFor(stderr, env, options),
        ),
      );
}

function sayHowToGoOn(training: Training, { save }: ReadyOptions, { streams, words }: Context): void {
  const made = Math.max(0, ...training.runs.map(({ steps }) => steps.length));
  const line = save === undefined ? null : continueTraining(words, save);
  const way =
    save === undefined
      ? 'With --save FILE, --resume FILE could go on.'
      : line === null
        ? 'Continue: the same command with --resume and the file that it was saved to.'
        : `Continue: ${line}`;
  streams.stderr.write(`interrupted after ${countOf(made, 'step')}. ${way}\n`);
}
