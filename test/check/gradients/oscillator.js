// The gradient of the energy in fixtures/programs/oscillator.js, for the parameters of the constructor and of the method.

const friction = 0.1;

export function energy(mass, stiffness, dt, steps = 12) {
  let position = 1;
  let speed = 0;
  const dPosition = [0, 0, 0];
  const dSpeed = [0, 0, 0];
  for (let i = 0; i < steps; i++) {
    const force = -stiffness * position - friction * speed;
    const dForce = dPosition.map((each, k) => -stiffness * each - friction * dSpeed[k]);
    dForce[1] -= position;
    for (let k = 0; k < 3; k++) dSpeed[k] += (dForce[k] / mass) * dt;
    dSpeed[0] -= (force / mass ** 2) * dt;
    dSpeed[2] += force / mass;
    speed += (force / mass) * dt;
    for (let k = 0; k < 3; k++) dPosition[k] += dSpeed[k] * dt;
    dPosition[2] += speed;
    position += speed * dt;
  }
  const result = dSpeed.map((each, k) => mass * speed * each + stiffness * position * dPosition[k]);
  result[0] += speed ** 2 / 2;
  result[1] += position ** 2 / 2;
  return result;
}
