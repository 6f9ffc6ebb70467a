// Cases of a batch: a few small expressions at many points, or as many expressions as cases.

/** Small expressions in x, with y where a second input belongs to them. */
export const expressions = [
  ...['x*cos(x)', 'x^3 - 2*x + 1', 'exp(-x^2)', 'log(x)/x', 'sqrt(x^2 + 1)', 'sin(x)*exp(x)', 'tanh(x)'],
  ...['1/(1 + exp(-x))', 'x^2*sin(1/x)', 'atan(x)', 'cosh(x) - 1', 'log1p(x)*x', 'x/(1 + x^2)'],
  ...['(x - 1)/(x + 2)', 'cbrt(x)', 'x^x', 'abs(x - 3)', 'x > 2 ? x^2 : 2*x', 'max(x, 1/x)'],
  ...['a = x*x; b = sin(a); b + a', 'x*y', 'x*exp(y)', 'hypot(x, y)', 'atan2(y, x)', 'log(x + y^2)'],
];

/** @returns lines of JSON */
export function caseLines(count, isDistinct) {
  const lines = [];
  for (let i = 0; i < count; i++) {
    const expr = expressions[i % expressions.length];
    const x = 0.25 + ((i * 0.618034) % 4);
    const own = isDistinct ? expr.replace(/[^;]+$/, (last) => ` ${1 + i / 7919}*x + (${last.trim()})`).trim() : expr;
    lines.push(JSON.stringify({ expr: own, at: /y/.test(expr) ? { x, y: 1 + (i % 7) / 8 } : { x } }));
  }
  return `${lines.join('\n')}\n`;
}
