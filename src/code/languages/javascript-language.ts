// Code in JavaScript.
import { calledAlike, type CodeLanguage, type CodeStatement } from './language.js';
import { atom, tightness, callTerm, enclosed, signedTerm } from './terms.js';
import { fitting, listOnLines } from './layout-of-code.js';

const sameInMath = [...calledAlike, 'abs', 'sign', 'floor', 'ceil', 'min', 'max'] as const;

const keywords = new Set(
  `arguments as async await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for from function get if implements import in instanceof interface let new null of package private protected public
  return set static super switch this throw true try typeof undefined var void while with yield
  Math NaN Infinity Number Object Array RangeError Error globalThis window self require module exports process`.split(/\s+/),
); // prettier-ignore

const guard = (condition: string, throws: string): string =>
  fitting(`${condition} ${throws}`) ?? `${condition}\n    ${throws}`;

const statement = (each: CodeStatement): string =>
  each.kind === 'name'
    ? `  const ${each.name} = ${each.term.text};\n`
    : guard(`  if (${each.fails.text})`, `throw new RangeError('this code holds where ${each.words}');\n`);

export const javascriptLanguage: CodeLanguage = {
  name: 'js',
  title: 'JavaScript',
  isReserved: (name) => keywords.has(name),
  calls: { ...Object.fromEntries(sameInMath.map((name) => [name, `Math.${name}`])), fix: 'Math.trunc' },
  squareRoot: 'Math.sqrt',
  hasRemainder: true,
  number: (value) => signedTerm(value, String(Math.abs(value))),
  relation: (relation) => (relation === '==' ? '===' : relation === '!=' ? '!==' : relation),
  words: { and: '&&', or: '||' },
  not: (condition) => ({ text: `!${enclosed(condition, tightness.atom)}`, binds: tightness.sign }),
  choice: (condition, x, y) => ({
    text: `${enclosed(condition, tightness.or)} ? ${enclosed(x, tightness.or)} : ${enclosed(y, tightness.or)}`,
    binds: tightness.choice,
  }),
  rounded: (x) => callTerm('Math.fround', x),
  single: null,
  functionName: (name) => name,
  element: ({ name }, indices) => atom(name + indices.map((index) => `[${index}]`).join('')),
  fillsResult: false,
  helper: (name, remark, parameters, { when, otherwise }) => {
    const cases = when.map(([condition, value]) => `  if (${condition.text}) return ${value.text};\n`).join('');
    return `// ${remark}\nfunction ${name}(${parameters.join(', ')}) {\n${cases}  return ${otherwise.text};\n}\n`;
  },
  function: ({ name, parameters, statements, value, gradient }) => {
    const head = `function ${name}(${parameters.map((each) => each.name).join(', ')}) {\n`;
    const derivatives = gradient?.map(({ text }) => text);
    const result =
      derivatives === undefined
        ? `  return ${value.text};\n`
        : (fitting(`  return { value: ${value.text}, gradient: [${derivatives.join(', ')}] };\n`) ??
          `  return {\n    value: ${value.text},\n${listOnLines('    gradient: [', derivatives, '],\n', '  ')}  };\n`);
    return `${head}${statements.map(statement).join('')}${result}}\n`;
  },
  comment: (lines) => `/**\n${lines.map((line) => ` * ${line}`.trimEnd() + '\n').join('')} */\n`,
  opening: '',
  needsOpening: () => false,
  says: {
    result: '{ value, gradient }',
    arrays: 'in arrays',
    failing: () => 'it throws a RangeError',
    remarks: () => [],
  },
  gap: '\n',
};
