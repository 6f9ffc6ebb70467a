// Sweeps as commands, start-up and all.
import { commandOf } from '../lib/library.mjs';
import { inTurnOnce, median } from '../lib/measure.mjs';
import { runNode } from '../lib/run-process.mjs';
import { duration, ratioText } from '../lib/text.mjs';

const plain = ['x*cos(x)', '--at', '1.2'];
const fourMethods = ['-m', 'forward-difference,central-difference,five-point,complex-step'];
const subjects = [
  { title: 'diffcmp "x*cos(x)" --at 1.2', args: plain },
  { title: 'diffcmp sweep "x*cos(x)" --at 1.2', args: ['sweep', ...plain] },
  {
    title: '10,001 δ of four methods, in high precision too',
    args: ['sweep', ...plain, '--per-decade', '625', ...fourMethods, '--plot', 'none'],
  },
];

export async function sweeps({ against, quick }) {
  const commands = [commandOf(), ...(against === undefined ? [] : [commandOf(against)])];
  const works = subjects.flatMap(({ args }) =>
    commands.map((command) => async () => {
      const { failure } = await runNode([command, ...args]);
      if (failure !== null) throw new Error(failure);
    }),
  );
  const times = (await inTurnOnce(works, quick ? 3 : 11)).map(median);
  const rows = works.map((_, i) => {
    const subject = subjects[Math.floor(i / commands.length)];
    const name = i % commands.length === 0 ? '' : ' @old';
    return [subject.title + name, duration(times[i]), ratioText(times[i] / times[0])];
  });
  return { id: 'sweep', head: ['command', 'time', '× comparison'], rows, notes: [] };
}
