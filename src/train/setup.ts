// The settings of a training: what the call says, else what the file says, else what is usual.
import { defaultPrecision, formats, type Format } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import { selectMethods } from '../methods/index.js';
import type { Method } from '../methods/method.js';
import { optimizers, usualRates, type OptimizerName, type Rates } from './optimizers.js';
import type { TrainingSettings } from './training-fields.js';

export interface TrainingSetup {
  readonly format: Format;
  readonly optimizer: OptimizerName;
  readonly rates: Rates;
  readonly epochs: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
  /** At least one; the first is the one that others are compared with. */
  readonly methods: readonly Method[];
}

const usualMethod = 'reverse';
const usualBatch = 32;

/** @throws DiffcmpError for methods that are none */
export function setupOf(file: TrainingSettings = {}, call: TrainingSettings = {}): TrainingSetup {
  const said = <Name extends keyof TrainingSettings>(name: Name): TrainingSettings[Name] => call[name] ?? file[name];
  const rate = (name: keyof Rates): number => said(name) ?? usualRates[name];
  return {
    format: formats[said('precision') ?? defaultPrecision],
    optimizer: said('optimizer') ?? 'sgd',
    rates: {
      learningRate: rate('learningRate'),
      momentum: rate('momentum'),
      beta1: rate('beta1'),
      beta2: rate('beta2'),
      epsilon: rate('epsilon'),
    },
    epochs: said('epochs') ?? 1,
    batchSize: said('batchSize') ?? usualBatch,
    shuffle: said('shuffle') ?? true,
    seed: said('seed') ?? 1,
    methods: methodsOf(said('method') ?? usualMethod),
  };
}

function methodsOf(list: string | readonly string[]): readonly Method[] {
  const methods = selectMethods(list);
  if (methods.length > 0) return methods;
  throw new DiffcmpError('bad-option', 'a training needs a method', { hint: [{ methods: usualMethod }] });
}

/** The rates that the optimizer uses, by name. */
export function usedRates({ optimizer, rates }: Pick<TrainingSetup, 'optimizer' | 'rates'>): Record<string, number> {
  return Object.fromEntries(optimizers[optimizer].rates.map((name) => [name, rates[name]]));
}
