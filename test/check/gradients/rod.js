// The gradient of fixtures/programs/rod.cjs: each step solves the system again, for two tangents.

const cells = 8;

function solve(coupling, right) {
  const x = [];
  const above = [];
  for (let i = 0; i < cells; i++) {
    const diagonal = 1 + (i === 0 || i === cells - 1 ? 1 : 2) * coupling;
    const pivot = diagonal + (i > 0 ? coupling * above[i - 1] : 0);
    above[i] = -coupling / pivot;
    x[i] = (right[i] + (i > 0 ? coupling * x[i - 1] : 0)) / pivot;
  }
  for (let i = cells - 2; i >= 0; i--) x[i] -= above[i] * x[i + 1];
  return x;
}

export function middle(conductivity, heat) {
  const dt = 0.1;
  const coupling = conductivity * dt;
  let t = new Array(cells).fill(0);
  let byConductivity = t;
  let byHeat = t;
  for (let n = 0; n < 5; n++) {
    t = t.map((each, i) => (i === 0 ? each + heat * dt : each));
    byHeat = byHeat.map((each, i) => (i === 0 ? each + dt : each));
    t = solve(coupling, t);
    byHeat = solve(coupling, byHeat);
    const flow = t.map((each, i) => (i > 0 ? t[i - 1] - each : 0) + (i < cells - 1 ? t[i + 1] - each : 0));
    byConductivity = solve(
      coupling,
      byConductivity.map((each, i) => each + dt * flow[i]),
    );
  }
  const half = cells / 2;
  return {
    conductivity: (byConductivity[half - 1] + byConductivity[half]) / 2,
    heat: (byHeat[half - 1] + byHeat[half]) / 2,
  };
}
