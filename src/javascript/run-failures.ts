// What goes wrong while a file is run, told with its place, the calls that were open, and all obstacles on the way.
import { DiffcmpError, EvaluationError, LevelLimit, ProgramFailure } from '../errors.js';
import { groupDigits } from '../text/numeral.js';
import type { FileProgram } from './file-program.js';
import { obstaclesFrom } from './obstacles.js';
import { fileLine, type SourcePlace } from './reading/sources.js';
import { uncaught } from './run/failed-steps.js';
import type { JsMachine } from './run/machine.js';
import { JsFunction, Obstacles, Thrown } from './run/values.js';

/** Runs a step of a machine; what goes wrong has its place, and the calls that were open. */
export function inProgram<T, V>(program: FileProgram, machine: JsMachine<T>, step: () => V): V {
  try {
    return step();
  } catch (error) {
    if (error instanceof Obstacles) throw obstacleError([...new Set([...error.obstacles, ...reachable(machine)])]);
    if (error instanceof Thrown) throw uncaught(machine.numbers.A, error as Thrown<T>, machine.properties); // by what the machine does before a call begins
    if (error instanceof RangeError) throw new ProgramFailure('program-not-supported', 'the function nests too deeply to be read'); // prettier-ignore
    if (error instanceof EvaluationError) {
      error.span ??= machine.place();
      if ((error instanceof ProgramFailure || error instanceof LevelLimit) && error.trace.length === 0)
        error.trace = traceOf(program, machine);
    }
    throw error;
  }
}

/** All obstacles of what is being run and what it may call. */
function reachable<T>(machine: JsMachine<T>): ReturnType<typeof obstaclesFrom> {
  const sources = machine.frames.map(({ code }) => code.source);
  return obstaclesFrom(sources, (index) => {
    const { value } = machine.global(index);
    return value instanceof JsFunction ? [value.source, ...(value.fields === null ? [] : [value.fields.source])] : [];
  });
}

/** Obstacles that one error lists. */
const mostObstacles = 20;

function obstacleError(all: ReturnType<typeof obstaclesFrom>): DiffcmpError {
  const [first, ...others] = all;
  if (first === undefined) return new DiffcmpError('program-not-supported', 'something in the file is not read');
  if (first.error !== null) return first.error;
  const more = others.slice(0, mostObstacles - 1).map(({ message, place }) => (place === null ? message : `${placeText(place)}: ${message}`)); // prettier-ignore
  if (others.length >= mostObstacles) more.push(`and ${others.length - mostObstacles + 1} more`);
  return new DiffcmpError(first.code, first.message, { hint: first.hint, more, ...(first.place ?? {}) });
}

const placeText = (place: SourcePlace): string => {
  const before = place.source.slice(0, place.span.start);
  return `${place.sourceName}:${fileLine(place)}:${before.length - before.lastIndexOf('\n')}`;
};

/** Calls that an error lists. */
const mostCalls = 10;

function traceOf<T>(program: FileProgram, { frames }: JsMachine<T>): string[] {
  const open = frames
    .map(({ code, at }, i) => ({ code, span: code.spans[i === frames.length - 1 ? at : at - 1] ?? null }))
    .filter(({ code }) => !code.source.isInternal && code.source.body.kind !== 'module')
    .reverse();
  const line = ({ code, span }: (typeof open)[number]): string => {
    const place = span === null ? null : program.where(span);
    return `in ${code.source.name || 'a function'}${place === null ? '' : `, ${placeText(place)}`}`;
  };
  if (open.length <= mostCalls) return open.map(line);
  return [...open.slice(0, mostCalls - 2).map(line), `… ${groupDigits(open.length - mostCalls + 1)} more calls`, ...open.slice(-1).map(line)]; // prettier-ignore
}
