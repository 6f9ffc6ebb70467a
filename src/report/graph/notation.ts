// How equations of sweeps are written: ẋ and x̄ as on paper, x' and x_bar where only ASCII may be used.

export interface Notation {
  readonly tangent: (name: string) => string;
  readonly adjoint: (name: string) => string;
  readonly name: (name: string) => string;
  /** A formula in names of nodes. */
  readonly formula: (text: string) => string;
  readonly number: (text: string) => string;
  /** A partial that has no formula. */
  readonly partial: (of: string, by: string) => string;
  readonly times: string;
}

/** The mark stands on the first character, whatever follows it: ẋ1, v̄12. */
const marked = (name: string, mark: string): string => {
  const [first = ''] = name;
  return (first + mark).normalize('NFC') + name.slice(first.length);
};

const asItIs = (text: string): string => text;

const onPaper: Notation = {
  tangent: (name) => marked(name, '\u0307'),
  adjoint: (name) => marked(name, '\u0304'),
  name: asItIs,
  formula: asItIs,
  number: asItIs,
  partial: (of, by) => `∂${of}/∂${by}`,
  times: ' · ',
};

const inAscii: Notation = {
  ...onPaper,
  tangent: (name) => `${name}'`,
  adjoint: (name) => `${name}_bar`,
  partial: (of, by) => `d${of}/d${by}`,
  times: ' * ',
};

export const notationOf = ({ ascii }: { readonly ascii: boolean }): Notation => (ascii ? inAscii : onPaper);
