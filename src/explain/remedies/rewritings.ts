// The table of rewritings: identities between two formulas, of which the second loses no digits where the first does.

/**
 * Both sides are texts of the language; `a`, `b`, `c`, `d`, `n` stand for any expression. A row is an identity wherever its left side is
 * defined and the arguments are small enough that both sides have values (`test/explain/remedies/rewritings.test.ts` holds each to mpmath); what
 * it does at a point is measured there. Terms and factors may come in any order, and others beside them.
 */
export interface Rewriting {
  readonly from: string;
  readonly to: string;
}

const row = (from: string, to: string): Rewriting => ({ from, to });

/**
 * Sources: Hamming, Numerical Methods for Scientists and Engineers (1973), chapter 3; Goldberg, What Every Computer Scientist Should Know About
 * Floating-Point Arithmetic (1991); Kahan, How Futile are Mindless Assessments of Roundoff (2006); Panchekha et al., Herbie (2015).
 */
/* prettier-ignore */
export const rewritings: readonly Rewriting[] = [
  // half angles, and sums to products
  row('(1 - cos(a))/a^2', 'sinc(a/2)^2/2'),
  row('(1 - cos(a))/sin(a)', 'tan(a/2)'),
  row('sin(a)/(1 + cos(a))', 'tan(a/2)'),
  row('1 - cos(a)', '2*sin(a/2)^2'),
  row('1 + cos(a)', '2*cos(a/2)^2'),
  row('1 - cos(a)^2', 'sin(a)^2'),
  row('1 - sin(a)^2', 'cos(a)^2'),
  row('cos(a)^2 - sin(a)^2', 'cos(2*a)'),
  row('1/cos(a) - 1', '2*sin(a/2)^2/cos(a)'),
  row('sec(a) - 1', '2*sin(a/2)^2/cos(a)'),
  row('tan(a) - sin(a)', '2*tan(a)*sin(a/2)^2'),
  row('sin(a)/a', 'sinc(a)'),
  row('sin(a) - sin(b)', '2*cos((a + b)/2)*sin((a - b)/2)'),
  row('sin(a) + sin(b)', '2*sin((a + b)/2)*cos((a - b)/2)'),
  row('cos(a) - cos(b)', '-2*sin((a + b)/2)*sin((a - b)/2)'),
  row('cos(a) + cos(b)', '2*cos((a + b)/2)*cos((a - b)/2)'),
  row('tan(a) - tan(b)', 'sin(a - b)/(cos(a)*cos(b))'),
  row('tan(a) + tan(b)', 'sin(a + b)/(cos(a)*cos(b))'),
  row('cot(a) - cot(b)', 'sin(b - a)/(sin(a)*sin(b))'),
  row('atan(a) - atan(b)', 'atan2(a - b, 1 + a*b)'),
  row('atan(a) + atan(b)', 'atan2(a + b, 1 - a*b)'),
  row('acos(1 - a)', '2*asin(sqrt(a/2))'),
  // exponentials
  row('exp(a) - 2 + exp(-a)', '4*sinh(a/2)^2'),
  row('exp(a) - 1', 'expm1(a)'),
  row('1 - exp(-a)', '-expm1(-a)'),
  row('exp(a) - exp(-a)', '2*sinh(a)'),
  row('exp(a) - exp(b)', 'exp(b)*expm1(a - b)'),
  row('exp(a)/(exp(a) - 1)', '-1/expm1(-a)'),
  row('(exp(a) - exp(-a))/(exp(a) + exp(-a))', 'tanh(a)'),
  row('(exp(a) - 1)/(exp(a) + 1)', 'tanh(a/2)'),
  row('exp(a)/(1 + exp(a))', 'sigmoid(a)'),
  row('1/(1 + exp(-a))', 'sigmoid(a)'),
  row('1/(1 + exp(a))', 'sigmoid(-a)'),
  row('1 - sigmoid(a)', 'sigmoid(-a)'),
  row('1 - tanh(a)', '2*sigmoid(-2*a)'),
  row('1 + tanh(a)', '2*sigmoid(2*a)'),
  row('1 - tanh(a)^2', 'sech(a)^2'),
  row('tanh(a) - tanh(b)', 'sinh(a - b)/(cosh(a)*cosh(b))'),
  row('cosh(a) - 1', '2*sinh(a/2)^2'),
  row('cosh(a) - sinh(a)', 'exp(-a)'),
  row('cosh(a)^2 - 1', 'sinh(a)^2'),
  row('sinh(a) - sinh(b)', '2*cosh((a + b)/2)*sinh((a - b)/2)'),
  row('cosh(a) - cosh(b)', '2*sinh((a + b)/2)*sinh((a - b)/2)'),
  row('exp(a)*exp(b)', 'exp(a + b)'),
  row('exp(a)/exp(b)', 'exp(a - b)'),
  row('exp(a)^n', 'exp(a*n)'),
  row('a^n - 1', 'expm1(n*log(a))'),
  row('(1 + a)^n - 1', 'expm1(n*log1p(a))'),
  row('a^n - b^n', 'b^n*expm1(n*log1p((a - b)/b))'),
  // logarithms
  row('log((1 + a)/(1 - a))', '2*atanh(a)'),
  row('log((1 - a)/(1 + a))', '-2*atanh(a)'),
  row('log(1 + exp(a))', 'softplus(a)'),
  row('log(exp(a) + exp(b))', 'a + softplus(b - a)'),
  row('log(exp(a) - 1)', 'a + log(-expm1(-a))'),
  row('log(exp(a))', 'a'),
  row('log(sigmoid(a))', '-softplus(-a)'),
  row('log(a + sqrt(a^2 + 1))', 'asinh(a)'),
  row('log(a + sqrt(a^2 - 1))', 'acosh(a)'),
  row('log(1 + a)', 'log1p(a)'),
  row('log(a) - log(b)', 'log1p((a - b)/b)'),
  row('log(a/b)', 'log1p((a - b)/b)'),
  row('log(a)', 'log1p(a - 1)'),
  row('log(a^n)', 'n*log(a)'),
  row('a*log(a) - b*log(b)', 'b*log1p((a - b)/b) + (a - b)*log(a)'),
  // roots: by the conjugate
  row('sqrt(a^2 + b^2)', 'hypot(a, b)'),
  row('sqrt(a^2)', 'abs(a)'),
  row('sqrt(a) - sqrt(b)', '(a - b)/(sqrt(a) + sqrt(b))'),
  row('1/sqrt(a) - 1/sqrt(b)', '(b - a)/(sqrt(a)*sqrt(b)*(sqrt(a) + sqrt(b)))'),
  row('sqrt(a) - b', '(a - b^2)/(sqrt(a) + b)'),
  row('sqrt(a) + b', '(a - b^2)/(sqrt(a) - b)'),
  row('cbrt(a) - cbrt(b)', '(a - b)/(cbrt(a)^2 + cbrt(a)*cbrt(b) + cbrt(b)^2)'),
  row('hypot(a, b) - a', 'b^2/(hypot(a, b) + a)'),
  // fractions, squares, common factors
  row('a^2 - b^2', '(a - b)*(a + b)'),
  row('1 - a^2', '(1 - a)*(1 + a)'),
  row('a/c - b/c', '(a - b)/c'),
  row('1/a - 1/b', '(b - a)/(a*b)'),
  row('a/b - c/d', '(a*d - b*c)/(b*d)'),
  row('a/b - c', '(a - b*c)/b'),
  row('a*c - b*c', '(a - b)*c'),
  row('a - a*b', 'a*(1 - b)'),
  row('a/(a + b)', '1/(1 + b/a)'),
  // special functions
  row('1 - erf(a)', 'erfc(a)'),
  row('1 + erf(a)', 'erfc(-a)'),
  row('1 - erfc(a)', 'erf(a)'),
  row('gamma(a)/gamma(b)', 'exp(lgamma(a) - lgamma(b))'),
];
