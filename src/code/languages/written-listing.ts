// Traced code as a listing: names, statements, helpers and the comment put together.
import { type Line, linesBefore, operationOfLine } from '../lines.js';
import type { PrimitiveName } from '../../arithmetic.js';
import { DiffcmpError } from '../../errors.js';
import { differentiatedNames, layoutOf, type Problem } from '../../methods/method.js';
import { rules } from '../../primitives.js';
import { operationCode, type LineOperation } from '../operations.js';
import type { StraightCode } from '../trace.js';
import type { Mode } from '../engine.js';
import { cLanguage } from './c-language.js';
import { codeRemarks } from './code-remarks.js';
import { javascriptLanguage } from './javascript-language.js';
import { languageNames, type CodeLanguage, type LanguageName } from './language.js';
import { countedLines } from './counted-lines.js';
import type { CodeListing } from './listing-data.js';
import { inputTerms, NameSupply } from './parameters.js';
import { pythonLanguage } from './python-language.js';
import { statementsOf } from './statements.js';
import { hasText, TermWriter } from './writer.js';

export const codeLanguages: Readonly<Record<LanguageName, CodeLanguage>> = {
  js: javascriptLanguage,
  c: cLanguage,
  python: pythonLanguage,
};

/** What is written. */
interface TracedFunction {
  readonly expression: string;
  readonly read: string;
  readonly problem: Problem;
  readonly code: StraightCode;
  /** Null: there is no gradient. */
  readonly mode: Mode | null;
}

/** @throws DiffcmpError unsupported for primitives without a text */
export function writtenListing({ expression, read, problem, code, mode }: TracedFunction, name: LanguageName): CodeListing {
  const language = codeLanguages[name];
  checkPrimitives(code, language, mode);
  const isSingle = problem.format.name === 'float32';
  const { variables, asked } = layoutOf(problem);
  const names = new NameSupply(language);
  const parameters = names.parameters(variables);
  const writer = new TermWriter(language, isSingle && language.single !== null);
  const isOutputNamed = language.fillsResult && variables.some(({ shape }) => shape.length > 0);
  const { statements, outputs, guards } = statementsOf(code, writer, inputTerms(parameters, language), names, { isOutputNamed, isSingle });
  const [value, ...gradient] = outputs as [(typeof outputs)[number], ...typeof outputs];
  const called = language.functionName(mode === null ? 'value' : 'valueAndGradient');
  const text = language.function({ name: called, parameters, statements, value, gradient: mode === null ? null : gradient, isSingle });
  const body = [...writer.helperTexts, text].join(language.gap);
  const [first, ...others] = Array.from(code.outputs, (line) => code.values[line] as number) as [number, ...number[]];
  const listing = {
    schema: 'diffcmp/code@1' as const,
    expression,
    read,
    language: name,
    precision: problem.format.name,
    mode,
    function: called,
    parameters,
    inputs: problem.program.inputs,
    wrt: mode === null ? [] : differentiatedNames(problem),
    operations: countedLines(code, new Uint8Array(code.count).fill(1), isSingle),
    valueOperations: countedLines(code, linesBefore(code, [code.outputs[0] as Line]), isSingle),
    guards,
    test: { point: problem.point, value: first, gradient: mode === null ? null : others },
  };
  const hasAbsentTerms = code.operations.includes(operationCode.masked);
  const remarks = codeRemarks({ ...listing, asked: mode === null ? [] : asked, hasAbsentTerms }, language, body);
  const opening = writer.openingFor(body);
  return { ...listing, code: [remarks + opening, body].join(opening === '' && writer.helperTexts.length === 0 ? '' : language.gap) };
} // prettier-ignore

const isPrimitive = (name: LineOperation): name is PrimitiveName => Object.hasOwn(rules, name);

function checkPrimitives(code: StraightCode, language: CodeLanguage, mode: Mode | null): void {
  const all = primitivesOf(code, () => true);
  const missing = all.filter((name) => !hasText(name, language));
  if (missing.length === 0) return;
  const languagesOf = (names: readonly PrimitiveName[]): CodeLanguage[] =>
    languageNames.map((name) => codeLanguages[name]).filter((each) => names.every((name) => hasText(name, each)));
  const [other] = languagesOf(all);
  throw new DiffcmpError('unsupported', `there is no text of ${missing.join(' and ')} in ${language.title}`, {
    hint:
      other !== undefined
        ? `code in ${other.title} has it`
        : `in the library, compile() has all functions${mode === null ? '' : ofValueAlone()}`,
  });

  /** The gradient has functions that the value hasn't. */
  function ofValueAlone(): string {
    const isOfValue = linesBefore(code, [code.outputs[0] as Line]);
    const able = languagesOf(primitivesOf(code, (line) => isOfValue[line] === 1));
    if (able.includes(language)) return '; or ask for the value alone';
    return able.length === 0 ? '' : `; code in ${able.map(({ title }) => title).join(' and ')} has the value alone`;
  }
}

function primitivesOf(code: StraightCode, isWanted: (line: number) => boolean): PrimitiveName[] {
  const lines = Array.from({ length: code.count }, (_, line) => line).filter(isWanted);
  return [...new Set(lines.map((line) => operationOfLine(code, line)))].filter(isPrimitive);
}
