// What the pages of docs/ say of the tables and the data, as it is today: the functions, and the counts of validation.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { builtins } from '../../src/language/builtins.js';
import type { Group } from '../../src/rule.js';
import { corpora, readCorpus } from '../oracle/corpus.js';

const root = join(import.meta.dirname, '../..');

/** A part of a page, and what stands there today. */
type Part = readonly [place: RegExp, today: string];

const partsOf: Readonly<Record<string, () => readonly Part[]>> = {
  'docs/commands.md': () => [[/(?<=^### The functions\n\n).*?(?=\n\n)/ms, functionsByKind()]],
  'docs/validation.md': counts,
};

/** The page with its parts as they are today, laid out by prettier. */
export async function pageOfToday(page: string, text: string): Promise<string> {
  const parts = partsOf[page]?.();
  if (parts === undefined) return text;
  for (const [place, today] of parts) {
    if (!place.test(text)) throw new Error(`${page} has no place for '${today}'`);
    text = text.replace(place, () => today);
  }
  const filepath = join(root, page);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

function functionsByKind(): string {
  const calls = new Map<Group, string[]>();
  for (const [name, { parameters, usage, facts }] of builtins) {
    const call = parameters.length === 1 ? name : `${name}(${parameters.join(', ')})`;
    const shown = (usage ?? call).split(' or ').map((each) => `\`${each}\``);
    calls.set(facts.group, [...(calls.get(facts.group) ?? []), ...shown]);
  }
  const rows = [...calls].map(([group, shown]) => `| ${group} | ${shown.join(' ')} |`);
  return ['| kind | functions |', '| --- | --- |', ...rows].join('\n');
}

function counts(): Part[] {
  const n = (count: number): string => count.toLocaleString('en');
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  const sizes = (records: readonly Readonly<Record<string, unknown>>[]): number =>
    sum(records.map((record) => Object.keys(record).length));
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const size = (path: string): number => Object.keys(JSON.parse(read(path)) as object).length;
  const cases = (folder: string): number =>
    sum(
      readdirSync(join(root, folder)).map(
        (file) => (parse(read(`${folder}/${file}`)) as { cases: unknown[] }).cases.length,
      ),
    );

  const perFile = corpora.map((corpus) => {
    const all = readCorpus(corpus);
    return { name: corpus.name, all, certified: all.length - corpus.undecided };
  });
  const all = perFile.flatMap((file) => file.all);
  const hessians = all.flatMap(({ hessianNearest }) => (hessianNearest === undefined ? [] : [hessianNearest]));
  return [
    [
      /[\d,]+ expressions, [\d,]+ derivatives/,
      `${n(all.length)} expressions, ${n(sizes(all.map((one) => one.nearest)))} derivatives`,
    ],
    [/[\d,]+ expressions certified/, `${n(sum(perFile.map(({ certified }) => certified)))} expressions certified`],
    [
      /[\d,]+ expressions, [\d,]+ entries/,
      `${n(hessians.length)} expressions, ${n(sizes(hessians.flatMap((hessian) => Object.values(hessian))))} entries`,
    ],
    [/(?<=edge-cases\.json` *\| )[\d,]+/, n(size('test/oracle/edge-cases.json'))],
    [/(?<=`fixtures\/nist`.*\| )[\d,]+(?= cases)/, n(cases('fixtures/nist'))],
    [/(?<=`fixtures\/optimization`.*\| )[\d,]+(?= cases)/, n(cases('fixtures/optimization'))],
    [/(?<=Garbow, Hillstrom *\| )[\d,]+(?= points)/, n(size('test/fixtures/published-minima.json'))],
    ...perFile.map(({ name, all, certified }): Part => [
      new RegExp(`[\\d,]+ of\\s[\\d,]+ in\\s\`${name}\``),
      `${n(certified)} of ${n(all.length)} in \`${name}\``,
    ]),
  ];
}
