// A training as Markdown: what is trained, steps, methods side by side, final weights, and how it ended.
import type { PlainNumber } from '../../compare/reference-data.js';
import type { Nested } from '../../tensors/nested.js';
import type { Training } from '../../train/train-data.js';
import { markdownTable } from '../compare/markdown.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { comparisonCells, raceCells, showsWeights, stepCells, weightText } from './tables.js';
import { trainingFacts, trainingSentences } from './texts.js';

const mostSteps = 20;

export function trainMarkdown(training: Training): string {
  const { runs, weights } = training;
  const { precision } = training.training;
  const [first] = runs;
  if (first === undefined) return '';
  const texts = new Set(['model', 'loss']);
  const facts = trainingFacts(training).map(
    ([label, text]) => `- ${label}: ${texts.has(label) ? markdownCode(text) : markdownText(text)}`,
  );
  const steps =
    runs.length > 1
      ? raceCells(training, mostSteps)
      : stepCells(training, first, mostSteps, showsWeights(training));
  const final = weights.map(
    (weight) => `- ${markdownCode(weight.name)}: ${markdownText(weightText(weight, first.weights[weight.name] as Nested<PlainNumber>, precision))}`,
  );
  const parts = [
    `## Training${training.file === null ? '' : ` ${markdownCode(training.file)}`}`,
    facts.join('\n'),
    first.steps.length === 0 ? '' : markdownTable(steps, 0).trimEnd(),
    runs.length > 1 ? markdownTable(comparisonCells(training), 1).trimEnd() : '',
    final.join('\n'),
    ...trainingSentences(training).map(markdownText),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
} // prettier-ignore
