// What orders come to beside the point: the estimate in double precision beside the enclosure.
import { expect, test } from 'vitest';
import { intervalArithmetic } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { log2SizeAt, sizeAt } from '../../src/arithmetics/series/order-size.js';
import {
  atOne,
  enclosedOrder,
  logarithmOrder,
  orderOfProduct,
  scaledOrder,
  type Order,
} from '../../src/arithmetics/series/order.js';
import { log2Of } from '../../src/reference/difference-check.js';

const mpfr = await startMpfr(100);
const A = intervalArithmetic(mpfr);
mpfr.reset(128);
const x = A.literal(1.5);
const [ofT, ofL] = [enclosedOrder(0, x, 1.5, 1.5), enclosedOrder(1, x, 1.5, 1.5)];

test.each<[text: string, order: Order]>([
  ['t', atOne],
  ['L', logarithmOrder(0)],
  ['M²', scaledOrder(logarithmOrder(1), 2)],
  ['t^1.5', ofT],
  ['L^-1.5', ofL],
  ['t^3·L^1.5·M', orderOfProduct(orderOfProduct(scaledOrder(ofT, 2), scaledOrder(ofL, -1)), logarithmOrder(1))],
])('of the size of %s at 2^-160', (_, order) => {
  expect(log2SizeAt(order, -160)).toBeCloseTo(log2Of(A, sizeAt(A, order, -160)), 10);
});
