// What is said of a program at a point, as data.
import type { DiffcmpError } from '../../errors.js';
import type { CheckedComponent, CheckRemark } from '../check-data.js';

/** What is said of a program at a point. */
export interface JudgedByValues {
  readonly components: readonly CheckedComponent[];
  /** Why nothing could be judged; null where something was. */
  readonly message: string | null;
  /** What the program threw or said at the point, where it has no value there. */
  readonly failure: DiffcmpError | null;
  /** At how many points it was asked. */
  readonly evaluations: number;
  readonly remarks: readonly CheckRemark[];
  /** Of each component that fails, the mistakes that explain it here, as far as the estimate can tell; of others null. */
  readonly explanations: readonly (readonly string[] | null)[];
}
