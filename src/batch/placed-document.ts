// A document as a value, JSON or YAML, with the place of every path in it.
import type { ErrorCode } from '../error-table.js';
import { parseJson } from './json.js';
import { placeInJson } from './json-scan.js';
import type { Mistake, Path, PlacedMistake } from './mistakes.js';
import { mistakeAt, type Extent, type PlacedText } from './text-places.js';
import { parseYaml } from './yaml.js';

export interface PlacedDocument {
  readonly value: unknown;
  readonly mistakes: null;
  /** A mistake at its place in the text. */
  locate(mistake: Mistake, code: ErrorCode): PlacedMistake;
}

/** The value of a text, or what keeps it from being one. */
export function parseDocument(
  source: PlacedText,
  language: 'json' | 'yaml',
): PlacedDocument | { readonly mistakes: readonly PlacedMistake[] } {
  const nul = source.text.indexOf('\0');
  if (nul >= 0) return { mistakes: [mistakeAt(source, 'malformed-json', 'a text can hold no NUL character', nul)] };
  if (language === 'json') {
    const parsed = parseJson(source);
    if (parsed.mistake !== null) return { mistakes: [parsed.mistake] };
    return placed(source, parsed.value, (path, onKey) => placeInJson(source.text, path, onKey));
  }
  const parsed = parseYaml(source);
  return parsed.mistakes !== null ? parsed : placed(source, parsed.value, parsed.place);
}

/** Where the key or the value at a path stands; null: nowhere. */
type Whereabouts = (path: Path, onKey: boolean) => Extent | null;

function placed(source: PlacedText, value: unknown, place: Whereabouts): PlacedDocument {
  return {
    value,
    mistakes: null,
    locate: ({ path, onKey, message }, code) => {
      // What is missing has no place of its own: its owner has.
      let at = place(path, onKey);
      for (let length = path.length; at === null && length > 0; length--) at = place(path.slice(0, length - 1), false);
      return mistakeAt(source, code, message, at?.start ?? 0, at?.length ?? 1);
    },
  };
}
