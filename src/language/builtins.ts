// The constants and functions of the language: arity, and the instructions each becomes.
import { unaryNames, type BinaryName, type UnaryName } from '../arithmetic.js';
import type { Tree } from './tree.js';

/** The doubles of the named constants. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
  ['tau', 2 * Math.PI],
  ['phi', (1 + Math.sqrt(5)) / 2],
  ['true', 1],
  ['false', 0],
]);

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
  kept(): Task;
}

export interface Builtin {
  readonly least: number;
  readonly most: number;
  /** How it is called, where that isn't `name(x)`. */
  readonly usage?: string;
  /** The tasks, in order, that leave the function's value on the stack. */
  plan(args: readonly Tree[], emit: Emit): Task[];
}

const unary = (name: UnaryName): Builtin => ({ least: 1, most: 1, plan: (args, E) => [...args, E.unary(name)] });
const binary = (name: BinaryName, usage: string): Builtin => ({
  least: 2,
  most: 2,
  usage,
  plan: (args, E) => [...args, E.binary(name)],
});

/** Any number of arguments, folded from the left; of one, what `ofOne` says, or the argument itself. */
const fold = (name: BinaryName, ofOne?: UnaryName): Builtin => ({
  least: 1,
  most: Infinity,
  usage: `${name}(x, y, …)`,
  plan: (args, E) =>
    args.length === 1 && ofOne !== undefined
      ? [...args, E.unary(ofOne)]
      : args.flatMap((arg, i) => (i === 0 ? [arg] : [arg, E.binary(name)])),
});

const special: Record<string, Builtin> = {
  ln: unary('log'),
  log: {
    least: 1,
    most: 2,
    usage: 'log(x) or log(x, base)',
    plan: (args, E) => {
      const logs = args.flatMap((arg) => [arg, E.unary('log')]);
      return args.length === 1 ? logs : [...logs, E.binary('div')];
    },
  },
  nthRoot: {
    least: 1,
    most: 2,
    usage: 'nthRoot(x, n)',
    plan: (args, E) => [...args, args.length === 1 ? E.unary('sqrt') : E.binary('nthRoot')],
  },
  cube: {
    least: 1,
    most: 1,
    plan: (args, E) => [...args, E.keep(), E.kept(), E.unary('square'), E.kept(), E.binary('mul')],
  },
  sinc: { least: 1, most: 1, plan: (args, E) => [E.literal(0), ...args, E.binary('sincDerivative')] },
  min: fold('min'),
  max: fold('max'),
  hypot: fold('hypot', 'abs'),
  pow: binary('pow', 'pow(x, t)'),
  atan2: binary('atan2', 'atan2(y, x)'),
  mod: binary('mod', 'mod(x, t)'),
};

/** Every function by name. `neg` is the sign and has no name of its own. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...unaryNames.filter((name) => name !== 'neg').map((name) => [name, unary(name)] as const),
  ...Object.entries(special),
]);
