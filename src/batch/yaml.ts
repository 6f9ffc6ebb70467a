// YAML text to a value, with the place of every path; aliases and nesting are limited.
import { isMap, isScalar, isSeq, parseDocument, visit, type Document, type Node, type Scalar } from 'yaml';
import { lowerFirst } from '../text/letter-case.js';
import { maxMistakes, type PlacedMistake, type Path } from './mistakes.js';
import { mistakeAt, type Extent, type PlacedText } from './text-places.js';
import { excessInYaml } from './yaml-limits.js';

/** Times that aliases may stand for what they name, all together. */
const maxAliases = 10_000;

export interface YamlText {
  readonly value: unknown;
  /** Where a path stands. */
  place(path: Path, onKey: boolean): Extent | null;
}

export type ParsedYaml = (YamlText & { readonly mistakes: null }) | { readonly mistakes: readonly PlacedMistake[] };

export function parseYaml(source: PlacedText): ParsedYaml {
  const mistake = (message: string, offset = 0, length = 1): PlacedMistake =>
    mistakeAt(source, 'malformed-json', message, offset, length);
  const excess = excessInYaml(source.text);
  if (excess !== null) return { mistakes: [mistake(excess.message, excess.offset)] };
  try {
    const document = parseDocument(source.text, {
      version: '1.2',
      uniqueKeys: false, // its own check takes the square of the number of keys
      prettyErrors: false,
      logLevel: 'silent',
    });
    const faults = [...document.errors, ...document.warnings];
    const twice = keysTwice(document);
    if (twice.length > 0)
      return {
        mistakes: twice
          .slice(0, maxMistakes + 1)
          .map((key) => mistake(`the field '${String(key.value)}' stands twice`, key.range?.[0], 1)),
      };
    if (faults.length > 0)
      return {
        mistakes: faults
          .slice(0, maxMistakes + 1)
          .map(({ message, pos: [start, end] }) => mistake(lowerFirst(message), start, end - start)),
      };
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { value, mistakes: null, place: (path, onKey) => placeInYaml(document, path, onKey) };
  } catch (error) {
    if (error instanceof ReferenceError) return { mistakes: [mistake('its aliases stand for too much')] };
    throw error;
  }
}

/** Keys that a mapping already has. */
function keysTwice(document: Document): Scalar[] {
  const found: Scalar[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) found.push(key);
        seen.add(key.value);
      }
    },
  });
  return found;
}

function placeInYaml(document: Document, path: Path, onKey: boolean): Extent | null {
  if (onKey) {
    const owner = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap(owner)) return null;
    for (const { key } of owner.items)
      if (isScalar(key) && String(key.value) === String(path.at(-1))) return rangeOf(key);
    return null;
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(node) || isSeq(node) || isScalar(node) ? rangeOf(node) : null;
}

function rangeOf({ range }: Node): Extent | null {
  return range == null ? null : { start: range[0], length: Math.max(1, range[1] - range[0]) };
}
