// What a derivation is told as: plain data, which is the JSON `diffcmp/derive@1`.
import type { Warning } from '../compare/comparison.js';
import type { Span } from '../span.js';
import type { RuleName } from './rule-names.js';

/** Whose rule it is. */
export type RuleSource = 'mathjs' | 'diffcmp';

/** A formula against the certified truth at a point. */
export interface FormulaCheck {
  /** `agrees`: to `digits` digits; `wrong`: enclosures of the two are disjoint; `unchecked`: `why` says why. */
  readonly status: 'agrees' | 'wrong' | 'unchecked';
  /** The point; null where none was found. */
  readonly at: Readonly<Record<string, number>> | null;
  /** Decimal digits to which the two are certain to agree, 30 at the most. */
  readonly digits: number | null;
  /** The value of the formula and the truth, as certified digits. */
  readonly claimed: string | null;
  readonly truth: string | null;
  readonly why: string | null;
}

/** One rule, used at one place. */
export interface DerivationStep {
  readonly number: number;
  readonly rule: RuleName;
  /** The function whose row of a table it is. */
  readonly function: string | null;
  /** The rule, such as `(u * v)' = u' * v + u * v'`. */
  readonly formula: string;
  /** What is differentiated here, and by what. */
  readonly of: string;
  readonly by: string;
  /** Where that stands in the text; null: it stands there in other words, or nowhere. */
  readonly span: Span | null;
  /** What the letters of the rule stand for here. */
  readonly with: Readonly<Record<string, string>>;
  /** The rule with these filled in; and without what changes nothing, as later steps use it. */
  readonly filled: string;
  readonly result: string;
  readonly source: RuleSource;
  /** Why it isn't mathjs's rule. */
  readonly why: string | null;
  readonly check: FormulaCheck;
  readonly latex: StepLatex;
}

/** The formulas of a step as LaTeX. */
export interface StepLatex {
  readonly of: string;
  readonly formula: string;
  readonly with: Readonly<Record<string, string>>;
  readonly filled: string;
  readonly result: string;
}

/** One derivative. */
export interface DerivedPartial {
  /** The inputs that it is by: one, or two for a second derivative. */
  readonly by: readonly string[];
  readonly text: string;
  readonly latex: string;
  /** `mathjs`: each of its rules is mathjs's. */
  readonly source: RuleSource;
  /** Rules that aren't mathjs's, with the reason. */
  readonly why: readonly string[];
  /** Where it doesn't hold: at kinks and jumps. */
  readonly except: readonly string[];
  readonly check: FormulaCheck;
  /** From the inside out; the last one's result is `text`. Null: they weren't asked for. */
  readonly steps: readonly DerivationStep[] | null;
}

export interface Derived {
  readonly schema: 'diffcmp/derive@1';
  readonly expression: string;
  readonly read: string;
  /** The function as the one formula that is differentiated. */
  readonly formula: { readonly text: string; readonly latex: string };
  /** The inputs of the expression, and those of them that it is differentiated by. */
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  readonly order: 1 | 2;
  /** What the points of the checks were drawn with. */
  readonly seed: number;
  /** First derivatives; with order 2 the second ones too, one for each pair of inputs. */
  readonly derivatives: readonly DerivedPartial[];
  /** What is easily misunderstood: constants that are doubles. */
  readonly warnings: readonly Warning[];
}
