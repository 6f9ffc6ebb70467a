// One neuron with a weight and a bias, its loss, and the gradient of the loss as one derives it on paper.

export type Weights = { readonly w: number; readonly b: number };

const input = 2;
const target = 0.25;

const output = ({ w, b }: Weights): number => 1 / (1 + Math.exp(-(input * w + b)));

export function loss(weights: Weights): number {
  return (output(weights) - target) ** 2;
}

export function lossGradient(weights: Weights): Weights {
  const y = output(weights);
  const byBias = 2 * (y - target) * y * (1 - y);
  return { w: input * byBias, b: byBias };
}
