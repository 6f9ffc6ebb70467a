// compare(): every default method and the certified truth. Small ones in parts of one mathjs derivative, long ones by their growth.
import { all, create } from 'mathjs';
import { libraryOf } from '../lib/library.mjs';
import { rosenbrockOf, spelledRosenbrockOf } from '../lib/functions.mjs';
import { inTurnOnce, median, processorTime, whenWarm } from '../lib/measure.mjs';
import { duration, ratioText } from '../lib/text.mjs';

const manyCalls = 50;
/** Milliseconds of calls before any is measured, as with gradients. */
const warmth = 3000;
const sizes = [10, 100, 1000];

/** A work that makes so many calls and returns milliseconds of one. */
const batchOf = (call, calls) => async () => {
  const start = processorTime();
  for (let i = 0; i < calls; i++) await call(i);
  return (processorTime() - start) / calls;
};

async function small(libraries, rounds) {
  const mathjs = create(all);
  const works = [
    batchOf(() => mathjs.derivative('x*cos(x)', 'x'), manyCalls),
    ...libraries.map(({ compare }) => batchOf((i) => compare('x*cos(x)', { at: { x: 1.2 + i / 1e3 } }), manyCalls)),
  ];
  return (await whenWarm(works, warmth, rounds)).map(median);
}

/** For each size the time of each form of Rosenbrock's function by each library. */
async function growing(forms) {
  const times = [];
  for (const n of sizes) {
    const works = forms.map(({ library, of }) => {
      const { text, at } = of(n);
      return batchOf(() => library.compare(text, { at }), 1);
    });
    for (let warm = 0; warm < Math.min(5, 500 / n); warm++) for (const work of works) await work();
    times.push((await inTurnOnce(works, n < 1000 ? 7 : 1)).map(median));
  }
  return times;
}

export async function comparisons({ against, quick }) {
  const libraries = [await libraryOf(), ...(against === undefined ? [] : [await libraryOf(against)])];
  const names = libraries.map((_, i) => (i === 0 ? 'compare()' : 'compare() @old'));
  const [derivative, ...ours] = await small(libraries, quick ? 7 : 21);
  const table = [["mathjs derivative('x*cos(x)', 'x')", duration(derivative), '1', '']];
  ours.forEach((time, i) =>
    table.push([`${names[i]} of x·cos x`, duration(time), ratioText(time / derivative), i === 0 ? '≤ 0.05' : '']),
  );
  // 0.1.0 reads no arrays: what both are given has its terms spelled out.
  const forms = [
    { name: names[0], library: libraries[0], of: rosenbrockOf },
    ...libraries.map((library, i) => ({ name: `${names[i]}, spelled out,`, library, of: spelledRosenbrockOf })),
  ];
  const grown = await growing(forms);
  forms.forEach(({ name }, i) =>
    sizes.forEach((n, place) => {
      const time = grown[place][i];
      const exponent = place === 0 ? '' : `n^${Math.log10(time / grown[place - 1][i]).toFixed(2)}`;
      table.push([`${name} of Rosenbrock ${n}`, duration(time), ratioText(time / derivative), exponent]);
    }),
  );
  return { id: 'compare', head: ['what', 'time', '× mathjs', 'target, or growth'], rows: table, notes: [] };
}
