// Gradients of fixtures/programs/newton.js: a tangent beside each iterate.

export function root(x, tolerance = 1e-12) {
  let t = x > 1 ? x : 1;
  let tangent = x > 1 ? 1 : 0;
  for (let turn = 0; turn < 100; turn++) {
    const step = (t * t - x) / (2 * t);
    const stepTangent = (2 * t * tangent - 1) / (2 * t) - (step * tangent) / t;
    t -= step;
    tangent -= stepTangent;
    if (Math.abs(step) <= tolerance * t) return tangent;
  }
  throw new Error('no convergence');
}

/** By name: one tangent for the mean anomaly, one for the eccentricity. */
export function kepler(M, e) {
  let E = M;
  let byM = 1;
  let byE = 0;
  let last;
  do {
    last = E;
    const slope = 1 - e * Math.cos(E);
    const step = (E - e * Math.sin(E) - M) / slope;
    const stepByM = (byM * slope - 1 - step * e * Math.sin(E) * byM) / slope;
    const stepByE = (byE * slope - Math.sin(E) - step * (e * Math.sin(E) * byE - Math.cos(E))) / slope;
    E -= step;
    byM -= stepByM;
    byE -= stepByE;
  } while (Math.abs(E - last) > 1e-10);
  return { M: byM, e: byE };
}
