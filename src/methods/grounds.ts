// The floating-point formats that methods run over.
import type { Arithmetic } from '../arithmetic.js';
import { float32 } from '../arithmetics/float32.js';
import { float64 } from '../arithmetics/float64.js';
import { Instruments } from './instruments.js';
import type { Ground } from './method.js';

const formats: Record<Ground['name'], [Arithmetic<number>, epsilon: number, round: (value: number) => number]> = {
  float64: [float64, 2 ** -52, (value) => value],
  float32: [float32, 2 ** -23, Math.fround],
};

/** A format with instruments of its own. Keep it for as many problems as you like, one after the other. */
export function createGround(name: Ground['name']): Ground {
  const [arithmetic, epsilon, round] = formats[name];
  return { name, arithmetic, epsilon, round, instruments: new Instruments(arithmetic) };
}
