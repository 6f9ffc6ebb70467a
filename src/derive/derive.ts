// `derive`: the derivatives of a text as formulas, which rules made them, and how each compares to the truth. Plain data.
import { flagKind, givenText, optionsFrom, wholeKind, type OptionKinds } from '../argument.js';
import { DiffcmpError, EvaluationError, Undecided } from '../errors.js';
import { readAsked } from '../language/asked.js';
import { readExpression, type ReadProgram } from '../language/expression.js';
import { fault } from '../language/fault.js';
import { SymbolNode, type MathNode } from '../language/mathjs.js';
import { largestDerivative } from '../methods/derivation.js';
import { largestTrace } from '../methods/expression-arithmetic.js';
import { sizeOf } from '../methods/tidy.js';
import { explained } from '../problem/attempt.js';
import { problemKinds } from '../problem/problem.js';
import { defaultMaxSteps, type Budget } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import { theLaboratory, type Laboratory } from '../reference/laboratory.js';
import { commaParts } from '../text/comma-list.js';
import { groupDigits } from '../text/numeral.js';
import type { Derived, DerivedPartial, DerivationStep } from './derive-data.js';
import { Differentiation, type Application } from './differentiate.js';
import { exceptionsOf } from './exceptions.js';
import { FormulaChecks } from './formula-check.js';
import { evaluator, nodeProgram } from './node-program.js';
import { lettersFor } from './own-signs.js';
import { RuleBook } from './rule-book.js';
import { stepText, whyNot, writerWith, type FormulaWriter } from './step-texts.js';
import { symbolsIn } from './substitute.js';
import { TooManyPaths, mostPaths, writeOut } from './tree-arithmetic.js';
import { writtenFormula, type WrittenFormula } from './written-out.js';

export interface DeriveOptions {
  /** The inputs to differentiate by, as a list or as `x,y`; all variables of the expression unless given. */
  readonly wrt?: string | readonly string[] | undefined;
  /** 1, the default: first derivatives; 2: second ones too, one for each pair of inputs. */
  readonly order?: 1 | 2 | undefined;
  /** Whether to tell which rule was used at which place, each checked; false unless given. */
  readonly steps?: boolean | undefined;
  /** Chooses the points of the checks: a whole number from 0 on, 1 unless given. */
  readonly seed?: number | undefined;
  /** Steps that a run of the program may take; 10,000,000 unless given. */
  readonly maxSteps?: number | undefined;
  /** Milliseconds for all of it; 10,000 unless given, `Infinity` for no limit. */
  readonly timeout?: number | undefined;
}

const { wrt, order, maxSteps, timeout } = problemKinds;
const deriveKinds: OptionKinds<DeriveOptions> = {
  wrt,
  order,
  steps: flagKind,
  seed: wholeKind(0),
  maxSteps,
  timeout,
};

/** Steps that are told of one derivative. */
const mostSteps = 500;
/** The bits at which conditions without inputs are decided. */
const decidedAt = 512;

/**
 * The derivatives of an expression as formulas: by mathjs's rules where these agree with the truth, else by diffcmp's. It
 * needs no point. Each derivative, and with `steps` each step, is held against the certified truth at a random point of
 * the domain (rules: Griewank & Walther 2008, table 2.1 and chapter 3).
 *
 * @throws DiffcmpError for text and options that can't be read, for what can't be written out as one formula, and when a
 * budget is spent
 */
export async function derive(expression: string, options: DeriveOptions = {}): Promise<Derived> {
  const text = givenText(expression);
  const given = optionsFrom(options, deriveKinds);
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const read = readExpression(text);
  const names = namesToDeriveBy(read, given.wrt);
  const laboratory = await opening;
  const budget = {
    maxSteps: given.maxSteps ?? defaultMaxSteps,
    deadline: performance.now() + (given.timeout ?? defaultTimeout),
  };
  try {
    return new DerivationRun(read, names, given, laboratory, budget).told();
  } catch (error) {
    if (error instanceof EvaluationError) throw explained(error, read, { program: read.program, point: [] });
    if (error instanceof RangeError)
      throw fault(text, 'expr-too-deep', 'the formula nests too deep to be differentiated', null, 'write sums and products of fewer terms'); // prettier-ignore
    throw error;
  }
}

/** @throws DiffcmpError for names that the text lacks, and for names that are none of it but words of another notation */
function namesToDeriveBy(read: ReadProgram, asked: DeriveOptions['wrt']): readonly string[] {
  const wanted = (typeof asked === 'string' ? commaParts(asked) : asked)?.map((name) => name.trim());
  const misread = read.misread((name) => wanted?.includes(name) === true);
  if (misread !== null)
    throw fault(read.text, 'unbound-variable', `'${misread.variable}' reads as the name of a variable`, read.firstUse(misread.variable), misread.hint); // prettier-ignore
  const variables = read.variables.map((name) => ({ name, shape: [] }));
  const names = wanted === undefined ? read.variables : readAsked(wanted, variables).map(({ name }) => name);
  if (names.length === 0)
    throw new DiffcmpError('bad-option', 'there is no variable to differentiate by', {
      hint: 'the derivative of a constant is 0',
    });
  return names;
}

class DerivationRun {
  private readonly book: RuleBook;
  private readonly checks: FormulaChecks;
  private readonly formula: WrittenFormula;
  private readonly writer: FormulaWriter;

  constructor(
    private readonly read: ReadProgram,
    private readonly names: readonly string[],
    private readonly options: DeriveOptions,
    private readonly laboratory: Laboratory,
    private readonly budget: Budget,
  ) {
    this.book = new RuleBook(laboratory, budget);
    this.checks = new FormulaChecks(laboratory, read.variables, options.seed ?? 1, budget);
    this.formula = read.hasTensors
      ? this.formulaOfTensors()
      : writtenFormula(read, (each) => this.decide(each), budget);
    this.writer = writerWith(lettersFor(new Set([...read.variables, ...symbolsIn(this.formula.node)])));
  }

  told(): Derived {
    const { read, names, options, writer, formula } = this;
    const { order = 1, seed = 1 } = options;
    const firsts = names.map((name) => this.differentiated(formula, name));
    const seconds =
      order === 1
        ? []
        : firsts.flatMap(({ node }, i) =>
            names
              .slice(0, i + 1)
              .map((name) => ({ ...this.differentiated({ node, places: new Map() }, name), i, name })),
          );
    const { nodes } = sizeOf([...firsts, ...seconds].map(({ node }) => node));
    if (nodes > largestDerivative) throw this.tooLarge(nodes);
    return {
      schema: 'diffcmp/derive@1',
      expression: read.text,
      read: read.read,
      formula: { text: writer.text(formula.node), latex: writer.latex(formula.node) },
      wrt: names,
      order,
      seed,
      derivatives: [
        ...firsts.map((first, i) => this.partial([names[i] as string], first, first.applications)),
        ...seconds.map((second) => {
          const first = firsts[second.i] as Differentiated;
          const before = names[second.i] as string;
          return this.partial([second.name, before], second, [...first.applications, ...second.applications]);
        }),
      ],
    };
  }

  private differentiated(from: WrittenFormula, name: string): Differentiated {
    const differentiation = new Differentiation(name, this.book, this.budget);
    const node = differentiation.of(from.node);
    return { node, name, from, applications: differentiation.applications };
  }

  /** @param applications all that took part in it, those of the first derivative too */
  private partial(by: readonly string[], last: Differentiated, applications: readonly Application[]): DerivedPartial {
    const { read, writer } = this;
    const { node } = last;
    const inputs = by.map((name) => read.variables.indexOf(name));
    const check = this.checks.check(read.program, nodeProgram(node, read.variables), inputs);
    if (check.status === 'wrong')
      throw wrong(writer.text(this.formula.node), by.join(', '), check.claimed, check.truth);
    const why = new Set(applications.flatMap(({ name, rule }) => (rule === null ? whyNot(name) : rule.why) ?? []));
    return {
      by,
      text: writer.text(node),
      latex: writer.latex(node),
      source: why.size === 0 ? 'mathjs' : 'diffcmp',
      why: [...why],
      except: [...new Set(applications.flatMap((each) => exceptionsOf(each, writer.text)))],
      check,
      steps: this.options.steps === true ? this.steps(last, check) : null,
    };
  }

  /** The steps of the last differentiation, each checked. */
  private steps({ node, name, from, applications }: Differentiated, check: DerivedPartial['check']): DerivationStep[] {
    const { read, writer } = this;
    if (applications.length > mostSteps)
      throw new DiffcmpError('bad-option', `the derivation by ${name} takes ${groupDigits(applications.length)} steps, and ${mostSteps} are the most that are told`, {
        hint: 'derive its parts one by one, or ask for no steps',
      }); // prettier-ignore
    const by = [read.variables.indexOf(name)];
    const steps = applications.map((application) => {
      const program = nodeProgram(application.part, read.variables);
      const own = this.checks.check(program, nodeProgram(application.tidied, read.variables), by);
      if (own.status === 'wrong') throw wrong(writer.text(application.part), name, own.claimed, own.truth);
      return stepText(application, name, from.places.get(application.part) ?? null, own, writer);
    });
    const last = steps.at(-1);
    if (last !== undefined && last.filled !== last.result) {
      // what is tidied at the end is a step of its own, so that the last one is the derivative
      const { filled, latex } = last;
      steps[steps.length - 1] = { ...last, result: filled, latex: { ...latex, result: latex.filled } };
      steps.push({
        ...last,
        rule: 'tidy',
        function: null,
        formula: '1 * a = a, a + 0 = a, a^1 = a, …',
        span: null,
        with: {},
        result: writer.text(node),
        source: 'diffcmp',
        why: null,
        check,
        latex: { of: latex.of, formula: '1 \\cdot a = a,\\; a + 0 = a,\\; a^{1} = a,\\; \\dots', filled: latex.filled, result: writer.latex(node) }, // prettier-ignore
      });
    }
    return steps.map((step, i) => ({ number: i + 1, ...step }));
  }

  /** Whether a condition without inputs holds; null: it can't be told. */
  private decide(condition: MathNode): boolean | null {
    const { bench } = this.laboratory;
    bench.mpfr.reset(decidedAt);
    try {
      const truth = evaluator(bench, new Map(), this.budget)(condition);
      return bench.decide('!=', truth, bench.literal(0));
    } catch (error) {
      if (error instanceof Undecided) return null;
      throw error;
    }
  }

  /** What a text with tensors computes from numbers, as one formula: its choices become those of the formula. */
  private formulaOfTensors(): WrittenFormula {
    const { read, budget } = this;
    const inputs = read.variables.map((name) => new SymbolNode(name));
    try {
      const node = writeOut((A) => read.program.link(A)(inputs, budget));
      const { nodes } = sizeOf([node]);
      if (nodes > largestTrace)
        throw this.refusal(`written out as one formula, this has ${groupDigits(nodes)} parts, more than ${groupDigits(largestTrace)}`); // prettier-ignore
      return { node, places: new Map() };
    } catch (error) {
      if (error instanceof TooManyPaths)
        throw this.refusal(`what the inputs choose makes more than ${mostPaths} formulas of this`);
      throw error;
    }
  }

  private tooLarge(nodes: number): DiffcmpError {
    return this.refusal(`the derivatives have ${groupDigits(nodes)} parts together, more than ${groupDigits(largestDerivative)}`); // prettier-ignore
  }
  private refusal(message: string): DiffcmpError {
    const { text } = this.read;
    return fault(text, 'expr-not-supported', message, { start: 0, end: text.trimEnd().length }, 'derivatives at a point need no formula: diffcmp compare'); // prettier-ignore
  }
}

interface Differentiated {
  readonly node: MathNode;
  readonly name: string;
  readonly from: WrittenFormula;
  readonly applications: readonly Application[];
}

function wrong(of: string, by: string, claimed: string | null, truth: string | null): DiffcmpError {
  return new DiffcmpError('internal', `the derivative of ${of} by ${by} is wrong: it gives ${claimed ?? 'no number'}, and the truth is ${truth ?? ''}`, {
    hint: 'please report this expression',
  }); // prettier-ignore
}
