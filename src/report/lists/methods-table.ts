// The methods as a table: id, group, what each is.
import type { Method } from '../../methods/method.js';
import { wrap } from '../text/display-width.js';
import { grid } from '../text/grid.js';
import { inCharacters, type Style } from '../text/style.js';

export type MethodItem = Pick<Method, 'id' | 'summary'> & { readonly group: string; readonly inDefault: boolean };

export const methodFields = ['method', 'group', 'default', 'summary'] as const;

export function methodRows(methods: readonly MethodItem[]): string[][] {
  return methods.map(({ id, group, inDefault, summary }) => [id, group, inDefault ? 'yes' : 'no', summary]);
}

/** The screen; summaries are wrapped beside their method, or below it where there is little room. */
export function methodsReport(methods: readonly MethodItem[], style: Style): string {
  const rows = methods.map(({ id, group, inDefault }) => [id, group, inDefault ? 'yes' : 'no']);
  const [head = '', ...lines] = grid([['method', 'group', 'default'], ...rows], ['left', 'left', 'left']);
  const margin = Math.max(head.length, ...lines.map((line) => line.length)) + 2;
  const beside = style.width - margin >= 24;
  const body = lines.flatMap((line, i) => {
    const summary = inCharacters(methods[i]?.summary ?? '', style);
    if (!beside) return [line, ...wrap(summary, style.width - 2).map((part) => `  ${part}`)];
    const [first = '', ...rest] = wrap(summary, Math.min(style.width, 110) - margin);
    return [line.padEnd(margin) + first, ...rest.map((part) => ' '.repeat(margin) + part)];
  });
  const notes = [
    'Groups: ad (forward and reverse), fd (finite differences), default (those marked yes), all.',
    'Examples: -m ad,central-difference, or -m all,-backward-difference.',
  ];
  return `${[style.paint.dim(head), ...body, '', ...notes.flatMap((note) => wrap(note, style.width))].join('\n')}\n`;
}
