// The options of a tape and of its questions.
import { choiceKind, flagKind, textKind, type OptionKinds } from '../argument.js';
import type { TensorLike } from './operands.js';

export interface GradientTapeOptions {
  /** Whether it may be asked more than once; `false` unless given. */
  readonly persistent?: boolean;
  /** Whether it watches trainable variables by itself once they are used; `true` unless given. */
  readonly watchAccessedVariables?: boolean;
  /** What reasons call it. */
  readonly name?: string;
}
export const tapeKinds: OptionKinds<GradientTapeOptions> = {
  persistent: flagKind,
  watchAccessedVariables: flagKind,
  name: textKind('a text'),
};

export interface JacobianOptions {
  /** What is given where no path leads to a source: null, or zeros of the shape; `'none'` unless given. */
  readonly unconnectedGradients?: 'none' | 'zero';
}
export interface GradientOptions extends JacobianOptions {
  /** What each target starts with instead of ones, in the structure of the targets. */
  readonly outputGradients?: TensorLike | readonly TensorLike[] | { readonly [name: string]: TensorLike };
}

export const jacobianKinds: OptionKinds<JacobianOptions> = { unconnectedGradients: choiceKind(['none', 'zero']) };
/** What outputGradients are is read along the targets. */
export const gradientKinds: OptionKinds<GradientOptions> = {
  ...jacobianKinds,
  outputGradients: (value) => value as NonNullable<GradientOptions['outputGradients']>,
};
