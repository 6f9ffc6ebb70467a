// A training as one HTML page: the loss curve, the steps, the weights; no scripts, no network.
import type { PlainNumber } from '../../compare/reference-data.js';
import type { Nested } from '../../tensors/nested.js';
import type { Training } from '../../train/train-data.js';
import { markupText } from '../text/markup.js';
import { pageOf, paragraph, tableMarkup } from '../text/page.js';
import type { Theme } from '../text/theme.js';
import { trainRecords } from './records.js';
import { trainSvg } from './svg.js';
import { comparisonCells, raceCells, showsWeights, stepCells, weightText } from './tables.js';
import { trainingFacts, trainingSentences } from './texts.js';

const mostSteps = 25;
const mostRecords = 2000;

/** The page, ending in a newline. */
export function trainHtml(training: Training, theme: Theme = 'auto'): string {
  const { runs, weights } = training;
  const { precision } = training.training;
  const [first] = runs;
  const facts = trainingFacts(training).map(
    ([label, text]) => `<dt>${markupText(label)}</dt><dd>${markupText(text.replaceAll('\n', '; '))}</dd>`,
  );
  const steps =
    first === undefined
      ? []
      : runs.length > 1
        ? raceCells(training, mostSteps)
        : stepCells(training, first, mostSteps, showsWeights(training));
  const final = weights.map(({ name, shape }) => [
    name,
    first === undefined ? '' : weightText({ name, shape }, first.weights[name] as Nested<PlainNumber>, precision),
  ]);
  const records = trainRecords(training);
  return pageOf(`Training${training.file === null ? '' : `: ${training.file}`}`, theme, [
    ...trainingSentences(training).map((text) => paragraph(text)),
    `<figure>\n${trainSvg(training, theme).trimEnd()}\n</figure>`,
    `<dl>${facts.join('')}</dl>`,
    ...(runs.length > 1 ? ['<h2>Methods</h2>', tableMarkup(comparisonCells(training))] : []),
    '<h2>Steps</h2>',
    tableMarkup(steps),
    '<h2>Weights</h2>',
    tableMarkup([['weight', 'after the last step'], ...final]),
    records.length - 1 > mostRecords
      ? ''
      : `<details>\n<summary>All ${records.length - 1} steps</summary>\n${tableMarkup(records)}\n</details>`,
  ]);
}
