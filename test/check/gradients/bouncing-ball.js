// The gradient of the height in fixtures/programs/bouncing-ball.js, by name.

const g = 9.81;

export function height(t, height, kept) {
  const fall = Math.sqrt((2 * height) / g);
  if (t < fall) return { t: -g * t, height: 1, kept: 0 };
  const fallByHeight = fall / (2 * height);
  let speed = g * fall * kept;
  let speedByHeight = g * fallByHeight * kept;
  let speedByKept = g * fall;
  let rest = t - fall;
  let restByHeight = -fallByHeight;
  let restByKept = 0;
  while (rest >= (2 * speed) / g) {
    rest -= (2 * speed) / g;
    restByHeight -= (2 * speedByHeight) / g;
    restByKept -= (2 * speedByKept) / g;
    speedByKept = speedByKept * kept + speed;
    speedByHeight *= kept;
    speed *= kept;
  }
  const lift = speed - g * rest;
  return {
    t: lift,
    height: speedByHeight * rest + lift * restByHeight,
    kept: speedByKept * rest + lift * restByKept,
  };
}
