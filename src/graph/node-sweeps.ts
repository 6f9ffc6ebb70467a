// The sweeps that a question takes, each done once, when it is first asked for: lines and derivative read the same ones.
import type { Studied } from './studied.js';
import { tangentsBy, type NumbersOf } from './tangents.js';
import type { NodeTarget } from './targets.js';

export class NodeSweeps {
  private forward: readonly NumbersOf[] | undefined;
  private reverse: readonly NumbersOf[] | undefined;

  constructor(
    private readonly studied: Studied,
    private readonly of: NodeTarget,
    private readonly wrt: NodeTarget | null,
  ) {}

  /** The tangents of all nodes by each number of `wrt`; none without a `wrt`. */
  get tangents(): readonly NumbersOf[] {
    const { recording } = this.studied;
    return (this.forward ??= (this.wrt?.places ?? []).map((place) => tangentsBy(recording, place)));
  }

  /** The adjoints of all nodes for each number of `of`. */
  get adjoints(): readonly NumbersOf[] {
    const { taped } = this.studied;
    return (this.reverse ??= this.of.places.map((place) => taped.adjoints(place)));
  }
}
