// The methods themselves, by name.
import { complexStep } from './complex-step.js';
import { differenceMethods } from './differences.js';
import { forward } from './forward.js';
import type { Method } from './method.js';
import { reverse } from './reverse.js';
import { richardson } from './richardson.js';
import { selectIds } from './selection.js';
import { symbolic } from './symbolic.js';
import { methodIds, type MethodId } from './table.js';

export const methodsById: Readonly<Record<MethodId, Method>> = {
  forward,
  reverse,
  symbolic,
  'complex-step': complexStep,
  richardson,
  ...differenceMethods,
};

/** In the order in which they are shown. */
export const methods: readonly Method[] = methodIds.map((id) => methodsById[id]);

const shownMethods = selectIds().map((id) => methodsById[id]);

/** The methods of a list, as `selectIds` reads it. */
export function selectMethods(list?: string | readonly string[]): readonly Method[] {
  if (list === undefined) return shownMethods;
  return selectIds(typeof list === 'object' ? list.join(',') : list).map((id) => methodsById[id]);
}
