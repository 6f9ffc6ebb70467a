// The table of methods: what each is, by name alone, so that who only chooses among them loads none.
import { keysOf } from '../keys.js';
import { stencils, type StencilName } from './stencils.js';

/**
 * `exact`: no error but rounding. `stencil`: a difference with a step δ. `complex-step`: a step that subtracts nothing.
 * `adaptive`: it finds its steps itself, and estimates its error.
 */
export type MethodKind = 'exact' | 'stencil' | 'complex-step' | 'adaptive';

export interface MethodFacts {
  readonly kind: MethodKind;
  /** The group that `--method` knows it by, `ad` and `fd` among them. */
  readonly group: 'ad' | 'fd' | 'symbolic' | 'complex';
  /** Whether a comparison shows it unless told otherwise. */
  readonly shown: boolean;
  /** When it may spend time: the cheaper for a gradient, the earlier. */
  readonly turn: number;
}

/* prettier-ignore */
const rows = {
  forward:        { kind: 'exact',        group: 'ad',       shown: true, turn: 3 },
  reverse:        { kind: 'exact',        group: 'ad',       shown: true, turn: 1 },
  symbolic:       { kind: 'exact',        group: 'symbolic', shown: true, turn: 2 },
  'complex-step': { kind: 'complex-step', group: 'complex',  shown: true, turn: 5 },
  richardson:     { kind: 'adaptive',     group: 'fd',       shown: true, turn: 6 },
} as const satisfies Record<string, MethodFacts>;

/** The methods that are no stencils; those are rows of their own table. */
export type OwnMethodId = keyof typeof rows;
export type MethodId = OwnMethodId | StencilName;
/** The methods that have a step δ to sweep. */
export type SweptMethod =
  StencilName | { [K in OwnMethodId]: (typeof rows)[K]['kind'] extends 'complex-step' ? K : never }[OwnMethodId];

export const stencilNames = keysOf(stencils);
/** Differences come before the complex step. */
const stencilTurn = 4;

/** In the order in which methods are shown. */
export const methodTable = {
  ...rows,
  ...Object.fromEntries(
    stencilNames.map((name) => [
      name,
      { kind: 'stencil', group: 'fd', shown: stencils[name].shown, turn: stencilTurn },
    ]),
  ),
} as Readonly<Record<MethodId, MethodFacts>>;
export const methodIds: readonly MethodId[] = keysOf(methodTable);

export function isStencil(method: MethodId): method is StencilName {
  return methodTable[method].kind === 'stencil';
}

/** From the crudest to the finest. */
export const sweptMethods: readonly SweptMethod[] = [
  ...stencilNames.toSorted((a, b) => stencils[a][1].accuracy - stencils[b][1].accuracy),
  ...methodIds.filter((id): id is SweptMethod => methodTable[id].kind === 'complex-step'),
];
