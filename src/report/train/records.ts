// A training as flat records, one per method and step: the rows of CSV and TSV.
import type { Training } from '../../train/train-data.js';
import { numberText } from '../text/number-text.js';
import { numberNames, flatNumbers } from './tables.js';

/** Head and rows; weights have columns where those after each step are known. */
export function trainRecords(training: Training): string[][] {
  const { runs } = training;
  const known = runs.every(({ steps }) => steps.every(({ weights }) => weights !== null));
  return [
    ['method', 'step', 'epoch', 'loss', 'gradientNorm', ...(known ? numberNames(training) : [])],
    ...runs.flatMap(({ method, steps }) =>
      steps.map(({ step, epoch, loss, gradientNorm, weights }) => [
        method,
        String(step),
        String(epoch),
        numberText(loss),
        numberText(gradientNorm),
        ...(known && weights !== null ? flatNumbers(training, weights).map((each) => numberText(each)) : []),
      ]),
    ),
  ];
}
