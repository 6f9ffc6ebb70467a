// The constants and functions of the language: arity, facts, and the instructions each becomes.
import { binaryNames, unaryNames, type BinaryName, type UnaryName } from '../arithmetic.js';
import { binaryRules, unaryRules, type Facts } from '../primitives.js';
import type { Tree } from './tree.js';

/** Constants that stand for the double nearest a number that is none. */
export const roundedConstants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
  ['tau', 2 * Math.PI],
  ['phi', (1 + Math.sqrt(5)) / 2],
]);

/** The doubles of the named constants. */
export const namedConstants: ReadonlyMap<string, number> = new Map([...roundedConstants, ['true', 1], ['false', 0]]);

/** A piece of work for the lowering: push the value of a tree, or emit an instruction. */
export type Task = Tree | (() => void);

/** Makes tasks that emit one instruction each. */
export interface Emit {
  literal(value: number): Task;
  unary(name: UnaryName): Task;
  binary(name: BinaryName): Task;
  /** Moves the top of the stack to a local that no other task touches in between. */
  keep(): Task;
  /** Pushes what `keep` took. */
  recall(): Task;
}

export interface Builtin {
  readonly least: number;
  readonly most: number;
  /** The arguments that its facts speak of. */
  readonly parameters: readonly string[];
  /** How it is called, where that isn't with its parameters. */
  readonly usage?: string;
  readonly facts: Facts;
  /** The tasks, in order, that leave the function's value on the stack. */
  plan(args: readonly Tree[], emit: Emit): Task[];
}

/** A function of a fixed number of arguments. */
const builtin = (parameters: readonly string[], facts: Facts, plan: Builtin['plan']): Builtin => ({
  least: parameters.length,
  most: parameters.length,
  parameters,
  facts,
  plan,
});
const unary = (name: UnaryName): Builtin => builtin(['x'], unaryRules[name], (args, E) => [...args, E.unary(name)]);
const binary = (name: BinaryName): Builtin =>
  builtin(['x', 't'], binaryRules[name], (args, E) => [...args, E.binary(name)]);

/** Any number of arguments, folded from the left; of one, what `ofOne` says, or the argument itself. */
const fold = (name: BinaryName, ofOne?: UnaryName): Builtin => ({
  ...binary(name),
  least: 1,
  most: Infinity,
  usage: `${name}(x, y, …)`,
  plan: (args, E) =>
    args.length === 1 && ofOne !== undefined
      ? [...args, E.unary(ofOne)]
      : args.flatMap((arg, i) => (i === 0 ? [arg] : [arg, E.binary(name)])),
});

/** Functions that are more than a primitive under its own name. */
const special: Readonly<Record<string, Builtin>> = {
  ln: unary('log'),
  log: {
    ...unary('log'),
    most: 2,
    usage: 'log(x) or log(x, base)',
    plan: (args, E) => {
      const logs = args.flatMap((arg) => [arg, E.unary('log')]);
      return args.length === 1 ? logs : [...logs, E.binary('div')];
    },
  },
  nthRoot: {
    ...binary('nthRoot'),
    least: 1,
    usage: 'nthRoot(x, n)',
    plan: (args, E) => [...args, args.length === 1 ? E.unary('sqrt') : E.binary('nthRoot')],
  },
  cube: builtin(['x'], { group: 'powers and roots', derivative: '3*x^2' }, (args, E) => [
    ...args,
    E.keep(),
    E.recall(),
    E.unary('square'),
    E.recall(),
    E.binary('mul'),
  ]),
  sinc: builtin(['x'], { group: 'circular', derivative: '(cos(x) - sinc(x))/x, 0 at 0' }, (args, E) => [
    E.literal(0),
    ...args,
    E.binary('sincDerivative'),
  ]),
  digamma: builtin(['x'], { group: 'special', derivative: 'trigamma(x)', domain: 'x != 0, -1, -2, …' }, (args, E) => [
    E.literal(0),
    ...args,
    E.binary('polygamma'),
  ]),
  min: fold('min'),
  max: fold('max'),
  hypot: fold('hypot', 'abs'),
  pow: binary('pow'),
  atan2: { ...binary('atan2'), usage: 'atan2(y, x)' },
};

/** Primitives without a name in the language: they have a sign, or belong to a family that only rules call. */
const nameless: ReadonlySet<string> = new Set<UnaryName | BinaryName>([
  'neg', 'add', 'sub', 'mul', 'div', 'gaussian', 'polygamma', 'sincDerivative',
]); // prettier-ignore

/** Every function by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>(
  [
    ...unaryNames.map((name) => [name, unary(name)] as const),
    ...Object.entries(special),
    ...binaryNames.filter((name) => !(name in special)).map((name) => [name, binary(name)] as const),
  ].filter(([name]) => !nameless.has(name)),
);
