// What is known of the cost of each method, with its source, and what was measured of it.
import type { MethodId } from '../methods/table.js';
import { isStencil } from '../methods/table.js';
import { stencils } from '../methods/stencils.js';
import { families, type FamilyName, type SwellTheory } from './families.js';
import type { CostSeries, CostTheory, FunctionCost, GrowthFit } from './scale-data.js';

/** Operations of a gradient by reverse mode, per operation of the function, at most. */
export const cheapGradient = 5;

type TheoryClaim = Omit<CostTheory, 'method'>;

/** A row for each method that something is known of. */
export function theoryOf(series: readonly CostSeries[], cost: readonly FunctionCost[], family: FamilyName | null): CostTheory[] {
  return series.flatMap((each) => {
    const claim = claimOf(each, cost, family);
    return claim === null ? [] : [{ method: each.method, ...claim }];
  });
} // prettier-ignore

function claimOf(series: CostSeries, cost: readonly FunctionCost[], family: FamilyName | null): TheoryClaim | null {
  const { method } = series;
  if (isStencil(method)) return evaluationClaim(series, cost);
  const claims: Partial<Record<MethodId, () => TheoryClaim | null>> = {
    forward: () => passClaim(series, cost, {
      claim: 'a pass per input, each a constant times the function: its cost grows like inputs × function',
      source: 'Griewank & Walther 2008, chapter 4: 2 to 2.5 functions a pass, with operations weighed',
    }),
    'complex-step': () => passClaim(series, cost, {
      claim: 'an evaluation in complex numbers per input: its cost grows like inputs × function',
      source: 'Squire & Trapp 1998',
    }),
    reverse: () => reverseClaim(series, cost),
    symbolic: () => swellClaim(series, cost, family === null ? null : families[family].swell),
  }; // prettier-ignore
  return claims[method]?.() ?? null;
}

/** The function once at the point, where the stencil has a value there, and at each other place once per input. */
function evaluationClaim(series: CostSeries, cost: readonly FunctionCost[]): TheoryClaim {
  const { terms } = stencils[series.method as keyof typeof stencils][1];
  const perInput = terms.filter(([, offset]) => offset !== 0).length;
  const once = terms.length - perInput;
  const wanted = ({ inputs }: FunctionCost): number => (inputs === 0 ? 0 : perInput * inputs + once);
  const pairs = measuredPairs(series.evaluations, cost);
  const off = pairs.filter(([evaluations, at]) => evaluations !== wanted(at));
  const count = `${perInput === 1 ? '' : `${perInput} × `}inputs${once === 1 ? ' + 1' : ''}`;
  return {
    claim: `${count} evaluations`,
    source: 'Abramowitz & Stegun 1964, 25.3',
    measured: pairs.length === 0 ? 'nothing' : off.length === 0 ? `exactly ${count} ${everySize(pairs, cost)}` : off.map(([evaluations, at]) => `${evaluations} at n = ${at.size}`).join(', '), // prettier-ignore
    holds: pairs.length === 0 ? null : off.length === 0,
  };
}

function passClaim(
  series: CostSeries,
  cost: readonly FunctionCost[],
  said: Pick<TheoryClaim, 'claim' | 'source'>,
): TheoryClaim {
  const passes = measuredPairs(series.passes, cost);
  const off = passes.filter(([count, { inputs }]) => count !== inputs);
  const factors = measuredPairs(series.ratio, cost).flatMap(([ratio, { inputs }]) => (inputs === 0 ? [] : [ratio / inputs])); // prettier-ignore
  const counted = off.length === 0 ? `a pass per input ${everySize(passes, cost)}` : off.map(([count, { size, inputs }]) => `${count} passes for ${inputs} inputs at n = ${size}`).join(', '); // prettier-ignore
  return {
    ...said,
    measured: passes.length === 0 ? 'nothing' : `${counted}; ${rangeText(factors)} × inputs × function`,
    holds: passes.length === 0 ? null : off.length === 0,
  };
}

function reverseClaim({ ratio }: CostSeries, cost: readonly FunctionCost[]): TheoryClaim {
  const pairs = measuredPairs(ratio, cost);
  const ratios = pairs.map(([each]) => each);
  const above = pairs.filter(([each]) => each > cheapGradient).map(([, at]) => beyondTheorem(at));
  return {
    claim: `at most ${cheapGradient} × the function, however many inputs there are`,
    source: 'Baur & Strassen 1983, of + - * /; Griewank & Walther 2008, chapter 4: 3 to 4 ×, with operations weighed',
    measured: ratios.length === 0 ? 'nothing' : [`${rangeText(ratios)} × the function`, ...above.slice(0, 1)].join('; '),
    holds: ratios.length === 0 ? null : above.length === 0,
  };
} // prettier-ignore

/** How much of a function is of another kind than the theorem of Baur and Strassen speaks of. */
function beyondTheorem({ size, operations, byKind }: FunctionCost): string {
  const { pow = 0, elementary = 0, compare = 0 } = byKind;
  return `at n = ${size}, where it is more, the function has ${pow + elementary + compare} of ${operations} operations in powers, elementary functions and comparisons, of which the theorem of 1983 doesn't speak`;
}

function swellClaim(series: CostSeries, cost: readonly FunctionCost[], swell: SwellTheory | null): TheoryClaim | null {
  if (swell === null) return null;
  const { tree, graph, because, source } = swell;
  const [ofTree, ofGraph] = [growthSeen(series.tree, cost, tree, series.fits.tree), growthSeen(series.graph, cost, graph, series.fits.graph)]; // prettier-ignore
  return {
    claim: `written out it grows ${tree === 'exponential' ? 'exponentially' : powerText(tree)}, with shared parts once ${powerText(graph)}: ${because}`,
    source,
    measured: `written out ${ofTree.text}, with shared parts once ${ofGraph.text}`,
    holds: [ofTree.agrees, ofGraph.agrees].includes(false) ? false : ofTree.agrees === null || ofGraph.agrees === null ? null : true, // prettier-ignore
  };
}

/** A power is what comes out for large n: so it is looked for between the two largest sizes, unless these are small. */
const leastSize = 4;
/** Lower terms, smaller by a factor like c/n, bend an exponent by about c/n: c is 2 for n(n - 2), and no family has a larger one. */
const exponentSlack = (from: number): number => 3 / from;

function growthSeen(
  values: readonly (number | null)[],
  cost: readonly FunctionCost[],
  wanted: number | 'exponential',
  fit: GrowthFit | null,
): { text: string; agrees: boolean | null } {
  if (wanted === 'exponential') return { text: growthText(fit), agrees: fit?.law == null ? null : fit.law.growth === wanted }; // prettier-ignore
  const [before, last] = measuredPairs(values, cost).filter(([value]) => value > 0).slice(-2); // prettier-ignore
  if (before === undefined || last === undefined) return { text: 'at too few sizes', agrees: null };
  const [from, to] = [before[1].size, last[1].size];
  const exponent = Math.log(last[0] / before[0]) / Math.log(to / from);
  const text = `like n^${exponent.toFixed(2)} from n = ${from} to ${to}`;
  return { text, agrees: from < leastSize ? null : Math.abs(exponent - wanted) <= exponentSlack(from) };
}

const powerText = (exponent: number): string => (exponent === 1 ? 'like n' : `like n^${exponent}`);

/** `like n^1.98`, `by × 2.31 with each n`. */
function growthText(fit: GrowthFit | null): string {
  if (fit === null) return 'not measured';
  if (fit.law === null) return `not fitted (${fit.reason ?? ''})`;
  const { growth, exponent, rate, from, to } = fit.law;
  const law =
    growth === 'power' ? `like n^${(exponent ?? 0).toFixed(2)}` : `by × ${(rate ?? 0).toFixed(2)} with each n`;
  return `${law} from n = ${from} to ${to}`;
}

/** Where something was measured, with the function there. */
function measuredPairs(values: readonly (number | null)[], cost: readonly FunctionCost[]): [number, FunctionCost][] {
  return values.flatMap((value, i) => (value === null ? [] : [[value, cost[i] as FunctionCost]]));
}

/** A method that stopped was not measured at all of them. */
const everySize = (pairs: readonly unknown[], cost: readonly unknown[]): string =>
  pairs.length === cost.length ? 'at every size' : 'at every size that it reached';

/** Two decimals, and one number where both ends are the same. */
function rangeText(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((each) => each.toFixed(2));
  return least === most ? String(least) : `${least} to ${most}`;
}
