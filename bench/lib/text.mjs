// Numbers and tables as text.

export function ratioText(ratio) {
  if (ratio >= 99.5) return Math.round(ratio).toLocaleString('en');
  if (ratio >= 9.95) return ratio.toFixed(1);
  return ratio >= 0.0995 ? ratio.toFixed(2) : ratio.toFixed(3);
}

/** Milliseconds, said in the unit that suits them. */
export function duration(time) {
  if (time < 1e-3) return `${(time * 1e6).toPrecision(3)} ns`;
  if (time < 1) return `${(time * 1e3).toPrecision(3)} µs`;
  if (time < 1000) return `${time.toPrecision(3)} ms`;
  return `${(time / 1000).toPrecision(3)} s`;
}

/** A table of Markdown; `write.mjs` has it laid out. */
export const markdownTable = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
