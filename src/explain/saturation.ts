// Saturation: a function has come so near the bound that it tends to that it is the bound, as floating point has it.
import type { BinaryName, UnaryName } from '../arithmetic.js';
import type { Format } from '../arithmetics/formats.js';
import { unaryNames } from '../arithmetic.js';
import type { LedgerLine } from './ledger.js';

/** Whether a line is a bound: the value that its function has at an end of all numbers, or a sum that swallows a function which dies out there. */
export function isSaturated(lines: readonly LedgerLine[], line: number, format: Format): boolean {
  const { source, value } = lines[line] as LedgerLine;
  if (source.kind !== 'operation') return false;
  const { name, args } = source;
  if (isUnary(name)) return isAtBound(lines, line, format);
  if (name !== 'add' && name !== 'sub') return false;
  const [x, y] = args as readonly [number, number];
  const absorbed = value === (lines[x] as LedgerLine).value ? y : x;
  return (
    Math.abs(value) === Math.abs((lines[absorbed === x ? y : x] as LedgerLine).value) &&
    diesOut(lines, absorbed, format)
  );
}

const isUnary = (name: UnaryName | BinaryName): name is UnaryName => (unaryNames as readonly string[]).includes(name);

/** The value of the line's function at the end of all numbers to which its argument is near. */
function atEnd({ source }: LedgerLine, lines: readonly LedgerLine[], { arithmetic }: Format): number {
  if (source.kind !== 'operation' || !isUnary(source.name)) return NaN;
  const [x = NaN] = source.args.map((arg) => (lines[arg] as LedgerLine).value);
  return Math.abs(x) < 1 ? NaN : arithmetic[source.name](Math.sign(x) * Infinity);
}

function isAtBound(lines: readonly LedgerLine[], line: number, format: Format): boolean {
  const at = lines[line] as LedgerLine;
  const bound = atEnd(at, lines, format);
  return Number.isFinite(bound) && bound !== 0 && at.value === bound;
}

/** Whether it is a function that tends to 0 there, or a product with one. */
function diesOut(lines: readonly LedgerLine[], line: number, format: Format): boolean {
  const at = lines[line] as LedgerLine;
  const { source } = at;
  if (source.kind !== 'operation') return false;
  if (isUnary(source.name)) return atEnd(at, lines, format) === 0;
  return (
    (source.name === 'mul' || source.name === 'div') &&
    source.args.some((arg) => atEnd(lines[arg] as LedgerLine, lines, format) === 0)
  );
}
