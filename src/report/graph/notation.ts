// How tangents and adjoints are written: ẋ and x̄ as on paper, x' and x_bar where only ASCII may be used.

export interface Notation {
  readonly tangent: (name: string) => string;
  readonly adjoint: (name: string) => string;
}

/** The mark stands on the first character, whatever follows it: ẋ1, v̄12. */
const marked = (name: string, mark: string): string => {
  const [first = ''] = name;
  return (first + mark).normalize('NFC') + name.slice(first.length);
};

const onPaper: Notation = {
  tangent: (name) => marked(name, '\u0307'),
  adjoint: (name) => marked(name, '\u0304'),
};

const inAscii: Notation = { tangent: (name) => `${name}'`, adjoint: (name) => `${name}_bar` };

export const notationOf = ({ ascii }: { readonly ascii: boolean }): Notation => (ascii ? inAscii : onPaper);
