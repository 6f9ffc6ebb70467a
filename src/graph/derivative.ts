// The derivative of a node by another: by forward mode, by reverse mode, certified, and as a sum over paths; or why there is none.
import type { PlainNumber } from '../compare/reference-data.js';
import { plain } from '../compare/measure.js';
import { TimeBudget } from '../program/time.js';
import type { Laboratory } from '../reference/laboratory.js';
import { findTruth, type Verdict } from '../reference/truth.js';
import { nested } from '../tensors/nested.js';
import { elementCount } from '../tensors/shape.js';
import { constantReason } from './constant-reason.js';
import { ulpsOff } from './distance.js';
import { dataAncestors, stepBetween } from './edges.js';
import type { GraphDerivative, GraphPath } from './graph-data.js';
import { conditionsOf } from './graph-nodes.js';
import { programBetween, programTo } from './node-program.js';
import { NodeSweeps } from './node-sweeps.js';
import { formulaAt } from './node-text.js';
import { pathCount, pathsBetween, type Paths } from './paths.js';
import type { NodePlace, GraphRecording } from './recording.js';
import type { Studied } from './studied.js';
import type { NodeTarget } from './targets.js';

/** Derivatives that are certified, each with a truth of its own. */
const mostCertified = 100;

/** @param timeout milliseconds for the truth */
export function derivativeOf(
  studied: Studied,
  of: NodeTarget,
  wrt: NodeTarget,
  laboratory: Laboratory,
  timeout: number,
  sweeps = new NodeSweeps(studied, of, wrt),
): GraphDerivative {
  const { recording, edges, names } = studied;
  const { arithmetic } = recording.problem.format;
  const reached = edges.reachedFrom(wrt.places);
  const isConstant = of.node !== wrt.node && recording.structure.nodes[wrt.node]?.constant === true;
  const isReached = !isConstant && of.places.some(({ node, item }) => reached[node]?.[item] === 1);
  const isOne = of.places.length === 1 && wrt.places.length === 1;
  const shape = [...of.outputShape, ...wrt.shape];
  const paths: Paths =
    isOne && isReached
      ? pathsBetween(arithmetic, edges, wrt.places[0] as NodePlace, of.places[0] as NodePlace)
      : { count: isReached ? pathCount(edges, wrt.places, of.places) : 0n, list: isReached ? null : [] };
  const count = paths.count > BigInt(Number.MAX_SAFE_INTEGER) ? String(paths.count) : Number(paths.count);
  const common = { of: of.name, wrt: wrt.name, paths: count };
  if (!isReached) {
    const none = { forward: null, reverse: null, certified: null, truth: [], products: [], sum: null };
    const { reason, why } = whyNone(recording, names, of, wrt);
    const [verdict] = reason === 'step' && isOne ? truthsOf(laboratory, recording, of, wrt, timeout) : [];
    return { ...common, ...none, reason, why: verdict?.status === 'jump' ? `${why}; here ${of.name} jumps` : why };
  }
  const { tangents, adjoints } = sweeps;
  const forward = of.places.flatMap(({ node, item }) => tangents.map((by) => by(node)[item] ?? 0));
  const reverse = adjoints.flatMap((row) => wrt.places.map(({ node, item }) => row(node)[item] ?? 0));
  const verdicts = truthsOf(laboratory, recording, of, wrt, timeout);
  const written = (values: readonly number[]): GraphDerivative['forward'] => nested(shape, values.map(plain));
  const list = paths.list?.map(({ edges: taken, product }): GraphPath => {
    const factors = taken.map(({ partials }) =>
      partials?.values.length === 1 ? plain(partials.values[0] as number) : null,
    );
    return {
      nodes: [wrt.name, ...taken.map(({ to }) => (to === of.node ? of.name : (names[to] as string)))],
      factors,
      product: plain(product),
    };
  });
  const [firstPath, ...otherPaths] = paths.list ?? [];
  const sum = otherPaths.reduce((total, { product }) => arithmetic.add(total, product), firstPath?.product ?? 0);
  const numbers = verdicts.map((verdict) => (verdict.status === 'certified' ? plain(verdict.number.nearest) : null));
  return {
    ...common,
    forward: written(forward),
    reverse: written(reverse),
    certified: numbers.every((number) => number !== null) ? nested(shape, numbers) : null,
    truth: verdicts.map((verdict, i) => {
      const isCertified = verdict.status === 'certified';
      const ulps = (computed: number | undefined): PlainNumber | null =>
        isCertified && computed !== undefined ? ulpsOff(computed, verdict.number, recording.problem.format) : null;
      return {
        status: verdict.status,
        digits: isCertified ? verdict.number.digits : null,
        message: isCertified ? null : verdict.message,
        ulps: { forward: ulps(forward[i]), reverse: ulps(reverse[i]) },
      };
    }),
    products: list ?? null,
    sum: list === undefined ? null : plain(sum),
    why: null,
    reason: null,
  };
}

function truthsOf(
  laboratory: Laboratory,
  recording: GraphRecording,
  of: NodeTarget,
  wrt: NodeTarget,
  timeout: number,
): readonly Verdict[] {
  const { problem, structure } = recording;
  const count = elementCount(of.shape) * elementCount(wrt.shape);
  const open = (message: string): Verdict => ({ status: 'undecided', message, enclosure: null });
  if (count > mostCertified)
    return Array.from({ length: count }, () =>
      open(`certified are ${mostCertified} derivatives at the most, and these are ${count}`),
    );
  const time = new TimeBudget(timeout);
  const isInput = structure.nodes[wrt.node]?.operation === 'input';
  let left = count;
  return of.places.flatMap((place) =>
    wrt.places.map((by): Verdict => {
      const input = isInput ? inputOf(recording, by) : problem.point.length;
      const [verdict] = findTruth(laboratory, {
        program: isInput ? programTo(recording, place) : programBetween(recording, place, by),
        point: isInput ? problem.point : [...problem.point, 0],
        wrt: [input],
        order: 1,
        format: problem.format,
        digits: problem.digits,
        budget: { ...problem.budget, deadline: time.deadlineFor(1 / left--) },
      }).gradient;
      return verdict ?? open('it is not known');
    }),
  );
}

/** The input of the program that a number of an input node is. */
function inputOf({ problem, structure }: GraphRecording, { node, item }: NodePlace): number {
  const { whole, program } = problem;
  const { name } = structure.nodes[node] as GraphRecording['structure']['nodes'][number];
  if (whole === undefined) return program.inputs.indexOf(name ?? '');
  return (whole.variables.find((variable) => variable.name === name)?.start ?? 0) + item;
}

/** Why no derivative goes from one node to another. */
function whyNone(
  recording: GraphRecording,
  names: readonly string[],
  of: NodeTarget,
  wrt: NodeTarget,
): { readonly reason: GraphDerivative['reason']; readonly why: string } {
  const { structure, journal } = recording;
  for (const { node, name } of [wrt, of])
    if (structure.nodes[node]?.constant === true)
      return { reason: 'constant', why: constantReason(name, node, conditionsOf({ recording, names })) };
  const step = stepBetween(recording, wrt.node, of.node);
  if (step !== null) {
    const text = `${names[step] ?? ''} = ${formulaAt({ recording, names }, step)}`;
    const isEnd = step === of.node;
    const way = isEnd ? text : `${of.name} is computed from ${wrt.name} only by way of ${text}, which`;
    return { reason: 'step', why: `${way} is constant between its jumps` };
  }
  const deciding = journal.decisions.find(({ compared }) =>
    compared.some((operand) => 'node' in operand && dataAncestors(structure.nodes, operand.node)[wrt.node] === 1),
  );
  const decides = deciding === undefined ? '' : `; it only decides whether ${deciding.site.condition()}`;
  return { reason: 'no-path', why: `no path: ${of.name} is not computed from ${wrt.name}${decides}` };
}
