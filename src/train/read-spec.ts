// A training spec from a value: its fields checked, unknown ones with what may have been meant.
import type { z } from 'zod';
import { isObject } from '../batch/is-object.js';
import { mistakesOf, type Mistake, type Path } from '../batch/mistakes.js';
import { trainingFieldNames, trainingParts } from '../batch/schema/training.js';
import type { TrainingSpec } from './training-fields.js';

export type ReadSpec =
  { readonly spec: TrainingSpec; readonly mistakes: null } | { readonly mistakes: readonly Mistake[] };

/** The value as a spec, or what is wrong with it. */
export function readSpec(value: unknown): ReadSpec {
  const mistakes: Mistake[] = [];
  const check = (part: z.ZodType, found: unknown, base: Path, known: readonly string[]): void => {
    const checked = part.safeParse(found);
    if (!checked.success) mistakes.push(...mistakesOf(checked.error.issues, found, base, known));
  };
  check(trainingParts.frame, value, [], trainingFieldNames.file);
  if (!isObject(value)) return { mistakes };
  const { data, weights, training, holdout } = value;
  const hasRows = isObject(data) && Object.hasOwn(data, 'rows');
  check(
    !isObject(data) ? trainingParts.data : hasRows ? trainingParts.inlineData : trainingParts.dataFile,
    data,
    ['data'],
    trainingFieldNames.data,
  );
  if (isObject(weights))
    for (const [name, weight] of Object.entries(weights))
      check(trainingParts.weight, weight, ['weights', name], trainingFieldNames.weight);
  check(trainingParts.settings.optional(), training, ['training'], trainingFieldNames.training);
  const named = isObject(holdout) && !Array.isArray(holdout);
  check(
    (named ? trainingParts.heldRows : trainingParts.holdout).optional(),
    holdout,
    ['holdout'],
    trainingFieldNames.holdout,
  );
  return mistakes.length > 0 ? { mistakes } : { spec: value as unknown as TrainingSpec, mistakes: null };
}
