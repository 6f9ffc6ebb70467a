// Why methods lose digits in a comparison: of whom it is asked, by which derivative, and the answers as data.
import { explain, type Explanation } from '../explain/explain.js';
import { NodePlaces, type NodePlace } from '../explain/node-places.js';
import { stencils } from '../methods/stencils.js';
import { isStencil, methodTable, type MethodId } from '../methods/table.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { ReadFunction } from '../problem/read-function.js';
import { gradientBlocks, type Block } from './blocks.js';
import type { Findings, Standing, Why } from './comparison.js';
import { plain } from './measure.js';
import { isBadRank } from './ranks.js';
import type { Outcome, Yardstick } from './result-row.js';
import { standingsOf } from './standings.js';

/** Methods without an error of their own but rounding: what they lose is worth a reason. */
const isExact = (method: MethodId): boolean => ['exact', 'complex-step'].includes(methodTable[method].kind);

/** Whether a method that should be exact has no digit right. */
const isPuzzling = (standings: readonly Standing[]): boolean =>
  standings.some(({ method, rank, decisive }) => decisive !== null && isBadRank(rank) && isExact(method));

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
export function withReasons(findings: Findings, scene: Scene, ofAll: boolean): Findings {
  const blocks = gradientBlocks(findings);
  const standings = standingsOf(findings, blocks);
  if (!ofAll && !isPuzzling(standings)) return findings;
  const places = new NodePlaces(scene.read, scene.yardstick.problem.program.inputs);
  const results = findings.results.map((result, i) => {
    const standing = standings[i] as Standing;
    if (!ofAll && !isBadRank(standing.rank)) return result;
    return { ...result, why: reasonOfOne(scene, scene.outcomes[i] as Outcome, standing, blocks, places) };
  });
  return { ...findings, results };
}

/** For the derivative that the method is worst at. */
function reasonOfOne(
  { laboratory, yardstick: { problem } }: Scene,
  { method, derivatives }: Outcome,
  { decisive, worst }: Standing,
  blocks: readonly Block[],
  places: NodePlaces,
): Why | null {
  const wanted = String(decisive?.wrt ?? worst?.wrt);
  const at = blocks.findIndex(({ inputs }) => String(inputs) === wanted);
  const truth = blocks[at]?.truth ?? null;
  if (derivatives === null || typeof truth !== 'number') return null;
  const { wrt } = problem;
  const place = at % wrt.length;
  const found = explain(
    {
      method,
      output: Math.floor(at / wrt.length),
      input: wrt[place] as number,
      delta: derivatives.delta?.[place] ?? null,
      given: derivatives.gradient[at] as number,
      truth,
    },
    problem,
    laboratory,
  );
  return found && whyOf(found, method, places, problem.program.inputs[wrt[place] as number] ?? '');
}

function whyOf(found: Explanation, method: MethodId, places: NodePlaces, input: string): Why {
  const { cause, lostBits, condition } = found;
  return {
    ...nodeOf(found, method, places, input),
    cause,
    lostBits,
    condition: condition === null ? null : plain(condition),
  };
}

function nodeOf(
  { run, line, decision, isOwnText }: Explanation,
  method: MethodId,
  places: NodePlaces,
  input: string,
): NodePlace {
  const { lines } = run.ledger;
  if (decision !== null) return places.ofDecision(lines, decision);
  const nowhere = { line: null, column: null };
  if (line === null || (lines[line]?.inProgram !== true && hasFormula(method)))
    return { node: formulaOf(method), ...nowhere };
  // a sweep adds up what comes from each use of an input
  if (method === 'reverse' && line === run.result.line && lines[line]?.inProgram !== true)
    return { node: `adjoint of ${input}`, ...nowhere };
  return places.ofLine(lines, line, isOwnText);
}

const hasFormula = (method: MethodId): boolean => !['exact', 'complex-step'].includes(methodTable[method].kind);

/** What a method computes, as text. */
function formulaOf(method: MethodId): string {
  if (isStencil(method)) return stencils[method].formula;
  return method === 'complex-step' ? 'Im f(x + iδ)/δ' : method;
}
