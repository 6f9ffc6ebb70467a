// One derivation: the formula, its derivatives, their checks, and another attempt where a rule turns out to be wrong.
import { constantRemarks } from '../compare/remarks.js';
import { DiffcmpError } from '../errors.js';
import type { ReadProgram } from '../language/expression.js';
import { largestDerivative } from '../methods/derivation.js';
import { sizeOf } from '../methods/tidy.js';
import type { Budget } from '../program/program.js';
import type { Laboratory } from '../reference/laboratory.js';
import { groupDigits, numeral } from '../text/numeral.js';
import type { Derived, DerivedPartial, DerivationStep, FormulaCheck } from './derive-data.js';
import { Differentiation, type Application } from './differentiate.js';
import { exceptionsOf } from './exceptions.js';
import { FormulaChecks } from './formula-check.js';
import { nodeProgram } from './node-program.js';
import { lettersFor } from './own-signs.js';
import type { RuleBook } from './rule-book.js';
import { stepText, tidyStep, whyNot, writerWith, type FormulaWriter } from './step-texts.js';
import { literalsIn, symbolsIn } from './substitute.js';
import { noFormula, wholeFormula } from './whole-formula.js';
import type { MathNode } from '../language/mathjs.js';
import type { WrittenFormula } from './written-out.js';

/** Steps that are told of one derivative. */
const mostSteps = 500;

export interface Asked {
  /** What is differentiated by. */
  readonly names: readonly string[];
  readonly order: 1 | 2;
  readonly steps: boolean;
  readonly seed: number;
}

/** One differentiation of a formula by one name. */
interface Differentiated {
  readonly node: MathNode;
  readonly name: string;
  readonly from: WrittenFormula;
  readonly applications: readonly Application[];
  /** Of a second derivative: the first one. */
  readonly before: Differentiated | null;
}

/** A rule of mathjs gave something wrong, and is replaced. */
class Distrusted extends Error {
  override readonly name = 'Distrusted';
}

export class DerivationRun {
  private readonly checks: FormulaChecks;
  private readonly formula: WrittenFormula;
  private readonly writer: FormulaWriter;

  constructor(
    private readonly read: ReadProgram,
    private readonly asked: Asked,
    laboratory: Laboratory,
    private readonly book: RuleBook,
    private readonly budget: Budget,
  ) {
    this.formula = wholeFormula(read, laboratory, budget);
    const landmarks = literalsIn(this.formula.node).filter((value) => value > 9);
    this.checks = new FormulaChecks(laboratory, read.variables, landmarks, asked.seed, budget);
    this.writer = writerWith(lettersFor(new Set([...read.variables, ...symbolsIn(this.formula.node)])));
  }

  /** @throws DiffcmpError `internal` where a rule of diffcmp's gives something wrong */
  told(): Derived {
    for (;;) {
      try {
        return this.attempt();
      } catch (error) {
        if (!(error instanceof Distrusted)) throw error; // each time there is one rule of mathjs less
      }
    }
  }

  private attempt(): Derived {
    const { read, asked, writer, formula } = this;
    const { names, order, seed } = asked;
    const firsts = names.map((name) => this.differentiated(formula, name, null));
    const seconds =
      order === 1
        ? []
        : firsts.flatMap((first, i) =>
            names
              .slice(0, i + 1)
              .map((name) => this.differentiated({ node: first.node, places: new Map() }, name, first)),
          );
    const all = [...firsts, ...seconds];
    const { nodes } = sizeOf(all.map(({ node }) => node));
    if (nodes > largestDerivative) {
      const [parts, most] = [groupDigits(nodes), groupDigits(largestDerivative)];
      throw noFormula(read, `the derivatives have ${parts} parts together, more than ${most}`);
    }
    return {
      schema: 'diffcmp/derive@1',
      expression: read.text,
      read: read.read,
      formula: { text: writer.text(formula.node), latex: writer.latex(formula.node) },
      variables: read.variables,
      wrt: names,
      order,
      seed,
      derivatives: all.map((each) => this.partial(each)),
      warnings: constantRemarks(read.constants, 'float64'),
    };
  }

  private differentiated(from: WrittenFormula, name: string, before: Differentiated | null): Differentiated {
    const differentiation = new Differentiation(name, this.book, this.budget);
    const node = differentiation.of(from.node);
    return { node, name, from, applications: differentiation.applications, before };
  }

  private partial(last: Differentiated): DerivedPartial {
    const { read, writer } = this;
    const { node, name, before } = last;
    const by = before === null ? [name] : [name, before.name];
    const inputs = by.map((each) => read.variables.indexOf(each));
    const check = this.checks.check(read.program, nodeProgram(node, read.variables), inputs);
    if (check.status === 'wrong') this.blame(last, check);
    const both = before === null ? [last] : [before, last];
    const applications = both.flatMap((each) => each.applications);
    const why = new Set(applications.flatMap((each) => (each.rule === null ? whyNot(each) : each.rule.why) ?? []));
    return {
      by,
      text: writer.text(node),
      latex: writer.latex(node),
      source: why.size === 0 ? 'mathjs' : 'diffcmp',
      why: [...why],
      except: [
        ...new Set(
          both.flatMap((each) => each.applications.flatMap((one) => exceptionsOf(one, each.name, writer.text))),
        ),
      ],
      check,
      steps: this.asked.steps ? this.steps(last, check) : null,
    };
  }

  /** The steps of a differentiation, each checked; the last one's result is the derivative. */
  private steps(last: Differentiated, whole: FormulaCheck): DerivationStep[] {
    const { writer } = this;
    const { name, from, applications } = last;
    if (applications.length > mostSteps) {
      const message = `the derivation by ${name} takes ${groupDigits(applications.length)} steps, and ${mostSteps} are the most that are told`;
      throw new DiffcmpError('bad-option', message, { hint: 'derive its parts one by one, or ask for no steps' });
    }
    const steps = applications.map((application) => {
      const check = this.checkOf(application, name);
      if (check.status === 'wrong') this.distrust(application, check);
      return stepText(application, name, from.places.get(application.part) ?? null, check, writer);
    });
    return tidyStep(steps, whole).map((step, i) => ({ number: i + 1, ...step }));
  }

  private checkOf({ part, tidied }: Application, name: string): FormulaCheck {
    const { variables } = this.read;
    return this.checks.check(nodeProgram(part, variables), nodeProgram(tidied, variables), [variables.indexOf(name)]);
  }

  /** Finds the first step that is wrong. */
  private blame(last: Differentiated, whole: FormulaCheck): never {
    for (const each of last.before === null ? [last] : [last.before, last])
      for (const application of each.applications) {
        const check = this.checkOf(application, each.name);
        if (check.status === 'wrong') this.distrust(application, check);
      }
    throw this.wrong(this.formula.node, whole);
  }

  /** @throws Distrusted where the rule was mathjs's, else `internal` */
  private distrust({ part, rule, isOpen }: Application, check: FormulaCheck): never {
    const isReplaced = rule !== null && this.book.distrust(part, isOpen, faultText(this.writer.text(part), check));
    throw isReplaced ? new Distrusted() : this.wrong(part, check);
  }

  private wrong(part: MathNode, check: FormulaCheck): DiffcmpError {
    return new DiffcmpError('internal', `a rule of differentiation ${faultText(this.writer.text(part), check)}`, {
      hint: 'please report this expression',
    });
  }
}

function faultText(of: string, { at, claimed, truth }: FormulaCheck): string {
  const point = Object.entries(at ?? {}).map(([name, value]) => `${name} = ${numeral(value)}`);
  return `is wrong: for ${of} at ${point.join(', ')} it gives ${claimed ?? ''}, and the truth is ${truth ?? ''}`;
}
