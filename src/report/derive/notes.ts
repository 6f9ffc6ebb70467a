// What is said below derivatives: whose rules they are, where they hold, and how they compare to the truth.
import type { Derived, DerivedPartial, FormulaCheck } from '../../derive/derive-data.js';
import { numeral } from '../../text/numeral.js';
import { enumerate } from '../text/sentence.js';

/** Sentences, the one that matters most first. @param told whether checks that went well are told */
export function noteSentences({ derivatives, seed }: Derived, told: boolean): string[] {
  const why = [...new Set(derivatives.flatMap((each) => each.why))];
  const except = [...new Set(derivatives.flatMap((each) => each.except))];
  return [
    ...ruleSentences(why),
    ...(except.length === 0 ? [] : [`Holds except perhaps where ${except.join(' or where ')}.`]),
    ...checkSentences(derivatives, seed, told),
  ];
}

const noRule = 'mathjs has no rule for ';

/** One sentence for the rules that mathjs lacks, one for each that is wrong. */
function ruleSentences(why: readonly string[]): string[] {
  const missing = why.flatMap((each) => (each.startsWith(noRule) ? [each.slice(noRule.length)] : []));
  const others = why.filter((each) => !each.startsWith(noRule));
  const sentences = others.map((each) => `${each}; diffcmp's own is used.`);
  if (missing.length === 0) return sentences;
  return [...sentences, `${noRule}${enumerate(missing)}; diffcmp's own ${missing.length === 1 ? 'is' : 'are'} used.`];
}

function checkSentences(derivatives: readonly DerivedPartial[], seed: number, told: boolean): string[] {
  const checks = derivatives.flatMap(({ check, steps }) => [check, ...(steps ?? []).map((step) => step.check)]);
  const open = derivatives.filter(({ check }) => check.status === 'unchecked');
  const usual = checks.find(({ status }) => status === 'agrees');
  const unsaid = open.map(
    ({ by, check }) =>
      `${derivatives.length === 1 ? 'Not' : `By ${by.join(' and ')} not`} checked${whereText(check)}: ${check.why ?? ''}.`,
  );
  if (!told || usual === undefined) return unsaid;
  const all = checks.length === 1 ? 'It agrees' : checks.every((each) => isAlike(each, usual)) ? 'All agree' : 'Agreement, unless said otherwise, is'; // prettier-ignore
  return [`${all} with the certified truth to ${usual.digits ?? 0} digits at ${placeText(usual)} (seed ${seed}).`, ...unsaid]; // prettier-ignore
}

const placeText = ({ at }: FormulaCheck): string =>
  Object.entries(at ?? {})
    .map(([name, value]) => `${name} = ${numeral(value)}`)
    .join(', ');

const whereText = (check: FormulaCheck): string => (check.at === null ? '' : ` at ${placeText(check)}`);

export const isAlike = (check: FormulaCheck, usual: FormulaCheck): boolean =>
  check.status === usual.status && check.digits === usual.digits && placeText(check) === placeText(usual);

/** A check in a few words. */
export function checkText(check: FormulaCheck): string {
  const where = whereText(check);
  switch (check.status) {
    case 'agrees':
      return `agrees to ${check.digits ?? 0} digits${where}`;
    case 'wrong':
      return `WRONG${where}: it gives ${check.claimed ?? 'nothing'}, the truth is ${check.truth ?? ''}`;
    case 'unchecked':
      return `not checked${where}: ${check.why ?? ''}`;
  }
}
