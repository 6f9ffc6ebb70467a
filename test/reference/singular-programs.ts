// Random programs at points that are singular for most of them: forms with numbers in them that are exactly 0 at the point.
import { parse } from 'mathjs';
import { float64 } from '../../src/arithmetics/float64.js';
import { EvaluationError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { drawing } from '../graph/random-program.js';
import { anyForms, conditionForms, guardedForm, tieForms } from './singular-forms.js';

export interface PointedProgram {
  readonly expr: string;
  readonly at: Readonly<Record<string, number>>;
  /** Of the derivatives that are asked; 1 if absent. */
  readonly order?: 1 | 2;
}

/** A part of a program: its text, its value at the point in floating point, and how many nodes it may still cost. */
interface Part {
  readonly text: string;
  readonly value: number;
}

export const fewestNodes = 5;
export const mostNodes = 60;
const coordinates = [0, 0, 0, 0, 1, 1, -1, 0.5, 2, -0.5, 3, 0.25, 0.1, -2.7, 1.2];
const literals = ['0', '1', '1', '-1', '2', '0.5', '3', '-2', '0.1', '4', '1.5', 'pi', '0.3'];
const inputNames = ['x', 'y', 'z'];

/** The operations, conditions and leaves of a program. */
export function nodesOf(expr: string): number {
  const silent = ['ParenthesisNode', 'BlockNode', 'AssignmentNode'];
  let names = 0;
  parse(expr).traverse((node, path) => {
    // the name of a function, and of a step where it is made
    if (silent.includes(node.type) || (node.type === 'SymbolNode' && (path === 'fn' || path === 'object'))) return;
    names++;
  });
  return names;
}

/** The `index`th program of a seed: it depends on these two alone. */
export function singularProgram(seed: number, index: number): PointedProgram {
  const draw = drawing((seed + Math.imul(index + 1, 0x9e3779b1)) | 0);
  for (;;) {
    const program = new Maker(draw).program();
    const nodes = nodesOf(program.expr);
    if (nodes >= fewestNodes && nodes <= mostNodes) return program;
  }
}

class Maker {
  private readonly steps: string[] = [];
  private readonly at: Record<string, number>;

  constructor(private readonly draw: () => number) {
    const count = this.oneOf([1, 1, 1, 1, 1, 1, 2, 2, 3]);
    this.at = Object.fromEntries(inputNames.slice(0, count).map((name) => [name, this.oneOf(coordinates)]));
  }

  program(): PointedProgram {
    const size = fewestNodes + Math.floor(this.draw() * (mostNodes - fewestNodes));
    let { text } = this.any(size);
    for (const name of Object.keys(this.at))
      if (![...this.steps, text].some((part) => new RegExp(`\\b${name}\\b`).test(part)))
        text = `${bracketed(text)} + ${name}`;
    return { expr: [...this.steps, text].join('; '), at: this.at };
  }

  private readonly oneOf = <V>(values: readonly V[]): V => values[Math.floor(this.draw() * values.length)] as V;

  /** Any number, of about so many nodes; most have a value. */
  private any(size: number): Part {
    if (size <= 1) return this.leaf();
    for (let attempt = 0; ; attempt++) {
      const steps = this.steps.length;
      const part = this.filled(this.form(size), size);
      if (Number.isFinite(part.value) || attempt === 8) return part;
      this.steps.length = steps;
    }
  }

  private form(size: number): string {
    const chance = this.draw();
    if (size < 4 || chance < 0.55) return this.oneOf(anyForms);
    if (chance < 0.82) return this.oneOf(tieForms);
    return chance < 0.94 ? this.oneOf(conditionForms) : guardedForm(this.oneOf);
  }

  private leaf(): Part {
    if (this.draw() < 0.3) {
      const text = this.oneOf(literals);
      return { text, value: text === 'pi' ? Math.PI : Number(text) };
    }
    const name = this.oneOf(Object.keys(this.at));
    return { text: name, value: this.at[name] as number };
  }

  /** A number that is 0 at the point: exactly so, but that rounding may hide that it isn't. */
  private zero(size: number): Part {
    const part = this.any(size - 2);
    if (part.value === 0 && part.text !== '0') return part;
    const { value } = part;
    if (Number.isInteger(value * 64) && Math.abs(value) < 1e4 && /[xyz]/.test(part.text))
      return { text: `${bracketed(part.text)} ${value < 0 ? '+' : '-'} ${Math.abs(value)}`, value: 0 };
    // the same number made of the coordinates
    const twin = part.text.replaceAll(/\b[xyz]\b/g, (name) => bracketed(String(this.at[name])));
    if (Number.isFinite(value) && twin !== part.text && !/\bs\d/.test(part.text) && this.draw() < 0.15)
      return { text: `${bracketed(part.text)} - ${bracketed(twin)}`, value: 0 };
    const name = this.oneOf(Object.keys(this.at));
    const at = this.at[name] as number;
    if (at === 0) return { text: name, value: 0 };
    return { text: this.oneOf([`${name} - ${bracketed(String(at))}`, `${bracketed(String(at))} - ${name}`]), value: 0 };
  }

  private filled(form: string, size: number): Part {
    const { own, letters, value } = templateOf(form);
    const each = Math.max(1, Math.floor((size - own) / Math.max(1, letters.length)));
    const parts = new Map<string, Part>();
    for (const letter of letters)
      if (!parts.has(letter)) {
        const some = 1 + Math.floor(this.draw() * (2 * each - 1));
        const part = letter === 'p' || letter === 'q' ? this.zero(some) : this.any(some);
        const isTwice = letters.filter((other) => other === letter).length > 1;
        parts.set(letter, isTwice && this.draw() < 0.6 ? this.step(part) : part);
      }
    const text = form.replaceAll(/\b[uwpq]\b/g, (letter) => bracketed((parts.get(letter) as Part).text));
    return { text, value: value(['u', 'w', 'p', 'q'].map((letter) => parts.get(letter)?.value ?? 0)) };
  }

  /** The number as a step of its own, unless it is a name already. */
  private step(part: Part): Part {
    if (/^\w+$/.test(part.text)) return part;
    const name = `s${this.steps.length + 1}`;
    this.steps.push(`${name} = ${part.text}`);
    return { text: name, value: part.value };
  }
}

const bracketed = (text: string): string => (/^[\w.]+$|^\w+\([^()]*\)$/.test(text) ? text : `(${text})`);

interface Template {
  readonly own: number;
  readonly letters: readonly string[];
  readonly value: (numbers: readonly number[]) => number;
}
const templates = new Map<string, Template>();

function templateOf(form: string): Template {
  let template = templates.get(form);
  if (template === undefined) {
    const letters = form.match(/\b[uwpq]\b/g) ?? [];
    const { program } = readExpression(form);
    const run = program.link(float64);
    const places = program.inputs.map((name) => ['u', 'w', 'p', 'q'].indexOf(name));
    const value = (numbers: readonly number[]): number => {
      try {
        return run(places.map((place) => numbers[place] as number), { maxSteps: 1000 }); // prettier-ignore
      } catch (error) {
        if (error instanceof EvaluationError) return NaN;
        throw error;
      }
    };
    template = { own: nodesOf(form) - letters.length, letters, value };
    templates.set(form, template);
  }
  return template;
}
