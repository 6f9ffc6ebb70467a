// Templates: texts of the language over a size n, whose `sum(i, 1, n, …)` and `prod(…)` repeat a term. Read once for all sizes.
import { readStatements, type ReadStatements } from '../language/expression.js';
import { fault } from '../language/fault.js';
import { printStatements } from '../language/print.js';
import type { Tree } from '../language/tree.js';
import { TemplateAnalysis } from './template-analysis.js';
import { KnownNumbers, sizeName, type TemplateForm } from './template-forms.js';

/** An input as it is written: a name with so many indices, none for a plain number. */
export interface TemplateInput {
  readonly name: string;
  readonly indices: number;
}

export interface ScaleTemplate {
  readonly text: string;
  /** How it was read, fully explicit. */
  readonly read: string;
  readonly parsed: ReadStatements;
  /** In the order of their first appearance. */
  readonly inputs: readonly TemplateInput[];
  readonly usesSize: boolean;
  /** Of every tree that isn't the same at each size. */
  readonly forms: ReadonlyMap<Tree, TemplateForm>;
  readonly numbers: KnownNumbers;
}

/**
 * Reads a template.
 *
 * @throws DiffcmpError with the place in the text: what isn't of the language, an index that no sum runs over, bounds and
 * indices that are made of more than numbers, n and indices
 */
export function readTemplate(text: string): ScaleTemplate {
  const parsed = readStatements(text);
  const { inputs, usesSize, forms } = new TemplateAnalysis(text, parsed.statements);
  return {
    text,
    read: printStatements(parsed.written),
    parsed,
    inputs: [...new Set([...parsed.first, ...inputs.keys()])].map((name) => ({ name, indices: inputs.get(name) ?? 0 })),
    usesSize,
    forms,
    numbers: new KnownNumbers(),
  };
}

/** @throws DiffcmpError for a template that is the same at every size */
export function checkUsesSize({ text, usesSize }: ScaleTemplate): void {
  if (usesSize) return;
  const message = `the template doesn't use ${sizeName}: it is the same at every size`;
  throw fault(text, 'bad-template', message, null, 'for example sum(i, 1, n, x[i]^2)');
}
