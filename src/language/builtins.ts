// The constants and functions of the language: arity, facts, and the instructions each becomes.
import { binaryNames, unaryNames, type BinaryName, type UnaryName } from '../arithmetic.js';
import { binaryRules, unaryRules } from '../primitives.js';
import type { Facts } from '../rule.js';
import type { TensorOperation } from '../tensors/operations.js';
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
  /** An operation of tensors on so many values. */
  apply(name: TensorOperation, count: number): Task;
  /** Whether the program is over tensors; in one over numbers there are no such operations. */
  readonly isOfTensors: boolean;
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
  /** A call of it in a program of one number, where its parameters aren't numbers. */
  readonly example?: string;
  readonly facts: Facts;
  /** Whether it has a meaning for tensors only, or makes some: then the text runs over tensors. */
  readonly isOfTensors?: true;
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

/** What reduces of one argument, a tensor, and takes it along an axis as in `max(A, [], 1)`; of several it folds. */
const extreme = (name: 'min' | 'max', ofTensor: 'smallest' | 'largest'): Builtin => {
  const folded = fold(name);
  return {
    ...folded,
    usage: `${name}(x, y, …) or ${name}(A) or ${name}(A, [], axis)`,
    plan: (args, E) => {
      const [first, second, axis, more] = args;
      if (first !== undefined && second === undefined) return E.isOfTensors ? [first, E.apply(ofTensor, 1)] : [first];
      const isAlongAxis =
        second?.kind === 'list' && second.args.length === 0 && axis !== undefined && more === undefined;
      return isAlongAxis ? [first as Tree, axis, E.apply(ofTensor, 2)] : folded.plan(args, E);
    },
  };
};

/** A function of tensors that is one operation, which takes the arguments as they are. */
const tensor = (
  operation: TensorOperation,
  usage: string,
  [least, most = least]: readonly [number, number?],
  facts: Omit<Facts, 'group'>,
  example: string,
): Builtin => ({
  least,
  most,
  parameters: [],
  usage,
  example,
  facts: { group: 'tensors', ...facts },
  isOfTensors: true,
  plan: (args, E) => [...args, E.apply(operation, args.length)],
});

const alongOneAxis = (name: string, shapes: string): string => `${shapes}; ${name}(A, axis) along one axis`;
const anyShape = 'any shape';
const notEmpty = 'at least 1 number';

/** The functions of tensors; axes are counted from 1, as indices are. */
/* prettier-ignore */
const ofTensors: Readonly<Record<string, Builtin>> = {
  sum:       tensor('sum', 'sum(A) or sum(A, axis)', [1, 2], { derivative: '1', domain: alongOneAxis('sum', anyShape) }, 'sum([x, t])'),
  mean:      tensor('mean', 'mean(A) or mean(A, axis)', [1, 2], { derivative: '1/n', domain: alongOneAxis('mean', notEmpty) }, 'mean([x, t])'),
  prod:      tensor('prod', 'prod(A) or prod(A, axis)', [1, 2], { derivative: 'the product of the others', domain: alongOneAxis('prod', anyShape) }, 'prod([x, t])'),
  norm:      tensor('norm', 'norm(A)', [1], { derivative: 'A/norm(A)', domain: anyShape, kinks: 'A = 0, where reverse mode gives 0' }, 'norm([x, t])'),
  logsumexp: tensor('logsumexp', 'logsumexp(A) or logsumexp(A, axis)', [1, 2], { derivative: 'softmax(A)', domain: alongOneAxis('logsumexp', notEmpty) }, 'logsumexp([x, t])'),
  softmax:   tensor('softmax', 'softmax(A) or softmax(A, axis)', [1, 2], { derivative: 's_i*(1 - s_i), -s_i*s_j', domain: `${anyShape}, along the last axis; softmax(A, axis) along another` }, 'softmax([x, t])[1]'),
  argmax:    tensor('argmax', 'argmax(A) or argmax(A, axis)', [1, 2], { derivative: '0', domain: alongOneAxis('argmax', notEmpty), kinks: 'jumps where the largest are equal' }, 'argmax([x, t])'),
  argmin:    tensor('argmin', 'argmin(A) or argmin(A, axis)', [1, 2], { derivative: '0', domain: alongOneAxis('argmin', notEmpty), kinks: 'jumps where the smallest are equal' }, 'argmin([x, t])'),
  dot:       tensor('dot', 'dot(a, b)', [2], { derivative: 'b, a', domain: 'two vectors of one length' }, 'dot([x, 1], [t, 2])'),
  transpose: tensor('transpose', 'transpose(A) or transpose(A, order)', [1, 2], { derivative: '1, at its new place', domain: `${anyShape}; transpose(A, order) takes the axes in that order` }, 'transpose([x, t])[1]'),
  reshape:   tensor('reshape', 'reshape(A, shape)', [2], { derivative: '1, at its new place', domain: 'as many numbers as the shape holds, of which one length may be -1' }, 'reshape([x, t], [2, 1])[1, 1]'),
  concat:    tensor('concat', 'concat(A, B, …) or concat(A, B, …, axis)', [1, Infinity], { derivative: '1, at its new place', domain: 'shapes that are the same but for the last axis, or that axis' }, 'concat([x], [t])[1]'),
  size:      tensor('lengths', 'size(A)', [1], { derivative: '0', domain: anyShape }, 'size([x, t])[1]'),
  zeros:     tensor('zeros', 'zeros(m, n, …)', [1, Infinity], { derivative: '0', domain: 'lengths, or a vector of them' }, 'x*zeros(1)[1]'),
  ones:      tensor('ones', 'ones(m, n, …)', [1, Infinity], { derivative: '0', domain: 'lengths, or a vector of them' }, 'x*ones(1)[1]'),
  identity:  tensor('identity', 'identity(n) or identity(m, n)', [1, 2], { derivative: '0', domain: 'lengths' }, 'x*identity(1)[1, 1]'),
};

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
  squaredDifference: builtin(['x', 't'], { group: 'tensors', derivative: '2*(x - t), -2*(x - t)' }, (args, E) => [
    ...args,
    E.binary('sub'),
    E.unary('square'),
  ]),
  where: builtin(
    ['c', 'a', 'b'],
    { group: 'tensors', derivative: '0, c != 0, c == 0', kinks: 'jumps where c becomes 0' },
    ([condition, whenTrue, whenFalse], E) =>
      E.isOfTensors
        ? [condition as Tree, whenTrue as Tree, whenFalse as Tree, E.apply('where', 3)]
        : [{ kind: 'choice', args: [condition as Tree, whenTrue as Tree, whenFalse as Tree], span: null }],
  ),
  min: extreme('min', 'smallest'),
  max: extreme('max', 'largest'),
  hypot: fold('hypot', 'abs'),
  pow: {
    ...binary('pow'),
    plan: (args, E) => [...args, E.isOfTensors ? E.apply('power', 2) : E.binary('pow')],
  },
  atan2: { ...binary('atan2'), usage: 'atan2(y, x)' },
};

/** Primitives without a name in the language: they have a sign, or belong to a family that only rules call. */
const nameless: ReadonlySet<string> = new Set<UnaryName | BinaryName>([
  'neg', 'add', 'sub', 'mul', 'div', 'gaussian', 'fround', 'rem', 'polygamma', 'sincDerivative',
]); // prettier-ignore

/** Every function by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>(
  [
    ...unaryNames.map((name) => [name, unary(name)] as const),
    ...Object.entries(special),
    ...binaryNames.filter((name) => !(name in special)).map((name) => [name, binary(name)] as const),
    ...Object.entries(ofTensors),
  ].filter(([name]) => !nameless.has(name)),
);
