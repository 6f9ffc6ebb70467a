// The texts of a network: read, their variables found among weights and columns, and their programs for these shapes.
import { explained } from '../problem/attempt.js';
import { DiffcmpError, EvaluationError } from '../errors.js';
import { readExpression, type ReadProgram } from '../language/expression.js';
import type { Budget, Variable } from '../program/program.js';
import type { Format } from '../arithmetics/formats.js';
import { closest } from '../text/did-you-mean.js';
import { clip } from '../text/value-text.js';
import { elementCount, elementNames, type Shape } from '../tensors/shape.js';
import { rowNumbers, type DataColumn, type DataTable } from './data-table.js';
import { outputName } from './names.js';
import { gather, Network, severalLosses, type NetworkText, type Supply, type SuppliedProgram } from './network.js';

/** What the texts are about. */
export interface NetworkSurroundings {
  /** The file that the texts are in; null: none. */
  readonly file: string | null;
  readonly weights: readonly Variable[];
  readonly initial: readonly number[];
  readonly data: DataTable;
  readonly format: Format;
  readonly budget: Budget;
}

export interface NetworkTexts {
  readonly model: ReadProgram;
  readonly loss: ReadProgram;
}

/** Runs what runs a text. @throws DiffcmpError that names the text */
export function inText<V>(which: () => NetworkText, texts: Partial<NetworkTexts>, file: string | null, run: () => V): V {
  try {
    return run();
  } catch (error) {
    const name = which();
    const read = texts[name];
    const known =
      error instanceof EvaluationError && read !== undefined ? textError(error, read) : error;
    throw known instanceof DiffcmpError && (known.source === null || known.source.text === read?.text || read === undefined)
      ? known.inSource(file === null ? name : `${file}: ${name}`)
      : known;
  }
} // prettier-ignore

function textError(error: EvaluationError, read: ReadProgram): Error {
  const known = explained(error, read, { program: read.program, point: [] });
  if (known instanceof DiffcmpError) return known;
  return new DiffcmpError('bad-training', error.message, { source: read.text, span: error.span });
}

/** The texts as programs that read each other's numbers. @throws DiffcmpError */
export function networkOf({ model, loss }: NetworkTexts, surroundings: NetworkSurroundings): Network {
  const { file, weights, data, initial, format, budget } = surroundings;
  const used = data.columns.filter(({ name }) => [model, loss].some(({ variables }) => variables.includes(name)));
  const row = (index: number): number[] => rowNumbers({ ...data, columns: used }, index);
  const first = row(0);
  let which: NetworkText = 'model';
  return inText(() => which, { model, loss }, file, () => {
    const supplied = { weights, columns: used };
    const modelPart = supply(model, 'model', { ...supplied, output: null });
    const { arithmetic } = format;
    const literals = first.map((value) => arithmetic.literal(value));
    const output = modelPart.program.link(arithmetic)(gather(modelPart.supplies, initial, literals, []), budget);
    which = 'loss';
    const lossPart = supply(loss, 'loss', { ...supplied, output: output.shape });
    const value = lossPart.program.link(arithmetic)(
      gather(lossPart.supplies, initial, literals, output.items),
      budget,
    );
    if (value.items.length !== 1)
      throw new DiffcmpError('bad-training', severalLosses(value.shape), {
        hint: `for example mean(${clip(loss.text)}), or sum(…)`,
        source: loss.text,
        span: { start: 0, end: loss.text.length },
      });
    const names = weights.flatMap(({ name, shape }) => elementNames(name, shape));
    return new Network({ weights: names, model: modelPart, loss: lossPart, outputShape: output.shape, row });
  });
} // prettier-ignore

interface Suppliers {
  readonly weights: readonly Variable[];
  readonly columns: readonly DataColumn[];
  /** The shape of what the model gives; null: the text can't use it. */
  readonly output: Shape | null;
}

function supply(read: ReadProgram, text: NetworkText, suppliers: Suppliers): SuppliedProgram {
  const found = read.variables.map((name) => {
    const supplied = supplyOf(name, suppliers);
    if (supplied === null) throw new Error(`nobody looked whether there is a ${name} for the ${text}`);
    return supplied;
  });
  return { program: read.shaped(found.map(({ shape }) => shape)), supplies: found.map((each) => each.supply) };
}

function supplyOf(name: string, suppliers: Suppliers): { readonly shape: Shape; readonly supply: Supply } | null {
  const { weights, columns, output } = suppliers;
  const weight = weights.find((each) => each.name === name);
  if (weight !== undefined) {
    const { shape, start } = weight;
    return { shape, supply: { from: 'weights', start, count: elementCount(shape) } };
  }
  let start = 0;
  for (const column of columns) {
    const count = elementCount(column.shape);
    if (column.name === name) return { shape: column.shape, supply: { from: 'row', start, count } };
    start += count;
  }
  if (name !== outputName || output === null) return null;
  return { shape: output, supply: { from: 'output', start: 0, count: elementCount(output) } };
}

/** Looks whether every variable of the texts is a weight, a column, or in the loss the output. @throws DiffcmpError */
export function checkVariables(texts: NetworkTexts, names: readonly string[], file: string | null): void {
  for (const text of ['model', 'loss'] as const) {
    const read = texts[text];
    const known = text === 'loss' ? [...names, outputName] : names;
    const stray = read.variables.find((name) => !known.includes(name));
    if (stray !== undefined) inText(() => text, texts, file, () => refuseName(stray, read, text, known)); // prettier-ignore
  }
}

function refuseName(name: string, read: ReadProgram, text: NetworkText, known: readonly string[]): never {
  const place = { source: read.text, span: read.firstUse(name) };
  if (name === outputName)
    throw new DiffcmpError('unbound-variable', `${outputName} is what the model gives; the ${text} itself can't use it`, {
      ...place,
      hint: 'the loss can',
    });
  const misread = read.misread((each) => known.includes(each));
  const guess = closest(name, known);
  const hint =
    guess !== null
      ? `did you mean '${guess}'?`
      : misread?.variable === name
        ? misread.hint
        : `there are ${clip(known.join(', '))}`;
  throw new DiffcmpError('unbound-variable', `'${clip(name)}' is neither a weight nor a column of the data`, {
    ...place,
    hint,
  });
} // prettier-ignore

/** Reads a text of a network. @throws DiffcmpError that names it */
export function readNetworkText(text: string, name: NetworkText, file: string | null): ReadProgram {
  return inText(() => name, {}, file, () => readExpression(text)); // prettier-ignore
}
