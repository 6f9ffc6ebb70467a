// Many inputs at once: per method the component with the largest error, and the norm of the gradient.
import type { PlainNumber } from '../comparison.js';
import type { Block, Entry } from './blocks.js';
import { methodNames } from './method-titles.js';
import { displayWidth, elideMiddle, wrap } from './display-width.js';
import { grid } from './grid.js';
import { errorText, numberText, ulpText } from './number-text.js';
import { inCharacters, type Style } from './style.js';
import { worstOf, type Worst } from './worst-error.js';

/** The Euclidean norm, scaled so that squares don't overflow. */
function norm(values: readonly (PlainNumber | null)[]): number {
  return Math.hypot(...values.map((value) => Number(value ?? NaN)));
}

/** A table of worst components, for more inputs than have a block each. */
export function worstLines(blocks: readonly Block[], what: string, style: Style): string[] {
  const truths = blocks.map((block) => block.truth);
  const certified = truths.filter((truth) => truth !== null).length;
  const truthNorm = certified === blocks.length ? `, norm ${numberText(norm(truths))}` : '';
  const title = `${blocks.length} ${what}${truthNorm}; ${certified === blocks.length ? 'all' : certified} certified`;
  const opening = wrap(title, style.width);
  const entries = blocks[0]?.entries ?? [];
  const roomy = style.width >= 80;
  const head = ['method', ...(roomy ? ['norm'] : []), 'worst', 'rel err', 'ulp'];
  const rows = entries.map((entry, i) => {
    const worst = worstOf(blocks, i);
    const answered = blocks.every((block) => block.entries[i]?.derivative != null);
    const lengths = blocks.map((block) => block.entries[i]?.derivative ?? null);
    return [
      methodNames[entry.result.method].title,
      ...(roomy ? [answered ? numberText(norm(lengths)) : ''] : []),
      answered ? elideMiddle(worst?.input ?? '', 12, inCharacters('…', style)) : entry.result.status,
      ...(worst === null ? ['', ''] : [errorText(worst.error.relative), ulpText(worst.error.ulps)]),
    ];
  });
  const aligns = ['left', ...(roomy ? (['left'] as const) : []), 'left', 'right', 'right'] as const;
  const lines = grid([head, ...rows], aligns);
  if (Math.max(...lines.map(displayWidth)) <= style.width) return [...opening, '', ...lines];
  return [...opening, '', ...entries.flatMap((entry, i) => narrowWorst(entry, worstOf(blocks, i)))];
}

function narrowWorst(entry: Entry, worst: Worst | null): string[] {
  const said = worst === null ? entry.result.status : `worst ${worst.input}: ${ulpText(worst.error.ulps)} ulp`;
  return [methodNames[entry.result.method].title, `  ${said}`];
}
