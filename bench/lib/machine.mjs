// What a result depends on: the machine, Node, the commit, and what else ran.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { root } from './library.mjs';

function commit() {
  try {
    const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', 'src') === '' ? '' : ' with changes');
  } catch {
    return 'unknown commit';
  }
}

/** A load that says that another process had a processor at the same time, on two. */
const quiet = 2;

/** What is so as a section begins; `until` says it in a sentence with what is so at its end. */
export function conditions() {
  const [load] = loadavg();
  const until = (end, isQuick) => {
    const most = Math.max(load, end.load);
    const caution = most > quiet ? ' The machine was busy: ratios of one process hold, times do not.' : '';
    const rounds = isQuick ? '; quick: fewer rounds' : '';
    const day = new Date().toISOString().slice(0, 10);
    const processors = cpus();
    const model = processors[0]?.model.trim() ?? 'unknown';
    const machine = `Node ${process.versions.node}, ${processors.length} × ${model}`;
    return `_${day}, ${commit()}, ${machine}; load ${load.toFixed(1)} before, ${end.load.toFixed(1)} after${rounds}.${caution}_`;
  };
  return { load, until };
}
