// A text that is hostile to terminals, shells, tables and pages, and what shows that nothing of it got there raw.
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import graphScript from '../../src/report/graph/page/main.js?script';
import { runMain, type Outcome } from './run-main.js';

/** What follows each of these must not begin a line, nor a cell, nor an element. */
const breaks = [
  '\n',
  '\r',
  '\u000b',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\t',
  '|',
  '`',
  ']]>',
  '"',
  "'",
  '</code></title></svg>',
];
const unseen =
  '\u001b[2J\u001b]0;t\u0007\u001b[31m\u001b[8m\u009b5m\u009d0;t\u009c\b\u007f\u202e\u2066\u200f\u061c\u200b\u2060\ufeff\ud800\u{e0041}';
const markup = `<img src=x onerror=alert(1)><script>alert(1)</script>" onload="x" y='`;
export const payload = `${unseen}${breaks.map((each) => `${each}INJECTED`).join('')}${markup}\0`;
/** As part of an argument or of the name of a file: without NUL, and without what parts folders. */
export const argument = payload.replaceAll('\0', '');
/** As a comment, which a line break would end: in an expression that is right. */
export const comment = `# ${argument.replaceAll('\n', '')}`;
export const fileName = argument.replaceAll('/', '').replaceAll('\ud800', '').slice(0, 90);

const escape = '\u001b\\[';
const ownCodes = new RegExp(`${escape}(?:[124]|2[24]|3[0-79]|9[0-7]|38;5;\\d+)m`, 'g');
const raw =
  /(?![\n\t])\p{Cc}|[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ue000-\uf8ff\u{e0000}-\u{e0fff}]/u;

/** @param hasColor whether diffcmp's own colours may be in it */
export function expectHarmless(text: string, hasColor: boolean): void {
  expect(hasColor ? text.replace(ownCodes, '') : text).not.toMatch(raw);
  const excerpt = /^ +.*\n +\^+$/gm; // a line of the source, with carets below it, is no line of diffcmp's
  expect(text.replace(ownCodes, '').replace(excerpt, '')).not.toMatch(/^\W*INJECTED/m);
}

/** The page of a graph without its script, which is diffcmp's own to the last character, and without its data. */
function withoutOwnScript(page: string): string {
  const data = /<script type="application\/json" id="graph-data">([^<>&]*)<\/script>/.exec(page);
  if (data === null) return page;
  expect(JSON.parse(data[1] ?? '')).toHaveProperty('schema', 'diffcmp/graph@1');
  return page.replace(data[0], '').replace(`<script>${graphScript}</script>`, '');
}

export function expectPage(text: string): void {
  expectHarmless(text, false);
  const page = withoutOwnScript(text);
  const tags = [...page.matchAll(/<!?\/?([a-z][\w:]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/gi)];
  expect(tags.map(([, name = '']) => name.toLowerCase())).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(img|script)$/)]),
  );
  expect(tags.flatMap(([, , attributes = '']) => [...attributes.matchAll(/\s(on\w+)=/g)])).toEqual([]);
  const words = tags.reduce((left, [tag]) => left.replace(tag, ''), page.replace(/<style>[^<]*<\/style>/, ''));
  expect(words).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#\d+);)/);
}

export function expectRows(text: string, separator: ',' | '\t'): void {
  const rows = parse(text, { delimiter: separator }) satisfies unknown[]; // throws where rows differ in length
  expect(rows).toHaveLength(text.trimEnd().split('\n').length);
}

/** In a table, every row has as many cells as its head. */
export function expectMarkdown(text: string): void {
  const cells = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.match(/(?<!\\)\|/g)?.length);
  const tables = text.split(/\n\n/).filter((part) => part.startsWith('|'));
  expect(new Set(cells).size).toBeLessThanOrEqual(Math.max(1, tables.length));
  expect(text.replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')).not.toMatch(/(?<!\\)<(img|script|\/)/);
}

export const appearances = [
  ['--width', '40', '--color', 'always'],
  ['--width', '120', '--ascii', '--color', 'never'],
];

export async function expectHarmlessRun(words: readonly string[]): Promise<Outcome> {
  const outcome = await runMain(words);
  const hasColor = words.includes('always');
  expectHarmless(outcome.stdout, hasColor);
  expectHarmless(outcome.stderr, hasColor);
  expect(outcome.exit, outcome.stderr).not.toBe(70);
  return outcome;
}
