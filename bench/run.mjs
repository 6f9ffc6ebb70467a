// The benchmarks: `npm run bench -- [--only gradients,batch] [--rows 0,3] [--who compile,rose] [--against DIR] [--quick] [--write]`.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/library.mjs';
import { conditions } from './lib/machine.mjs';
import { markdownTable } from './lib/text.mjs';
import { writeSection } from './lib/write.mjs';

const sections = {
  gradients: async () => (await import('./sections/gradients.mjs')).gradients,
  company: async () => (await import('./sections/company.mjs')).company,
  tracing: async () => (await import('./sections/tracing.mjs')).tracing,
  list: async () => (await import('./sections/list.mjs')).list,
  'start-up': async () => (await import('./sections/start-up.mjs')).startUp,
  compare: async () => (await import('./sections/comparisons.mjs')).comparisons,
  hessian: async () => (await import('./sections/hessians.mjs')).hessians,
  batch: async () => (await import('./sections/batches.mjs')).batches,
  sweep: async () => (await import('./sections/sweeps.mjs')).sweeps,
  memory: async () => (await import('./sections/long-sums.mjs')).longSums,
  native: async () => (await import('./sections/native.mjs')).native,
  tape: async () => (await import('./sections/tapes.mjs')).tapes,
};

function asked() {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const { values } = parseArgs({
    options: { only: text, rows: text, who: text, against: text, quick: flag, write: flag },
  });
  const ids = values.only?.split(',') ?? Object.keys(sections);
  const unknown = ids.find((id) => sections[id] === undefined);
  if (unknown !== undefined) throw new Error(`no section '${unknown}'. There are ${Object.keys(sections).join(', ')}`);
  const against = values.against && resolve(process.env.INIT_CWD ?? '.', values.against);
  for (const [folder, wayOut] of [[root, 'npm run build'], ...(against ? [[against, 'npm run build, there']] : [])])
    if (!existsSync(join(folder, 'dist/index.js'))) throw new Error(`${folder} is not built: ${wayOut}`);
  if (!existsSync(join(root, 'bench/node_modules'))) throw new Error('no peers yet: npm ci --prefix bench');
  return { ...values, ids, against, only: values.rows?.split(',').map(Number), who: values.who?.split(',') };
}

const { ids, write, against, quick, only, who } = asked();
const report = (text) => process.stderr.write(`  ${text}\n`);
for (const id of ids) {
  process.stderr.write(`${id}\n`);
  const measure = await sections[id]();
  const before = conditions();
  const { head, rows, notes } = await measure({ against, quick, report, who, only });
  const text = [markdownTable(head, rows), ...notes, before.until(conditions(), quick)].join('\n\n');
  console.log(`\n## ${id}\n\n${text}\n`);
  if (write) await writeSection(id, text);
}
