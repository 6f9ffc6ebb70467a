// What screens with a plot are asked for, and how they are drawn then.
import { usualWidth } from '../text/display-width.js';
import { styleOf, type Style, type StyleChoice } from '../text/style.js';
import type { PlotKind } from './terminal-plot.js';

export interface ScreenChoice extends StyleChoice {
  /** Braille needs colours and Unicode to tell curves apart, so `auto` takes letters where one is missing. */
  readonly plot?: 'auto' | 'braille' | 'ascii' | 'none' | undefined;
  /** Rows of the plot. */
  readonly height?: number | undefined;
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** The style of the whole screen: where nothing needs to fit, as wide as terminals are, since a plot has a width. */
export function screenStyle(choice: ScreenChoice): Style {
  return styleOf({ ...choice, width: Number.isFinite(choice.width ?? Infinity) ? choice.width : usualWidth });
}

/** How the plot is drawn; null: it isn't. */
export function plotManner({ plot = 'auto' }: ScreenChoice, style: Style): { kind: PlotKind; style: Style } | null {
  if (plot === 'none') return null;
  const canBraille = style.paint.level > 0 && !style.ascii;
  const kind = plot === 'braille' || (plot === 'auto' && canBraille) ? 'braille' : 'letters';
  return { kind, style: { ...style, ascii: style.ascii || plot === 'ascii' } };
}
