// The sizes of a study: whole numbers in ascending order, each once; as a list, or as a text such as `1,2,4,…,64`.
import { listKind, numberKind, type Kind } from '../argument.js';
import { DiffcmpError } from '../errors.js';
import { commaParts } from '../text/comma-list.js';
import { groupDigits } from '../text/numeral.js';
import { clip } from '../text/value-text.js';

export type GivenSizes = string | readonly number[];

/** Sizes that one study may take. */
const mostSizes = 100;
/** Beyond it nothing could be written out. */
const largestSize = 10_000_000;

const sizeListKind = listKind(numberKind(), "a list of whole numbers, or a text such as '1,2,4,8'");
export const sizesKind: Kind<GivenSizes> = (value, name) =>
  typeof value === 'string' ? value : sizeListKind(value, name);

/** @throws DiffcmpError bad-range */
export function sizesOf(given: GivenSizes): number[] {
  const all = typeof given === 'string' ? sizesIn(given) : given;
  if (all.length === 0) throw badSizes('no size is given');
  const wrong = all.find((size) => !Number.isSafeInteger(size) || size < 1);
  if (wrong !== undefined) throw badSizes(`a size is a whole number from 1 on, got ${wrong}`);
  const large = all.find((size) => size > largestSize);
  if (large !== undefined) throw badSizes(`the size ${groupDigits(large)} is more than ${groupDigits(largestSize)}`);
  const sizes = [...new Set(all)].sort((a, b) => a - b);
  if (sizes.length > mostSizes) throw tooMany(sizes.length);
  return sizes;
}

/** `1,2,4,8`; dots go on as the two numbers before them begin: by the same factor if it is whole, else by the same distance. */
function sizesIn(text: string): number[] {
  const sizes: number[] = [];
  const parts = commaParts(text).filter((part) => part !== '');
  parts.forEach((part, i) => {
    if (part !== '…' && part !== '...') {
      const size = /^\d[\d_]*(e\d+)?$/i.test(part) ? Number(part.replaceAll('_', '')) : NaN;
      if (!Number.isFinite(size)) throw badSizes(`'${clip(part)}' is no size`);
      sizes.push(size);
      return;
    }
    const [first, second] = sizes.slice(-2);
    const end = Number(parts[i + 1] ?? NaN);
    if (first === undefined || second === undefined || second <= first || !(end > second))
      throw badSizes('dots stand between two sizes that begin a series and one that ends it');
    sizes.push(...between(first, second, end, sizes.at(-3)));
  });
  return sizes;
}

/** What a series goes on with before its end: 1, 2, 4 doubles, 1, 2, 3 counts; 1, 2 alone doubles. */
function between(first: number, second: number, end: number, before: number | undefined): number[] {
  const counts = before === undefined ? second % first !== 0 : second - first === first - before;
  const next = (size: number): number => (counts ? size + (second - first) : size * (second / first));
  const sizes: number[] = [];
  for (let size = next(second); size < end; size = next(size)) {
    sizes.push(Math.round(size));
    if (sizes.length > mostSizes) throw tooMany(sizes.length);
  }
  return sizes;
}

const tooMany = (count: number): DiffcmpError => badSizes(`that is ${count} sizes or more; ${mostSizes} are the most`);

function badSizes(message: string): DiffcmpError {
  return new DiffcmpError('bad-range', message, { hint: ['for example ', { sizes: '1,2,4,8,16' }] });
}
