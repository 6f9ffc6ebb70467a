// A whole document of cases, JSON or YAML: its shape checked, every problem with its place.
import { defaultsSchema, fieldNames, frameSchema, type CaseFields, type DefaultFields } from './schema/fixture.js';
import { problemsOfCase, withDefaults } from './case.js';
import { parseJson } from './json.js';
import { placeInJson } from './json-scan.js';
import { maxProblems, problemsOf, type LocatedProblem, type Path, type Problem } from './problems.js';
import { problemAt, type PlacedText } from './text-places.js';
import { parseYaml } from './yaml.js';

export interface DocumentCases {
  readonly cases: readonly CaseFields[];
  readonly problems: readonly LocatedProblem[];
  /** A mapping that says nothing of cases: it is about something else. */
  readonly foreign: boolean;
}

type Place = (path: Path, onKey: boolean) => { readonly start: number; readonly length: number } | null;

/** The cases of a document, defaults applied; or all that is wrong with it, up to the limit. */
export function readDocument(source: PlacedText, language: 'json' | 'yaml'): DocumentCases {
  const nul = source.text.indexOf('\0');
  if (nul >= 0) {
    const problem = problemAt(source, 'malformed-json', 'a text can hold no NUL character', nul);
    return { cases: [], problems: [problem], foreign: false };
  }
  let value: unknown;
  let place: Place;
  if (language === 'json') {
    const parsed = parseJson(source);
    if (parsed.problem !== null) return { cases: [], problems: [parsed.problem], foreign: false };
    ({ value } = parsed);
    place = (path, onKey) => placeInJson(source.text, path, onKey);
  } else {
    const parsed = parseYaml(source);
    if (parsed.problems !== null) return { cases: [], problems: parsed.problems, foreign: false };
    ({ value, place } = parsed);
  }
  const { cases, problems } = casesOf(value);
  // One more than is shown says that there are more.
  const located = problems.slice(0, maxProblems + 1).map((problem) => locate(source, place, problem));
  return { cases: located.length > 0 ? [] : cases, problems: located, foreign: isForeign(value) };
}

function isForeign(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !Object.hasOwn(value, 'diffcmp') && !Object.hasOwn(value, 'cases');
}

function locate(source: PlacedText, place: Place, { path, onKey, message }: Problem): LocatedProblem {
  // What is missing has no place of its own: its owner has.
  let at = place(path, onKey);
  for (let length = path.length; at === null && length > 0; length--) at = place(path.slice(0, length - 1), false);
  return problemAt(source, 'bad-fixture', message, at?.start ?? 0, at?.length ?? 1);
}

/** The cases of a parsed value: a list, or the form with a version. */
export function casesOf(value: unknown): { cases: CaseFields[]; problems: Problem[] } {
  const problems: Problem[] = [];
  let list: readonly unknown[];
  let listPath: Path = [];
  let defaults: DefaultFields | null = null;
  if (Array.isArray(value)) list = value;
  else {
    listPath = ['cases'];
    const shape = shapeOf(value, problems);
    ({ list, defaults } = shape);
  }
  const cases: CaseFields[] = [];
  for (const [index, each] of list.entries()) {
    if (problems.length > maxProblems) break;
    const found = problemsOfCase(each, [...listPath, index]);
    if (found.length > 0) problems.push(...found);
    else cases.push(withDefaults(each as CaseFields, defaults));
  }
  return { cases, problems };
}

function shapeOf(value: unknown, problems: Problem[]): { list: readonly unknown[]; defaults: DefaultFields | null } {
  const frame = frameSchema.safeParse(value);
  if (!frame.success) problems.push(...problemsOf(frame.error.issues, value, [], fieldNames.file));
  const { cases, defaults } = Object(value) as { cases?: unknown; defaults?: unknown };
  const checked = defaultsSchema.optional().safeParse(defaults);
  if (!checked.success) problems.push(...problemsOf(checked.error.issues, defaults, ['defaults'], fieldNames.defaults));
  return { list: Array.isArray(cases) ? cases : [], defaults: (checked.success ? checked.data : undefined) ?? null };
}
