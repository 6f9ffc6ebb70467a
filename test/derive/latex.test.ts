// Formulas as LaTeX: as they are written, and as pdflatex with amsmath alone takes them.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { derive } from '../../src/derive/derive.js';
import { builtins } from '../../src/language/builtins.js';
import { convertNode } from '../../src/language/convert.js';
import { printLatex } from '../../src/language/latex.js';
import { latexName } from '../../src/language/latex-names.js';
import { parse } from '../../src/language/mathjs.js';
import { deriveLatex } from '../../src/report/derive/latex.js';

const latexOf = (text: string): string => printLatex(convertNode(parse(text)));

const names: readonly (readonly [name: string, latex: string])[] = [
  ['x', 'x'],
  ['x1', 'x_{1}'],
  ['x_1', 'x_{1}'],
  ['x_max', 'x_{\\mathit{max}}'],
  ['a_b_c', 'a_{b,c}'],
  ['alpha', '\\alpha'],
  ['alpha_2', '\\alpha_{2}'],
  ['Omega', '\\Omega'],
  ['α', '{\\alpha}'],
  ['speed', '\\mathit{speed}'],
  ['_', '\\_'],
  ['_x', '\\__{x}'],
  ['x_', 'x'],
  ['$', '\\$'],
  ['a$b', '\\mathit{a\\$b}'],
  ['é', '\\acute{e}'],
  ['größe', '\\mathit{gr\\ddot{o}{\\text{\\ss}}e}'],
  ['ℵ', '\\mathtt{U{+}2135}'],
  ['ℏ', '{\\hbar}'],
  ["u'", "u'"],
  ['t2m', '\\mathit{t2m}'],
];

/* prettier-ignore */
const formulas: readonly (readonly [text: string, latex: string])[] = [
  ['a + b - (c - d)', 'a + b - \\left(c - d\\right)'],
  ['a*(b + c)*d', 'a \\cdot \\left(b + c\\right) \\cdot d'],
  ['-(a + b)', '-\\left(a + b\\right)'],
  ['a - -b', 'a - \\left(-b\\right)'],
  ['(a/b)^c', '{\\left(\\frac{a}{b}\\right)}^{c}'],
  ['(-a)^2', '{\\left(-a\\right)}^{2}'],
  ['a^b^c', '{a}^{{b}^{c}}'],
  ['(a^b)^c', '{\\left({a}^{b}\\right)}^{c}'],
  ['1e-7*x', '1 \\cdot 10^{-7} \\cdot x'],
  ['2.5e30', '2.5 \\cdot 10^{30}'],
  ['x^1e-7', '{x}^{1 \\cdot 10^{-7}}'],
  ['sqrt(x) + cbrt(x) + nthRoot(x, n)', '\\sqrt{x} + \\sqrt[3]{x} + \\sqrt[{n}]{x}'],
  ['abs(x) + floor(x) + ceil(x)', '\\left|x\\right| + \\left\\lfloor x\\right\\rfloor  + \\left\\lceil x\\right\\rceil '],
  ['asinh(x)', '\\operatorname{arsinh}\\left(x\\right)'],
  ['log(x) + ln(x) + log(x, b) + log10(x)', '\\ln\\left(x\\right) + \\ln\\left(x\\right) + \\log_{b}\\left(x\\right) + \\log_{10}\\left(x\\right)'],
  ['f_1(x, y)', '\\operatorname{f\\mathtt{U{+}005F}1}\\left(x, y\\right)'],
  ['a mod (b + c)', 'a \\bmod \\left(b + c\\right)'],
  ['2*(a mod b)', '2 \\cdot a \\bmod b'],
  ['x >= 0 and x != 1 or not (x < 2)', 'x \\ge 0 \\land x \\ne 1 \\lor \\lnot \\left(x < 2\\right)'],
  ['x > 0 ? a : b', '\\begin{cases} a & \\text{if } x > 0 \\\\ b & \\text{otherwise} \\end{cases}'],
  ['x > 0 ? a : x > -1 ? b : c', '\\begin{cases} a & \\text{if } x > 0 \\\\ b & \\text{if } x > -1 \\\\ c & \\text{otherwise} \\end{cases}'],
  ['2*(x > 0 ? a : b)', '2 \\cdot \\left(\\begin{cases} a & \\text{if } x > 0 \\\\ b & \\text{otherwise} \\end{cases}\\right)'],
  ['polygamma(2, x)', '\\psi^{(2)}\\left(x\\right)'],
  ['square(x + 1)', '{\\left(x + 1\\right)}^{2}'],
];

describe('as LaTeX', () => {
  test.each(names)('the name %s is %s', (name, latex) => {
    expect(latexName(name)).toBe(latex);
  });
  test.each(formulas)('%s is %s', (text, latex) => {
    expect(latexOf(text)).toBe(latex);
  });
});

const hasTex = spawnSync('pdflatex', ['--version']).status === 0;
if (!hasTex) process.stderr.write('pdflatex is missing: what LaTeX makes of formulas is not tested\n');

test.runIf(hasTex)('pdflatex takes all of it with amsmath alone', async () => {
  const calls = [...builtins].flatMap(([name, { parameters, isOfTensors }]) =>
    isOfTensors === true ? [] : [`${name}(${parameters.join(', ')})`],
  );
  const derived = await Promise.all([
    derive('x_1*cos(x_1)/alpha', { steps: true, order: 2 }),
    derive('x > 0 ? erf(x)^2 : -acoth(x) mod 3', { steps: true }),
    derive('größe*$_$^ℵ', { steps: true }),
    derive('lgamma(x)*u*c*v', { steps: true, wrt: 'x' }),
    derive('a*b', { order: 2 }),
  ]);
  const displays = [
    ...formulas.map(([, latex]) => latex),
    ...names.map(([, latex]) => `${latex}^{2}`),
    ...calls.map(latexOf),
  ];
  const lines = [
    '\\documentclass{article}',
    '\\usepackage{amsmath}',
    '\\begin{document}',
    ...displays.map((latex) => `\\[ ${latex} \\]`),
    ...derived.map((each) => deriveLatex(each)),
    '\\end{document}',
  ];
  const folder = mkdtempSync(join(tmpdir(), 'latex-'));
  try {
    writeFileSync(join(folder, 'f.tex'), lines.join('\n'));
    const run = (): string =>
      execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'f.tex'], {
        cwd: folder,
        encoding: 'utf8',
      });
    const said = (() => {
      try {
        return run();
      } catch (error) {
        return String((error as { stdout?: unknown }).stdout);
      }
    })();
    expect(said.match(/^!.*\n(?:.*\n){0,6}/m)?.[0] ?? '').toBe('');
    expect(said).toMatch(/Output written on f\.pdf/);
    const log = readFileSync(join(folder, 'f.log'), 'latin1');
    expect(log).not.toMatch(/Missing character/);
    if (process.env['KEEP_PDF'] !== undefined)
      writeFileSync(process.env['KEEP_PDF'], readFileSync(join(folder, 'f.pdf')));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
