// A whole document of cases, JSON or YAML: its shape checked, every mistake with its place.
import type { CaseFields, DefaultFields } from './case-fields.js';
import { defaultsSchema, fieldNames, frameSchema } from './schema/fixture.js';
import { readFields, withDefaults } from './case.js';
import { foreignDocument, type Foreign } from './foreign.js';
import { isObject } from './is-object.js';
import { parseJson } from './json.js';
import { placeInJson } from './json-scan.js';
import { maxMistakes, mistakesOf, type PlacedMistake, type Path, type Mistake } from './mistakes.js';
import { mistakeAt, type Extent, type PlacedText } from './text-places.js';
import { parseYaml } from './yaml.js';

export interface DocumentCases {
  readonly cases: readonly CaseFields[];
  readonly mistakes: readonly PlacedMistake[];
  readonly foreign: Foreign | null;
}

/** Where the key or the value at a path stands; null: nowhere. */
type Whereabouts = (path: Path, onKey: boolean) => Extent | null;

/** The cases of a document, defaults applied; or all that is wrong with it, up to the limit. */
export function readDocument(source: PlacedText, language: 'json' | 'yaml'): DocumentCases {
  const nul = source.text.indexOf('\0');
  if (nul >= 0) {
    const mistake = mistakeAt(source, 'malformed-json', 'a text can hold no NUL character', nul);
    return { cases: [], mistakes: [mistake], foreign: null };
  }
  let value: unknown;
  let place: Whereabouts;
  if (language === 'json') {
    const parsed = parseJson(source);
    if (parsed.mistake !== null) return { cases: [], mistakes: [parsed.mistake], foreign: null };
    ({ value } = parsed);
    place = (path, onKey) => placeInJson(source.text, path, onKey);
  } else {
    const parsed = parseYaml(source);
    if (parsed.mistakes !== null) return { cases: [], mistakes: parsed.mistakes, foreign: null };
    ({ value, place } = parsed);
  }
  const { cases, mistakes } = casesOf(value);
  // One more than is shown says that there are more.
  const located = mistakes.slice(0, maxMistakes + 1).map((mistake) => locate(source, place, mistake));
  return { cases: located.length > 0 ? [] : cases, mistakes: located, foreign: foreignDocument(value) };
}

function locate(source: PlacedText, place: Whereabouts, { path, onKey, message }: Mistake): PlacedMistake {
  // What is missing has no place of its own: its owner has.
  let at = place(path, onKey);
  for (let length = path.length; at === null && length > 0; length--) at = place(path.slice(0, length - 1), false);
  return mistakeAt(source, 'bad-fixture', message, at?.start ?? 0, at?.length ?? 1);
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
