// A training in words: what is trained with what, how it ended, and where methods part. Shared by every format for people.
import { countOf, groupDigits, numeral } from '../../text/numeral.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import type { Score, Training, TrainingRun } from '../../train/train-data.js';
import { phraseOf } from '../looks.js';
import { errorText, shortNumber } from '../text/number-text.js';
import { capital, enumerate } from '../text/sentence.js';

/** What is trained, as labels and texts. */
export function trainingFacts(training: Training): (readonly [label: string, text: string])[] {
  const { model, loss, data, weights } = training;
  const numbers = weights.reduce((sum, { shape }) => sum + shape.reduce((size, length) => size * length, 1), 0);
  const named = weights.map(({ name, shape }) => (shape.length === 0 ? name : `${name}[${shape.join(',')}]`));
  const classes = data.columns.flatMap(({ name, classes: words }) =>
    words === null ? [] : [`${name} is one of ${enumerate(words.map(numeralOrWord))}`],
  );
  const rows =
    data.heldOut.length === 0
      ? countOf(data.rows, 'row')
      : `${countOf(data.rows - data.heldOut.length, 'row')} to train with, ${groupDigits(data.heldOut.length)} held out`;
  return [
    ['model', model],
    ['loss', loss],
    ['data', [data.name === inlineName ? rows : `${data.name}: ${rows}`, ...classes].join('; ')],
    ['weights', `${named.join(', ')}: ${countOf(numbers, 'number')}`],
    ['training', settingsText(training)],
  ];
}

/** What data in the training file itself are called. */
const inlineName = 'data';

const numeralOrWord = (word: string, i: number): string => `${word} (${i + 1})`;

function settingsText({ training }: Training): string {
  const { precision, optimizer, rates, epochs, batchSize, shuffle, seed } = training;
  const names: Readonly<Record<string, string>> = { learningRate: 'learning rate' };
  const told = Object.entries(rates).map(([name, rate]) => `${names[name] ?? name} ${numeral(rate)}`);
  const order = shuffle ? 'in random order' : 'in the order of the data';
  const batches = batchSize === 1 ? `row by row ${order}` : `batches of ${groupDigits(batchSize)} ${order}`;
  return `${optimizer}, ${told.join(', ')}; ${countOf(epochs, 'epoch')}, ${batches}; seed ${seed}, ${precision}`;
}

/** How the weights of each method do, and where they part: a sentence each. */
export function trainingSentences(training: Training): string[] {
  const { runs } = training;
  return [...runs.flatMap((run) => endingSentence(run)), ...scoreSentences(training), ...partingSentences(training)];
}

function endingSentence(run: TrainingRun): string[] {
  if (run.status === 'ok') return [];
  const { length } = run.steps;
  const after = length === 0 ? 'before its first step' : `after ${countOf(length, 'step')}`;
  const why = run.status === 'stopped' ? '' : `: ${(run.message ?? '').replace(/^[a-z -]+: /, '')}`;
  return [`${capital(phraseOf(run))} ${run.status === 'diverged' ? 'diverged' : 'stopped'} ${after}${why}.`];
}

/** Of the first method that came to its end. */
function scoreSentences(training: Training): string[] {
  const run = training.runs.find(({ status }) => status === 'ok');
  if (run === undefined) return [];
  const whose = training.runs.length > 1 ? `with the weights of ${phraseOf(run)}, ` : '';
  const trained = `${capital(whose + scoreText(run.trained, 'trained with', training))}.`;
  return run.holdout === null ? [trained] : [trained, `${capital(scoreText(run.holdout, 'held out', training))}.`];
}

function scoreText({ rows, loss, accuracy }: Score, what: string, { training, data }: Training): string {
  const every = what === 'trained with' && data.heldOut.length === 0;
  const whose = `${every && rows > 1 ? 'all' : 'the'} ${rows === 1 ? 'row' : countOf(rows, 'row')}${every ? '' : ` ${what}`}`;
  const right = accuracy === null ? '' : `, the accuracy ${percent(accuracy)} (${groupDigits(Math.round(accuracy * rows))} classed rightly)`;
  return `the loss of ${whose} is ${shortNumber(loss, training.precision)}${right}`;
} // prettier-ignore

/** A share in percent; 100 only if it is all. */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000);
  const text = ((share < 1 ? Math.min(tenths, 999) : tenths) / 10).toFixed(1);
  return `${text.replace(/\.0$/, '')} %`;
}

/** Where the weights of the others leave those of the first. */
function partingSentences({ runs }: Training): string[] {
  const [first, ...others] = runs;
  if (first === undefined || others.length === 0) return [];
  const made = others.filter(({ steps }) => steps.length > 0);
  const same = made.filter(({ parted }) => parted === null);
  const lines: string[] = [];
  if (same.length > 0) {
    const names = enumerate([phraseOf(first), ...same.map(phraseOf)]);
    lines.push(`${capital(names)} have the same weights to the last bit after every step.`);
  }
  for (const run of made) {
    if (run.parted === null) continue;
    const { step, weight, difference, last } = run.parted;
    lines.push(
      `${capital(phraseOf(run))} parts from ${phraseOf(first)} at step ${groupDigits(step)}: ${weight} differs by ${signedText(difference)}; in the end the greatest difference is ${errorText(last)}.`,
    );
  }
  return lines;
}

/** With two digits, as errors have, and its sign. */
export const signedText = (value: PlainNumber): string =>
  typeof value === 'number' && value < 0 ? `-${errorText(-value)}` : errorText(value);
