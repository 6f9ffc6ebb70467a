// How boxes and arrows look in pictures: by shape and by colour, so that either is enough. For white paper.
import type { PictureArrow, BoxKind, LineKind } from './picture.js';

export const ink = '#1a1a1a';
export const muted = '#595959';
/** Values and tangents flow in one colour, adjoints in another: of Okabe and Ito (2008), safe for the colour-blind. */
export const forwardInk = '#005a8c';
export const reverseInk = '#a34700';

export const lineInks: Readonly<Record<LineKind, string>> = {
  name: ink,
  forward: forwardInk,
  reverse: reverseInk,
  remark: muted,
};

/* prettier-ignore */
export const dotLooks: Readonly<Record<BoxKind, string>> = {
  input:     'shape=ellipse margin="0,0" style="filled" fillcolor="#e3f1fa" color="#0072b2"',
  constant:  'shape=octagon style="filled" fillcolor="#f2f2f2" color="#767676"',
  operation: 'shape=box style="filled,rounded" fillcolor="#ffffff" color="#595959"',
  condition: 'shape=diamond margin="0,0" style="filled" fillcolor="#fdf3dc" color="#9a6a00"',
  untaken:   'shape=note style="filled,dashed" fillcolor="#ffffff" color="#8d939c"',
  fold:      'shape=box3d style="filled" fillcolor="#f2f2f2" color="#767676"',
}; // prettier-ignore

/* prettier-ignore */
export const arrowLooks: Readonly<Record<PictureArrow['kind'], string>> = {
  partial: '',
  blocked: ' style=dashed',
  folded:  ' style=dashed',
  decides: ' style=dotted color="#9a6a00" arrowhead=odot',
  leaves:  ' style=dotted color="#8d939c" arrowhead=none',
}; // prettier-ignore
