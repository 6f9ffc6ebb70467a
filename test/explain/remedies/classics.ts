// Forty classical cancellations, as their authors wrote them, each at a point where it hurts.
//
// Hamming: Numerical Methods for Scientists and Engineers, 2nd edition 1973, chapter 3, by the numbers that Herbie's suite and FPBench give them
// (`NMSE`, bench/hamming; Panchekha et al. 2015). Conte: Elementary Numerical Analysis, section 1.4 (`ENA` there). Herbie: bench/mathjs.
// Kahan: Branch Cuts for Complex Elementary Functions (1987), Mathematics Written in Sand (1983), On the Cost of Floating-Point Computation Without
// Extra-Precise Arithmetic (2004), How Futile are Mindless Assessments of Roundoff (2006).
export interface Classic {
  readonly source: string;
  readonly expression: string;
  readonly at: string;
  /** Whether the table of rewritings has a remedy for it: the others would need a series. */
  readonly hasRemedy: boolean;
}

const classic = (source: string, expression: string, at: string, hasRemedy = true): Classic => ({ source, expression, at, hasRemedy }); // prettier-ignore

/* prettier-ignore */
export const classics: readonly Classic[] = [
  classic('Hamming, example 3.1', 'sqrt(x + 1) - sqrt(x)', 'x=1e15'),
  classic('Hamming, example 3.3', 'sin(x + eps) - sin(x)', 'x=1,eps=1e-12'),
  classic('Hamming, example 3.4', '(1 - cos(x))/sin(x)', 'x=1e-7'),
  classic('Hamming, example 3.5', 'atan(N + 1) - atan(N)', 'N=1e8'),
  classic('Hamming, example 3.6', '1/sqrt(x) - 1/sqrt(x + 1)', 'x=1e14'),
  classic('Hamming, example 3.7', 'exp(x) - 1', 'x=1e-10'),
  classic('Hamming, example 3.8', '(N + 1)*log(N + 1) - N*log(N) - 1', 'N=1e12'),
  classic('Hamming, example 3.9', '1/x - cot(x)', 'x=1e-5', false),
  classic('Hamming, example 3.10', 'log(1 - x)/log(1 + x)', 'x=1e-12'),
  classic('Hamming, problem 3.2.1, positive', '(-b + sqrt(b^2 - 4*a*c))/(2*a)', 'a=1,b=1e8,c=1'),
  classic('Hamming, problem 3.2.1, negative', '(-b - sqrt(b^2 - 4*a*c))/(2*a)', 'a=1,b=-1e8,c=1'),
  classic('Hamming, problem 3.3.1', '1/(x + 1) - 1/x', 'x=1e12'),
  classic('Hamming, problem 3.3.2', 'tan(x + eps) - tan(x)', 'x=1,eps=1e-12'),
  classic('Hamming, problem 3.3.3', '1/(x + 1) - 2/x + 1/(x - 1)', 'x=1e6'),
  classic('Hamming, problem 3.3.4', 'cbrt(x + 1) - cbrt(x)', 'x=1e14'),
  classic('Hamming, problem 3.3.5', 'cos(x + eps) - cos(x)', 'x=1,eps=1e-12'),
  classic('Hamming, problem 3.3.6', 'log(N + 1) - log(N)', 'N=1e12'),
  classic('Hamming, problem 3.3.7', 'exp(x) - 2 + exp(-x)', 'x=1e-6'),
  classic('Hamming, problem 3.4.1', '(1 - cos(x))/x^2', 'x=1e-6'),
  classic('Hamming, problem 3.4.2', 'eps*(exp((a + b)*eps) - 1)/((exp(a*eps) - 1)*(exp(b*eps) - 1))', 'a=2,b=3,eps=1e-12'),
  classic('Hamming, problem 3.4.3', 'log((1 - eps)/(1 + eps))', 'eps=1e-12'),
  classic('Hamming, problem 3.4.4', 'sqrt((exp(2*x) - 1)/(exp(x) - 1))', 'x=1e-12'),
  classic('Hamming, problem 3.4.5', '(x - sin(x))/(x - tan(x))', 'x=1e-5', false),
  classic('Hamming, problem 3.4.6', '(x + 1)^(1/n) - x^(1/n)', 'x=1e12,n=5'),
  classic('Hamming, section 3.5', 'exp(a*x) - 1', 'a=1e-5,x=1e-5'),
  classic('Hamming, section 3.11', 'exp(x)/(exp(x) - 1)', 'x=1e-12'),
  classic('Conte, section 1.4, exercise 4a', '(x - sin(x))/tan(x)', 'x=1e-6', false),
  classic('Conte, section 1.4, exercise 4b, n = 5', '(x + eps)^5 - x^5', 'x=1,eps=1e-12'),
  classic('Conte, section 1.4, exercise 4d', 'x - sqrt(x^2 - eps)', 'x=1000,eps=1e-8'),
  classic('Herbie, math.sqrt on complex, real part', '0.5*sqrt(2*(sqrt(re*re + im*im) + re))', 're=-1e8,im=1'),
  classic('Herbie, math.sin on complex, imaginary part', '0.5*cos(re)*(exp(-im) - exp(im))', 're=1,im=1e-10'),
  classic('Herbie, math.exp and sigmoid of large arguments', 'exp(x)/(1 + exp(x))', 'x=800'),
  classic('Kahan 2006', '(exp(x) - 1)/x', 'x=1e-10'),
  classic('Kahan 2004', 'x^2 - y^2', 'x=100000001,y=1e8'),
  classic('Kahan 1983, compound interest', '(1 + r)^n - 1', 'r=1e-12,n=30'),
  classic('Kahan 1987, arsinh', 'log(x + sqrt(x^2 + 1))', 'x=-1e6'),
  classic('Kahan 1987, artanh', 'log((1 + x)/(1 - x))/2', 'x=1e-12'),
  classic('Kahan 1987, arcosh', 'log(x + sqrt(x^2 - 1))', 'x=1+1e-12'),
  classic('Kahan 1987, cabs', 'sqrt(x^2 + y^2)', 'x=1e200,y=1e200'),
  classic('Kahan 1987, csqrt', 'sqrt(x*x + y*y) - x', 'x=1e8,y=1'),
];
