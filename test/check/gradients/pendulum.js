// Gradients of fixtures/programs/pendulum.js: an array for the angle and the length, from tangents of the state.

const { sin, cos } = Math;
const gravity = 9.81;

/** The tangent of the acceleration. */
const push = (length, angle, angleTangent, lengthTangent) =>
  (gravity / length ** 2) * lengthTangent * sin(angle) - (gravity / length) * cos(angle) * angleTangent;

export function euler(angle, length = 1, time = 1, steps = 12) {
  const h = time / steps;
  return [
    [1, 0],
    [0, 1],
  ].map(([byAngle, byLength]) => {
    let [a, v, da, dv] = [angle, 0, byAngle, 0];
    for (let i = 0; i < steps; i++) {
      const change = push(length, a, da, byLength);
      [a, v, da, dv] = [a + h * v, v - h * (gravity / length) * sin(a), da + h * dv, dv + h * change];
    }
    return da;
  });
}

/** State and tangent in one array. */
export function rk4(angle, length = 1, time = 1, steps = 6) {
  const h = time / steps;
  const moved = (y, step, k) => y.map((value, i) => value + step * k[i]);
  const one = (byAngle, byLength) => {
    const f = ([a, v, da, dv]) => [v, (-gravity / length) * sin(a), dv, push(length, a, da, byLength)];
    let y = [angle, 0, byAngle, 0];
    for (let i = 0; i < steps; i++) {
      const k1 = f(y);
      const k2 = f(moved(y, h / 2, k1));
      const k3 = f(moved(y, h / 2, k2));
      const k4 = f(moved(y, h, k3));
      y = y.map((value, j) => value + (h / 6) * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]));
    }
    return y[2];
  };
  return [one(1, 0), one(0, 1)];
}
