// The gradient of fixtures/programs/network.js by backpropagation: matrices, arrays and a number by name.

const examples = [
  { inputs: [0, 0], target: 0 },
  { inputs: [0, 1], target: 1 },
  { inputs: [1, 0], target: 1 },
  { inputs: [1, 1], target: 0 },
];

export function loss(hidden, biases, output, bias) {
  const dHidden = hidden.map((row) => row.map(() => 0));
  const dBiases = biases.map(() => 0);
  const dOutput = output.map(() => 0);
  let dBias = 0;
  for (const { inputs, target } of examples) {
    const units = hidden.map((row, i) => Math.tanh(row[0] * inputs[0] + row[1] * inputs[1] + biases[i]));
    let sum = bias;
    for (let i = 0; i < units.length; i++) sum += output[i] * units[i];
    const error = (1 / (1 + Math.exp(-sum)) - target) / examples.length;
    dBias += error;
    for (let i = 0; i < units.length; i++) {
      dOutput[i] += error * units[i];
      const delta = error * output[i] * (1 - units[i] ** 2);
      dBiases[i] += delta;
      for (let j = 0; j < inputs.length; j++) dHidden[i][j] += delta * inputs[j];
    }
  }
  return { hidden: dHidden, biases: dBiases, output: dOutput, bias: dBias };
}
