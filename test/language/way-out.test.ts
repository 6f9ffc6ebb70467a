// Texts in other notations: the way out that is shown reads, and has the value that the author meant.
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { readProblem } from '../../src/problem/problem.js';
import { run } from '../program/run.js';

/** The error for a text: of the language or, for what reads as names, of a problem whose point is a bare number. */
function errorFor(text: string, at: number | Record<string, number> = 2): DiffcmpError {
  try {
    readProblem(text, { at });
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
}

/** The texts that a hint proposes. */
function waysOf(text: string): string[] {
  const hint = errorFor(text).hint ?? '';
  const [, written = ''] = /(?:^|; )write (.*?)(?:; if it is a variable: .*)?$/s.exec(hint) ?? [];
  return written.replace(/ for the reciprocal$/, '').split(' for the inverse function, ');
}

const { sin, cos, tan, exp, log, sqrt, abs, PI } = Math;
const x = 0.7;
const y = 1.9;

const rows: [text: string, way: string, value: number][] = [
  // cells of a spreadsheet
  ['=SIN(x)', 'sin(x)', sin(x)],
  ['= x^2', 'x^2', x ** 2],
  ['=EXP(-(x^2)/2)*PI()', 'exp(-(x^2)/2)*pi', exp(-(x ** 2) / 2) * PI],
  ['=POWER(LN(x);2)', 'pow(ln(x),2)', log(x) ** 2],
  // powers of functions, functions without brackets
  ['sin^3(x)', 'sin(x)^3', sin(x) ** 3],
  ['cos^2(x)sin^3(x)', 'cos(x)^2sin(x)^3', cos(x) ** 2 * sin(x) ** 3],
  ['2sin^2 x + cos^2 x', '2sin(x)^2 + cos(x)^2', 2 * sin(x) ** 2 + cos(x) ** 2],
  ['sin^2x+cos^2x', 'sin(x)^2+cos(x)^2', 1],
  ['log^n(x)'.replace('n', '2'), 'log(x)^2', log(x) ** 2],
  ['sin^2(x)/x', 'sin(x)^2/x', sin(x) ** 2 / x],
  ['sin x', 'sin(x)', sin(x)],
  ['sin (30°)*x', 'sin(30*pi/180)*x', sin(PI / 6) * x],
  ['2sin x cos x', '2sin(x) cos(x)', 2 * sin(x) * cos(x)],
  ['sin 2x', 'sin(2x)', sin(2 * x)],
  ['sin 2 x', 'sin(2 x)', sin(2 * x)],
  ['x sin x', 'x sin(x)', x * sin(x)],
  ['x/sin x', 'x/sin(x)', x / sin(x)],
  ['exp -x', 'exp(-x)', exp(-x)],
  ['exp^x', 'exp(x)', exp(x)],
  ['exp^(2x) + 1', 'exp(2x) + 1', exp(2 * x) + 1],
  ['exp x^2', 'exp(x^2)', exp(x * x)],
  ['sqrt sin x', 'sqrt(sin(x))', sqrt(sin(x))],
  // names glued to functions
  ['sinx', 'sin(x)', sin(x)],
  ['cosx*sinx', 'cos(x)*sin(x)', cos(x) * sin(x)],
  ['xsinx', 'x*sin(x)', x * sin(x)],
  ['1/xsinx', '1/(x*sin(x))', 1 / (x * sin(x))],
  ['sinxcosx', 'sin(x)*cos(x)', sin(x) * cos(x)],
  ['2sinx', '2sin(x)', 2 * sin(x)],
  ['sin2x', 'sin(2*x)', sin(2 * x)],
  ['sqrt2*x', 'sqrt(2)*x', sqrt(2) * x],
  ['e^sinx', 'e^sin(x)', exp(sin(x))],
  ['lnx + logx', 'ln(x) + log(x)', 2 * log(x)],
  ['absx^2', 'abs(x)^2', x * x],
  ['sinhx', 'sinh(x)', Math.sinh(x)],
  ['arctanx', 'atan(x)', Math.atan(x)],
  ['tgx', 'tan(x)', tan(x)],
  ['sin^2(x) + cosx', 'sin(x)^2 + cos(x)', sin(x) ** 2 + cos(x)],
  ['xcos(x)', 'x*cos(x)', x * cos(x)],
  ['2xsin(x)', '2x*sin(x)', 2 * x * sin(x)],
  ['x (x+1)', 'x*(x+1)', x * (x + 1)],
  ['x(x+1)', 'x*(x+1)', x * (x + 1)],
  // constants
  ['π*x', 'pi*x', PI * x],
  ['2πx', '2pi*x', 2 * PI * x],
  ['PI*x', 'pi*x', PI * x],
  ['sin(Pi*x)', 'sin(pi*x)', sin(PI * x)],
  // decimal commas
  ['0,5*x', '0.5*x', 0.5 * x],
  ['1,5x^2 - 0,25x', '1.5x^2 - 0.25x', 1.5 * x * x - 0.25 * x],
  ['sin(0,5*x)', 'sin(0.5*x)', sin(0.5 * x)],
  ['max(0,5; x)', 'max(0.5, x)', 0.7],
  ['(0,5 + x)*2', '(0.5 + x)*2', 2.4],
  ['a = 0,5; a*x', 'a = 0.5; a*x', 0.5 * x],
  // LaTeX
  [String.raw`\frac{x^2}{2}`, 'x^2/2', x ** 2 / 2],
  [String.raw`\frac{1}{2}x^2`, '(1/2) x^2', x ** 2 / 2],
  [String.raw`\frac{x+1}{x-1}`, '(x+1)/(x-1)', (x + 1) / (x - 1)],
  [String.raw`x\frac12`, 'x*(1/2)', x / 2],
  [String.raw`2^\frac{x}{2}`, '2^(x/2)', 2 ** (x / 2)],
  [String.raw`\frac{\frac{x}{2}}{3}`, '(x/2)/3', x / 6],
  [String.raw`\frac{\sin x}{x}`, '(sin(x))/x', sin(x) / x],
  [String.raw`2\sin x\cos x`, '2sin(x)cos(x)', 2 * sin(x) * cos(x)],
  [String.raw`\sin\left(x\right)^{2}`, 'sin(x)^2', sin(x) ** 2],
  [String.raw`e^{-\frac{x^2}{2}}`, 'e^(-x^2/2)', exp(-(x ** 2) / 2)],
  [String.raw`\sqrt{x^2+1}`, 'sqrt(x^2+1)', sqrt(x * x + 1)],
  [String.raw`\sqrt[3]{x}`, 'cbrt(x)', Math.cbrt(x)],
  [String.raw`x\sqrt2`, 'x*sqrt(2)', x * sqrt(2)],
  [String.raw`\log_{10}(x) + \log_2 x`, 'log10(x) + log2(x)', Math.log10(x) + Math.log2(x)],
  [String.raw`x\cdot\pi`, 'x*pi', x * PI],
  [String.raw`\operatorname{arctan}(x)`, 'atan(x)', Math.atan(x)],
  [String.raw`$$\left|x\right|$$`, 'abs(x)', x],
  [String.raw`\(\ln x\)`, 'ln(x)', log(x)],
  ['x^{2}', 'x^2', x ** 2],
  ['x^{10}y', 'x^10y', x ** 10 * y],
  ['e^{x}(x+1)', 'e^(x)(x+1)', exp(x) * (x + 1)],
  ['$x^2$', 'x^2', x ** 2],
  ['$x$', 'x', x],
  // other languages
  ['Math.sin(x)', 'sin(x)', sin(x)],
  ['Math.pow(x, 2)*Math.PI + Math.E', 'pow(x, 2)*pi + e', x * x * PI + Math.E],
  ['Math.LN2*x', 'log(2)*x', Math.LN2 * x],
  ['np.sin(x)*np.exp(-x**2)', 'sin(x)*exp(-x^2)', sin(x) * exp(-x * x)],
  ['numpy.arctan2(y, x)', 'atan2(y, x)', Math.atan2(y, x)],
  ['np.where(x > 0, x, 0)', 'where(x > 0, x, 0)', x],
  ['tf.math.tanh(x)', 'tanh(x)', Math.tanh(x)],
  ['std::exp(x)', 'exp(x)', exp(x)],
  ['Sin[x]*Sqrt[x^2 + 1]', 'sin(x)*sqrt(x^2 + 1)', sin(x) * sqrt(x * x + 1)],
  ['SIN(x) + Log(x)', 'sin(x) + log(x)', sin(x) + log(x)],
  ['if(x>0,x,0)', 'x>0 ? x : 0', x],
  ['1 + 2*if(x=0,1,sin(x)/x)', '1 + 2*(x==0 ? 1 : sin(x)/x)', 1 + (2 * sin(x)) / x],
  ['IF(x>0; 1,5; 0)', 'x>0 ? 1.5 : 0', 1.5],
  ['x if x > 0 else 0', 'x > 0 ? x : 0', x],
  ['x if x > 2 else -x if x > 1 else 3', 'x > 2 ? x : x > 1 ? -x : 3', 3],
  ['2*(x if x > 0 else 0)', '2*(x > 0 ? x : 0)', 2 * x],
  ['if x > 0 then x else 0', 'x > 0 ? x : 0', x],
  ['lambda x: x**2', 'x^2', x * x],
  ['x => Math.exp(x)', 'exp(x)', exp(x)],
  ['f: x -> x**2', 'x^2', x * x],
  ['f(x) := x^2', 'f(x) = x^2', x * x],
  ['return x**2;', 'x^2', x * x],
  ['x > 0 && x < 1 ? 1 : 0', 'x > 0 and x < 1 ? 1 : 0', 1],
  ['x % 3', 'x mod 3', x],
  ['5%*x', '5/100*x', 0.05 * x],
  ['heaviside(x)', 'x >= 0 ? 1 : 0', 1],
  ['2*Heaviside(x-1)', '2*(x-1 >= 0 ? 1 : 0)', 0],
  ['clamp(x, 0, 0.5)', 'min(max(x, 0), 0.5)', 0.5],
  // names of functions
  ['arcsin(x) + tg(x)', 'asin(x) + tan(x)', Math.asin(x) + tan(x)],
  ['tg x', 'tan(x)', tan(x)],
  ['ctg(x)', 'cot(x)', 1 / tan(x)],
  ['sh(x) + ch(x)', 'sinh(x) + cosh(x)', exp(x)],
  ['cosec(x)', 'csc(x)', 1 / sin(x)],
  ['square_root(x)*cosine(x)', 'sqrt(x)*cos(x)', sqrt(x) * cos(x)],
  ['sgn(x)', 'sign(x)', 1],
  ['lg(x)', 'log10(x)', Math.log10(x)],
  ['log_3(x) + log5(x)', 'log(x, 3) + log(x, 5)', log(x) / log(3) + log(x) / log(5)],
  ['root(x, 3)', 'nthRoot(x, 3)', Math.cbrt(x)],
  // signs and characters
  ['x**2', 'x^2', x * x],
  ['|x - 1| + ln|x|', 'abs(x - 1) + ln(abs(x))', abs(x - 1) + log(x)],
  ['0.5*|x| - |x|', '0.5*abs(x) - abs(x)', -0.5 * x],
  ['x|x|', 'x*abs(x)', x * x],
  ['x² + 2x³', 'x^2 + 2x^3', x ** 2 + 2 * x ** 3],
  ['cos²(x)', 'cos(x)^2', cos(x) ** 2],
  ['x⁻¹²', 'x^-12', x ** -12],
  ['√x + x√2', 'sqrt(x) + x sqrt(2)', sqrt(x) + x * sqrt(2)],
  ['√(x+1)', 'sqrt(x+1)', sqrt(x + 1)],
  ['∛x', 'cbrt(x)', Math.cbrt(x)],
  ['x × 2 ÷ 3 − 1', 'x * 2 / 3 - 1', (x * 2) / 3 - 1],
  ['x ≤ 1 ? 1 : 0', 'x <= 1 ? 1 : 0', 1],
  ['sin（ｘ）', 'sin(x)', sin(x)],
  ['x!', 'gamma(x + 1)', 0.9086387328532904],
  ['sin(x°)', 'sin(x*pi/180)', sin((x * PI) / 180)],
  // what stands around
  ["'x^2'", 'x^2', x * x],
  ['“x^2”', 'x^2', x * x],
  ["sin'(x)", 'sin(x)', sin(x)],
  ['d/dx x^2', 'x^2', x * x],
  ['d/dx(x^2)', '(x^2)', x * x],
  ['sin(x) dx', 'sin(x)', sin(x)],
  ['D(x^2)', '(x^2)', x * x],
  ['diff(sin(x), x)', 'sin(x)', sin(x)],
  ['derivative of x^2', 'x^2', x * x],
  ['def f(x): return x**2', 'x^2', x * x],
  ['function f(x) { return x*x; }', 'x*x', x * x],
];

describe('a text in another notation', () => {
  test.each(rows)('%j is to be written %j', (text, way, value) => {
    expect(waysOf(text)).toEqual([way]);
    const { program, variables } = readExpression(way);
    const inputs = variables.map((name) => (name === 'y' ? y : x));
    expect(run(program, float64, inputs)).toBeCloseTo(value, 13);
  });

  test.each([
    ['sin^-1(x)', 'asin(x)', '1/sin(x)'],
    ['2*sin^-1 x', '2*asin(x)', '2*(1/sin(x))'],
    ['tan⁻¹(x)', 'atan(x)', '1/tan(x)'],
    [String.raw`\cos^{-1}(x)`, 'acos(x)', '1/cos(x)'],
  ])('%j may be %j or %j', (text, inverse, reciprocal) => {
    expect(waysOf(text)).toEqual([inverse, reciprocal]);
  });

  test('what notation it is, is said where that helps', () => {
    expect(errorFor(String.raw`\int_0^1 x dx`).message).toMatch(/LaTeX is not read/);
    expect(errorFor('x^{2}').hint).toBe('LaTeX is not read; write x^2');
    expect(errorFor("'x^2'").hint).toBe('one pair of quotes is enough; write x^2');
    expect(errorFor("x'").hint).toBe('diffcmp differentiates the function that is given; write x');
  });

  test.each(['foo(x)', "f'(x)", 'sni(x)', 'x*cos(x', '{x, 1}', '{a: x}', '∫x', 'x.y'])(
    '%j has no way out but the usual',
    (text) => {
      expect(errorFor(text).hint).not.toMatch(/(^|; )write [^(]*[x*]/);
    },
  );
});

describe('a name that is a function and a variable', () => {
  test('is an error, unless the point names it', () => {
    for (const at of [2, { x: 2 }]) {
      const error = errorFor('cosx*sinx', at);
      expect([error.code, error.span]).toEqual(['unbound-variable', { start: 0, end: 4 }]);
      expect(error.hint).toBe("write cos(x)*sin(x); if it is a variable: at: 'cosx=…'");
    }
    expect(readProblem('cost^2', { at: { cost: 3 } }).problem.point).toEqual([3]);
    expect(readProblem('cost^2', { at: 'cost=3' }).problem.point).toEqual([3]);
    expect(errorFor('cost*sinx', { cost: 1, x: 2 }).hint).toBe("write cost*sin(x); if it is a variable: at: 'sinx=…'");
    expect(readProblem('cost = x^2; cost + 1', { at: 3 }).problem.point).toEqual([3]);
    expect(readProblem('f(sinx) = sinx^2', { at: { sinx: 3 } }).problem.point).toEqual([3]);
  });

  test('is a product of variables that have values', () => {
    const at = { x: 1, y: 2, rate: 3 };
    expect(errorFor('2xy + rate', at).hint).toBe("write 2x*y + rate; if it is a variable: at: 'xy=…'");
    expect(errorFor('xrate*y', at).hint).toBe("write x*rate*y; if it is a variable: at: 'xrate=…'");
    expect(errorFor('xyz', at).hint).not.toMatch(/write/);
  });

  test.each(
    'expected signal maximum logit sine tangent sinus mode abscissa rounds modx squared cubed gamma1 gammax exponent mint theta x_1 alpha constant e1 tabs relus logistics'.split(
      ' ',
    ),
  )('%s is a variable like any other', (name) => {
    expect(readProblem(`${name}^2`, { at: 3 }).problem.point).toEqual([3]);
  });
});
