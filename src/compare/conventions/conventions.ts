// What is returned at a singular point: by other tools at the operation that makes it, and by the methods of a comparison.
import { printStatements, printTree } from '../../language/print.js';
import { readStatements } from '../../language/expression.js';
import { visit, type Tree } from '../../language/tree.js';
import { differentiatedNames, type Problem } from '../../methods/method.js';
import { isOfFile, type ReadFunction } from '../../problem/read-function.js';
import type { Laboratory } from '../../reference/laboratory.js';
import type { Span } from '../../span.js';
import type { Result } from '../comparison.js';
import type { Convention } from './convention-data.js';
import { mathjsOfExpression, mathjsOfOperation } from './mathjs-value.js';
import { otherTools, seenValues, type SeenValues } from './seen-values.js';
import { singularOperation, type SingularOperation } from './singular-operation.js';

/** The version of mathjs that is part of diffcmp, whose own derivative of the operation is worked out. */
export const mathjsVersion = '15.2.0';

/**
 * The operation that makes a singular point for each input; null: it meets none, or the value has several numbers.
 *
 * @throws TimeLimit when the budget of the problem is spent
 */
export const singularOperations = (laboratory: Laboratory, problem: Problem): (SingularOperation | null)[] =>
  problem.wrt.map((input) => (problem.program.outputs === undefined ? singularOperation(laboratory, problem, input) : null)); // prettier-ignore

/** What is returned at each of these operations. */
export function conventionsOf(
  read: ReadFunction,
  problem: Problem,
  operations: readonly (SingularOperation | null)[],
  results: readonly Result<'flat'>[],
): Convention[] {
  const names = differentiatedNames(problem);
  return operations.flatMap((found, i): Convention[] => {
    if (found === null) return [];
    const wrt = names[i] as string;
    const seen = seenOf(read, problem, found);
    const mathjsReturns = seen === null ? mathjsOfOperation(found, problem.format) : mathjsOfExpression(seen, problem.format); // prettier-ignore
    return [
      {
        wrt,
        operation: found.name,
        node: nodeText(read, found),
        ...lineAndColumn(read, found.span),
        seen: seen && { expression: seen.expression, at: seen.at, unassigned: seen.unassigned ?? null },
        tools: [
          ...otherTools.map(({ tool, version }, place) => ({ tool, version, returns: seen?.values[place] ?? null })),
          { tool: 'mathjs', version: mathjsVersion, returns: mathjsReturns },
        ],
        methods: results.map(({ method, gradient }) => ({ method, returns: gradient?.[wrt] ?? null })),
      },
    ];
  });
}

/** The row of the table: that of the whole expression, else of its operation. */
function seenOf(read: ReadFunction, { point }: Problem, { name, operands }: SingularOperation): SeenValues | null {
  const asked = isOfFile(read) || read.variables.length !== 1 ? null : inX(read.text, read.variables[0] as string);
  const whole = seenValues.find(({ expression, at }) => expression === asked && at === point[0]);
  if (whole !== undefined) return whole;
  const [first, second] = operands;
  if (first?.isActive !== true || first.value !== 0) return null;
  if (second?.isActive === true) return null; // it is 0 too, where they tie
  return seenValues.find(({ primitive }) => primitive === name) ?? null;
}

/** The text as it is read, of the variable x. */
function inX(text: string, variable: string): string {
  const { written } = readStatements(text);
  for (const { body } of written)
    visit(body, (tree) => {
      if (tree.kind === 'name' && tree.name === variable) tree.name = 'x';
    });
  return printStatements(written);
}

/** The operation as it stands in the text; of a file with the numbers that it was given. */
function nodeText(read: ReadFunction, { name, span, operands }: SingularOperation): string {
  let found: Tree | null = null;
  if (!isOfFile(read) && span !== null)
    for (const { body } of read.syntax.statements)
      visit(body, (tree) => {
        const spans = tree.kind === 'chain' ? tree.links.map((link) => link.span) : [tree.span];
        if (spans.some((each) => each?.start === span.start && each.end === span.end)) found ??= tree;
      });
  return found === null ? `${name}(${operands.map(({ value }) => String(value)).join(', ')})` : printTree(found);
}

function lineAndColumn(read: ReadFunction, span: Span | null): Pick<Convention, 'line' | 'column'> {
  if (span === null) return { line: null, column: null };
  if (isOfFile(read)) return { line: read.lineAt(span)?.line ?? null, column: null };
  const before = read.text.slice(0, span.start).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
