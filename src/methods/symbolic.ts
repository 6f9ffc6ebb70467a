// The symbolic method: being built.
import { Unsupported } from '../errors.js';
import type { Method } from './method.js';

export const symbolic: Method = {
  id: 'symbolic',
  title: 'symbolic (mathjs)',
  group: 'symbolic',
  summary: "mathjs's derivative of the inlined program, as text",
  differentiate() {
    throw new Unsupported('symbolic: not built yet');
  },
};
