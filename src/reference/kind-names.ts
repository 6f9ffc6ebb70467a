// The kinds of points without a derivative, by name.

/**
 * `kink`: continuous, with two slopes that differ, of which one may be infinite. `jump`: the limits of the values on the two sides
 * differ. `removable`: they are the same, but not the value at the point, or there is none. `vertical-tangent`, `cusp`: both
 * slopes are infinite, of the same sign or of opposite ones. `pole`: the values grow without end on a side. `endpoint`: there are
 * values on one side alone. `outside`: there are none on either side. `seam`: two numbers that are not known exactly would have
 * to be proved equal.
 */
export const singularKinds = [
  'kink',
  'jump',
  'removable',
  'vertical-tangent',
  'cusp',
  'pole',
  'endpoint',
  'outside',
  'seam',
] as const;
export type SingularKind = (typeof singularKinds)[number];
