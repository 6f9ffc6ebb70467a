// Graphs of real programs, for tests of reports.
import type { Graph } from '../../../src/graph/graph-data.js';
import { graph, type GraphOptions } from '../../../src/graph/graph.js';

/** Programs with everything that a report has to show. */
/* prettier-ignore */
export const programs: Readonly<Record<string, readonly [expression: string, options: GraphOptions]>> = {
  chain:      ['x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6)', { at: 'x1=2,x2=3,x4=0.5,x6=1.5', of: 'y', wrt: 'x3', certified: true, trace: ['forward', 'reverse'] }],
  diamond:    ['a = x*y; b = sin(a)*x; a + b*a', { at: 'x=1.1,y=-2', wrt: 'x', trace: ['forward', 'reverse'] }],
  condition:  ['a = x > 0 ? log(x) : -x; a*x', { at: '0.7', trace: ['reverse'] }],
  recursion:  ['f(n, t) = n <= 0 ? 1 : t*f(n-1, t); s_max = f(4, alpha); a = s_max*2; a = a*a + abs(alpha - 1)', { at: 'alpha=0.3', trace: ['reverse'] }],
  tensors:    ['w = [1,2;3,4]*v; s = sum(tanh(w)); s + floor(v[1])', { at: 'v=[0.5,1e-7]', wrt: 'v[2]', trace: ['forward', 'reverse'], certified: true }],
  apart:      ['a = x^2; b = y^2; a*b', { at: 'x=1,y=2', of: 'a', wrt: 'y' }],
  step:       ['floor(x)*2', { at: '1.5', of: 'v1', wrt: 'x' }],
  cancelling: ['(1-cos(x))/x^2', { at: '1e-4', certified: true }],
  one:        ['x', { at: '3', trace: ['forward', 'reverse'] }],
  none:       ['2 + 3', { trace: ['reverse'] }],
  narrow:     ['x*y/3', { at: 'x=0.1,y=7', precision: 'float32', trace: ['reverse'] }],
}; // prettier-ignore

export const studied = async (name: string): Promise<Graph> => {
  const [expression, options] = programs[name] ?? ['x', { at: '1' }];
  return graph(expression, options);
};

/** f of f of … of x, so many times: deep calls, each with a condition. */
export const nestedCalls = (depth: number, options: GraphOptions = {}): Promise<Graph> =>
  graph(`f(n, x) = n <= 0 ? x : sin(f(n-1, x)); f(${depth}, x)`, { at: '1', ...options });
