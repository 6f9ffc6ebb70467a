// A graph as it is worked with: its structure, its first run, its edges and the names of its nodes.
import type { Edges } from './edges.js';
import type { GraphRecording } from './recording.js';
import type { TapedRun } from './taped-run.js';

export interface Studied {
  readonly recording: GraphRecording;
  readonly taped: TapedRun;
  readonly edges: Edges;
  readonly names: readonly string[];
}
