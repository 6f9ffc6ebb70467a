// Straight code most of which is repetitions as one JavaScript function of loops. It reads numbers where they are, and writes
// derivatives to where they are wanted, which WebAssembly can't: it would copy both.
import { memoryCells, type Cells } from './cells.js';
import type { CodeInParts } from './code-parts.js';
import { doubleText, javascriptExpression, javascriptFailure, javascriptFunction } from './javascript.js';
import { operationOfLine, type Line } from './lines.js';
import { numberSource } from './number-source.js';
import { isCondition, takesCondition } from './operations.js';
import type { CodePart } from './repetitions.js';
import type { Runner } from './runner.js';

/** Statements of a function, beyond which V8 optimises it too late or never. */
const mostStatements = 1_500;

/**
 * Null where that isn't one function of few statements, where it has guards (outputs are written while it runs, and have to
 * stay as they are where one fails), and where no code may be made from text.
 */
export function javascriptLoops(arranged: CodeInParts): Runner | null {
  const { code, loops, parts } = arranged;
  const written = parts.reduce((sum, { length }) => sum + length, 0);
  if (loops.length === 0 || code.guards.length > 0 || written > mostStatements) return null;
  try {
    return new LoopedFunction(arranged).runner();
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}

class LoopedFunction {
  private readonly inMemory: Cells;
  private readonly primitives = new Set<string>();
  private readonly statements: string[] = [];
  /** Of each line one more than the place of its loop; 0 where it stands alone. */
  private readonly loopOf: Int32Array;
  private readonly isPutOut: Uint8Array;

  constructor(private readonly arranged: CodeInParts) {
    const { code, loops } = arranged;
    this.inMemory = memoryCells(arranged);
    this.loopOf = new Int32Array(code.count);
    loops.forEach(({ start, length, repeats }, place) => this.loopOf.fill(place + 1, start, start + length * repeats));
    this.isPutOut = new Uint8Array(code.outputs.length);
  }

  runner(): Runner | null {
    const { code, parts } = this.arranged;
    for (const part of parts) {
      if (part.repeats > 1) this.loop(part);
      else for (let line = part.start; line < part.start + part.length; line++) this.straight(line);
    }
    const rest = [...code.outputs.keys()].filter((place) => place > 0 && this.isPutOut[place] === 0);
    if (this.statements.length + rest.length > mostStatements) return null;
    for (const place of rest) this.statements.push(`o[${place - 1}] = ${this.before(code.outputs[place] as Line)};`);
    this.statements.push(`return ${this.before(code.outputs[0] as Line)};`);
    const memory = new Float64Array(this.inMemory.count);
    for (const [cell, value] of this.inMemory.constants) memory[cell] = value;
    const text = `const m = D; return function (p, o, s) {\n${this.copied()}\n${this.statements.join('\n')}\n};`;
    return javascriptFunction<Runner>(this.primitives, text, memory);
  }

  /** The point is read before anything is put out: both may be one array. Several at once, since a loop costs more than they. */
  private copied(): string {
    const { inputs } = this.arranged.code;
    const atOnce = [...new Array(8).keys()];
    const several = [
      `const ${atOnce.map((place) => `x${place} = p[k + ${place}]`).join(', ')};`,
      `if (${atOnce.map((place) => `typeof x${place} !== 'number'`).join(' || ')}) ${javascriptFailure}`,
      ...atOnce.map((place) => `m[k + ${place}] = x${place};`),
    ].join(' ');
    const one = `const x = p[k]; if (typeof x !== 'number') ${javascriptFailure} m[k] = x;`;
    const from = inputs - (inputs % atOnce.length);
    return [
      `if (p instanceof Float64Array && p.length === ${inputs}) m.set(p);`,
      `else { for (let k = 0; k < ${from}; k += ${atOnce.length}) { ${several} } for (let k = ${from}; k < ${inputs}; k++) { ${one} } }`,
    ].join('\n');
  }

  private straight(line: Line): void {
    const { code } = this.arranged;
    const name = operationOfLine(code, line);
    if (name === 'literal') return;
    const columns = [code.first, code.second, code.third];
    const operand = (column: number): string => this.before(columns[column]?.[line] as Line);
    this.statements.push(`const v${line} = ${javascriptExpression(name, operand, this.primitives)};`);
  }

  /** Lines of the first repeat have the names of variables, which at last have what the last repeat left. */
  private loop(part: CodePart): void {
    const { start, length, repeats } = part;
    const { statements } = this;
    const earlier = new Map<number, number>(); // how many repeats a slot is looked back at
    const body: string[] = [];
    for (let line = start; line < start + length; line++) {
      statements.push(`let v${line} = ${this.isCondition(line) ? 'false' : '0.5'};`); // of that kind from the start
      body.push(...this.looped(part, line, earlier));
    }
    for (const [slot, lags] of earlier)
      for (let lag = lags; lag > 0; lag--) {
        const line = start + slot;
        statements.push(`let v${line}_${lag} = ${this.before(line - lag * length)};`);
        body.push(`v${line}_${lag} = v${line}${lag === 1 ? '' : `_${lag - 1}`};`);
      }
    statements.push(`for (let k = 0; k < ${repeats}; k++) {`, ...body, '}');
  }

  private looped(part: CodePart, line: Line, earlier: Map<number, number>): string[] {
    const { inMemory, arranged, primitives } = this;
    const { length, repeats } = part;
    const { code } = arranged;
    const operand = (column: number): string => this.inLoop(part, line, column, earlier);
    const computed = `v${line} = ${javascriptExpression(operationOfLine(code, line), operand, primitives)};`;
    const cell = inMemory.of[line] as number;
    if (cell < 0) return [computed];
    const step = (inMemory.of[line + length] as number) - cell;
    const isIn = (from: number, to: number): boolean => [cell, cell + step * (repeats - 1)].every((each) => each >= from && each < to); // prettier-ignore
    const [inputs, end] = [code.inputs, code.inputs + code.outputs.length];
    const stored = [computed];
    if (isIn(inputs + 1, end)) {
      for (let repeat = 0; repeat < repeats; repeat++) this.isPutOut[cell - inputs + step * repeat] = 1;
      stored.push(`o[${stepped(cell - inputs - 1, step)}] = v${line};`);
      if (!inMemory.isReadAgain(part, line)) return stored;
    }
    return [...stored, `m[${stepped(cell, step)}] = ${this.isCondition(line) ? `v${line} ? 1 : 0` : `v${line}`};`];
  }

  /** What a line in a loop takes. */
  private inLoop(part: CodePart, line: Line, column: number, earlier: Map<number, number>): string {
    const { code } = this.arranged;
    const { start } = part;
    const lines = [code.first, code.second, code.third][column] as Int32Array;
    const source = numberSource({ code, inMemory: this.inMemory }, part, line - start, (each) => lines[each] as Line);
    switch (source.from) {
      case 'literal':
        return doubleText(source.value);
      case 'repeat': {
        const { slot, lag } = source;
        if (lag === 0) return `v${start + slot}`;
        earlier.set(slot, Math.max(lag, earlier.get(slot) ?? 0));
        return `v${start + slot}_${lag}`;
      }
      case 'outside':
        return this.before(source.line);
      case 'memory':
        return asRead(`m[${stepped(source.cell, source.step)}]`, takesCondition(operationOfLine(code, line), column));
    }
  }

  /** A line of a part that is done, or one before all parts. */
  private before(line: Line): string {
    const { code, loops } = this.arranged;
    const name = operationOfLine(code, line);
    if (name === 'literal') return doubleText(code.values[line] as number);
    if (name === 'input') return `m[${line}]`;
    const loop = loops[(this.loopOf[line] as number) - 1];
    if (loop === undefined) return `v${line}`;
    const first = line - loop.length * (loop.repeats - 1);
    return first >= loop.start ? `v${first}` : asRead(`m[${this.inMemory.of[line]}]`, this.isCondition(line));
  }

  private isCondition(line: Line): boolean {
    return isCondition[this.arranged.code.operations[line] as number] as boolean;
  }
}

/** Memory has conditions as 1 or 0. */
const asRead = (number: string, asCondition: boolean): string => (asCondition ? `${number} !== 0` : number);

/** A cell of memory, so many further on with each repeat. */
function stepped(cell: number, step: number): string {
  const far = Math.abs(step) === 1 ? 'k' : `${Math.abs(step)} * k`;
  return `${cell} ${step < 0 ? '-' : '+'} ${far}`;
}
