// Right gradients of all programs in fixtures/programs, in the conventions that people use, with boxes that reach their branches.

export interface ProgramRow {
  /** A function of fixtures/programs. */
  readonly f: string;
  /** A function of test/check/gradients. */
  readonly gradient: string;
  /** A point by the parameters of F; those that it leaves out have defaults. */
  readonly at: Readonly<Record<string, unknown>>;
  readonly range: string;
}

const row = (f: string, gradient: string, at: ProgramRow['at'], range: string): ProgramRow => ({ f, gradient, at, range }); // prettier-ignore

const centres = [[0, 0], [2, 2], [-1.75, 2.125]]; // prettier-ignore
const control = [[0, 0], [0.25, 1], [1.5, 1.25], [2, 0.5]]; // prettier-ignore
const weights = { hidden: [[1.2, -0.8], [-0.6, 0.9]], biases: [0.1, -0.3], output: [0.7, -1.1], bias: 0.2 }; // prettier-ignore

export const programRows: readonly ProgramRow[] = [
  row('newton.js#root', 'newton.js#root', { x: 2 }, 'x=0.2:20'),
  row('newton.js#kepler', 'newton.js#kepler', { M: 1.2, e: 0.6 }, 'M=0.3:2.5,e=0.1:0.7'),
  row('pendulum.js#euler', 'pendulum.js#euler', { angle: 1, length: 1 }, 'angle=0.2:2.5,length=0.5:2'),
  row('pendulum.js#rk4', 'pendulum.js#rk4', { angle: 1, length: 1 }, 'angle=0.2:2.5,length=0.5:2'),
  row('bouncing-ball.js#state.height', 'bouncing-ball.js#height', { t: 3, height: 2, kept: 0.8 }, 't=0.2:1.5,height=1:3,kept=0.7:0.9'), // prettier-ignore
  row('polynomials.js#horner', 'polynomials.js#horner', { c: [3, -2, 0.5, 1, -0.25], x: 1.5 }, 'c=-2:3,x=-1.5:2'),
  row('polynomials.js#distance', 'polynomials.js#distance', { points: control, t: 0.375 }, 'points=0.3:2,t=0.1:0.9'),
  row('logistic-map.js', 'logistic-map.js#iterate', { x: 0.3, r: 2.5 }, 'x=0.1:0.45,r=2.6:3.3'),
  row('error-function.js#erfc', 'error-function.js#erfc', { x: 0.5 }, 'x=-3:3.5'),
  row('error-function.js#erf', 'error-function.js#erf', { x: 0.5 }, 'x=-3:3.5'),
  row('black-scholes.ts#price', 'black-scholes.js#price', { spot: 100, strike: 105, years: 0.5, market: { rate: 0.03, volatility: 0.2 } }, 'spot=95:105,strike=95:105,years=0.5:1,market.rate=0.01:0.05,market.volatility=0.15:0.3'), // prettier-ignore
  row('spline.js#spline', 'spline.js#spline', { x: 1.75, ys: [0, 1, 0.5, -0.25, 1] }, 'x=0.1:3.9,ys=-1:1'),
  row('quadrature.js#elliptic', 'quadrature.js#elliptic', { m: 0.75 }, 'm=-1:0.9'),
  row(
    'k-means.js#loss',
    'k-means.js#loss',
    { centres },
    'centres[1,1]=-0.5:0.5,centres[1,2]=-0.4:0.6,centres[2,1]=1.5:2.5,centres[2,2]=1:2',
  ),
  row('network.js#loss', 'network.js#loss', weights, 'hidden=-1:1.2,biases=-0.5:0.5,output=-1.1:1,bias=-0.4:0.4'),
  row('recursion.js#power', 'recursion.js#power', { x: 1.1 }, 'x=-1.3:1.3'),
  row('recursion.js#fibonacci', 'recursion.js#fibonacci', { a: 0.5, b: 0.25 }, 'a=-1:1,b=-1:1'),
  row('recursion.js#hermite', 'recursion.js#hermite', { x: 0.75 }, 'x=-2:2'),
  row('oscillator.js#Oscillator.energy', 'oscillator.js#energy', { mass: 1.5, stiffness: 4, dt: 0.1 }, 'mass=1:2,stiffness=2:5,dt=0.05:0.2'), // prettier-ignore
  row('rod.cjs#middle', 'rod.js#middle', { conductivity: 2, heat: 5 }, 'conductivity=1:4,heat=2:7'),
  row('rosenbrock.js#value', 'rosenbrock.js#value', { x: [-1.2, 1, -1.2, 1] }, 'x=-1.5:1.5'),
  row('rosenbrock.js#slope', 'rosenbrock.js#slope', { x: [-1.2, 1, 0.5] }, 'x=-1.5:1.5'),
];
