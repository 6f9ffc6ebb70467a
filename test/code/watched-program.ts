// A program that tells how often it was linked and run.
import type { Program } from '../../src/program/program.js';

export interface WatchedProgram {
  readonly program: Program;
  runs: number;
}

export function watchedProgram(program: Program): WatchedProgram {
  const watched: WatchedProgram = {
    program: {
      ...program,
      link: (A, observer) => {
        const run = program.link(A, observer);
        return (inputs, given) => {
          watched.runs++;
          return run(inputs, given);
        };
      },
    },
    runs: 0,
  };
  return watched;
}
