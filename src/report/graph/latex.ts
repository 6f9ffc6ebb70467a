// A graph as a LaTeX document of its own, with packages that every LaTeX has: the list, the derivative, the sweeps.
import type { Graph, GraphNode } from '../../graph/graph-data.js';
import { countOf } from '../../text/numeral.js';
import { foldSentence, graphSentences } from './conclusion.js';
import { derivativeRows, noDerivative, pathSentence, pathTexts } from './derivative-text.js';
import { defaultMaxNodes, foldedRows, type ListRow } from './folding.js';
import { graphTitle } from './heading.js';
import { latexCode, latexFormulas, latexNode, latexNotation, latexValue, latexText } from './latex-text.js';
import type { Notation } from './notation.js';
import type { GraphChoice } from './screen.js';
import { conditionText, foldText, inputName, partialUlps, valueUlps } from './texts.js';
import { sweepSentences, sweepTexts, type SweepDirection, type SweepEquation } from './trace-text.js';
import { wholeValue } from './value-text.js';

/** The document, ending in a newline. */
export function graphLatex(graph: Graph, { maxNodes = defaultMaxNodes, quiet = false }: GraphChoice = {}): string {
  const notation = latexNotation(latexFormulas());
  const rows = foldedRows(graph, maxNodes);
  const sentences = quiet ? [] : [...graphSentences(graph), foldSentence(rows, graph)].filter((text) => text !== '');
  return [
    '% Run pdflatex twice: the widths of the tables are known after the first time.',
    '\\documentclass[a4paper]{article}',
    '\\usepackage[landscape,margin=18mm]{geometry}',
    '\\usepackage{amsmath,longtable,textcomp}',
    '\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{6pt}\\setlength{\\LTpre}{6pt}\\setlength{\\LTpost}{6pt}\\setlength{\\LTleft}{0pt}',
    '\\raggedright\\sloppy',
    '\\begin{document}',
    ...documentHeading(graph, notation),
    ...listTable(rows, graph, notation),
    ...derivativeParts(graph, notation),
    ...(['forward', 'reverse'] as const).flatMap((direction) => sweepTable(graph, direction, maxNodes, notation)),
    ...sentences.map((text) => `\\par ${latexText(text)}`),
    '\\end{document}',
    '',
  ].join('\n');
} // prettier-ignore

function documentHeading(graph: Graph, { tangent, adjoint, partial }: Notation): string[] {
  const { read, at, value } = graphTitle(graph, true);
  const means = [
    ...(graph.wrt === null ? [] : [`tangents $${tangent('v')} = ${partial('v', graph.wrt)}$`]),
    `adjoints $${adjoint('v')} = ${partial(graph.of, 'v')}$`,
  ];
  return [latexCode(read), `\\par ${latexText(at)}`, `\\par ${latexText(value)}; ${means.join(', ')}`];
}

/** Rows are high enough for a fraction. */
const columnSpace = '\\footnotesize\\setlength{\\tabcolsep}{4pt}\\renewcommand{\\arraystretch}{1.6}';

function listTable(rows: readonly ListRow[], graph: Graph, notation: Notation): string[] {
  const hasTangents = graph.wrt !== null;
  const hasUlps = graph.nodes.some(({ certified }) => certified !== null);
  const titles = ['node', 'operation', 'value', ...(hasUlps ? ['ulp'] : []), 'partials', ...(hasTangents ? ['tangent'] : []), 'adjoint'];
  const body = rows.map((row) => {
    if (row.kind === 'node') return nodeRow(graph.nodes[row.index] as GraphNode, graph, { hasTangents, hasUlps }, notation);
    const condition = row.kind === 'condition' ? graph.conditions[row.index] : undefined;
    const text = condition !== undefined ? conditionText(condition, graph) : row.kind === 'fold' ? foldText(row, graph) : '';
    return `\\multicolumn{${titles.length}}{l}{\\itshape ${latexText(text)}} \\\\`;
  });
  return [
    `{${columnSpace}`,
    `\\begin{longtable}{@{}${'l'.repeat(titles.length)}@{}}`,
    `${titles.join(' & ')} \\\\ \\hline \\endhead`,
    ...body,
    '\\end{longtable}}',
  ];
} // prettier-ignore

function nodeRow(
  node: GraphNode,
  { precision }: Graph,
  { hasTangents, hasUlps }: { readonly hasTangents: boolean; readonly hasUlps: boolean },
  notation: Notation,
): string {
  const { name, operation, formula, value, tangent, adjoint } = node;
  const number = (each: GraphNode['value'] | null): string =>
    each === null ? '' : `$${latexValue(wholeValue(each, precision))}$`;
  const partials = node.inputs.flatMap((input, slot) => {
    const partial = node.partials[slot] ?? null;
    if (partial === null) return [];
    const rule = node.rules[slot] ?? null;
    const text = wholeValue(partial, precision);
    const sign = notation.partial(name, inputName(input));
    if (Array.isArray(partial))
      return [`$${sign} = ${latexValue(text)}$${rule === null ? '' : ` (rule $${notation.formula(rule)}$)`}`];
    const sides = [...(rule === null || rule === text ? [] : [notation.formula(rule)]), latexValue(text)];
    const ulps = partialUlps(node, slot);
    const remark = ulps === null ? '' : ` (${latexText(ulps)} ulp)`;
    return [`$${sign} = ${sides.join(' = ')}$${remark}`];
  });
  const cells = (partial: string, isFirst: boolean): string =>
    [
      isFirst ? `$${latexNode(name)}$` : '',
      !isFirst ? '' : operation === 'input' ? 'input' : `$${notation.formula(formula)}$`,
      isFirst ? number(value) : '',
      ...(hasUlps ? [isFirst ? latexText(valueUlps(node)) : ''] : []),
      partial,
      ...(hasTangents ? [isFirst ? number(tangent) : ''] : []),
      isFirst ? number(adjoint) : '',
    ].join(' & ');
  const lines = partials.length === 0 ? [''] : partials;
  return lines.map((partial, i) => `${cells(partial, i === 0)} \\\\`).join('\n');
}

function derivativeParts(graph: Graph, { partial }: Notation): string[] {
  const { derivative, precision } = graph;
  if (derivative === null) return [];
  const title = `\\par $\\displaystyle ${partial(derivative.of, derivative.wrt)}$`;
  if (derivative.why !== null) return [`${title}: ${latexText(noDerivative(graph))}`];
  const rows = derivativeRows(derivative, precision).map(
    ({ label, value, remark }) => `${label} & $${latexValue(value)}$ & ${latexText(remark)} \\\\`,
  );
  const paths = pathTexts(derivative, precision);
  const shown = paths.slice(0, mostPathsPrinted);
  return [
    title,
    '\\par\\begin{tabular}{@{}lll@{}}',
    ...rows,
    '\\end{tabular}',
    `\\par ${latexText(pathSentence(derivative, precision))}`,
    ...shown.map(({ nodes, product }) => `\\par $${pathLatex(nodes)}$: $${latexValue(product).replaceAll(' · ', ' \\cdot ')}$`),
    ...(paths.length > shown.length ? [`\\par ${latexText(`and ${countOf(paths.length - shown.length, 'more path')}`)}`] : []),
  ];
} // prettier-ignore

/** Paths of a page or two. */
const mostPathsPrinted = 60;

/** Breaks after arrows; what is left out of a long path is told in words. */
const pathLatex = (nodes: string): string =>
  nodes.split(' → ').map((each) => (each.startsWith('…') ? `\\text{${latexText(each)}}` : latexNode(each))).join(' \\to\\allowbreak '); // prettier-ignore

/** Two columns as in a textbook: the primal, and what the sweep does there. */
function sweepTable(graph: Graph, direction: SweepDirection, most: number, notation: Notation): string[] {
  if (graph.trace?.[direction] == null) return [];
  const texts = sweepTexts(graph, direction, notation);
  const folded = Math.max(0, texts.length - most);
  const shown = folded === 0 ? texts : [...texts.slice(0, Math.ceil(most / 2)), ...texts.slice(texts.length - Math.floor(most / 2))];
  const lines = shown.flatMap(({ kind, primal, equations }, i) => {
    const own = `$${primal}$`;
    const gap = folded > 0 && i === Math.ceil(most / 2) ? [`\\multicolumn{2}{l}{\\itshape ${latexText(`… ${countOf(folded, 'line')} folded`)}} \\\\`] : [];
    if (equations.length === 0) return [...gap, `${own} & ${kind === 'skip' ? '\\itshape skipped' : ''} \\\\`];
    return [...gap, ...equations.map((equation, j) => `${j === 0 ? own : ''} & ${equationLatex(equation)}${kind === 'seed' && j === 0 ? ' \\quad seed' : ''} \\\\`)];
  });
  return [
    `\\par\\textbf{${direction === 'forward' ? 'Forward' : 'Reverse'} sweep}`,
    `{${columnSpace}`,
    '\\begin{longtable}{@{}ll@{}}',
    `primal & ${direction === 'forward' ? 'tangent' : 'adjoint'} \\\\ \\hline \\endhead`,
    ...lines,
    '\\end{longtable}}',
    ...sweepSentences(graph, direction).map((text) => `\\par ${latexText(text)}`),
  ];
} // prettier-ignore

const equationLatex = ({ left, sides }: SweepEquation): string => `$${[left, ...sides].join(' = ')}$`;
