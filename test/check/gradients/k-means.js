// The gradient of fixtures/programs/k-means.js: a matrix, a row for each centre.

const points = [
  [0.1, 0.2], [0.3, -0.1], [-0.2, 0.1],
  [2.1, 1.9], [1.8, 2.2], [2.3, 2.1],
  [-1.9, 2.2], [-2.1, 1.7],
]; // prettier-ignore

export function loss(centres) {
  const gradient = centres.map(() => [0, 0]);
  for (const point of points) {
    let nearest = Infinity;
    let chosen = 0;
    for (let k = 0; k < centres.length; k++) {
      const distance = (point[0] - centres[k][0]) ** 2 + (point[1] - centres[k][1]) ** 2;
      if (distance < nearest) {
        nearest = distance;
        chosen = k;
      }
    }
    gradient[chosen][0] += (2 * (centres[chosen][0] - point[0])) / points.length;
    gradient[chosen][1] += (2 * (centres[chosen][1] - point[1])) / points.length;
  }
  return gradient;
}
