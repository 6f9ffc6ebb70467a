// Straight code as statements: a line that is used once stands where it is used, as long as that is readable; others have names.
import { type Line, linesBefore, operandLines, operationOfLine } from '../lines.js';
import type { PrimitiveName, Relation } from '../../arithmetic.js';
import { isCondition, isRelationName, type LineOperation } from '../operations.js';
import type { StraightCode } from '../trace.js';
import { linesNeverMinusZero } from './minus-zero.js';
import type { CodeStatement } from './language.js';
import type { NameSupply } from './parameters.js';
import { atom, tightness, type Term } from './terms.js';
import type { TermWriter } from './writer.js';

/** Characters of a term beyond which its parts get names. */
const mostInTerm = 60;
/** Of the words of a guard. */
const mostInWords = 45;

/** Lines as they are written. */
export interface WrittenLines {
  readonly statements: readonly CodeStatement[];
  readonly outputs: readonly Term[];
  /** What the code holds under, in the terms of its inputs where that is short. */
  readonly guards: readonly string[];
}

/**
 * @param isOutputNamed outputs get names too, so that what is read is read before results are written
 * @param isSingle the code is that of a program of singles
 */
export function statementsOf(
  code: StraightCode,
  writer: TermWriter,
  inputs: readonly Term[],
  names: NameSupply,
  { isOutputNamed, isSingle }: { readonly isOutputNamed: boolean; readonly isSingle: boolean },
): WrittenLines {
  const neverMinusZero = linesNeverMinusZero(code, isSingle);
  const termOf = (line: Line, given: readonly Term[]): Term =>
    lineTerm(operationOfLine(code, line), given, writer, neverMinusZero[code.first[line] as Line] === 1);
  const isOfValue = linesBefore(code, [code.outputs[0] as Line, ...code.guards]);
  const guards = guardsOf(code);
  const uses = usesOf(code, guards);
  const statements: CodeStatement[] = [];
  const words: string[] = [];
  const terms: Term[] = [];
  /** The same in the terms of inputs; null where that is long. */
  const whole: (Term | null)[] = [];
  const pending = new Set<Line>();

  const name = (line: Line): void => {
    const isOfCondition = isCondition[code.operations[line] as number] === true;
    const called = names.next(isOfCondition ? 'c' : isOfValue[line] === 1 ? 't' : 'd');
    statements.push({ kind: 'name', name: called, term: terms[line] as Term, isCondition: isOfCondition });
    terms[line] = atom(called);
    pending.delete(line);
  };
  /** The term of a line; parts of it get names until it is short. */
  const written = (line: Line): Term => {
    const operands = operandLines(code, line);
    for (;;) {
      const term = termOf(line, operands.map((each) => terms[each] as Term)); // prettier-ignore
      const parts = operands.filter((each) => pending.has(each));
      if (term.text.length <= mostInTerm || parts.length === 0) {
        for (const part of parts) pending.delete(part);
        return term;
      }
      name(parts.reduce((a, b) => ((terms[b] as Term).text.length > (terms[a] as Term).text.length ? b : a)));
    }
  };
  const wholeOf = (line: Line): Term | null => {
    const operands = operandLines(code, line).map((each) => whole[each] ?? null);
    if (operands.includes(null)) return null;
    const term = termOf(line, operands as Term[]);
    return term.text.length <= mostInWords ? term : null;
  };
  const guard = (line: Line, holds: boolean): void => {
    const { fails, meets } = requirement(code, line, holds, terms, writer);
    const inInputs = whole[line] == null ? meets : requirement(code, line, holds, whole as Term[], writer).meets;
    statements.push({ kind: 'guard', fails, words: inInputs.text });
    words.push(inInputs.text);
  };

  for (let line = 0; line < code.count; line++) {
    const operation = operationOfLine(code, line);
    if (operation === 'input' || operation === 'literal') {
      terms[line] = operation === 'input' ? (inputs[line] as Term) : writer.number(code.values[line] as number);
      whole[line] = terms[line] as Term;
      continue;
    }
    const holds = guards.get(line);
    const used = uses[line] as number;
    if (used === 0) continue; // a guard that follows from others
    const [first] = operandLines(code, line);
    const isNamed = first !== undefined && !pending.has(first);
    const term = written(line);
    terms[line] = term;
    whole[line] = wholeOf(line);
    if (isNamed && term === terms[first]) continue; // rounding that takes no text
    if (used > 1) name(line);
    if (holds !== undefined) guard(line, holds);
    else if (used === 1) pending.add(line);
  }
  if (isOutputNamed) for (const line of code.outputs) if (pending.has(line)) name(line);
  return { statements, outputs: Array.from(code.outputs, (line) => terms[line] as Term), guards: words };
}

/** The operation of a line on terms. */
function lineTerm(operation: LineOperation, given: readonly Term[], writer: TermWriter, isRootPlain: boolean): Term {
  const [x, y, z] = given as [Term, Term, Term];
  if (isRelationName(operation)) return writer.is(operation, x, y);
  switch (operation) {
    case 'select':
      return writer.choice(x, y, z);
    case 'masked':
      return writer.choice(x, y, writer.number(-0));
    case 'both':
      return writer.and(x, y);
    case 'either':
      return writer.or(x, y);
    case 'sqrt':
      return isRootPlain ? writer.sqrt(x) : writer.call('sqrt', x);
    default:
      return writer.call(operation as PrimitiveName, ...given);
  }
}

const complement: Partial<Readonly<Record<LineOperation, Relation>>> = { '==': '!=', '!=': '==' };

/** A guard as the condition that it is met under, and that under which it fails. NaN fails what isn't said to fail. */
function requirement(code: StraightCode, line: Line, holds: boolean, terms: readonly Term[], writer: TermWriter): { readonly meets: Term; readonly fails: Term } {
  const term = terms[line] as Term;
  const operation = operationOfLine(code, line);
  const other = complement[operation];
  const [x, y] = operandLines(code, line).map((each) => terms[each]) as [Term, Term];
  const opposite = other === undefined || term.binds === tightness.atom ? writer.not(term) : writer.is(other, x, y);
  return holds ? { meets: term, fails: opposite } : { meets: opposite, fails: term };
} // prettier-ignore

/** What has to hold, without what follows from the rest: that two numbers differ of which one is to be the larger. */
function guardsOf(code: StraightCode): ReadonlyMap<Line, boolean> {
  const all = new Map(Array.from(code.guards, (line, place) => [line, code.holds[place] === 1]));
  const pairOf = (line: Line): string => operandLines(code, line).join();
  const ordered = new Set([...all].filter(([line, holds]) => holds && ['<', '>'].includes(operationOfLine(code, line))).map(([line]) => pairOf(line)));
  return new Map([...all].filter(([line, holds]) => operationOfLine(code, line) !== (holds ? '!=' : '==') || !ordered.has(pairOf(line))));
} // prettier-ignore

/** How often each line is used: by lines, outputs and guards. */
function usesOf(code: StraightCode, guards: ReadonlyMap<Line, boolean>): Int32Array {
  const uses = new Int32Array(code.count);
  const use = (line: Line): void => void (uses[line] = (uses[line] as number) + 1);
  for (let line = 0; line < code.count; line++) operandLines(code, line).forEach(use);
  code.outputs.forEach(use);
  guards.forEach((_, line) => use(line));
  return uses;
}
