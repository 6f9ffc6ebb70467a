// diffcmp's candidates: compile().gradient on flat points, and grad() on points as one would give them to it.
import { byShapes } from './rows.mjs';

/** Arrays of the point need not be right for compile(): it wants their shapes. */
function shapesOf({ names, shapes, base }) {
  if (names !== undefined) return undefined;
  return shapes === undefined ? { x: Array.from(base) } : byShapes(shapes, base);
}

export function compiled({ compile }, row) {
  const { text, mode, points } = row;
  const at = shapesOf(row);
  const own = compile(text, { ...(at && { at }), ...(mode && { mode }) });
  const out = new Float64Array(own.wrt.length);
  const last = points.length - 1;
  return {
    call: (k) => own.gradient(points[k & last], out) + out[0],
    gradient(k) {
      own.gradient(points[k], out);
      return out;
    },
  };
}

/** JSON makes a record as a literal does; Object.fromEntries makes one of many names a dictionary. */
const literal = (record) => JSON.parse(JSON.stringify(record));

/** A point in the form in which grad() takes it, how to read a number of its gradient, and all of them. */
function formOf({ names, shapes, base }) {
  if (shapes !== undefined) {
    const last = Object.keys(shapes).at(-1);
    return {
      point: (flat) => literal(byShapes(shapes, flat)),
      one: new Function('g', `return g.${last}`),
      all: (gradient) => Object.values(gradient).flat(2),
    };
  }
  if (names === undefined) return { point: (flat) => Array.from(flat), one: (g) => g[0], all: (g) => g };
  if (base.length === 1) return { point: (flat) => flat[0], one: (g) => g, all: (g) => [g] };
  return {
    point: (flat) => literal(Object.fromEntries(names.map((name, i) => [name, flat[i]]))),
    one: new Function('g', `return g.${names[0]}`),
    all: (gradient) => names.map((name) => gradient[name]),
  };
}

export function byGrad({ grad }, row) {
  const { text, mode, points } = row;
  const own = grad(text, mode && { method: mode });
  const { point, one, all } = formOf(row);
  const given = points.map(point);
  const last = given.length - 1;
  return { call: (k) => one(own(given[k & last])), gradient: (k) => all(own(given[k])) };
}
