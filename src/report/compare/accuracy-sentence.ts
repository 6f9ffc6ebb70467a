// The sentences about methods that are right, or right to some digits.
import { formats } from '../../arithmetics/formats.js';
import { accuracyOf } from '../../compare/accuracy.js';
import type { FlatComparison, Decisive, Standing } from '../../compare/comparison.js';
import type { Rank } from '../../compare/ranks.js';
import { phraseOf } from '../looks.js';
import { accuracyAfter, accuracyText } from '../text/accuracy-text.js';
import { tie } from '../text/display-width.js';
import { errorText, ulpText } from '../text/number-text.js';
import { capital, enumerate } from '../text/sentence.js';
import { byText } from './operator-text.js';
import type { OrderPart } from './wrong-sentence.js';

const mostNames = 4;
/** Derivatives that are named as bad where the rest of a method is right. */
export const mostExceptions = 3;

/** A method's rank in the derivatives that are not bad, and which are. */
interface Mention {
  readonly standing: Standing;
  readonly decisive: Decisive | null;
}

/** Who is right, who is close, who keeps how many digits. */
export function accuracySentences(comparison: FlatComparison, part: OrderPart): string[] {
  const [exact, close] = [mentions(part, 'exact'), mentions(part, 'close')];
  const sentences = [
    exact.length === 0 ? null : `${subjectOf(comparison, exact, 'right to the last bit')}.`,
    close.length === 0 ? null : `${subjectOf(comparison, close, `within ${ulpText(mostUlps(part, close))} ulp`)}.`,
    keepingSentence(comparison, part),
  ].filter((sentence) => sentence !== null);
  const where = whereMeasured(comparison, part);
  return sentences.map((sentence, i) => capital(i === 0 ? where + sentence : sentence));
}

/** The methods of that rank, leaving out of account the derivatives that a sentence of their own says to be bad. */
function mentions({ finding }: OrderPart, wanted: Rank): Mention[] {
  return finding.standings.flatMap((standing) => {
    const { rank, decisive } = standing.elsewhere ?? standing;
    return rank === wanted ? [{ standing, decisive }] : [];
  });
}

/** `forward and reverse are right`, with what is excepted behind it if that is the same for all. */
function subjectOf(comparison: FlatComparison, mentioned: readonly Mention[], quality: string): string {
  const verb = mentioned.length === 1 ? 'is' : 'are';
  const exceptions = new Set(mentioned.map(({ standing }) => exceptionText(comparison, standing)));
  if (exceptions.size > 1) return `${enumerate(mentioned.map((each) => nameOf(comparison, each)))} ${verb} ${quality}`;
  const [exception = ''] = exceptions;
  const names = enumerate(mentioned.map(({ standing }) => phraseOf(standing)));
  return `${names} ${verb} ${quality}${exception === '' ? '' : `, ${exception}`}`;
}

/** `reverse`, or `reverse (except by y)`. */
function nameOf(comparison: FlatComparison, { standing }: Mention): string {
  const exception = exceptionText(comparison, standing);
  return exception === '' ? phraseOf(standing) : `${phraseOf(standing)} (${exception})`;
}

/** `except by y`; empty where nothing is bad. */
function exceptionText(comparison: FlatComparison, { bad }: Standing): string {
  if (bad.length === 0) return '';
  return bad.length > mostExceptions
    ? `with ${bad.length}${tie}exceptions`
    : `except ${byText(comparison, bad)}`.replaceAll(' ', tie);
}

/** The largest error of those methods where they are not bad; ulps of a truth of 0 say nothing. */
function mostUlps({ blocks }: OrderPart, mentioned: readonly Mention[]): number {
  const bad = new Map(mentioned.map(({ standing }) => [standing.method, standing.bad.map(String)]));
  const errors = blocks
    .filter(({ truth }) => truth !== 0)
    .flatMap(({ inputs, entries }) =>
      entries.filter(({ result }) => bad.get(result.method)?.includes(String(inputs)) === false),
    )
    .map(({ error }) => Number(error?.ulps ?? 0));
  return errors.reduce((most, each) => Math.max(most, each), 0);
}

/** `by y, `: said where other derivatives have no truth to be measured against. */
function whereMeasured(comparison: FlatComparison, { blocks }: OrderPart): string {
  const measured = blocks.filter(({ truth }) => truth !== null);
  if (measured.length === blocks.length || measured.length === 0) return '';
  if (measured.length > mostNames) return 'where it is certified, ';
  return `${byText(comparison, measured.map(({ inputs }) => inputs))}, `; // prettier-ignore
}

/** `The central difference keeps 10 digits at δ = 7.3e-6, the forward difference 7 at δ = …`. */
function keepingSentence(comparison: FlatComparison, part: OrderPart): string | null {
  const { wrt, results, precision } = comparison;
  const keeping = mentions(part, 'digits').map((each) => ({
    ...each,
    accuracy: accuracyOf(Number(each.decisive?.relative), formats[precision]),
  }));
  const [first] = keeping;
  if (first === undefined) return null;
  const parts = keeping.map((each, i) => {
    const result = results.find(({ method }) => method === each.standing.method);
    const isFirst = each.decisive?.wrt.length === 1;
    const step = wrt.length === 1 && isFirst ? result?.delta?.[wrt[0] ?? ''] : undefined;
    const amount = i === 0 ? `keeps ${accuracyText(each.accuracy)}` : accuracyAfter(first.accuracy, each.accuracy);
    return `${nameOf(comparison, each)} ${amount}${step === undefined ? '' : ` at δ${tie}=${tie}${errorText(step)}`}`;
  });
  return `${parts.join(', ')}.`;
}

/** Where the truth is infinite, an infinity is an answer. */
export function infiniteSentence(part: OrderPart): string | null {
  const right = mentions(part, 'infinite').map(({ standing }) => phraseOf(standing));
  return right.length === 0 ? null : `${capital(enumerate(right))} ${right.length === 1 ? 'says' : 'say'} so.`;
}
