// Functions as people write them: Node's value to the last bit, and derivatives by forward and reverse mode within 4 ulps × condition of
// enclosures that decide all that is to be decided.
import { expect, test } from 'vitest';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { derivativesOf } from './derivatives.js';
import { graphOf } from './graph-of.js';
import { argumentsOf, flat, padded, valueOver } from './run-by-diffcmp.js';
import { loadInNode, runInNode } from './run-by-node.js';
import { decisions } from './constructs/decisions.js';
import { packageStyles } from './package-styles.js';
import { styles } from './styles.js';

test.each([...styles, ...packageStyles, ...decisions].map((each) => [each.name, each] as const))(
  '%s',
  async (_name, row) => {
    const byNode = await loadInNode(row);
    const f = functionOfFile(graphOf(row), 'f');
    for (const call of row.calls) {
      const ran = runInNode(byNode, call);
      expect(valueOver(f, call)).toStrictEqual('value' in ran ? flat(ran.value) : null);
      const { args, inputs } = argumentsOf(padded(call, f));
      for (const derivative of derivativesOf(f, args, inputs)) {
        if (derivative === null) throw new Error('a choice is not decided');
        const { forward, reverse, certified, bound } = derivative;
        const found = JSON.stringify(derivative);
        // the bound is no number where a term is 0 to a power, whose rule has the derivative of that power at 0
        if (Number.isNaN(bound)) continue;
        expect(Math.abs(forward - certified), found).toBeLessThanOrEqual(bound);
        expect(Math.abs(reverse - certified), found).toBeLessThanOrEqual(bound);
      }
    }
  },
);
