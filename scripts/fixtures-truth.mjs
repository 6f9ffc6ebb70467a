// Prints how the certified truth stands to the corpus of test/oracle (after `npm run build`): for docs/validation.md.
import { readFileSync } from 'node:fs';
import { compare } from '../dist/index.js';

const read = (name) => JSON.parse(readFileSync(new URL(`../test/oracle/${name}.json`, import.meta.url), 'utf8'));

for (const name of ['cases', 'held-out']) {
  const count = {
    expressions: 0,
    certified: 0,
    derivatives: 0,
    wrong: 0,
    secondOrder: 0,
    secondDerivatives: 0,
    wrongSecond: 0,
  };
  const others = {};
  for (const { expr, at, nearest, hessianNearest } of read(name)) {
    const order = hessianNearest === undefined ? 1 : 2;
    const { reference } = await compare(expr, { at, order, methods: ['reverse'] });
    count.expressions++;
    if (reference.status === 'certified') count.certified++;
    else others[reference.status] = (others[reference.status] ?? 0) + 1;
    for (const [input, expected] of Object.entries(nearest)) {
      count.derivatives++;
      const computed = reference.gradient[input];
      if (computed !== null && computed !== expected) count.wrong++;
    }
    if (order === 1) continue;
    count.secondOrder++;
    for (const [row, columns] of Object.entries(hessianNearest))
      for (const [column, expected] of Object.entries(columns)) {
        count.secondDerivatives++;
        const computed = reference.hessian[row][column];
        if (computed !== null && computed !== expected) count.wrongSecond++;
      }
  }
  console.log(name, count, 'not certified:', others);
}

const verdicts = { right: 0, undecided: 0, wrong: 0 };
for (const { expr, at, order, status } of read('edge-cases')) {
  const found = await compare(expr, { at, order, methods: ['forward'] }).then(
    ({ reference }) => reference.status,
    (error) => (error.exitCode === 4 ? 'undefined' : Promise.reject(error)), // the function has no value there
  );
  verdicts[status.includes(found) ? 'right' : found === 'undecided' ? 'undecided' : 'wrong']++;
}
console.log('edge-cases', verdicts);
