// One program at one point as a graph: each node with its value, partials, tangent and adjoint, and the derivative of any by any. Plain data.
import { choiceKind, flagKind, listKind, optionsFrom, textKind, type OptionKinds } from '../argument.js';
import { nestedPoint } from '../compare/forms.js';
import { counterWarnings } from '../compare/counter-warning.js';
import { pathWarnings } from '../compare/path-study.js';
import { readingRemarks } from '../compare/remarks.js';
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { isFreeName } from '../language/point.js';
import { attempt } from '../problem/attempt.js';
import { givenNames, givenPointOfFileKind } from '../problem/point-of.js';
import { problemOf, withDeadline } from '../problem/problem.js';
import { problemKinds, type ProblemOptions } from '../problem/problem-options.js';
import { givenFunction, isOfFile, kindsFor, readFunction, type ReadFunction } from '../problem/read-function.js';
import { component } from '../program/outputs.js';
import { defaultTimeout, TimeBudget } from '../program/time.js';
import { theLaboratory, type Laboratory } from '../reference/laboratory.js';
import { findTruth } from '../reference/truth.js';
import { shapeText } from '../tensors/shape.js';
import { certifiedNodes } from './certified-nodes.js';
import { derivativeOf } from './derivative.js';
import { Edges } from './edges.js';
import type { Graph, GraphNode } from './graph-data.js';
import { conditionsOf, framesOf, graphNodes } from './graph-nodes.js';
import { NodeSweeps } from './node-sweeps.js';
import { GraphRecording } from './recording.js';
import { ownOperations } from './structure.js';
import type { Studied } from './studied.js';
import { TapedRun } from './taped-run.js';
import { inputNodes, nodeNames, nodeNamed, wholeNode, type NodeTarget } from './targets.js';
import { forwardTrace, reverseTrace } from './trace.js';

export type SweepName = 'forward' | 'reverse';

export interface GraphOptions extends Pick<
  ProblemOptions,
  'at' | 'reduce' | 'precision' | 'digits' | 'maxSteps' | 'timeout'
> {
  /** The node that adjoints belong to, or one number of it, such as `w[2,1]`; the value of the text unless given. */
  readonly of?: string | undefined;
  /** The node that tangents belong to: an input or any other; with one input that, else none unless given. */
  readonly wrt?: string | undefined;
  /** Whether values and partials of all nodes are certified too; false unless given. */
  readonly certified?: boolean | undefined;
  /** The sweeps to write out line by line. */
  readonly trace?: readonly SweepName[] | undefined;
}

const { at, reduce, precision, digits, maxSteps, timeout } = problemKinds;
const nodeKind = textKind("the name of a node, such as 'x' or 'v3'");
const graphKinds: OptionKinds<GraphOptions> = {
  at,
  reduce,
  precision,
  digits,
  maxSteps,
  timeout,
  of: nodeKind,
  wrt: nodeKind,
  certified: flagKind,
  trace: listKind(choiceKind<SweepName>(['forward', 'reverse']), "a list of 'forward' and 'reverse'"),
};

/**
 * The computation of an expression at a point as a graph, and the derivative of any of its nodes by any other.
 *
 * @throws DiffcmpError for text, points, nodes and options that can't be read, for points outside the domain, and when a
 * budget is spent
 */
export async function graph(expression: string | ProgramFile, options: GraphOptions = {}): Promise<Graph> {
  const given = givenFunction(expression);
  return graphAs(given, optionsFrom(options, kindsFor(given, graphKinds, givenPointOfFileKind)));
}

async function graphAs(expression: string | ProgramFile, options: GraphOptions): Promise<Graph> {
  const isAsked = options.of !== undefined || options.wrt !== undefined;
  const opening = isAsked || options.certified === true ? theLaboratory() : null;
  opening?.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const read = readFunction(expression);
  const time = new TimeBudget(options.timeout ?? defaultTimeout);
  const problem = withDeadline(problemOf(read, problemOptions(read, options), Infinity), time.deadlineFor(1));
  const studied = attempt(read, problem, () => studiedOf(new GraphRecording(problem, options.reduce === 'sum')));
  const { recording, names } = studied;
  const output = wholeNode(recording, recording.output, names);
  const of = options.of === undefined ? output : nodeNamed(recording, names, options.of);
  const wrt = options.wrt === undefined ? onlyInput(studied) : nodeNamed(recording, names, options.wrt);
  const isFinite = isAllFinite(studied);
  const laboratory = await (opening ?? (isFinite ? null : theLaboratory()));
  return attempt(read, problem, () => {
    const left = (part: number): number => time.deadlineFor(part) - performance.now();
    if (laboratory !== null && !isFinite) checkDomain(laboratory, studied, left(1 / 4));
    // what takes no truth comes first, since truths take all the time that there is
    const sweeps = new NodeSweeps(studied, of, wrt);
    const { nodes: lines, warnings } = graphNodes(studied, of, wrt, sweeps);
    const trace = traceOf(studied, lines, of, wrt, options.trace ?? []);
    const derivative =
      laboratory === null || !isAsked || wrt === null
        ? null
        : derivativeOf(studied, of, wrt, laboratory, left(1 / 2), sweeps);
    const certified =
      laboratory === null || options.certified !== true ? null : certifiedNodes(laboratory, studied, left(1));
    const nodes = certified === null ? lines : lines.map((line, i) => ({ ...line, certified: certified[i] ?? null }));
    return {
      schema: 'diffcmp/graph@1',
      expression: read.text,
      read: read.read,
      point: nestedPoint(problem),
      precision: problem.format.name,
      of: of.name,
      wrt: wrt?.name ?? null,
      output: output.name,
      nodes,
      frames: framesOf(studied),
      conditions: conditionsOf(studied),
      derivative,
      trace,
      tape: tapeOf(nodes),
      // by an input that isn't used there is no path, which is said where it is asked for, and no derivative 0
      warnings: [
        ...readingRemarks(read, problem).filter(({ code }) => code !== 'unused-input'),
        ...pathWarnings(problem, laboratory),
        // beside a whole number it has derivatives, which are 0
        ...counterWarnings(problem, (input) => Number.isInteger(problem.point[problem.program.inputs.indexOf(input)])),
        ...warnings,
      ],
    };
  });
}

/** A node may have the name of an input that the text doesn't use, if the point has a value for it. */
function problemOptions(read: ReadFunction, { of, wrt, ...options }: GraphOptions): ProblemOptions {
  if (isOfFile(read)) return options;
  const { variables } = read;
  const given = givenNames(options.at);
  const unused = [of, wrt].filter((name) => name !== undefined && isFreeName(name) && given.has(name) && !variables.includes(name)); // prettier-ignore
  const { at, reduce, precision, digits, maxSteps, timeout } = options;
  return { at, reduce, precision, digits, maxSteps, timeout, ...(unused.length > 0 && { wrt: [...variables, ...unused as string[]] }) }; // prettier-ignore
}

function studiedOf(recording: GraphRecording): Studied {
  const taped = new TapedRun(recording);
  const edges = new Edges(recording, (node) => taped.partials(node));
  return { recording, taped, edges, names: nodeNames(recording) };
}

/** Whether all values are finite: if not, they may be too large, or the point is outside the domain. */
const isAllFinite = ({ recording, taped }: Studied): boolean =>
  recording.structure.nodes.every((_, node) => taped.values(node).every(Number.isFinite));

/** @throws OutsideDomain where the function has no real value at the point */
function checkDomain(laboratory: Laboratory, { recording }: Studied, timeout: number): void {
  const { problem } = recording;
  const budget = { ...problem.budget, deadline: performance.now() + timeout };
  const program = component(problem.program, 0); // every step of the text is run, whatever is asked of
  findTruth(laboratory, { program, point: problem.point, wrt: [], order: 1, format: problem.format, budget });
}

/** The input, where there is but one number. */
function onlyInput({ recording, names }: Studied): NodeTarget | null {
  const [only, ...others] = inputNodes(recording);
  if (only === undefined || others.length > 0) return null;
  const target = wholeNode(recording, only, names);
  return target.places.length === 1 ? target : null;
}

function traceOf(
  { recording, edges }: Studied,
  nodes: readonly GraphNode[],
  of: NodeTarget,
  wrt: NodeTarget | null,
  sweeps: readonly SweepName[],
): Graph['trace'] {
  if (sweeps.length === 0) return null;
  const A = recording.problem.format.arithmetic;
  const needed = (node: number): boolean => nodes[node]?.needed === true;
  const oneOf = (target: NodeTarget, sweep: SweepName): NodeTarget['places'][number] => {
    const [place] = target.places;
    if (place !== undefined && target.places.length === 1) return place;
    const example = `${target.name}[${target.shape.map(() => 1).join(',')}]`;
    const option = sweep === 'forward' ? { wrt: example } : { of: example };
    throw new DiffcmpError('bad-option', `a sweep begins at one number, and ${target.name} has shape ${shapeText(target.shape)}`, {
      hint: [option, ...(sweep === 'reverse' ? [', or ', { reduce: 'sum' }] : [])],
    }); // prettier-ignore
  };
  if (sweeps.includes('forward') && wrt === null)
    throw new DiffcmpError('bad-option', 'a forward sweep begins at one node, and there are several inputs', {
      hint: [{ wrt: nodes[0]?.name ?? '' }],
    });
  return {
    forward:
      sweeps.includes('forward') && wrt !== null ? forwardTrace(A, nodes, edges, oneOf(wrt, 'forward'), needed) : null,
    reverse: sweeps.includes('reverse') ? reverseTrace(A, nodes, edges, oneOf(of, 'reverse'), needed) : null,
  };
}

function tapeOf(nodes: readonly GraphNode[]): Graph['tape'] {
  const operations = nodes.filter(({ operation }) => !ownOperations.some((own) => own === operation));
  return { operations: operations.length, needed: operations.filter(({ needed }) => needed).length };
}
