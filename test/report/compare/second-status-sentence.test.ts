// What the screen says of second derivatives at singular points: the line of the truth, and the sentence below.
import { expect, test } from 'vitest';
import { hessianBlocks } from '../../../src/compare/blocks.js';
import { compare } from '../../../src/compare/compare.js';
import { flatComparison } from '../../../src/compare/forms.js';
import { truthLines } from '../../../src/report/compare/heading.js';
import { secondSentences } from '../../../src/report/compare/second-status-sentence.js';
import { tie } from '../../../src/report/text/display-width.js';
import { styleOf } from '../../../src/report/text/style.js';

interface Said {
  readonly lines: string[];
  readonly sentences: string[];
}

async function saidOf(expression: string, at: Record<string, number | number[]>): Promise<Said> {
  const comparison = flatComparison(await compare(expression, { at, order: 2, methods: 'forward' }));
  const blocks = hessianBlocks(comparison);
  return {
    lines: blocks.flatMap((block) => truthLines(comparison, block, styleOf({ width: 120 }))),
    sentences: secondSentences(comparison, blocks).map((text) => text.replaceAll(tie, ' ')),
  };
}

test.each<[string, Record<string, number | number[]>, string[], string[]]>([
  [
    'x*abs(x)',
    { x: 0 },
    ['d²/dx² -2 from the left, 2 from the right   a kink of the first derivative'],
    ['The first derivative has a kink here, so there is no second derivative: -2 from the left and 2 from the right.'],
  ],
  [
    'abs(x)',
    { x: 0 },
    ['d²/dx² 0 on both sides   a jump of the first derivative'],
    ['There is no first derivative here, so there is no second one; beside this point it is 0 on both sides.'],
  ],
  [
    'floor(x)*x^2',
    { x: 1 },
    ['d²/dx² 0 from the left, 2 from the right   a jump of the first derivative'],
    ['There is no first derivative here, so there is no second one; beside this point it is 0 from the left and 2 from the right.'],
  ],
  [
    'hypot(x, y)',
    { x: 0, y: 0 },
    [
      '∂²/∂x² 0 on both sides   a jump of the first derivative',
      '∂²/∂x∂y 0 on both sides   undefined',
      '∂²/∂y² 0 on both sides   a jump of the first derivative',
    ],
    [
      'There is no first derivative by x or y here, so there is no ∂²/∂x² or ∂²/∂y²; beside this point ∂²/∂x² 0 on both sides; ∂²/∂y² 0 on both sides.',
      'The second derivative ∂²/∂x∂y has no value here: there is no first derivative by x or y here.',
    ],
  ],
  [
    'sum(abs(w))',
    { w: [0, 1] },
    [
      '∂²/∂w[1]² 0 on both sides   a jump of the first derivative',
      '∂²/∂w[1]∂w[2] undefined',
      '∂²/∂w[2]² 0   certified',
    ],
    [
      'There is no first derivative by w[1] here, so there is no ∂²/∂w[1]²; beside this point it is 0 on both sides.',
      'The second derivative ∂²/∂w[1]∂w[2] has no value here: there is no first derivative by w[1] here.',
    ],
  ],
  [
    'x == 0 and y == 0 ? 0 : x*y*(x^2 - y^2)/(x^2 + y^2)',
    { x: 0, y: 0 },
    ['∂²/∂x² 0   certified', '∂²/∂x∂y undefined', '∂²/∂y² 0   certified'],
    ['The second derivative ∂²/∂x∂y has no value here: by x first it is -1, by y first it is 1.'],
  ],
  [
    'sqrt(x)',
    { x: 0 },
    ['d²/dx² -∞ from the right, none from the left (outside the domain)   infinite'],
    ['The second derivative is infinite here: -∞ from the right and none from the left (outside the domain); any finite answer is wrong.'],
  ],
  ['abs(x)^2', { x: 0 }, ['d²/dx² 2   certified, 128 bits'], []],
])('of %s at %j', async (expression, at, lines, sentences) => {
  expect(await saidOf(expression, at)).toEqual({ lines, sentences });
}); // prettier-ignore
