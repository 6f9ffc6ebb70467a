// Gradients in C, in times of the hand-written one in JavaScript: by hand, as `diffcmp code` writes them, and by ADOL-C.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rows } from '../gradients/rows.mjs';
import { geometricMean, median } from '../lib/measure.mjs';
import { jsonOf } from '../lib/run-process.mjs';
import { duration, ratioText } from '../lib/text.mjs';
import { flags, makerNames, programOf, reasonOf, timesOf } from '../native/programs.mjs';

const inJavaScript = fileURLToPath(new URL('../gradients/row-process.mjs', import.meta.url));
const turns = 3;

/** The times of a gradient by whom it is, in every round, one after the other in turn; or why there are none. */
async function measured(index, settings) {
  const row = rows[index];
  const folder = mkdtempSync(join(tmpdir(), 'native-'));
  const [times, reasons, programs] = [{ hand: [], compile: [] }, {}, {}];
  const orReason = async (name, work) => {
    if (reasons[name] !== undefined) return;
    try {
      await work();
    } catch (error) {
      reasons[name] = reasonOf(error);
    }
  };
  try {
    for (const name of makerNames) {
      times[name] = [];
      await orReason(name, async () => {
        programs[name] = await programOf(name, row, mkdtempSync(join(folder, 'program-')));
      });
    }
    const question = { row: index, names: ['hand', 'compile'], ...settings };
    for (let turn = 0; turn < turns; turn++) {
      const [hand, compile] = (await jsonOf(inJavaScript, question, { flags: ['--expose-gc'] })).times;
      times.hand.push(...hand);
      times.compile.push(...compile);
      for (const name of makerNames)
        await orReason(name, async () => times[name].push(...(await timesOf(programs[name], row, settings))));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { times, reasons };
}

export async function native({ quick, only, report }) {
  const settings = { seconds: 1, rounds: quick ? 5 : 11 };
  // the two rows of the iterated map are one gradient
  const indices = only ?? rows.flatMap(({ mode }, i) => (mode === 'reverse' ? [] : [i]));
  const [table, notes] = [[], []];
  const ratios = Object.fromEntries(['compile', ...makerNames].map((name) => [name, []]));
  for (const index of indices) {
    const { title } = rows[index];
    report(`${title} …`);
    const { times, reasons } = await measured(index, settings);
    const cells = Object.keys(ratios).map((name) => {
      if (reasons[name] !== undefined) {
        notes.push(`Not measured: ${title}, ${name}: ${reasons[name]}.`);
        return '–';
      }
      const ratio = median(times[name]) / median(times.hand);
      ratios[name].push(ratio);
      return ratioText(ratio);
    });
    table.push([title.replace(/, forward$/, ''), duration(median(times.hand)), ...cells]);
    report(table.at(-1).slice(1).join(' | '));
  }
  const means = Object.entries(ratios).flatMap(([name, all]) => (all.length === 0 ? [] : [`${name} ${ratioText(geometricMean(all))}`])); // prettier-ignore
  return {
    id: 'native',
    head: ['gradient of', 'hand, JavaScript', ...Object.keys(ratios)],
    rows: table,
    notes: [`Geometric means: ${means.join(', ')}. Compiled by \`gcc ${flags.slice(0, 2).join(' ')}\`.`, ...notes],
  };
}
