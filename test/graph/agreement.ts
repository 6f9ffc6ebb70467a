// All pairs of nodes of a program: forward mode, reverse mode, sums over paths, and enclosures by intervals held against each other.
import type { Arithmetic } from '../../src/arithmetic.js';
import { dual } from '../../src/arithmetics/dual.js';
import { nearest } from '../../src/arithmetics/interval/mpfr.js';
import { Tape } from '../../src/arithmetics/tape.js';
import type { Taped } from '../../src/arithmetics/taped.js';
import { derivativeOf } from '../../src/graph/derivative.js';
import { Undecided } from '../../src/errors.js';
import { Edges } from '../../src/graph/edges.js';
import type { Graph } from '../../src/graph/graph-data.js';
import { graphNodes } from '../../src/graph/graph-nodes.js';
import { mostPaths, pathsBetween } from '../../src/graph/paths.js';
import { GraphRecording } from '../../src/graph/recording.js';
import type { Studied } from '../../src/graph/studied.js';
import { tangentsBy } from '../../src/graph/tangents.js';
import { TapedRun } from '../../src/graph/taped-run.js';
import { nodeNames, wholeNode } from '../../src/graph/targets.js';
import { readProblem } from '../../src/problem/problem.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { erring, type Erring } from './errors-of-rounding.js';
import { drawing, type RandomProgram } from './random-program.js';

const laboratory = await theLaboratory();

/** Bits of the enclosures. */
const bits = 256;
/**
 * How far a derivative may be off: 4 ulps times its condition, where the condition is what rounding can do by the rules of
 * running error analysis, had each operation an error of one ulp.
 */
const slack = 4 * 2 ** -52;

export interface Tally {
  pairs: number;
  /** Of which the derivative isn't 0 by structure. */
  connected: number;
  /** Whose paths were listed and added. */
  summed: number;
  /** Certified with both roots. */
  certified: number;
  /** Not finite, or not decided. */
  skipped: number;
  /** Nodes beside which a choice is at a tie. */
  tied: number;
  programs: number;
  /** Programs of another size, or with a tie at the point, where there is no derivative to agree with. */
  left: number;
  readonly sizes: number[];
  readonly operations: Set<string>;
}

export const noTally = (): Tally => ({ pairs: 0, connected: 0, summed: 0, certified: 0, skipped: 0, tied: 0, programs: 0, left: 0, sizes: [], operations: new Set() }); // prettier-ignore

function studied({ text, at }: RandomProgram): Studied {
  const { problem } = readProblem(text, { at });
  const recording = new GraphRecording(problem, false);
  const taped = new TapedRun(recording);
  return { recording, taped, edges: new Edges(recording, (node) => taped.partials(node)), names: nodeNames(recording) };
}

/** Throws where something disagrees; `pairs` are the pairs whose paths are added, `truths` those that are certified in full. */
export function holdTogether(program: RandomProgram, seed: number, pairs: number, truths: number, tally: Tally): void {
  const known = studied(program);
  const { size } = known.recording;
  if (size < 30 || size > 300 || !isDecided(known.recording)) {
    tally.left++;
    return;
  }
  tally.programs++;
  tally.sizes.push(size);
  try {
    hold(known, seed, pairs, truths, tally);
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}\n${program.text}\nat ${JSON.stringify(program.at)}`, {
      cause: error,
    });
  }
}

/** Whether no comparison of the program, nor a step, is at a tie, as far as enclosures tell. */
function isDecided(recording: GraphRecording): boolean {
  laboratory.bench.mpfr.reset(bits);
  try {
    taping(recording, laboratory.bench, recording.problem.point.map(laboratory.bench.literal)); // prettier-ignore
    return true;
  } catch (error) {
    if (error instanceof Undecided) return false;
    throw error;
  }
}

function hold(known: Studied, seed: number, pairs: number, truths: number, tally: Tally): void {
  const { recording, taped } = known;
  const { size, structure } = recording;
  const { mpfr } = laboratory.bench;
  const rounding = taping(recording, erring, recording.problem.point.map((value) => ({ value, error: 0 }))); // prettier-ignore
  mpfr.reset(bits);
  const exact = taping(recording, laboratory.bench, recording.problem.point.map(laboratory.bench.literal)); // prettier-ignore
  for (const { operation } of structure.nodes.slice(0, size)) tally.operations.add(operation);
  const rows = Array.from({ length: size }, (_, of) => {
    const reverse = taped.adjoints({ node: of, item: 0 });
    const bounds = rounding.adjoints(of);
    const enclosures = exact.adjoints(of);
    return Array.from({ length: size }, (__, wrt): Known => {
      const enclosure = enclosures(wrt);
      return {
        certified: enclosure === undefined ? undefined : mpfr.toDouble(enclosure.lo, nearest),
        width: enclosure === undefined ? 0 : mpfr.toDouble(laboratory.bench.sub(enclosure, enclosure).hi, nearest),
        reverse: reverse(wrt)[0],
        bound: bounds(wrt)?.error ?? 0,
      };
    });
  });
  const at = (of: number, wrt: number): Known => (rows[of] as Known[])[wrt] as Known;
  for (let wrt = 0; wrt < size; wrt++) {
    if (structure.nodes[wrt]?.constant === true) continue;
    const forward = tangentsBy(recording, { node: wrt, item: 0 });
    const bounds = erringTangents(recording, wrt);
    if (bounds === null) {
      tally.tied++;
      continue;
    }
    for (let of = 0; of < size; of++) {
      const { certified, width, reverse, bound } = at(of, wrt);
      const [tangent] = forward(of);
      const where = `d ${known.names[of] ?? ''} / d ${known.names[wrt] ?? ''}`;
      tally.pairs++;
      expectAlike(where, [tangent, reverse, certified]);
      if (certified === undefined) continue;
      tally.connected++;
      if (![tangent, reverse, certified].every(Number.isFinite)) {
        tally.skipped++;
        continue;
      }
      if (!(width < 1e-30)) throw new Error(`${where} is not known: ${certified} ± ${width}`);
      expectWithin(`${where} by reverse mode`, reverse as number, certified, bound, width);
      expectWithin(`${where} by forward mode`, tangent as number, certified, bounds(of), width);
    }
  }
  const draw = drawing(seed);
  const below = (count: number): number => Math.floor(draw() * count);
  // any pair of nodes now and then, else one with a derivative
  const pair = (): [of: number, wrt: number] => {
    for (;;) {
      const of = below(size);
      const wrt = below(of + 1);
      if (structure.nodes[wrt]?.constant === true) continue;
      if (at(of, wrt).certified !== undefined || draw() < 0.1) return [of, wrt];
    }
  };
  const { nodes } = graphNodes(known, wholeNode(recording, recording.output, known.names), null);
  for (let i = 0; i < pairs; i++) holdPaths(known, nodes, rounding, pair(), at, tally);
  for (let i = 0; i < truths; i++) holdTruth(known, pair(), at, tally);
}

interface Known {
  readonly certified: number | undefined;
  /** Of its enclosure: of what is 0 no digit is known. */
  readonly width: number;
  readonly reverse: number | undefined;
  /** Of the error of reverse mode. */
  readonly bound: number;
}

/** The sum over paths, and how many there are: counted in the data, by what each line says that it is computed from. */
function holdPaths(
  { recording, edges, names }: Studied,
  nodes: Graph['nodes'],
  rounding: TapedNodes<Erring>,
  [of, wrt]: readonly [of: number, wrt: number],
  at: (of: number, wrt: number) => Known,
  tally: Tally,
): void {
  const where = `paths of d ${names[of] ?? ''} / d ${names[wrt] ?? ''}`;
  const A = recording.problem.format.arithmetic;
  const { count, list } = pathsBetween(A, edges, { node: wrt, item: 0 }, { node: of, item: 0 });
  const counted = countedPaths(nodes, of, wrt);
  if (count !== counted) throw new Error(`${where}: ${count} instead of ${counted}`);
  if ((list === null) !== count > BigInt(mostPaths))
    throw new Error(`${where}: are ${count}, and that many are listed`);
  const { certified, width } = at(of, wrt);
  if (list === null || list.length === 0 || certified === undefined || !Number.isFinite(certified)) return;
  if (BigInt(list.length) !== count) throw new Error(`${where}: ${list.length} are listed of ${count}`);
  const sum = list.map(({ product }) => product).reduce(A.add);
  const bounded = list
    .map((path) => path.edges.map(({ to, slot }) => rounding.partial(to, slot)).reduce(erring.mul, erring.literal(1)))
    .reduce(erring.add);
  if (!Number.isFinite(sum)) return;
  expectWithin(`the sum over ${where}`, sum, certified, bounded.error, width);
  tally.summed++;
}

/** In big integers, from names alone. */
function countedPaths(nodes: Graph['nodes'], of: number, wrt: number): bigint {
  const counts = new Map<string, bigint>();
  nodes.slice(0, of + 1).forEach(({ name, inputs, partials }, node) => {
    const ways = inputs.map((input, slot) => (partials[slot] === null ? 0n : (counts.get(String(input)) ?? 0n)));
    counts.set(name, node === wrt ? 1n : node < wrt ? 0n : ways.reduce((sum, way) => sum + way, 0n));
  });
  return counts.get(nodes[of]?.name ?? '') ?? 0n;
}

/** The derivative as users get it, certified by rules and by differences of values. */
function holdTruth(
  known: Studied,
  [of, wrt]: readonly [of: number, wrt: number],
  at: (of: number, wrt: number) => Known,
  tally: Tally,
): void {
  const { recording, names } = known;
  const [target, source] = [of, wrt].map((node) => wholeNode(recording, node, names));
  const found = derivativeOf(known, target as never, source as never, laboratory, 20_000);
  const where = `d ${names[of] ?? ''} / d ${names[wrt] ?? ''}`;
  const { certified, reverse } = at(of, wrt);
  if (found.why !== null) {
    const isConstant = recording.structure.nodes[of]?.constant === true || recording.structure.nodes[wrt]?.constant === true; // prettier-ignore
    // of a choice that isn't taken there is a derivative, which is 0
    if (certified !== undefined && certified !== 0 && !isConstant) throw new Error(`${where}: ${found.why}`);
    return;
  }
  if (found.reverse !== (reverse ?? 0) && Number.isFinite(reverse)) throw new Error(`${where}: ${String(found.reverse)} instead of ${reverse}`); // prettier-ignore
  const [verdict] = found.truth;
  if (verdict?.status !== 'certified') {
    tally.skipped++;
    return;
  }
  if (
    Number.isFinite(certified ?? 0) &&
    found.certified !== (certified ?? 0) &&
    Math.abs(certified ?? 0) > at(of, wrt).width
  )
    throw new Error(`${where}: certified is ${String(found.certified)}, and enclosed is ${certified}`);
  tally.certified++;
}

function expectAlike(where: string, values: readonly (number | undefined)[]): void {
  if (new Set(values.map((value) => value === undefined)).size > 1)
    throw new Error(`${where}: forward, reverse and enclosure are ${values.join(', ')}`);
}

function expectWithin(where: string, found: number, certified: number, condition: number, width: number): void {
  const bound = slack * (condition + Math.abs(certified)) + width + 2 ** -1040; // what underflows is off by absolute amounts
  if (Math.abs(found - certified) > bound)
    throw new Error(`${where} is ${found} instead of ${certified}, off by ${Math.abs(found - certified) / slack} of ${condition}`); // prettier-ignore
}

interface TapedNodes<T> {
  adjoints(of: number): (wrt: number) => T | undefined;
  partial(node: number, slot: number): T;
}

/** Every node on a tape of its own, over any arithmetic. */
function taping<T>(recording: GraphRecording, A: Arithmetic<T>, inputs: readonly T[]): TapedNodes<T> {
  const tape = new Tape(A);
  const nodes: Taped<T>[] = [];
  const partials: ((slot: number) => T)[] = [];
  let given: { start: number; args: readonly Taped<T>[] } = { start: 0, args: [] };
  recording.run(
    tape.arithmetic,
    inputs.map((input) => tape.input(input)),
    {
      before: (_node, args) => {
        const aliased = (args as readonly Taped<T>[]).map((arg) => (arg.node < 0 ? arg : tape.alias(arg)));
        given = { start: tape.nodes, args: aliased };
        return aliased;
      },
      after: (node, value) => {
        const item = value as Taped<T>;
        const { constant } = recording.structure.nodes[node] as (typeof recording.structure.nodes)[number];
        const { start, args } = given;
        partials[node] = (slot) => tape.partialsBefore(start, item).get((args[slot] as Taped<T>).node) ?? A.literal(0);
        const own = constant ? item : item.node < 0 ? tape.input(item.value) : tape.alias(item);
        nodes[node] = own;
        return own;
      },
    },
  );
  return {
    adjoints: (of) => {
      const adjoints = tape.adjoints(nodes[of] as Taped<T>);
      return (wrt) => adjoints[(nodes[wrt] as Taped<T>).node];
    },
    partial: (node, slot) => (partials[node] as (slot: number) => T)(slot),
  };
}

/** Bounds of the errors of forward mode from a node on; null where it meets a tie, at which the modes differ by convention. */
function erringTangents(recording: GraphRecording, wrt: number): ((of: number) => number) | null {
  const ties = { met: false };
  const recorder = recording.run(
    dual(erring, ties),
    recording.problem.point.map((value) => ({ primal: { value, error: 0 }, tangent: undefined })),
    {
      after: (node, value) =>
        node === wrt ? { primal: (value as { primal: Erring }).primal, tangent: { value: 1, error: 0 } } : value,
    },
  );
  return ties.met
    ? null
    : (of) => (recorder.at(of) as { tangent: Erring | undefined } | undefined)?.tangent?.error ?? 0;
}
