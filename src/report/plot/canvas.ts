// A canvas of characters: braille dots, two by four in a cell, or one letter in a cell. Cells remember who drew in them.

export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  /** Dots across and down a cell. */
  readonly dots: readonly [across: number, down: number];
  /** Draws a line between two dots; x runs right and y runs down, in dots. Every `stride`-th dot is drawn. */
  line(owner: number, from: readonly [number, number], to: readonly [number, number], stride?: number): void;
  /** The owners of a cell, and its braille character (a blank where it holds none). */
  cell(column: number, row: number): { readonly owners: readonly number[]; readonly braille: string };
}

/** The bits of the dots of a braille character (Unicode 15, block 2800), row by row. */
const brailleBits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

export function createCanvas(columns: number, rows: number, kind: 'braille' | 'letters'): Canvas {
  const dots = kind === 'braille' ? ([2, 4] as const) : ([1, 1] as const);
  const [across, down] = dots;
  const bits = new Uint8Array(columns * rows);
  const bitsOf = (index: number): number => bits[index] ?? 0;
  const owners = new Map<number, number[]>();
  const set = (owner: number, x: number, y: number): void => {
    const column = Math.floor(x / across);
    const row = Math.floor(y / down);
    if (column < 0 || column >= columns || row < 0 || row >= rows) return;
    const index = row * columns + column;
    if (kind === 'braille') bits[index] = bitsOf(index) | (brailleBits[2 * (y % 4) + (x % 2)] ?? 0);
    const already = owners.get(index);
    if (already === undefined) owners.set(index, [owner]);
    else if (!already.includes(owner)) already.push(owner);
  };
  return {
    columns,
    rows,
    dots,
    line: (owner, [x0, y0], [x1, y1], stride = 1) => {
      const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
      for (let i = 0; i <= steps; i++) {
        const x = Math.round(x0 + ((x1 - x0) * i) / steps);
        const y = Math.round(y0 + ((y1 - y0) * i) / steps);
        if (stride === 1 || (steps === Math.abs(x1 - x0) ? x : y) % stride === 0) set(owner, x, y);
      }
    },
    cell: (column, row) => {
      const index = row * columns + column;
      const braille = bitsOf(index) === 0 ? ' ' : String.fromCharCode(0x2800 + bitsOf(index));
      return { owners: owners.get(index) ?? [], braille };
    },
  };
}
