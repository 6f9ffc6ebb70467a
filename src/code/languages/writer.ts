// Writes primitives as terms of a language, and keeps the helper functions that they call.
import type { PrimitiveName, Relation } from '../../arithmetic.js';
import type { CaseWriter } from './case-writer.js';
import { caseHelpers, formulaOfPrimitive, helperOfPrimitive, type CaseHelperName } from './helpers.js';
import type { CodeLanguage } from './language.js';
import { longHelpers } from './long-helpers.js';
import { atom, tightness, callTerm, differenceTerm, negatedTerm, productTerm, quotientTerm, sumTerm, enclosed, type Term } from './terms.js'; // prettier-ignore

/** Whether a language has a text for a primitive. */
export const hasText = (name: PrimitiveName, { name: language, calls, hasRemainder }: CodeLanguage): boolean =>
  ['neg', 'add', 'sub', 'mul', 'div', 'square', 'fround'].includes(name) ||
  (name === 'rem' && hasRemainder) ||
  [calls, formulaOfPrimitive, helperOfPrimitive, longHelpers[language]].some((table) => table[name] !== undefined);

export class TermWriter implements CaseWriter {
  /** Texts of helper functions, those that others call before them. */
  private readonly helpers = new Map<string, string>();
  private readonly openings = new Set<string>();
  /** Writes what is over doubles, where this writer's numbers are singles. */
  private readonly doubles: TermWriter;

  /** @param isSingle numbers are singles, which are a type of their own */
  constructor(
    readonly language: CodeLanguage,
    private readonly isSingle = false,
    of: TermWriter | null = null,
  ) {
    if (of !== null) [this.helpers, this.openings] = [of.helpers, of.openings];
    this.doubles = isSingle ? new TermWriter(language, false, this) : this;
  }

  get helperTexts(): readonly string[] {
    return [...this.helpers.values()].filter((text) => text !== '');
  }
  /** What stands before all functions, as far as they need it. */
  openingFor(body: string): string {
    return [...this.openings, ...(this.language.needsOpening(body) ? [this.language.opening] : [])].join('');
  }

  readonly number = (value: number): Term => this.language.number(value, this.isSingle);
  readonly add = sumTerm;
  readonly sub = differenceTerm;
  readonly mul = productTerm;
  readonly div = (x: Term, y: Term): Term => quotientTerm(x, '/', y);
  readonly neg = negatedTerm;
  /** A root of what is never -0. */
  readonly sqrt = (x: Term): Term => this.ofDoubles(() => callTerm(this.language.squareRoot, x));

  /** Whether a relation holds. */
  readonly is = (relation: Relation, x: Term, y: Term | number): Term => {
    const second = typeof y === 'number' ? this.number(y) : y;
    const sides = [x, second].map((each) => enclosed(each, tightness.sum));
    return { text: sides.join(` ${this.language.relation(relation)} `), binds: tightness.relation };
  };
  readonly and = (a: Term, b: Term): Term => ({
    text: `${enclosed(a, tightness.and)} ${this.language.words.and} ${enclosed(b, tightness.not)}`,
    binds: tightness.and,
  });
  readonly or = (a: Term, b: Term): Term => ({
    text: `${this.inOr(a)} ${this.language.words.or} ${this.inOr(b)}`,
    binds: tightness.or,
  });
  readonly not = (a: Term): Term => this.language.not(a);
  readonly choice = (condition: Term, x: Term, y: Term): Term => this.language.choice(condition, x, y);

  /** A primitive of terms. */
  call(name: PrimitiveName, ...given: Term[]): Term {
    const [x, y] = given as [Term, Term];
    if (name === 'add' || name === 'sub' || name === 'mul' || name === 'div') return this[name](x, y);
    if (name === 'neg') return negatedTerm(x);
    if (name === 'square') return productTerm(x, x);
    if (name === 'fround') return this.rounded(x);
    return this.ofDoubles(() => this.doubles.function(name, given));
  }

  /** A helper function, which is written where it is called first. */
  help(name: string, ...given: Term[]): Term {
    const { language, helpers } = this;
    const { remark, parameters, cases } = caseHelpers[name as CaseHelperName];
    const called = language.functionName(name);
    if (!helpers.has(called)) {
      helpers.set(called, ''); // it may call itself
      const written = language.helper(called, remark, parameters, cases(this, ...parameters.map(atom)));
      helpers.delete(called);
      helpers.set(called, written);
    }
    return callTerm(called, ...given);
  }

  private function(name: PrimitiveName, given: readonly Term[]): Term {
    const { language } = this;
    const [x, y] = given as [Term, Term];
    if (name === 'rem' && language.hasRemainder) return quotientTerm(x, '%', y);
    const own = language.calls[name];
    if (own !== undefined) return callTerm(own, ...given);
    if (longHelpers[language.name][name] !== undefined) return this.longHelp(name, given);
    const below = formulaOfPrimitive[name];
    if (below !== undefined) return this.div(this.number(1), this.call(below, x));
    const helper = helperOfPrimitive[name];
    if (helper !== undefined) return this.help(helper, ...given);
    throw new Error(`${language.title} has no text for ${name}`);
  }

  private longHelp(name: PrimitiveName, given: readonly Term[]): Term {
    const { helpers, language } = this;
    const helper = longHelpers[language.name][name] as { name: string; text: string; needs?: PrimitiveName[]; opening?: string }; // prettier-ignore
    const called = language.functionName(helper.name);
    if (!helpers.has(called)) {
      helpers.set(called, '');
      for (const need of helper.needs ?? []) this.function(need, [atom('x')]);
      helpers.delete(called);
      helpers.set(called, helper.text);
      if (helper.opening !== undefined) this.openings.add(helper.opening);
    }
    return callTerm(called, ...given);
  }

  /** What is computed over doubles is rounded, where numbers are singles. */
  private ofDoubles(write: () => Term): Term {
    const { single } = this.language;
    return this.isSingle && single !== null ? single(write()) : write();
  }

  private rounded(x: Term): Term {
    if (this.isSingle) return x; // operations on singles round, and calls are rounded
    if (this.language.name === 'python') return this.longHelp('fround', [x]);
    return this.language.rounded(x);
  }

  /** Conditions joined by and stand in parentheses, as compilers ask for. */
  private inOr(condition: Term): string {
    return condition.binds === tightness.and ? `(${condition.text})` : enclosed(condition, tightness.or);
  }
}
