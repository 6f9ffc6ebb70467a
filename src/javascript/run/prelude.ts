// Methods of arrays that call functions, written in JavaScript: the machine runs them like a program's own, without recursion.
import { sortText } from './prelude-sort.js';

/** By what they are methods or functions of. */
export const preludeText = `
const Array_prototype = {
  map(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length, result = __like(this, n);
    for (let i = 0; i < n; i++) if (i in this) result[i] = f.call(self, this[i], i, this);
    return result;
  },
  forEach(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length;
    for (let i = 0; i < n; i++) if (i in this) f.call(self, this[i], i, this);
  },
  filter(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length, result = __like(this, 0);
    for (let i = 0; i < n; i++) if (i in this) {
      const item = this[i];
      if (f.call(self, item, i, this)) result[result.length] = item;
    }
    return result;
  },
  some(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length;
    for (let i = 0; i < n; i++) if (i in this && f.call(self, this[i], i, this)) return true;
    return false;
  },
  every(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length;
    for (let i = 0; i < n; i++) if (i in this && !f.call(self, this[i], i, this)) return false;
    return true;
  },
  find(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length;
    for (let i = 0; i < n; i++) { const item = this[i]; if (f.call(self, item, i, this)) return item; }
  },
  findIndex(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length;
    for (let i = 0; i < n; i++) if (f.call(self, this[i], i, this)) return i;
    return -1;
  },
  findLast(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    for (let i = this.length - 1; i >= 0; i--) { const item = this[i]; if (f.call(self, item, i, this)) return item; }
  },
  findLastIndex(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    for (let i = this.length - 1; i >= 0; i--) if (f.call(self, this[i], i, this)) return i;
    return -1;
  },
  reduce(f, initial) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length;
    let i = 0, result = initial;
    if (arguments.length < 2) {
      while (i < n && !(i in this)) i++;
      if (i >= n) throw new TypeError('Reduce of empty array with no initial value');
      result = this[i++];
    }
    for (; i < n; i++) if (i in this) result = f(result, this[i], i, this);
    return result;
  },
  reduceRight(f, initial) {
    if (typeof f !== 'function') __noFunction(f);
    let i = this.length - 1, result = initial;
    if (arguments.length < 2) {
      while (i >= 0 && !(i in this)) i--;
      if (i < 0) throw new TypeError('Reduce of empty array with no initial value');
      result = this[i--];
    }
    for (; i >= 0; i--) if (i in this) result = f(result, this[i], i, this);
    return result;
  },
  flatMap(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length, result = __like(this, 0);
    for (let i = 0; i < n; i++) if (i in this) {
      const item = f.call(self, this[i], i, this);
      const parts = Array.isArray(item) ? item : [item];
      for (let j = 0; j < parts.length; j++) if (j in parts) result[result.length] = parts[j];
    }
    return result;
  },
  sort(compare) {
    if (compare !== undefined && typeof compare !== 'function') __noFunction(compare);
    if (compare === undefined) return __sortTexts(this);
    const items = [];
    let absent = 0, holes = 0;
    for (let i = 0; i < this.length; i++) {
      if (!(i in this)) holes++;
      else if (this[i] === undefined) absent++;
      else items.push(this[i]);
    }
    const sorted = __sorted(items, compare);
    for (let i = 0; i < sorted.length; i++) this[i] = sorted[i];
    for (let i = 0; i < absent; i++) this[sorted.length + i] = undefined;
    for (let i = 0; i < holes; i++) delete this[sorted.length + absent + i];
    return this;
  },
  toSorted(compare) {
    return [...this].sort(compare);
  },
};
function __noFunction(what) {
  what(); // which says so
}
function __like(array, n) {
  const Own = Array.isArray(array) ? array.constructor : undefined;
  return Own === undefined || Own === Array ? new Array(n) : new Own(n);
}
// of a class of arrays that asks for it
function __ofClass(Own, items) {
  if (typeof Own !== 'function' || Own === Array) return items;
  const made = new Own();
  for (let i = 0; i < items.length; i++) made[i] = items[i];
  made.length = items.length;
  return made;
}
function __mergeSort(items, compare) {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = __mergeSort(items.slice(0, middle), compare), right = __mergeSort(items.slice(middle), compare);
  return __merged(left, right, (x, y) => compare(x, y) > 0);
}
function __merged(left, right, isAfter) {
  const merged = [];
  let i = 0, j = 0;
  while (i < left.length && j < right.length) merged.push(isAfter(left[i], right[j]) ? right[j++] : left[i++]);
  while (i < left.length) merged.push(left[i++]);
  while (j < right.length) merged.push(right[j++]);
  return merged;
}
function __inOrder(x, y) {
  if (x < y) return -1;
  if (x > y) return 1;
  return x === y ? Object.is(y, -0) - Object.is(x, -0) : (x !== x) - (y !== y);
}
const TypedArray_prototype = {
  map(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const result = this.slice();
    for (let i = 0; i < this.length; i++) result[i] = f.call(self, this[i], i, this);
    return result;
  },
  filter(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const kept = [];
    for (let i = 0; i < this.length; i++) if (f.call(self, this[i], i, this)) kept.push(this[i]);
    return new this.constructor(kept);
  },
  sort(compare) {
    if (compare !== undefined && typeof compare !== 'function') __noFunction(compare);
    const items = [];
    for (let i = 0; i < this.length; i++) items.push(this[i]);
    const sorted = __mergeSort(items, compare ?? __inOrder);
    for (let i = 0; i < sorted.length; i++) this[i] = sorted[i];
    return this;
  },
  toSorted(compare) {
    return this.slice().sort(compare);
  },
};
const Map_prototype = {
  forEach(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    for (const [key, value] of this) f.call(self, value, key, this);
  },
};
const Set_prototype = {
  forEach(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    for (const value of this) f.call(self, value, value, this);
  },
};
const Array_ = {
  from(items, f, self) {
    const result = __listed(items);
    if (f === undefined) return __ofClass(this, result);
    if (typeof f !== 'function') __noFunction(f);
    for (let i = 0; i < result.length; i++) result[i] = f.call(self, result[i], i);
    return __ofClass(this, result);
  },
  of(...items) {
    return __ofClass(this, items);
  },
};
const TypedArray_ = {
  from(items, f, self) {
    return new this(Array.from(items, f, self));
  },
  of(...items) {
    return new this(items);
  },
};
${sortText}`;
