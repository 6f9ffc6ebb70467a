// The functions of a file as a table: which are read, and what stands in the way of the others.
import type { FileFunctionFacts, FileFunctions, ObstacleFacts } from '../../javascript/list-functions.js';
import { visible } from '../../text/visible.js';
import { wrap } from '../text/display-width.js';
import { grid } from '../text/grid.js';
import { inCharacters, type Style } from '../text/style.js';

export const fileFunctionFields = [
  'function',
  'parameters',
  'line',
  'default',
  'readable',
  'obstacles',
  'file',
] as const;

export function fileFunctionRows({ functions }: FileFunctions): string[][] {
  return functions.map(({ name, parameters, file, line, isDefault, readable, obstacles }) => [
    name,
    parameters?.join(', ') ?? '',
    String(line),
    isDefault ? 'yes' : 'no',
    readable ? 'yes' : 'no',
    obstacles.map(obstacleText).join('; '),
    file,
  ]);
}

/** `newton.js:9:33: fetch is not read`. */
function obstacleText({ file, line, column, message }: ObstacleFacts): string {
  return file === null ? message : `${file}:${line}:${column}: ${message}`;
}

/** The screen: a line for each function, and below it what stands in its way, with the way out. */
export function fileFunctionsReport({ file, functions }: FileFunctions, style: Style): string {
  if (functions.length === 0) return `${visible(file)} has no functions at its top.\n`;
  const rows = functions.map((each) => {
    const line = each.file === file ? String(each.line) : visible(`${each.file}:${each.line}`);
    return [visible(callOf(each)), line, each.readable ? 'yes' : 'no'];
  });
  const [head = '', ...lines] = grid([['function', 'line', 'readable'], ...rows], ['left', 'right', 'left']);
  const body = lines.flatMap((line, i) => {
    const obstacles = functions[i]?.obstacles ?? [];
    const texts = obstacles.flatMap((each) => [obstacleText(each), ...(each.hint === null ? [] : [`  ${each.hint}`])]);
    return [line, ...texts.flatMap((text) => wrap(inCharacters(visible(text), style), style.width - 4).map((part) => `    ${part}`))]; // prettier-ignore
  });
  const unread = functions.filter(({ readable }) => !readable).length;
  const [first] = functions.filter(({ readable }) => readable);
  const notes = [
    unread === 0
      ? 'All of them are read.'
      : `${unread} of ${functions.length} ${unread === 1 ? 'is' : 'are'} not read.`,
    ...(first === undefined ? [] : [`Ask for one by its name: ${visible(`${file}#${first.name}`)}`]),
  ];
  return `${[style.paint.dim(head), ...body, '', ...notes].join('\n')}\n`;
}

const callOf = ({ name, parameters, isDefault }: FileFunctionFacts): string =>
  `${name}${parameters === null ? '' : `(${parameters.join(', ')})`}${isDefault ? ' (default)' : ''}`;
