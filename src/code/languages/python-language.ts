// Code in Python 3.
import { fitting, listOnLines, snakeCase } from './layout-of-code.js';
import { calledAlike, type CodeLanguage, type CodeStatement } from './language.js';
import { atom, tightness, callTerm, enclosed, signedTerm, withPoint } from './terms.js';

const sameInMath = [...calledAlike, 'erf', 'erfc', 'gamma', 'lgamma'] as const;

const keywords = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import in is
  lambda nonlocal not or pass raise return try while with yield match case type print abs range float int list len math ctypes
  ValueError`.split(/\s+/),
); // prettier-ignore

const statement = (each: CodeStatement): string =>
  each.kind === 'name'
    ? `    ${each.name} = ${each.term.text}\n`
    : `    if ${each.fails.text}:\n        raise ValueError('this code holds where ${each.words}')\n`;

export const pythonLanguage: CodeLanguage = {
  name: 'python',
  title: 'Python',
  isReserved: (name) => keywords.has(name) || name.startsWith('_'),
  calls: { ...Object.fromEntries(sameInMath.map((name) => [name, `math.${name}`])), abs: 'abs', rem: 'math.fmod' },
  squareRoot: 'math.sqrt',
  hasRemainder: false,
  number: (value) => {
    if (Number.isNaN(value)) return atom('math.nan');
    const size = Math.abs(value);
    return signedTerm(value, size === Infinity ? 'math.inf' : withPoint(String(size)));
  },
  relation: (relation) => relation,
  words: { and: 'and', or: 'or' },
  not: (condition) => ({ text: `not ${enclosed(condition, tightness.relation)}`, binds: tightness.not }),
  choice: (condition, x, y) => ({
    text: `${enclosed(x, tightness.or)} if ${enclosed(condition, tightness.or)} else ${enclosed(y, tightness.or)}`,
    binds: tightness.choice,
  }),
  rounded: (x) => callTerm('fround', x),
  single: null,
  functionName: snakeCase,
  element: ({ name }, indices) => atom(name + indices.map((index) => `[${index}]`).join('')),
  fillsResult: false,
  helper: (name, remark, parameters, { when, otherwise }) => {
    const cases = when
      .map(([condition, value]) => `    if ${condition.text}:\n        return ${value.text}\n`)
      .join('');
    return `# ${remark}\ndef ${name}(${parameters.join(', ')}):\n${cases}    return ${otherwise.text}\n`;
  },
  function: ({ name, parameters, statements, value, gradient }) => {
    const head = `def ${name}(${parameters.map((each) => each.name).join(', ')}):\n`;
    const derivatives = gradient?.map(({ text }) => text);
    const result =
      derivatives === undefined
        ? `    return ${value.text}\n`
        : (fitting(`    return ${enclosed(value, tightness.or)}, [${derivatives.join(', ')}]\n`) ??
          `    value = ${value.text}\n${listOnLines('    gradient = [', derivatives, ']\n', '    ')}    return value, gradient\n`);
    return `${head}${statements.map(statement).join('')}${result}`;
  },
  comment: (lines) => lines.map((line) => `# ${line}`.trimEnd() + '\n').join(''),
  opening: 'import math\n',
  needsOpening: (body) => body.includes('math.'),
  says: {
    result: '(value, gradient)',
    arrays: 'in lists',
    failing: () => 'it raises ValueError',
    remarks: (code) => [
      'Python itself raises ZeroDivisionError, OverflowError or ValueError where an operation has no finite result.',
      ...(code.includes('math.cbrt') ? ['Needs Python 3.11, which has math.cbrt.'] : []),
    ],
  },
  gap: '\n\n',
};
