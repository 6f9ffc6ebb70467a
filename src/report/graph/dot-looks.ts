// How nodes and edges look in pictures: by shape and by colour, so that either is enough. For white paper.
import type { NodeRole } from './structure.js';

export type DotLook = NodeRole | 'condition' | 'untaken';

export const ink = '#1a1a1a';
export const muted = '#595959';
/** Values and tangents flow in one colour, adjoints in another: of Okabe and Ito (2008), safe for the colour-blind. */
export const forwardInk = '#005a8c';
export const reverseInk = '#a34700';

/* prettier-ignore */
export const dotLooks: Readonly<Record<DotLook, string>> = {
  input:     'shape=ellipse margin="0,0" style="filled" fillcolor="#e3f1fa" color="#0072b2"',
  constant:  'shape=octagon style="filled" fillcolor="#f2f2f2" color="#767676"',
  operation: 'shape=box style="filled,rounded" fillcolor="#ffffff" color="#595959"',
  condition: 'shape=diamond style="filled" fillcolor="#fdf3dc" color="#9a6a00"',
  untaken:   'shape=note style="filled,dashed" fillcolor="#ffffff" color="#8d939c"',
}; // prettier-ignore
