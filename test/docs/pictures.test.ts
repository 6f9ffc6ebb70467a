// The pictures of the documentation are those that diffcmp draws today (`npx vitest run test/docs -u` draws them anew).
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { graph } from '../../src/graph/graph.js';
import { graphSvg } from '../../src/report/graph/svg.js';

test('docs/chain.svg is the chain', async () => {
  const chain = await graph('x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6)', {
    at: 'x1=2,x2=3,x4=0.5,x6=1.5',
    of: 'y',
    wrt: 'x3',
  });
  await expect(await graphSvg(chain, { theme: 'auto' })).toMatchFileSnapshot(
    join(import.meta.dirname, '../../docs/chain.svg'),
  );
});
