// How arrays are sorted, written in JavaScript: as V8 does it (T. Peters' listsort), which can be told where the comparison is no order.

/** `__sorted(items, compare)` sorts the items in their place, and gives them back. */
export const sortText = `
function __sorted(items, compare) {
  const runs = [], state = { items, compare, wins: 7 };
  let shortest = items.length, rest = 0;
  while (shortest >= 64) {
    rest |= shortest & 1;
    shortest >>= 1;
  }
  const isLong = (n) => n < 2 || runs[n - 2].length > runs[n - 1].length + runs[n].length;
  const mergeAt = (n) => {
    const [left, right] = runs.splice(n, 2, { begin: runs[n].begin, length: runs[n].length + runs[n + 1].length });
    __merge(state, left.begin, left.length, right.begin, right.length);
  };
  const shorter = (n) => n > 0 && runs[n - 1].length < runs[n + 1].length ? n - 1 : n;
  for (let begin = 0; begin < items.length; ) {
    const length = __run(items, begin, Math.min(shortest + rest, items.length - begin), compare);
    runs.push({ begin, length });
    begin += length;
    while (runs.length > 1) {
      const n = runs.length - 2;
      if (!isLong(n + 1) || !isLong(n)) mergeAt(shorter(n));
      else if (runs[n].length <= runs[n + 1].length) mergeAt(n);
      else break;
    }
  }
  while (runs.length > 1) mergeAt(shorter(runs.length - 2));
  return items;
}
function __run(items, begin, shortest, compare) {
  const run = [items[begin]];
  let end = begin + 1, isDescending = false;
  for (; end < items.length; end++) {
    const isBelow = compare(items[end], items[end - 1]) < 0;
    if (end === begin + 1) isDescending = isBelow;
    else if (isBelow !== isDescending) break;
    run.push(items[end]);
  }
  if (isDescending) run.reverse();
  for (; run.length < shortest; end++) {
    let left = 0, right = run.length;
    while (left < right) {
      const middle = left + ((right - left) >> 1);
      if (compare(items[end], run[middle]) < 0) right = middle;
      else left = middle + 1;
    }
    run.splice(left, 0, items[end]);
  }
  __copy(items, begin, run, 0, run.length);
  return run.length;
}
function __copy(to, at, from, begin, count) {
  for (let i = 0; i < count; i++) to[at + i] = from[begin + i];
}
// how many of the items from a base on come before the key; equal ones do with isRight. Steps double from the hint on.
function __gallop({ compare }, items, key, base, length, hint, isRight) {
  const isBefore = (i) => isRight ? !(compare(key, items[base + i]) < 0) : compare(items[base + i], key) < 0;
  const isHintBefore = isBefore(hint), most = isHintBefore ? length - hint : hint + 1, sign = isHintBefore ? 1 : -1;
  let last = 0, offset = 1;
  while (offset < most && isBefore(hint + sign * offset) === isHintBefore) {
    last = offset;
    offset = 2 * offset + 1;
  }
  offset = Math.min(offset, most);
  let low = 1 + (isHintBefore ? hint + last : hint - offset), high = isHintBefore ? hint + offset : hint - last;
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return high;
}
function __merge(state, baseA, lengthA, baseB, lengthB) {
  const { items } = state;
  const skipped = __gallop(state, items, items[baseB], baseA, lengthA, 0, true);
  if (skipped === lengthA) return;
  const kept = __gallop(state, items, items[baseA + lengthA - 1], baseB, lengthB, lengthB - 1, false);
  if (kept === 0) return;
  (lengthA - skipped <= kept ? __mergeLow : __mergeHigh)(state, baseA + skipped, lengthA - skipped, baseB, kept);
}
function __mergeLow(state, begin, lengthA, b, lengthB) {
  const { items, compare } = state, left = items.slice(begin, begin + lengthA);
  let a = 0, to = begin;
  const fromA = (count) => { __copy(items, to, left, a, count); to += count; a += count; lengthA -= count; };
  const fromB = (count) => { __copy(items, to, items, b, count); to += count; b += count; lengthB -= count; };
  const end = () => { if (lengthA === 1) fromB(lengthB); fromA(lengthA); };
  fromB(1);
  if (lengthB === 0 || lengthA === 1) return end();
  let { wins } = state;
  for (;;) {
    let winsA = 0, winsB = 0;
    do {
      if (compare(items[b], left[a]) < 0) {
        items[to++] = items[b++];
        lengthB--;
        winsB++;
        winsA = 0;
        if (lengthB === 0) return end();
      } else {
        items[to++] = left[a++];
        lengthA--;
        winsA++;
        winsB = 0;
        if (lengthA === 1) return end();
      }
    } while (winsA < wins && winsB < wins);
    wins++;
    do {
      state.wins = wins = Math.max(1, wins - 1);
      fromA(winsA = __gallop(state, left, items[b], a, lengthA, 0, true));
      if (winsA > 0 && lengthA <= 1) return end();
      fromB(1);
      if (lengthB === 0) return end();
      fromB(winsB = __gallop(state, items, left[a], b, lengthB, 0, false));
      if (winsB > 0 && lengthB === 0) return end();
      fromA(1);
      if (lengthA === 1) return end();
    } while (winsA >= 7 || winsB >= 7);
    state.wins = ++wins;
  }
}
function __mergeHigh(state, begin, lengthA, b, lengthB) {
  const { items, compare } = state, right = items.slice(b, b + lengthB);
  let to = b + lengthB;
  const fromA = (count) => { to -= count; lengthA -= count; for (let i = count - 1; i >= 0; i--) items[to + i] = items[begin + lengthA + i]; };
  const fromB = (count) => { to -= count; lengthB -= count; __copy(items, to, right, lengthB, count); };
  const end = () => { if (lengthB === 1) fromA(lengthA); fromB(lengthB); };
  fromA(1);
  if (lengthA === 0 || lengthB === 1) return end();
  let { wins } = state;
  for (;;) {
    let winsA = 0, winsB = 0;
    do {
      if (compare(right[lengthB - 1], items[begin + lengthA - 1]) < 0) {
        lengthA--;
        to--;
        items[to] = items[begin + lengthA];
        winsA++;
        winsB = 0;
        if (lengthA === 0) return end();
      } else {
        lengthB--;
        to--;
        items[to] = right[lengthB];
        winsB++;
        winsA = 0;
        if (lengthB === 1) return end();
      }
    } while (winsA < wins && winsB < wins);
    wins++;
    do {
      state.wins = wins = Math.max(1, wins - 1);
      fromA(winsA = lengthA - __gallop(state, items, right[lengthB - 1], begin, lengthA, lengthA - 1, true));
      if (winsA > 0 && lengthA === 0) return end();
      fromB(1);
      if (lengthB === 1) return end();
      fromB(winsB = lengthB - __gallop(state, right, items[begin + lengthA - 1], 0, lengthB, lengthB - 1, false));
      if (winsB > 0 && lengthB <= 1) return end();
      fromA(1);
      if (lengthA === 0) return end();
    } while (winsA >= 7 || winsB >= 7);
    state.wins = ++wins;
  }
}
`;
