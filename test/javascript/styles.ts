// Functions as people write them, in many styles: each as a file, with a point.
import { row } from './construct.js';

export const styles = [
  row('the logarithm of gamma by a table of coefficients and reflection', `
const g = 7; const C = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];
function lgamma(z) { if (z < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * z))) - lgamma(1 - z); z -= 1; let x = C[0]; for (let i = 1; i < g + 2; i++) x += C[i] / (z + i); const t = z + g + 0.5; return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(x); }
var f = lgamma;`, [3.7]),
  row('a distance on the globe, of records, with options', `
const toRad = deg => deg * Math.PI / 180;
function haversine(a, b, { radius = 6371 } = {}) { const dLat = toRad(b.lat - a.lat), dLon = toRad(b.lon - a.lon); const h = Math.sin(dLat / 2) ** 2 + Math.cos(toRad(a.lat)) * Math.cos(toRad(b.lat)) * Math.sin(dLon / 2) ** 2; return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h))); }
var f = haversine;`, [{lat: 48.1,lon: 11.5},{lat: 52.5,lon: 13.4}]),
  row('a root by bracketing, with swaps and flags', `
function brent(target) { const f = x => x ** 3 - x - target; let a = 0, b = 3, fa = f(a), fb = f(b); if (fa * fb >= 0) throw new Error('not bracketed'); if (Math.abs(fa) < Math.abs(fb)) [a, b, fa, fb] = [b, a, fb, fa]; let c = a, fc = fa, mflag = true, d = 0; for (let i = 0; i < 60 && fb !== 0 && Math.abs(b - a) > 1e-9; i++) { let s; if (fa !== fc && fb !== fc) s = a * fb * fc / ((fa - fb) * (fa - fc)) + b * fa * fc / ((fb - fa) * (fb - fc)) + c * fa * fb / ((fc - fa) * (fc - fb)); else s = b - fb * (b - a) / (fb - fa); const bad = s < (3 * a + b) / 4 === s < b || (mflag && Math.abs(s - b) >= Math.abs(b - c) / 2) || (!mflag && Math.abs(s - b) >= Math.abs(c - d) / 2); if (bad) { s = (a + b) / 2; mflag = true; } else mflag = false; const fs = f(s); d = c; c = b; fc = fb; if (fa * fs < 0) { b = s; fb = fs; } else { a = s; fa = fs; } if (Math.abs(fa) < Math.abs(fb)) { [a, b] = [b, a]; [fa, fb] = [fb, fa]; } } return b; }
var f = brent;`, [2.3]),
  row('a determinant by elimination with pivots', `
function lu(m) { const n = m.length, a = m.map(r => r.slice()); let sign = 1; for (let k = 0; k < n; k++) { let p = k; for (let i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[p][k])) p = i; if (p !== k) { const t = a[p]; a[p] = a[k]; a[k] = t; sign = -sign; } for (let i = k + 1; i < n; i++) { const f = a[i][k] /= a[k][k]; for (let j = k + 1; j < n; j++) a[i][j] -= f * a[k][j]; } } return { a, sign }; }
const det = m => { const { a, sign } = lu(m); return a.reduce((d, row, i) => d * row[i], sign); };
var f = det;`, [[[1.5,2,-1],[4,0.5,3],[-2.25,1,1.125]]]),
  row('a recursive Fourier transform in place', `
function fft(re, im) { const n = re.length; if (n === 1) return; const er = [], ei = [], or = [], oi = []; for (let i = 0; i < n; i += 2) { er.push(re[i]); ei.push(im[i]); or.push(re[i + 1]); oi.push(im[i + 1]); } fft(er, ei); fft(or, oi); for (let k = 0; k < n / 2; k++) { const w = -2 * Math.PI * k / n, c = Math.cos(w), s = Math.sin(w); const tr = c * or[k] - s * oi[k], ti = c * oi[k] + s * or[k]; re[k] = er[k] + tr; im[k] = ei[k] + ti; re[k + n / 2] = er[k] - tr; im[k + n / 2] = ei[k] - ti; } }
function fftPower(signal, k = 1) { const re = [...signal], im = new Array(signal.length).fill(0); fft(re, im); return Math.hypot(re[k], im[k]); }
var f = fftPower;`, [[1,2.5,0.3,-1,4,0.2,0.7,-2]]),
  row('gradient noise with a permutation in bytes', `
const P = new Uint8Array(512); (function () { const p = []; for (let i = 0; i < 256; i++) p[i] = i; let s = 1234; for (let i = 255; i > 0; i--) { s = (s * 1664525 + 1013904223) >>> 0; const j = s % (i + 1); [p[i], p[j]] = [p[j], p[i]]; } for (let i = 0; i < 512; i++) P[i] = p[i & 255]; })();
const fade = t => t * t * t * (t * (t * 6 - 15) + 10), lerp = (t, a, b) => a + t * (b - a);
function grad(hash, x, y) { const h = hash & 3; const u = h < 2 ? x : y, v = h < 2 ? y : x; return ((h & 1) === 0 ? u : -u) + ((h & 2) === 0 ? v : -v); }
function noise(x, y) { const X = Math.floor(x) & 255, Y = Math.floor(y) & 255; x -= Math.floor(x); y -= Math.floor(y); const u = fade(x), v = fade(y); const a = P[X] + Y, b = P[X + 1] + Y; return lerp(v, lerp(u, grad(P[a], x, y), grad(P[b], x - 1, y)), lerp(u, grad(P[a + 1], x, y - 1), grad(P[b + 1], x - 1, y - 1))); }
var f = noise;`, [3.3,7.8]),
  row('a Bessel function by rational approximation, hidden in a closure', `
var besselJ0 = (function () { var b1 = [57568490574.0, -13362590354.0, 651619640.7, -11214424.18, 77392.33017, -184.9052456].reverse(); function horner(arr, v) { for (var i = 0, z = 0; i < arr.length; ++i) z = v * z + arr[i]; return z; } return function (x) { var y = x * x; if (Math.abs(x) < 8) return horner(b1, y) / (57568490411.0 + y * (1029532985.0 + y)); return Math.sqrt(2 / Math.PI / x); }; })();
var f = besselJ0;`, [2.5]),
  row('a conversion of colours that returns three numbers', `
const white = { x: 0.95047, y: 1, z: 1.08883 };
const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
const pivot = t => t > 216 / 24389 ? Math.cbrt(t) : (t * 841) / 108 + 4 / 29;
function rgbToLab({ r, g, b }) { [r, g, b] = [r, g, b].map(linear); const x = r * 0.4124 + g * 0.3576 + b * 0.1805, y = r * 0.2126 + g * 0.7152 + b * 0.0722, z = r * 0.0193 + g * 0.1192 + b * 0.9505; const [fx, fy, fz] = [x / white.x, y / white.y, z / white.z].map(pivot); return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]; }
var f = rgbToLab;`, [{r: 120,g: 33,b: 200}]),
  row('a ratio of mean and deviation', `
function mean(a) { if (!a || a.length === 0) return NaN; let s = 0; for (const v of a) s += v; return s / a.length; }
const variance = (a, m = mean(a)) => a.reduce((s, v) => s + (v - m) * (v - m), 0) / (a.length - 1);
function sharpe(returns, rf = 0.01) { const ex = returns.map(r => r - rf); const sd = Math.sqrt(variance(ex)); return sd === 0 ? 0 : mean(ex) / sd; }
var f = sharpe;`, [[0.02,0.05,-0.01,0.03,0.015]]),
  row('a rate of return by secants', `
function npv(rate, flows) { return flows.reduce((acc, cf, i) => acc + cf / (1 + rate) ** i, 0); }
function irr(flows, guess) { guess = guess === undefined ? 0.1 : guess; var x0 = guess, x1 = guess + 0.05, i = 0; while (Math.abs(x1 - x0) > 1e-12 && i < 100) { var f0 = npv(x0, flows), f1 = npv(x1, flows); var x2 = x1 - f1 * (x1 - x0) / (f1 - f0); x0 = x1; x1 = x2; i++; if (f1 === 0) break; } return x1; }
var f = irr;`, [[-100,30,40,50.5]]),
  row('rotation by classes of vectors and quaternions', `
class Vec3 { constructor(x = 0, y = 0, z = 0) { Object.assign(this, { x, y, z }); } cross(o) { return new Vec3(this.y * o.z - this.z * o.y, this.z * o.x - this.x * o.z, this.x * o.y - this.y * o.x); } add(o) { this.x += o.x; this.y += o.y; this.z += o.z; return this; } scale(s) { return new Vec3(this.x * s, this.y * s, this.z * s); } }
class Quat { static fromAxis(axis, angle) { const s = Math.sin(angle / 2); return new Quat(Math.cos(angle / 2), axis.scale(s)); } constructor(w, v) { this.w = w; this.v = v; } rotate(p) { const t = this.v.cross(p).scale(2); return p.scale(1).add(t.scale(this.w)).add(this.v.cross(t)); } }
function quatRotate(angle, p) { const { x, y, z } = Quat.fromAxis(new Vec3(0, 0.6, 0.8), angle).rotate(new Vec3(...p)); return [x, y, z]; }
var f = quatRotate;`, [0.7,[1,2,3]]),
  row('a filter with a prototype', `
function Kalman(q, r) { if (!(this instanceof Kalman)) return new Kalman(q, r); this.q = q; this.r = r; this.x = 0; this.p = 1; } Kalman.prototype = { constructor: Kalman, update: function (z) { this.p += this.q; var k = this.p / (this.p + this.r); this.x += k * (z - this.x); this.p *= 1 - k; return this; } };
function kalman(q, r, zs) { return zs.reduce(function (f, z) { return f.update(z); }, Kalman(q, r)).x; }
var f = kalman;`, [0.1,0.5,[1,1.2,0.9,1.1]]),
  row('a quantile by sorting', `
function quantile(values, p) { const s = values.slice().sort((a, b) => a - b); const h = (s.length - 1) * p; const lo = Math.floor(h); return lo + 1 < s.length ? s[lo] + (h - lo) * (s[lo + 1] - s[lo]) : s[lo]; }
var f = quantile;`, [[3.5,1.25,9,4,7.5],0.4]),
  row('an optimiser with options', `
function adam(x0, steps = 15, { lr = 0.1, b1 = 0.9, b2 = 0.999, eps = 1e-8 } = {}) { let x = x0, m = 0, v = 0; for (let t = 1; t <= steps; t++) { const g = 2 * (x - 3) + Math.cos(x); m = b1 * m + (1 - b1) * g; v = b2 * v + (1 - b2) * g * g; x -= lr * (m / (1 - b1 ** t)) / (Math.sqrt(v / (1 - b2 ** t)) + eps); } return x; }
var f = adam;`, [0.5]),
  row('powers of complex records by bits', `
const C = (re, im = 0) => ({ re, im }); const mul = (a, b) => C(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re); const abs = ({ re, im }) => Math.hypot(re, im);
function complexPow(x, y, n = 5) { let z = C(1), w = C(x, y); while (n > 0) { if (n & 1) z = mul(z, w); w = mul(w, w); n >>= 1; } return abs(z); }
var f = complexPow;`, [0.8,0.6001]),
  row('easings in a table, chosen by name', `
const easings = { inOutCubic: t => ((t *= 2) <= 1 ? t * t * t : (t -= 2) * t * t + 2) / 2, outElastic: (a => t => a * Math.pow(2, -10 * --t) * Math.sin(t * 5) + 1)(0.3) }; function ease(t, name = 'outElastic') { const fn = easings[name] ?? easings.inOutCubic; return fn(Math.max(0, Math.min(1, t))); }
var f = ease;`, [0.3]),
  row('two bodies, in records with arrays', `
var G = 6.674e-11; var bodies = [{ m: 5.97e24, p: [0, 0], v: [0, 0] }, { m: 7.3e22, p: [3.84e8, 0], v: [0, 1022] }];
function planet(dt, v0) { var b = bodies.map(function (o) { return { m: o.m, p: o.p.slice(), v: o.v.slice() }; }); b[1].v[1] = v0; for (var n = 0; n < 5; n++) { for (var i = 0; i < b.length; i++) for (var j = 0; j < b.length; j++) { if (i === j) continue; var dx = b[j].p[0] - b[i].p[0], dy = b[j].p[1] - b[i].p[1], r2 = dx * dx + dy * dy, k = G * b[j].m / (r2 * Math.sqrt(r2)); b[i].v[0] += k * dx * dt; b[i].v[1] += k * dy * dt; } b.forEach(function (o) { o.p[0] += o.v[0] * dt; o.p[1] += o.v[1] * dt; }); } return Math.sqrt(Math.pow(b[1].p[0], 2) + Math.pow(b[1].p[1], 2)); }
var f = planet;`, [3600,1000]),
  row('an eigenvalue by rotations', `
function jacobiEig(a, b, d) { let A = [[a, b], [b, d]]; for (let s = 0; s < 8; s++) { const [[p, q], [, r]] = A; if (Math.abs(q) < 1e-14) break; const th = (r - p) / (2 * q), t = Math.sign(th) / (Math.abs(th) + Math.sqrt(th * th + 1)), c = 1 / Math.sqrt(t * t + 1); A = [[p - t * q, 0], [0, r + t * q]]; } return Math.max(A[0][0], A[1][1]); }
var f = jacobiEig;`, [2,0.5,1]),
  row('a logarithm of a sum of exponentials with spread', `
function logsumexp(xs) { const m = Math.max(...xs); return m + Math.log(xs.map(x => Math.exp(x - m)).reduce((a, b) => a + b)); }
var f = logsumexp;`, [[1,2.5,-1]]),
  row('a gradient that is filled in and returned', `
function gradOut(x, grad) { grad = grad || []; grad[0] = -400 * x[0] * (x[1] - x[0] ** 2) - 2 * (1 - x[0]); grad[1] = 200 * (x[1] - x[0] * x[0]); return grad; }
var f = gradOut;`, [[-1.2,1]]),
  row('an integral by array methods, beside a generator', `
function* range(n) { for (let i = 0; i < n; i++) yield i; } const integrate = (a, b, n = 8) => { const h = (b - a) / n; return Array.from({ length: n }, (_, i) => a + (i + 0.5) * h).map(Math.exp).reduce((s, v) => s + v * h, 0); };
var f = integrate;`, [0,1.5]),
  row('states by name until one says stop', `
function stateMachine(v) { let state = 'idle', e = 0; const on = { idle: () => (v > 1 ? 'run' : 'stop'), run: () => { e += v ** 2; v *= 0.5; return v > 0.2 ? 'run' : 'stop'; } }; while (state !== 'stop') state = on[state](); return e + v; }
var f = stateMachine;`, [3.1]),
  row('a recursion that remembers', `
const memo = {}; function memo1(n, x) { const key = n; if (key in memo) return memo[key]; return (memo[key] = n < 2 ? x : memo1(n - 1, x) * 0.5 + memo1(n - 2, x) * x); } const memoTop = (x) => memo1(12, x);
var f = memoTop;`, [1.1]),
  row('roots in an array that is sorted', `
function polyRoots(a, b, c) { const D = b * b - 4 * a * c; if (D < 0) return []; const q = -0.5 * (b + Math.sign(b) * Math.sqrt(D)); return [q / a, c / q].sort((p, r) => p - r); }
var f = polyRoots;`, [1,-3.5,2]),
  row('a sum with forEach and void 0', `
var e = { trap }; function trap(ys, dx) { var total = 0; ys.forEach(function (y, i, all) { var w = i === 0 || i === all.length - 1 ? 0.5 : 1; total += w * y; }, this); return total * (dx === void 0 ? 1 : dx); }
var f = trap;`, [[1,2,3.5],0.1]),
  row('a curve by de Casteljau in place, of records', `
function bezier(points, t) {
  const p = points.map(({ x, y }) => ({ x, y }));
  for (let k = p.length - 1; k > 0; k--)
    for (let i = 0; i < k; i++) {
      p[i].x += (p[i + 1].x - p[i].x) * t;
      p[i].y += (p[i + 1].y - p[i].y) * t;
    }
  return [p[0].x, p[0].y];
}
var f = bezier;`, [[{x:0,y:0},{x:1,y:2},{x:3,y:-1},{x:4,y:1}],0.3]),
  row('an option on a tree, in a typed array', `
function binomialTree(spot, strike, rate, vol, years, steps = 5, { kind = 'put', american = true } = {}) {
  const dt = years / steps, up = Math.exp(vol * Math.sqrt(dt)), down = 1 / up;
  const p = (Math.exp(rate * dt) - down) / (up - down), discount = Math.exp(-rate * dt);
  const payoff = kind === 'put' ? (s) => Math.max(strike - s, 0) : (s) => Math.max(s - strike, 0);
  const values = new Float64Array(steps + 1);
  for (let i = 0; i <= steps; i++) values[i] = payoff(spot * up ** (steps - i) * down ** i);
  for (let n = steps - 1; n >= 0; n--)
    for (let i = 0; i <= n; i++) {
      const hold = discount * (p * values[i] + (1 - p) * values[i + 1]);
      values[i] = american ? Math.max(hold, payoff(spot * up ** (n - i) * down ** i)) : hold;
    }
  return values[0];
}
var f = binomialTree;`, [100,103,0.03,0.2,0.5]),
  row('a spline that is a function, called', `
function naturalSpline(xs, ys) {
  const n = xs.length, h = [], m = new Array(n).fill(0), mu = [0], z = [0];
  for (let i = 0; i < n - 1; i++) h[i] = xs[i + 1] - xs[i];
  for (let i = 1; i < n - 1; i++) {
    const alpha = 3 * ((ys[i + 1] - ys[i]) / h[i] - (ys[i] - ys[i - 1]) / h[i - 1]);
    const l = 2 * (xs[i + 1] - xs[i - 1]) - h[i - 1] * mu[i - 1];
    mu[i] = h[i] / l;
    z[i] = (alpha - h[i - 1] * z[i - 1]) / l;
  }
  for (let j = n - 2; j >= 0; j--) m[j] = z[j] - mu[j] * (m[j + 1] ?? 0);
  return (x) => {
    let i = xs.findIndex((each, k) => k + 1 < n && x >= each && x <= xs[k + 1]);
    if (i < 0) i = x < xs[0] ? 0 : n - 2;
    const d = x - xs[i];
    const b = (ys[i + 1] - ys[i]) / h[i] - (h[i] * (m[i + 1] + 2 * m[i])) / 3;
    return ys[i] + d * (b + d * (m[i] + (d * (m[i + 1] - m[i])) / (3 * h[i])));
  };
}
const splineAt = (xs, ys, x) => naturalSpline(xs, ys)(x);
var f = splineAt;`, [[0,1,2.5,4],[1,3,2,0.5],1.7]),
  row('a line through points, into a record', `
function fitLine(points, out = {}) {
  let sx = 0, sy = 0, sxx = 0, sxy = 0, n = 0;
  for (const [x, y] of points) { sx += x; sy += y; sxx += x * x; sxy += x * y; n++; }
  out.slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  out.intercept = (sy - out.slope * sx) / n;
  return out;
}
const fitted = (points) => { const { slope, intercept } = fitLine(points); return [slope, intercept]; };
var f = fitted;`, [[[0,1],[1,2.5],[2,2]]]),
  row('a closure that counts its calls', `
const counter = (() => { let calls = 0; const step = (x) => { calls += 1; return x / (1 + calls); }; return (x) => { calls = 0; return step(x) + step(x) * step(x); }; })();
var f = counter;`, [1.3]),
  row('a sum over primes by labelled loops', `
function sieveSum(x, limit = 30) { let s = 0; outer: for (let i = 2; i < limit; i++) { for (let j = 2; j * j <= i; j++) if (i % j === 0) continue outer; s += Math.cos(x * i) / i; } return s; }
var f = sieveSum;`, [1.3]),
  row('nested patterns with defaults that use each other', `
const inverse = (list) => 1 / list.length;
function weighted({ data: [first = 0, ...rest], w: { a = 0.5, ...others } = {} }, scale = inverse(rest)) { const { b = 2 } = others; return rest.reduce((acc, v, i) => acc + a ** i * v, first * b) * scale; }
var f = weighted;`, [{data: [1,2,3.5],w: {b: 1.5,a: 0.25}}]),
  row('private fields and what a superclass computes', `
class Body { #m; static G = 6.674e-3; constructor(m) { this.#m = m; } pull(r) { return Body.G * this.#m / r ** 2; } }
class Star extends Body { constructor(m, lum) { super(m); this.lum = lum; } pull(r) { return super.pull(r) + this.lum / (4 * Math.PI * r * r); } }
const field = (m, lum, r) => new Star(m, lum).pull(r);
var f = field;`, [3,2,1.7]),
  row('ranks of pages in Maps', `
function pageRank(d) { const links = new Map([['a', ['b', 'c']], ['b', ['c']], ['c', ['a']]]); let rank = new Map([...links.keys()].map((k) => [k, 1 / links.size])); for (let i = 0; i < 4; i++) { const next = new Map(); for (const k of links.keys()) next.set(k, (1 - d) / links.size); for (const [k, outs] of links) for (const o of outs) next.set(o, next.get(o) + d * rank.get(k) / outs.length); rank = next; } return rank.get('c'); }
var f = pageRank;`, [0.85]),
  row('the largest by entries and flatMap', `
const topTwo = (xs) => Object.entries(xs).map(([k, v]) => ({ k, v })).sort((p, q) => q.v - p.v).slice(0, 2).flatMap(({ v }) => [v, v * v]).reduce((a, b) => a + Math.sin(b), 0);
var f = topTwo;`, [[1,2.5,0.3]]),
  row('a determinant by Cholesky in a typed array of a prototype', `
function Matrix(n) { this.n = n; this.a = new Float64Array(n * n); } Matrix.prototype.at = function (i, j) { return this.a[i * this.n + j]; };
function logdet(x, y) { var m = new Matrix(3), i, j, k; for (i = 0; i < 3; i++) for (j = 0; j < 3; j++) m.a[i * 3 + j] = Math.exp(-(i - j) * (i - j) / (2 * x * x)) + (i === j ? y : 0); var s = 0; for (j = 0; j < 3; j++) { for (k = 0; k < j; k++) for (i = j; i < 3; i++) m.a[i * 3 + j] -= m.at(i, k) * m.at(j, k); var d = Math.sqrt(m.at(j, j)); s += 2 * Math.log(d); for (i = j; i < 3; i++) m.a[i * 3 + j] /= d; } return s; }
var f = logdet;`, [1.1,0.2]),
  row('a norm by arguments and apply', `
var norm = function () { var xs = [].slice.call(arguments); return xs.length === 1 ? xs[0] : Math.hypot.apply(null, [xs[0], norm.apply(this, xs.slice(1))]); };
function norm3(x, y, z) { return norm(x, y, z); }
var f = norm3;`, [1,2,3.5]),
]; // prettier-ignore
