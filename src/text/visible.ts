// Text that may be shown anywhere: what a terminal would act on, or would not show, is written out as JSON writes it.

/*
 * Controls (C0, DEL, C1: with them all escape sequences), line and paragraph separators, what changes the direction or
 * has no width, lone surrogates, and characters that mean nothing or something private. Unassigned ones are harmless, and
 * which they are differs between versions of Node.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

const shortForms: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

const writtenOut = (character: string): string =>
  shortForms[character] ??
  character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The text on one line: `\n`, `\u001b`, `\u202e` stand for what is not shown. All else, a backslash too, stays as it is. */
export function visible(text: string): string {
  return text.replace(unseen, writtenOut);
}

/** The same for text of several lines: its line breaks and tabs are its own. */
export function visibleLines(text: string): string {
  return text.replace(unseen, (character) =>
    character === '\n' || character === '\t' ? character : writtenOut(character),
  );
}

/** Plain data with every text in it on one line, names of fields too. */
export function visibleData<Data>(data: Data): Data {
  return inEveryText(data) as Data; // the shape stays
}

function inEveryText(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(inEveryText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [visible(name), inEveryText(inner)]));
}

/** Anything but letters, digits and marks of ASCII, and the dots behind digits that go on: of these nothing is unseen. */
const uncommon = /[^ -~…]/;

/** Data as JSON on one line that means the same and hides nothing. */
export function jsonLine(data: unknown): string {
  const line = JSON.stringify(data);
  return uncommon.test(line) ? visibleLines(line) : line; // a batch writes a line per case, and looks for little in most
}
