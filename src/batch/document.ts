// A whole document of cases, JSON or YAML: its shape checked, every mistake with its place.
import type { CaseFields, DefaultFields } from './case-fields.js';
import { defaultsSchema, fieldNames, frameSchema } from './schema/fixture.js';
import { readFields, withDefaults } from './case.js';
import { dataFileOf, foreignDocument, type Foreign } from './foreign.js';
import { isObject } from './is-object.js';
import { maxMistakes, mistakesOf, type PlacedMistake, type Path, type Mistake } from './mistakes.js';
import { parseDocument } from './placed-document.js';
import type { PlacedText } from './text-places.js';

export interface DocumentCases {
  readonly cases: readonly CaseFields[];
  readonly mistakes: readonly PlacedMistake[];
  readonly foreign: Foreign | null;
  /** Of a file for `diffcmp train`, the file with its data; null: none. */
  readonly data: string | null;
}

/** The cases of a document, defaults applied; or all that is wrong with it, up to the limit. */
export function readDocument(source: PlacedText, language: 'json' | 'yaml'): DocumentCases {
  const document = parseDocument(source, language);
  if (document.mistakes !== null) return { cases: [], mistakes: document.mistakes, foreign: null, data: null };
  const { cases, mistakes } = casesOf(document.value);
  // One more than is shown says that there are more.
  const located = mistakes.slice(0, maxMistakes + 1).map((mistake) => document.locate(mistake, 'bad-fixture'));
  const foreign = foreignDocument(document.value);
  const data = foreign === 'training' ? dataFileOf(document.value) : null;
  return { cases: located.length > 0 ? [] : cases, mistakes: located, foreign, data };
}

/** The cases of a parsed value: a list, or the form with a version. */
export function casesOf(value: unknown): { cases: CaseFields[]; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  let list: readonly unknown[];
  let listPath: Path = [];
  let defaults: DefaultFields | null = null;
  if (Array.isArray(value)) list = value;
  else {
    listPath = ['cases'];
    const shape = readFrame(value, mistakes);
    ({ list, defaults } = shape);
  }
  const cases: CaseFields[] = [];
  for (const [index, each] of list.entries()) {
    if (mistakes.length > maxMistakes) break;
    const read = readFields(each, [...listPath, index]);
    if (read.mistakes !== null) mistakes.push(...read.mistakes);
    else cases.push(withDefaults(read.fields, defaults));
  }
  return { cases, mistakes };
}

function readFrame(value: unknown, mistakes: Mistake[]): { list: readonly unknown[]; defaults: DefaultFields | null } {
  const frame = frameSchema.safeParse(value);
  if (!frame.success) mistakes.push(...mistakesOf(frame.error.issues, value, [], fieldNames.file));
  const { cases, defaults } = isObject(value) ? value : {};
  const checked = defaultsSchema.optional().safeParse(defaults);
  if (!checked.success) mistakes.push(...mistakesOf(checked.error.issues, defaults, ['defaults'], fieldNames.defaults));
  return { list: Array.isArray(cases) ? cases : [], defaults: (checked.success ? checked.data : undefined) ?? null };
}
