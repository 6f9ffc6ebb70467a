// What `diffcmp help errors` and `diffcmp help columns` list.
import { errorTable } from '../error-table.js';
import { wordText } from '../option-text.js';
import { columnNames, tableColumns } from '../report/compare/columns.js';
import { commandLineWording } from '../report/text/command-line-wording.js';
import { padEnd, proseWidth, wrap } from '../report/text/display-width.js';
import { inCharacters, type Style } from '../report/text/style.js';

const exitMeanings: readonly (readonly [number | string, string])[] = [
  [0, 'done, every check passed'],
  [1, 'done, but a check failed'],
  [2, 'usage: options, method, range, expression'],
  [3, 'an input or output file'],
  [4, "the function can't be evaluated there"],
  [5, 'nothing could be judged: the truth, or what was expected, is undecided'],
  [70, 'a bug in diffcmp'],
  ['130, 143', 'interrupted, terminated'],
];

const errorFacts = Object.entries(errorTable).map(([code, { exit, meaning }]) => ({
  code,
  exit,
  meaning: wordText(meaning, commandLineWording),
}));

export const errorListing = {
  fields: ['error', 'exit', 'meaning'],
  rows: errorFacts.map(({ code, exit, meaning }) => [code, String(exit), meaning]),
  screen: errorList,
  data: { schema: 'diffcmp/errors@1', errors: errorFacts },
  items: errorFacts,
};

/** Columns that a meaning needs beside its code; on a narrower screen it stands below. */
const narrowest = 28;

/** Every error code with its exit code and meaning. */
function errorList(style: Style): string {
  const width = Math.max(narrowest, Math.min(style.width, proseWidth));
  const column = Math.max(...errorFacts.map(({ code }) => code.length)) + 2;
  const isBelow = width - column - 6 < narrowest;
  const indent = isBelow ? 2 : column + 6;
  const lines = errorFacts.flatMap(({ code, exit, meaning }) => {
    const opening = `${padEnd(code, column)}${String(exit).padStart(4)}`;
    const texts = wrap(meaning, width - indent);
    const [first = '', ...rest] = isBelow ? [opening, ...texts] : [`${opening}  ${texts[0]}`, ...texts.slice(1)];
    return [first, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
  const exits = exitMeanings.flatMap(([exit, meaning]) =>
    wrap(meaning, width - 10).map((line, i) => padEnd(i === 0 ? String(exit) : '', 10) + line),
  );
  const head = `${padEnd('error', column)}exit${isBelow ? '' : '  meaning'}`;
  return `${[head, ...lines, '', 'Exit codes:', '', ...exits].join('\n')}\n`;
}

const columnFacts = columnNames.map((name) => ({
  name,
  title: tableColumns[name].title,
  meaning: tableColumns[name].meaning,
}));

export const columnListing = {
  fields: ['column', 'title', 'meaning'],
  rows: columnFacts.map(({ name, title, meaning }) => [name, title, meaning]),
  screen: columnList,
  data: { schema: 'diffcmp/columns@1', columns: columnFacts },
  items: columnFacts,
};

/** Every column by the name that `--columns` takes, its title in the table, and what it means. */
function columnList(style: Style): string {
  const width = Math.min(style.width, proseWidth);
  const lines = [{ name: 'column', title: 'title', meaning: 'meaning' }, ...columnFacts].flatMap(
    ({ name, title, meaning }) => {
      const opening = inCharacters(`${padEnd(name, 10)}${padEnd(inCharacters(title, style), 12)}`, style);
      const [first = '', ...rest] = wrap(inCharacters(meaning, style), Math.max(width - opening.length, 20));
      return [opening + first, ...rest.map((line) => ' '.repeat(opening.length) + line)];
    },
  );
  return `${lines.join('\n')}\n`;
}
