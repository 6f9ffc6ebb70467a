// The axes of a panel as SVG, in powers of ten.
import { markupText } from '../text/markup.js';
import { coordinate, margin, type Frame } from './svg-frame.js';
import { powerMarkup } from './svg-text.js';

/** @param unit what the error axis shows */
export function axisElements({ x, y, right, bottom, decades, floor }: Frame, unit: string): string[] {
  const [across, up] = decades;
  const end = floor === null ? bottom : floor + 6;
  const columns = ticks(across, (right - margin.left) / 48);
  const rows = ticks(up, (bottom - margin.top) / 30);
  return [
    '<g class="grid" stroke="#e4e4e4" stroke-width="1">',
    ...columns.map((exponent) => `<path d="M${coordinate(x(10 ** exponent))} ${margin.top}V${coordinate(bottom)}"/>`),
    ...rows.map((exponent) => `<path d="M${margin.left} ${coordinate(y(10 ** exponent))}H${coordinate(right)}"/>`),
    '</g>',
    `<path class="axis" d="M${margin.left} ${margin.top}V${coordinate(bottom)}H${coordinate(right)}" fill="none" stroke="#767676"/>`,
    ...(floor === null
      ? []
      : [
          `<path class="axis" d="M${margin.left} ${coordinate(floor)}H${coordinate(right)}" fill="none" stroke="#767676" stroke-dasharray="1 3"/>`,
          `<text class="muted" x="${margin.left - 9}" y="${coordinate(floor + 4)}" text-anchor="end" fill="#595959">0</text>`,
        ]),
    '<g class="muted" fill="#595959" font-size="12">',
    ...columns.map(
      (exponent) =>
        `<text x="${coordinate(x(10 ** exponent))}" y="${coordinate(end + 20)}" text-anchor="middle">${powerMarkup(exponent)}</text>`,
    ),
    ...rows.map(
      (exponent) =>
        `<text x="${margin.left - 9}" y="${coordinate(y(10 ** exponent) + 4)}" text-anchor="end">${powerMarkup(exponent)}</text>`,
    ),
    '</g>',
    `<text class="ink" x="${coordinate((margin.left + right) / 2)}" y="${coordinate(end + 42)}" text-anchor="middle" fill="#1a1a1a">step δ</text>`,
    `<text class="ink" x="${margin.left - 9}" y="${margin.top - 14}" fill="#1a1a1a">${markupText(unit)}</text>`,
  ];
}

/** Every so many decades, so that no more than `most` ticks stand; on multiples of the distance. */
function ticks([low, high]: readonly [number, number], most: number): number[] {
  const step = [1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200].find((each) => (high - low) / each <= most) ?? 500;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}
