// Why methods lose digits in a comparison: of whom it is asked, by which derivative, and the answers as data.
import { formats } from '../arithmetics/formats.js';
import { annotate } from '../explain/annotations.js';
import { explain, type Explanation } from '../explain/explain.js';
import type { Suspect } from '../explain/step-reason.js';
import { NodePlaces, type PlacedNode } from '../explain/node-places.js';
import { secondStep } from '../explain/booked-second.js';
import { footingOf, slopeTaken } from '../explain/side-taken.js';
import type { Problem } from '../methods/method.js';
import { methodTable, type MethodId } from '../methods/table.js';
import { methodFormula } from './method-formula.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { ReadFunction } from '../problem/read-function.js';
import { hessianBlocks, type Block } from './blocks.js';
import type { AnnotatedNode, Findings, SideTaken, Standing, Why } from './comparison.js';
import { plain } from './measure.js';
import { isBadRank } from './ranks.js';
import type { Outcome, Yardstick } from './result-row.js';
import { rankingBy, type Ranking } from './standings.js';

/** Methods without an error of their own but rounding: what they lose is worth a reason. */
const isExact = (method: MethodId): boolean => ['exact', 'complex-step'].includes(methodTable[method].kind);

/** Whether a method that should be exact has no digit right. */
const isPuzzling = (standings: readonly Standing[]): boolean =>
  standings.some(({ method, rank, decisive }) => decisive !== null && isBadRank(rank) && isExact(method));

/** What is asked for: reasons of methods, with the bits of their operations; else only where they matter. */
export type ExplainOption = boolean | 'nodes';

/** With the name of the input that is differentiated by. */
export interface NamedSuspect extends Suspect {
  readonly name: string;
}

/** What the reasons of a comparison are found with. */
interface Scene {
  readonly read: ReadFunction;
  readonly laboratory: Laboratory;
  readonly yardstick: Yardstick;
  readonly outcomes: readonly Outcome[];
}

/**
 * The findings with a reason in each result: of all methods, or, where nobody asked and one that should be exact has no digit
 * right, of those that are wrong. A comparison without these pays nothing.
 */
export function withReasons(
  findings: Findings,
  { blocks, standings }: Ranking,
  scene: Scene,
  asked: ExplainOption,
): Findings {
  if (asked === false && !isPuzzling(standings)) return findings;
  const places = new NodePlaces(scene.read, scene.yardstick.problem.program.inputs);
  const results = findings.results.map((result, i) => {
    const standing = standings[i] as Standing;
    if (asked === false && !isBadRank(standing.rank)) return result;
    const suspect = suspectOf(scene, scene.outcomes[i] as Outcome, standing, blocks);
    const { problem } = scene.yardstick;
    const why = suspect && measuredReason(suspect, problem, scene.laboratory, places);
    if (asked === false) return suspect === null ? result : { ...result, why };
    const nodes = suspect !== null && asked === 'nodes' ? { nodes: nodesOf(suspect, scene, places) } : {};
    return { ...result, why, ...nodes, side: sideOf(findings, blocks, i) };
  });
  const explained = { ...findings, results };
  return asked === false || findings.order === 1 ? explained : withSecondReasons(explained, scene, places, asked);
}

/** The same of second derivatives. */
function withSecondReasons(findings: Findings, scene: Scene, places: NodePlaces, asked: ExplainOption): Findings {
  const { blocks, standings } = rankingBy(findings, hessianBlocks(findings));
  const { problem } = scene.yardstick;
  const results = findings.results.map((result, i) => {
    const suspect = secondSuspect(scene, scene.outcomes[i] as Outcome, standings[i] as Standing, blocks);
    const why = suspect && measuredReason(suspect, problem, scene.laboratory, places);
    const hessianWhy = why && { ...why, wrt: suspect.wrt };
    const nodes = suspect !== null && asked === 'nodes' ? { hessianNodes: nodesOf(suspect, scene, places) } : {};
    return { ...result, hessianWhy, ...nodes, hessianSide: sideOf(findings, blocks, i) };
  });
  return { ...findings, results };
}

/** Of the first derivative that isn't certified; null: all are, or the method has none. */
function sideOf({ precision }: Findings, blocks: readonly Block[], index: number): SideTaken | null {
  const block = blocks.find(({ status }) => status !== 'certified');
  const entry = block?.entries[index];
  if (block === undefined || entry == null || entry.derivative === null) return null;
  const { inputs, left, right } = block;
  const order = inputs.length === 1 ? 1 : 2;
  const sides = { left: left && Number(left), right: right && Number(right) };
  const { slope, bits } = slopeTaken({ given: Number(entry.derivative), ...sides });
  const most = formats[precision].significandBits;
  return { wrt: inputs, stands: footingOf(entry.result.method, order), slope, bits: bits && Math.min(bits, most) };
}

/** The derivative that the method is worst at; null where it has none, or there is no truth to hold it against. */
function suspectOf(
  { yardstick: { problem } }: Scene,
  { method, derivatives }: Outcome,
  { decisive, worst }: Standing,
  blocks: readonly Block[],
): NamedSuspect | null {
  const wanted = String(decisive?.wrt ?? worst?.wrt);
  const at = blocks.findIndex(({ inputs }) => String(inputs) === wanted);
  const truth = blocks[at]?.truth ?? null;
  if (derivatives === null || typeof truth !== 'number') return null;
  const { wrt, program } = problem;
  const place = at % wrt.length;
  const input = wrt[place] as number;
  return {
    method,
    output: Math.floor(at / wrt.length),
    input,
    name: program.inputs[input] ?? '',
    delta: derivatives.delta?.[place] ?? null,
    given: derivatives.gradient[at] as number,
    truth,
  };
}

/** As `suspectOf`, of second derivatives. */
function secondSuspect(
  { yardstick: { problem } }: Scene,
  { method, derivatives }: Outcome,
  { decisive, worst }: Standing,
  blocks: readonly Block[],
): (NamedSuspect & { readonly wrt: readonly string[] }) | null {
  const wanted = String(decisive?.wrt ?? worst?.wrt);
  const block = blocks.find(({ inputs }) => String(inputs) === wanted);
  const hessian = derivatives?.hessian;
  if (block === undefined || hessian === undefined || typeof block.truth !== 'number') return null;
  const { wrt, program } = problem;
  // a pair has the earlier input first, and methods the later one
  const [j, i] = block.inputs.map((name) => wrt.findIndex((input) => program.inputs[input] === name));
  if (i === undefined || j === undefined) return null;
  const input = wrt[i] as number;
  return {
    method,
    output: 0,
    input,
    second: wrt[j] as number,
    name: program.inputs[input] ?? '',
    wrt: block.inputs,
    delta: secondStep(method, problem, input),
    given: hessian[i]?.[j] ?? NaN,
    truth: block.truth,
  };
}

/** The operations of the method's run, each with its place. */
function nodesOf(
  suspect: NamedSuspect,
  { yardstick: { problem }, laboratory }: Scene,
  places: NodePlaces,
): AnnotatedNode[] | null {
  const found = annotate(suspect, problem, laboratory);
  if (found === null) return null;
  const isOwnText = methodTable[suspect.method].group !== 'symbolic';
  return found.annotations.map(({ line, value, exact, bits }) => ({
    ...places.ofOperation(found.run.ledger.lines, line, isOwnText),
    value: plain(value),
    exact,
    bits,
  }));
}

/** The reason of one derivative by one method, with its place; null: nothing is lost beyond rounding, or nothing measured says why. */
export function measuredReason(
  suspect: NamedSuspect,
  problem: Problem,
  laboratory: Laboratory,
  places: NodePlaces,
): Why | null {
  const found = explain(suspect, problem, laboratory);
  if (found === null) return null;
  const { cause, lostBits, condition } = found;
  return {
    ...placeOfLoss(found, suspect, places),
    cause,
    lostBits,
    condition: condition === null ? null : plain(condition),
  };
}

function placeOfLoss(
  { run: { ledger, result }, line, decision, isOwnText }: Explanation,
  { method, name, input, second }: NamedSuspect,
  places: NodePlaces,
): PlacedNode {
  const { lines } = ledger;
  if (decision !== null) return places.ofDecision(lines, decision);
  const nowhere = { line: null, column: null };
  const inProgram = line !== null && lines[line]?.inProgram === true;
  if (line === null || (!inProgram && hasFormula(method)))
    return { node: methodFormula(method, second === undefined ? 1 : second === input ? 2 : 'mixed'), ...nowhere };
  // a sweep adds up what comes from each use of an input
  if (method === 'reverse' && line === result.line && !inProgram) return { node: `adjoint of ${name}`, ...nowhere };
  return places.ofLine(lines, line, isOwnText);
}

const hasFormula = (method: MethodId): boolean => !['exact', 'complex-step'].includes(methodTable[method].kind);
