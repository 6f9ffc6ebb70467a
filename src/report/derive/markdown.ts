// Derivatives as Markdown: each as code, its steps as a table.
import type { Derived, DerivedPartial } from '../../derive/derive-data.js';
import { markdownTable } from '../compare/markdown.js';
import { tie } from '../text/display-width.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { checkText, noteSentences } from './notes.js';
import { operatorOf, stepRuleText } from './screen.js';

export function deriveMarkdown(derived: Derived): string {
  const parts = [
    ...derived.derivatives.flatMap((each) => derivativeParts(derived, each)),
    ...noteSentences(derived, true).map(markdownText),
  ];
  return `${parts.join('\n\n')}\n`;
}

function derivativeParts(derived: Derived, { by, text, steps }: DerivedPartial): string[] {
  const operator = operatorOf(derived, by, { ascii: false });
  const rows = (steps ?? []).map((step) => [
    String(step.number),
    step.of,
    stepRuleText(step).replaceAll(tie, ' '),
    step.filled === step.result ? step.result : `${step.filled} = ${step.result}`,
    step.why === null ? step.source : `${step.source}: ${step.why}`,
    checkText(step.check),
  ]);
  return [
    `## ${markdownText(operator)} ${markdownCode(derived.formula.text)}`,
    ...(steps === null
      ? []
      : [markdownTable([['step', 'of', 'rule', 'result', 'source', 'check'], ...rows], 6).trimEnd()]),
    markdownCode(text),
  ];
}
