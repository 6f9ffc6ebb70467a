// Code in C.
import { shortestNumeral } from '../../text/numeral.js';
import { fitting, snakeCase } from './layout-of-code.js';
import { calledAlike, type CodeLanguage, type CodeParameter, type CodeStatement, type FunctionParts } from './language.js'; // prettier-ignore
import { elementCount } from '../../tensors/shape.js';
import { atom, tightness, enclosed, signedTerm, withPoint } from './terms.js';

const sameInLibrary = [...calledAlike, 'floor', 'ceil', 'round', 'erf', 'erfc', 'lgamma'] as const;

const libraryNames: CodeLanguage['calls'] = {
  ...Object.fromEntries(sameInLibrary.map((name) => [name, name])),
  abs: 'fabs',
  fix: 'trunc',
  rem: 'fmod',
  gamma: 'tgamma',
};

const keywords = new Set(
  `alignas alignof auto bool break case char const constexpr continue default do double else enum extern false float for goto if
  inline int long nullptr register restrict return short signed sizeof static struct switch thread_local true typedef typeof
  typeof_unqual union unsigned void volatile while asm fortran linux unix main catch class delete explicit export friend mutable namespace
  new operator private protected public template this throw try using virtual wchar_t and or not xor bitand bitor compl I
  gamma j0 j1 jn y0 y1 yn signgam sqrt outside`.split(/\s+/),
); // prettier-ignore

/** Names in capitals are macros in headers. */
const isMacroName = (name: string): boolean => /^[A-Z][A-Z0-9_]+$/.test(name) || name.startsWith('_');

const pointer = (name: string, count: number, type: string): string => `${type} ${name}[${count}]`;

function signature({ name, parameters, gradient }: FunctionParts, type: string): string {
  const given = ({ name, shape }: CodeParameter): string =>
    shape.length === 0 ? `${type} ${name}` : pointer(name, elementCount(shape), `const ${type}`);
  const all = [...parameters.map(given), ...(gradient === null ? [] : [pointer('gradient', gradient.length, type)])];
  const list = all.length === 0 ? 'void' : all.join(', ');
  return fitting(`${type} ${name}(${list}) {\n`) ?? `${type} ${name}(\n${all.map((each) => `    ${each}`).join(',\n')}) {\n`; // prettier-ignore
}

/** What a function does where a guard fails: no number, and none in the gradient. */
const outsideHelper = (count: number, type: string): string =>
  `static ${type} outside(${type} gradient[${count}]) {\n  for (int i = 0; i < ${count}; i++) gradient[i] = NAN;\n  return NAN;\n}\n`;

export const cLanguage: CodeLanguage = {
  name: 'c',
  title: 'C',
  isReserved: (name) =>
    keywords.has(name) || isMacroName(name) || Object.values(libraryNames).some((each) => each === name),
  calls: libraryNames,
  squareRoot: 'sqrt',
  hasRemainder: false,
  number: (value, isSingle) => {
    if (Number.isNaN(value)) return atom('NAN');
    const size = Math.abs(value);
    const text = size === Infinity ? 'INFINITY' : isSingle ? `${withPoint(singleNumeral(size))}f` : withPoint(String(size)); // prettier-ignore
    return signedTerm(value, text);
  },
  relation: (relation) => relation,
  words: { and: '&&', or: '||' },
  not: (condition) => ({ text: `!${enclosed(condition, tightness.atom)}`, binds: tightness.sign }),
  choice: (condition, x, y) => ({
    text: `${enclosed(condition, tightness.relation)} ? ${enclosed(x, tightness.or)} : ${enclosed(y, tightness.or)}`,
    binds: tightness.choice,
  }),
  rounded: (x) => ({ text: `(double)(float)${enclosed(x, tightness.atom)}`, binds: tightness.sign }),
  single: (x) => ({ text: `(float)${enclosed(x, tightness.atom)}`, binds: tightness.sign }),
  functionName: snakeCase,
  element: ({ name, shape }, _indices, place) => atom(shape.length === 0 ? name : `${name}[${place}]`),
  fillsResult: true,
  helper: (name, remark, parameters, { when, otherwise }) => {
    const cases = when.map(([condition, value]) => `  if (${condition.text}) return ${value.text};\n`).join('');
    const given = parameters.map((each) => `double ${each}`).join(', ');
    return `/* ${remark} */\nstatic double ${name}(${given}) {\n${cases}  return ${otherwise.text};\n}\n`;
  },
  function: (parts) => {
    const { statements, value, gradient, isSingle } = parts;
    const type = isSingle ? 'float' : 'double';
    const failure = gradient === null ? 'NAN' : 'outside(gradient)';
    const statement = (each: CodeStatement): string =>
      each.kind === 'name'
        ? `  const ${each.isCondition ? 'int' : type} ${each.name} = ${each.term.text};\n`
        : `  if (${each.fails.text}) return ${failure};\n`;
    const results = gradient?.map(({ text }, place) => `  gradient[${place}] = ${text};\n`) ?? [];
    const hasGuards = gradient !== null && statements.some(({ kind }) => kind === 'guard');
    const before = hasGuards ? `${outsideHelper(gradient.length, type)}\n` : '';
    return `${before}${signature(parts, type)}${statements.map(statement).join('')}${results.join('')}  return ${value.text};\n}\n`; // prettier-ignore
  },
  comment: (lines) => `/*\n${lines.map((line) => ` * ${line}`.trimEnd() + '\n').join('')} */\n`,
  opening: '#include <math.h>\n',
  needsOpening: () => true,
  says: {
    result: 'the value; gradient is filled',
    arrays: 'row by row',
    failing: (isValueOnly) => (isValueOnly ? 'it returns NAN' : 'it returns NAN, and fills the gradient with it'),
    remarks: () => ['Compile with -O2 -ffp-contract=off, and link with -lm: contracted products have other bits.'],
  },
  gap: '\n',
};

/** The shortest text of a single, unless it is so near halfway between two that a reader of singles might take the other. */
function singleNumeral(size: number): string {
  const text = shortestNumeral(size, Math.fround);
  const read = Number(text);
  const isClear = [1 - Number.EPSILON, 1 + Number.EPSILON].every((factor) => Math.fround(read * factor) === size);
  return isClear ? text : String(size);
}
