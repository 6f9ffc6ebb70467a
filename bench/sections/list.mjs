// The list of operations that long functions are run as: nanoseconds and bytes a line.
import { fileURLToPath } from 'node:url';
import { median } from '../lib/measure.mjs';
import { jsonOf } from '../lib/run-process.mjs';

const script = fileURLToPath(new URL('../processes/list.mjs', import.meta.url));

export async function list({ quick }) {
  const table = [];
  for (const inputs of [10_000, 750_000]) {
    const answers = [];
    for (let round = 0; round < (quick ? 1 : 3); round++)
      answers.push(await jsonOf(script, { inputs }, { flags: ['--expose-gc', '--max-old-space-size=4096'] }));
    const of = (name) => median(answers.map((answer) => answer[name]));
    const { lines } = answers[0];
    table.push([
      lines.toLocaleString('en'),
      `${((of('time') * 1e6) / lines).toFixed(2)} ns`,
      `${(of('bytes') / lines).toFixed(1)} B`,
      `${of('tracing').toFixed(0)} ms`,
    ]);
  }
  return { id: 'list', head: ['lines', 'a line', 'memory a line', 'tracing'], rows: table, notes: [] };
}
