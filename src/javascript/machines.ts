// The machines of a linked program: one is kept for the next run over the same arithmetic, since making one takes longer than most runs.
import type { Arithmetic } from '../arithmetic.js';
import type { Observer } from '../program/observer.js';
import { machineOver } from './file-program.js';
import type { LinkedProgram } from './run/linked-program.js';
import type { JsMachine } from './run/machine.js';

/** Makes runs on a machine that nobody else is at. */
export type MachineLender<T> = <V>(run: (machine: JsMachine<T>) => V) => V;

/** Arithmetics whose machines are kept: those of values and of both modes; a trace has its own. */
const mostKept = 4;

export class Machines {
  /** The one asked for last comes first. */
  private readonly kept: { readonly A: unknown; readonly lend: unknown }[] = [];
  constructor(private readonly linked: LinkedProgram) {}

  /** What an observer watches has machines of its own. */
  over<T>(A: Arithmetic<T>, observer: Observer<T> | undefined): MachineLender<T> {
    if (observer !== undefined) return lender(() => machineOver(A, this.linked, observer));
    const place = this.kept.findIndex((each) => each.A === A);
    const [known] = place === -1 ? [] : this.kept.splice(place, 1);
    const lend = (known?.lend as MachineLender<T> | undefined) ?? lender(() => machineOver(A, this.linked));
    this.kept.unshift({ A, lend });
    if (this.kept.length > mostKept) this.kept.pop();
    return lend;
  }
}

function lender<T>(make: () => JsMachine<T>): MachineLender<T> {
  let idle: JsMachine<T> | null = null;
  return (run) => {
    const machine = idle ?? make();
    idle = null;
    try {
      return run(machine);
    } finally {
      if (!machine.realm.isChanged) idle = machine;
    }
  };
}
