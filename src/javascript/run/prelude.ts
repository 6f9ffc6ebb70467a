// Methods of arrays that call functions, written in JavaScript: the machine runs them like a program's own, without recursion.

/** By what they are methods or functions of. */
export const preludeText = `
const Array_prototype = {
  map(f, self) {
    if (typeof f !== 'function') __noFunction(f);
    const n = this.length, result = new Array(n);
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
    const n = this.length, result = [];
    for (let i = 0; i < n; i++) if (i in this) {
      const item = this[i];
      if (f.call(self, item, i, this)) result.push(item);
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
    return this.map(f, self).flat();
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
    const sorted = __mergeSort(items, compare);
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
function __mergeSort(items, compare) {
  let from = items.slice(), to = items.slice();
  for (let width = 1; width < items.length; width *= 2) {
    for (let begin = 0; begin < items.length; begin += 2 * width) {
      const middle = Math.min(begin + width, items.length), end = Math.min(begin + 2 * width, items.length);
      let i = begin, j = middle;
      for (let k = begin; k < end; k++) {
        if (i < middle && (j >= end || !(compare(from[i], from[j]) > 0))) to[k] = from[i++];
        else to[k] = from[j++];
      }
    }
    const done = from;
    from = to;
    to = done;
  }
  return from;
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
    const sorted = __mergeSort(items, compare === undefined ? (a, b) => a < b ? -1 : a > b ? 1 : 0 : compare);
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
    if (f === undefined) return result;
    if (typeof f !== 'function') __noFunction(f);
    for (let i = 0; i < result.length; i++) result[i] = f.call(self, result[i], i);
    return result;
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
`;
