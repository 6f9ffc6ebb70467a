// Every mutant of a gradient that is written as expressions, made by changes of one node of a syntax tree.
import { substitute } from '../../../src/derive/substitute.js';
import { parse, ParenthesisNode, type MathNode } from '../../../src/language/mathjs.js';
import { argumentsOf } from '../../../src/methods/tidy.js';
import { distinct, type MistakeKind, type Mutant } from './mutant.js';

type Change = readonly [kind: MistakeKind, text: string];

/** What a gradient of those components is as one text. */
export const gradientText = (components: readonly string[]): string =>
  components.length === 1 ? (components[0] as string) : `[${components.join(', ')}]`;

export function formulaMutants(components: readonly string[], variables: readonly string[]): Mutant[] {
  const mutants = components.flatMap((component, place) => {
    const root = parse(component);
    const whole = root.toString();
    const inParts = [...nodesOf(root)].flatMap((node) =>
      changesOf(node, variables).map(([kind, text]): Mutant => {
        const changed = substitute(root, (each) =>
          each === node ? new ParenthesisNode(parse(text)) : null,
        ).toString();
        return { kind, texts: components.with(place, changed), change: `${node.toString()} → ${text}` };
      }),
    );
    const ofWhole = wholeChanges(whole).map(([kind, text]): Mutant => ({ kind, texts: components.with(place, text), change: `${whole} → ${text}` })); // prettier-ignore
    return [...ofWhole, ...inParts];
  });
  const swapped = components.slice(1).map((component, i): Mutant => {
    const texts = components.with(i, component).with(i + 1, components[i] as string);
    return { kind: 'swapped arguments', texts, change: `components ${i + 1} and ${i + 2} swapped` };
  });
  return distinct([...mutants, ...swapped], components);
}

function nodesOf(root: MathNode): Set<MathNode> {
  const nodes = new Set([root]);
  for (const node of nodes) for (const child of argumentsOf(node)) nodes.add(child);
  return nodes;
}

/** Of a component that is always 0 only what isn't 0 is another one. */
const wholeChanges = (text: string): Change[] =>
  text === '0'
    ? [['dropped term', '1'], ['1e-6 scale', '1e-6']]
    : [['sign', `-(${text})`], ['factor', `2*(${text})`], ['factor', `(${text})/3`], ['1 % scale', `1.01*(${text})`], ['1e-6 scale', `1.000001*(${text})`], ['dropped term', '0']]; // prettier-ignore

const besideFunctions: Readonly<Record<string, string>> = { sin: 'cos', cos: 'sin', sinh: 'cosh', cosh: 'sinh', max: 'min', min: 'max', floor: 'ceil', tan: 'cot', tanh: 'coth', sec: 'csc', csc: 'sec', sech: 'csch' }; // prettier-ignore

function changesOf(node: MathNode, variables: readonly string[]): Change[] {
  switch (node.type) {
    case 'ConstantNode': {
      const value = Number(node.value);
      return value === 0 ? [['off by one', '1']] : [['off by one', String(value + 1)], ['off by one', String(value - 1)], ['1 % scale', String(value * 1.01)]]; // prettier-ignore
    }
    case 'SymbolNode':
      if (!variables.includes(node.name)) return [];
      return [...variables.filter((name) => name !== node.name), '0.7'].map((name) => ['stale variable', name]);
    case 'OperatorNode':
      return operatorChanges(node.fn, node.args.map((arg) => `(${arg.toString()})`)); // prettier-ignore
    case 'FunctionNode': {
      const args = node.args.map((arg) => arg.toString());
      const other = besideFunctions[node.name];
      return [
        ...(args.length === 2 ? [['swapped arguments', `${node.name}(${args[1]}, ${args[0]})`] as const] : []),
        ...(other === undefined ? [] : [['wrong branch', `${other}(${args.join(', ')})`] as const]),
        ...(node.name === 'abs' ? [['wrong branch', args[0] as string] as const] : []),
        ...(node.name === 'sign' ? [['wrong branch', '1'] as const] : []),
      ];
    }
    case 'ConditionalNode': {
      const [condition, yes, no] = [node.condition, node.trueExpr, node.falseExpr].map((each) => `(${each.toString()})`) as [string, string, string]; // prettier-ignore
      return [
        ['wrong branch', `${condition} ? ${no} : ${yes}`],
        ['wrong branch', yes],
        ['wrong branch', no],
      ];
    }
    case 'AccessorNode': {
      const text = node.toString();
      const index = /\[(\d+)\]$/.exec(text)?.[1];
      if (index === undefined) return [];
      const other = Number(index) === 1 ? 2 : Number(index) - 1;
      return [['off by one', text.replace(/\[\d+\]$/, `[${other}]`)]];
    }
    default:
      return [];
  }
}

function operatorChanges(fn: string, [a = '', b = '']: readonly string[]): Change[] {
  switch (fn) {
    case 'add':
      return [['sign', `${a} - ${b}`], ['dropped term', a], ['dropped term', b]]; // prettier-ignore
    case 'subtract':
      return [['sign', `${a} + ${b}`], ['dropped term', a], ['dropped term', `-${b}`], ['swapped arguments', `${b} - ${a}`]]; // prettier-ignore
    case 'unaryMinus':
      return [['sign', a]];
    case 'multiply':
      return [['dropped term', a], ['dropped term', b]]; // prettier-ignore
    case 'divide':
      return [['dropped term', a], ['swapped arguments', `${b}/${a}`]]; // prettier-ignore
    case 'pow':
      return [['off by one', `${a}^(${b} + 1)`], ['off by one', `${a}^(${b} - 1)`], ['swapped arguments', `${b}^${a}`]]; // prettier-ignore
    default:
      return [];
  }
}
