// Gradients, in times of the hand-written one of the same process.
import { fileURLToPath } from 'node:url';
import { ownNames, peerNames } from '../gradients/candidates.mjs';
import { isTuned } from '../gradients/hand.mjs';
import { rows } from '../gradients/rows.mjs';
import { geometricMean, median } from '../lib/measure.mjs';
import { jsonOf } from '../lib/run-process.mjs';
import { duration, ratioText } from '../lib/text.mjs';

const [probe, measure] = ['probe', 'row'].map((name) =>
  fileURLToPath(new URL(`../gradients/${name}-process.mjs`, import.meta.url)),
);
/** Seconds that a candidate may take until its first gradients are there, and milliseconds that a call may take. */
const [limit, slowest] = [60, 2000];

/** Why a candidate isn't measured on a row; null where it is. */
async function hindrance(question) {
  try {
    const { far, isRight, time } = await jsonOf(probe, question, { limit: limit * 1000 });
    if (!isRight) return `off by ${far.toExponential(1)}`;
    return time > slowest ? `${(time / 1000).toFixed(1)} s a call` : null;
  } catch (error) {
    return error.message;
  }
}

/** One row: by candidate the median ratio to hand's, when warm and in its first second; or why not. */
async function measured(index, candidates, { against, seconds, rounds }) {
  const [names, reasons] = [['hand', 'again'], {}];
  if (isTuned(rows[index])) names.push('tuned');
  for (const name of candidates) {
    const reason = await hindrance({ row: index, name, against });
    if (reason === null) names.push(name);
    else reasons[name] = reason;
  }
  const question = { row: index, names, against, seconds, rounds };
  const { first, times } = await jsonOf(measure, question, { flags: ['--expose-gc'] });
  const ratios = Object.fromEntries(
    names.map((name, i) => {
      const ofRounds = times[i].map((time, round) => time / times[0][round]);
      return [name, { warm: median(ofRounds), first: first[i] / first[0] }];
    }),
  );
  return { hand: median(times[0]), ratios, reasons };
}

export async function gradients({ against, quick, who, only = rows.map((_, i) => i), report }) {
  const olds = against === undefined ? [] : ownNames.map((name) => `${name}@old`);
  const candidates = who ?? [...ownNames, ...olds, ...peerNames];
  const settings = quick ? { seconds: 1, rounds: 7 } : { seconds: 3, rounds: 21 };
  const [table, notes, compiled, besideTuned] = [[], [], [], []];
  for (const index of only) {
    const row = rows[index];
    report(`${row.title} …`);
    const { hand, ratios, reasons } = await measured(index, candidates, { against, ...settings });
    const cell = (name) => {
      if (ratios[name] !== undefined) return `${ratioText(ratios[name].warm)} (${ratioText(ratios[name].first)})`;
      notes.push(`${row.title}, ${name}: ${reasons[name]}`);
      return '–';
    };
    if (ratios.compile !== undefined) {
      compiled.push(ratios.compile.warm);
      besideTuned.push(ratios.compile.warm / (ratios.tuned ?? ratios.hand).warm);
    }
    const targets = { compile: row.compile, grad: row.grad };
    const cells = candidates.map((name) => cell(name) + (targets[name] ? `, ≤ ${targets[name]}` : ''));
    table.push([
      row.title,
      duration(hand),
      ratioText(ratios.again.warm),
      ratios.tuned ? ratioText(ratios.tuned.warm) : '',
      ...cells,
    ]);
    report(table.at(-1).slice(1).join(' | '));
  }
  return {
    id: 'gradients',
    head: ['gradient of', 'hand', 'again', 'tuned', ...candidates],
    rows: table,
    notes: [
      ...(compiled.length === 0
        ? []
        : [
            `Geometric mean of \`compile\`: ${ratioText(geometricMean(compiled))} over ${compiled.length} rows; ` +
              `${ratioText(geometricMean(besideTuned))} where \`tuned\` stands for hand.`,
          ]),
      ...notes.map((note) => `Not measured: ${note}.`),
    ],
  };
}
