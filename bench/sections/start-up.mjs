// From spawn to exit, in times of a bare node.
import { commandOf } from '../lib/library.mjs';
import { inTurnOnce, median } from '../lib/measure.mjs';
import { runNode } from '../lib/run-process.mjs';
import { duration, ratioText } from '../lib/text.mjs';

async function started(args) {
  const { failure } = await runNode(args);
  if (failure !== null) throw new Error(`node ${args.join(' ')}: ${failure}`);
}

const commands = [
  { title: 'diffcmp --help', args: ['--help'] },
  { title: 'diffcmp "x*cos(x)" --at 1.2', args: ['x*cos(x)', '--at', '1.2'] },
];

export async function startUp({ against, quick }) {
  const subjects = commands.flatMap(({ title, args }) => [
    { title, args: [commandOf(), ...args] },
    ...(against === undefined ? [] : [{ title: `${title} @old`, args: [commandOf(against), ...args] }]),
  ]);
  const all = [{ title: 'node -e 0', args: ['-e', '0'] }, ...subjects];
  const works = all.map(
    ({ args }) =>
      () =>
        started(args),
  );
  for (const work of works) await work();
  const rounds = quick ? 7 : 21;
  const times = await inTurnOnce(works, rounds);
  const [node, ...others] = times.map(median);
  return {
    id: 'start-up',
    head: ['command', `median of ${rounds}`, '× node'],
    rows: [node, ...others].map((time, i) => [all[i].title, duration(time), ratioText(time / node)]),
    notes: [],
  };
}
