// Functions in the styles of packages: units that are put together of helpers, classes and tables, each as a file, with a point.
import { row } from './construct.js';

export const packageStyles = [
  row('the incomplete beta function by a continued fraction with a callback', `
function gammaln(x) { var c = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.001208650973866179, -0.000005395239384953], y = x, t = x + 5.5, s = 1.000000000190015; t -= (x + 0.5) * Math.log(t); c.forEach(function (k) { s += k / ++y; }); return Math.log(2.5066282746310005 * s / x) - t; }
function lbeta(a, b) { if (a > b) { var t = a; a = b; b = t; } return gammaln(a) + gammaln(b) - gammaln(a + b); }
function betainc(x, a, b) { if (x > (a + 1) / (a + b + 2)) return 1 - betainc(1 - x, b, a); var front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lbeta(a, b)) / a; return front / lentzOne(function (m) { var k = m >> 1; if (m === 0) return 1; return m & 1 ? -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1)) : k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k)); }); }
function lentzOne(coef) { var f = 1, C = 1, D = 0; for (var m = 1; m < 40; m++) { var n = coef(m); D = 1 / (1 + n * D); C = 1 + n / C; f *= C * D; if (Math.abs(1 - C * D) < 1e-8) break; } return f; }
var f = betainc;`, [0.35,2.5,3.3]),
  row('the incomplete gamma function by Lentz, whose error has numbers in its text', `
var PINF = Number.POSITIVE_INFINITY, NINF = Number.NEGATIVE_INFINITY, EPS = Number.EPSILON || 2.220446049250313e-16, MAXLOG = 709.78;
function gammaln(x) { var c = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.001208650973866179, -0.000005395239384953], y = x, t = x + 5.5, s = 1.000000000190015; t -= (x + 0.5) * Math.log(t); c.forEach(function (k) { s += k / ++y; }); return Math.log(2.5066282746310005 * s / x) - t; }
function lentz(gen, tol, max) { var f = 1e-30, C = f, D = 0, i, n, delta; tol = tol || EPS; max = max || 200; for (i = 1; i <= max; i++) { n = gen(i); D = n[1] + n[0] * D; if (D === 0) D = 1e-30; C = n[1] + n[0] / C; if (C === 0) C = 1e-30; D = 1 / D; delta = C * D; f *= delta; if (Math.abs(delta - 1) < tol) return f; } throw new Error('no convergence after ' + max + ' terms, last delta ' + delta); }
function gammaincQ(a, x) { return Math.exp(-x + a * Math.log(x) - gammaln(a)) * lentz(function (i) { return i === 1 ? [1, x + 1 - a] : [-(i - 1) * (i - 1 - a), x + 2 * i - 1 - a]; }, 1e-10); }
var f = gammaincQ;`, [2.5,4.1]),
  row('a Bessel function by tables that are reversed once', `
var besselI0 = (function () { var P = [1.0, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.360768e-1, 0.45813e-2].reverse(), Q = [0.39894228, 0.1328592e-1, 0.225319e-2].reverse(); function horner(arr, v) { for (var i = 0, z = 0; i < arr.length; ++i) z = v * z + arr[i]; return z; } return function (x) { var y, ax = Math.abs(x); return ax < 3.75 ? (y = x / 3.75, y *= y, horner(P, y)) : (y = 3.75 / ax, Math.exp(ax) / Math.sqrt(ax) * horner(Q, y)); }; })();
var f = besselI0;`, [2.3]),
  row('an elliptic integral by means that a for with swaps takes', `
function ellipticK(m) { for (var a = 1, b = Math.sqrt(1 - m), i = 0; i < 6; i++) [a, b] = [(a + b) / 2, Math.sqrt(a * b)]; return Math.PI / (2 * a); }
var f = ellipticK;`, [0.6]),
  row('a zeta function with a tail of Bernoulli numbers', `
function zeta(s) { var n = 10, sum = 0, B = [1 / 6, -1 / 30, 1 / 42, -1 / 30]; for (var k = 1; k < n; k++) sum += Math.pow(k, -s); sum += Math.pow(n, 1 - s) / (s - 1) + Math.pow(n, -s) / 2; var term = s * Math.pow(n, -s - 1) / 2; B.forEach(function (b, j) { sum += b * term; var i = 2 * j + 1; term *= (s + i) * (s + i + 1) / (n * n * (i + 2) * (i + 3)); }); return sum; }
var f = zeta;`, [2.5]),
  row('a hypergeometric series with ++n inside of a term', `
function hyp2f1(a, b, c, z) { var t = 1, s = 1, n = 0; while (Math.abs(t) > 1e-14 && n < 200) { t *= (a + n) * (b + n) / ((c + n) * ++n) * z; s += t; } return s; }
var f = hyp2f1;`, [0.5,1.2,2.3,0.4]),
  row('a sinc that reassigns its argument', `
var PINF = Number.POSITIVE_INFINITY, NINF = Number.NEGATIVE_INFINITY, EPS = Number.EPSILON || 2.220446049250313e-16, MAXLOG = 709.78;
var isnan = function isnan(x) { return x !== x; };
function sinc(x) { if (isnan(x)) return NaN; if (x === PINF || x === NINF) return 0; if (x === 0) return 1; return Math.sin(x *= Math.PI) / x; }
var f = sinc;`, [0.3]),
  row('an exponential integral that throws with numbers in its texts', `
function expint(x) { if (x <= 0) throw new RangeError('x must be positive, got ' + x.toFixed(3)); if (x > 1) { var b = x + 1, c = 1e308, d = 1 / b, h = d; for (var i = 1; i <= 60; i++) { var a = -i * i; b += 2; d = 1 / (a * d + b); c = b + a / c; var del = c * d; h *= del; if (Math.abs(del - 1) < 1e-12) return h * Math.exp(-x); } throw new Error('continued fraction failed at ' + x); } return -Math.log(x) - 0.5772156649015329; }
var f = expint;`, [1.5]),
  row('a series whose factorials grow with it', `
function fresnelS(x) { var s = 0, sign = 1, f = 1; for (var n = 0; n < 12; n++) { if (n) f *= (2 * n) * (2 * n + 1); s += sign * Math.pow(Math.PI / 2, 2 * n + 1) * Math.pow(x, 4 * n + 3) / (f * (4 * n + 3)); sign = -sign; } return s; }
var f = fresnelS;`, [0.8]),
  row('an Akima spline with ~ of an index', `
function akima(xs, ys, x) { const n = xs.length, m = []; for (let i = 0; i < n - 1; i++) m[i + 2] = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]); m[1] = 2 * m[2] - m[3]; m[0] = 2 * m[1] - m[2]; m[n + 1] = 2 * m[n] - m[n - 1]; m[n + 2] = 2 * m[n + 1] - m[n]; const t = xs.map((_, i) => { const a = Math.abs(m[i + 3] - m[i + 2]), b = Math.abs(m[i + 1] - m[i]); return a + b ? (a * m[i + 1] + b * m[i + 2]) / (a + b) : (m[i + 1] + m[i + 2]) / 2; }); let i = xs.findIndex((v, k) => v <= x && x < xs[k + 1]); if (!~i) i = n - 2; const h = xs[i + 1] - xs[i], s = (x - xs[i]) / h; return ys[i] * (1 + 2 * s) * (1 - s) ** 2 + t[i] * h * s * (1 - s) ** 2 + ys[i + 1] * s * s * (3 - 2 * s) + t[i + 1] * h * s * s * (s - 1); }
var f = akima;`, [[0,1,2,3,4,5],[0.1,1,0.5,2,1.5,3],2.3]),
  row('an interpolation with for…in over an array', `
function lagrange(X, Y, x) { var res = 0, xs = []; for (var i in X) xs.push(X[i]); for (i = 0; i < xs.length; ++i) { for (var t = 1, j = 0; j < xs.length; ++j) if (j != i) t *= (x - xs[j]) / (xs[i] - xs[j]); res += Y[i] * t; } return res; }
var f = lagrange;`, [[1,2,4],[1,3,2],3.1]),
  row('Romberg by shifts and at(-1)', `
function romberg(a, b) { const f = Math.sin, R = [[(b - a) * (f(a) + f(b)) / 2]]; for (let i = 1, h = b - a; i <= 4; i++) { h /= 2; let sum = 0; for (let k = 1; k < 1 << i; k += 2) sum += f(a + k * h); R[i] = [R[i - 1][0] / 2 + h * sum]; for (let j = 1; j <= i; j++) R[i][j] = R[i][j - 1] + (R[i][j - 1] - R[i - 1][j - 1]) / (4 ** j - 1); } return R.at(-1).at(-1); }
var f = romberg;`, [0.2,1.4]),
  row('a quadrature that calls itself by its own name', `
function adaptiveQuad(a, b, eps = 1e-4, depth = 10) { const f = x => Math.sqrt(x) * Math.cos(x); const S = (a, b) => (b - a) / 6 * (f(a) + 4 * f((a + b) / 2) + f(b)); return (function go(a, b, eps, whole, depth) { const m = (a + b) / 2, l = S(a, m), r = S(m, b), d = l + r - whole; if (depth <= 0 || Math.abs(d) <= 15 * eps) return l + r + d / 15; return go(a, m, eps / 2, l, depth - 1) + go(m, b, eps / 2, r, depth - 1); })(a, b, eps, S(a, b), depth); }
var f = adaptiveQuad;`, [0.1,2]),
  row('a filter whose method is a callback with a this', `
class BiquadFilter { constructor(type, freq, q, rate = 44100) { this.type = type; this.z1 = this.z2 = 0; const w0 = 2 * Math.PI * freq / rate, alpha = Math.sin(w0) / (2 * q), cosw0 = Math.cos(w0); switch (type) { case 'lowpass': this.b = [(1 - cosw0) / 2, 1 - cosw0, (1 - cosw0) / 2]; break; case 'highpass': this.b = [(1 + cosw0) / 2, -(1 + cosw0), (1 + cosw0) / 2]; break; default: throw new Error(\`unknown type \${type}\`); } this.a = [1 + alpha, -2 * cosw0, 1 - alpha]; const a0 = this.a[0]; for (const c of [this.a, this.b]) c.forEach((v, i) => { c[i] = v / a0; }); } process(x) { const y = x * this.b[0] + this.z1; this.z1 = x * this.b[1] + this.z2 - this.a[1] * y; this.z2 = x * this.b[2] - this.a[2] * y; return y; } }
function biquad(xs, freq, q) { const f = new BiquadFilter('lowpass', freq, q); return xs.map(f.process, f).reduce((s, y) => s + y * y, 0); }
var f = biquad;`, [[1,0.1,0.5,0.25,0.3],1000,0.7]),
  row('an interpolation with computed keys in a pattern', `
function bilinear(grid, x, y) { const x0 = Math.floor(x), y0 = x && Math.floor(y), fx = x % 1, fy = y % 1; const { [y0]: r0, [y0 + 1]: r1 = r0 } = grid; return [r0, r1].map(r => r[x0] * (1 - fx) + (r[x0 + 1] ?? r[x0]) * fx).reduce((a, b) => a * (1 - fy) + b * fy); }
var f = bilinear;`, [[[1,2,3],[4,6,5],[2,1,0.5]],0.7,1.4]),
  row('a spline by de Boor', `
function bspline(points, t, degree = 2) { const n = points.length, knots = Array.from({ length: n + degree + 1 }, (_, i) => i); t += degree; let s; for (s = degree; s < n; s++) if (t >= knots[s] && t <= knots[s + 1]) break; const v = points.map(p => p); for (let l = 1; l <= degree + 1; l++) for (let i = s; i > s - degree - 1 + l; i--) { const alpha = (t - knots[i]) / (knots[i + degree + 1 - l] - knots[i]); v[i] = (1 - alpha) * v[i - 1] + alpha * v[i]; } return v[s]; }
var f = bspline;`, [[0.5,1,3,2,5],2.4]),
  row('a quadrature over a record of nodes', `
var nodes = { 3: [[-Math.sqrt(3 / 5), 5 / 9], [0, 8 / 9], [Math.sqrt(3 / 5), 5 / 9]] };
function gaussLegendre(a, b) { var c = (b - a) / 2, d = (a + b) / 2, sum = 0; for (var key in nodes) if (nodes.hasOwnProperty(key)) for (var i = 0, ref = nodes[key]; i < ref.length; i++) { var _a = ref[i], x = _a[0], w = _a[1]; sum += w * Math.log(c * x + d); } return c * sum; }
var f = gaussLegendre;`, [0.3,1.7]),
  row('a smoothing of two variables by destructuring', `
function exponentialSmoothing(data, alpha, beta) { let { level, trend } = { level: data[0], trend: data[1] - data[0] }; data.slice(1).forEach(v => { const last = level; level = alpha * v + (1 - alpha) * (level + trend); trend = beta * (level - last) + (1 - beta) * trend; }); return level + trend; }
var f = exponentialSmoothing;`, [[3,5,9,20],0.5,0.4]),
  row('a filter in a do…while', `
function goertzel(samples, k) { var w = 2 * Math.PI * k / samples.length, c = 2 * Math.cos(w), s0, s1 = 0, s2 = 0, n = samples.length, i = 0; do { s0 = samples[i] + c * s1 - s2; s2 = s1; s1 = s0; } while (++i < n); return Math.sqrt(s1 * s1 + s2 * s2 - c * s1 * s2); }
var f = goertzel;`, [[1,0.5,-0.3,0.8,0.1,-0.9,0.4,0.2],1.5]),
  row('a moving fit with slices', `
function savitzkyGolay(ys) { const w = [-3, 12, 17, 12, -3].map(v => v / 35); return ys.slice(2, -2).map((_, i) => w.reduce((s, c, k) => s + c * ys[i + k], 0)); }
var f = savitzkyGolay;`, [[1,2.5,3,2,4,5.5,5]]),
  row('a geodesic by iteration', `
var HALF_PI = Math.PI / 2, EPSLN = 1.0e-10, D2R = 0.01745329251994329577, SPI = 3.14159265359, TWO_PI = Math.PI * 2, R2D = 57.29577951308232088;
const vincenty = (lat1, lon1, lat2, lon2) => { const a = 6378137, b = 6356752.3142, f = 1 / 298.257223563, L = (lon2 - lon1) * D2R, U1 = Math.atan((1 - f) * Math.tan(lat1 * D2R)), U2 = Math.atan((1 - f) * Math.tan(lat2 * D2R)), [sU1, cU1, sU2, cU2] = [Math.sin(U1), Math.cos(U1), Math.sin(U2), Math.cos(U2)]; let lambda = L, lambdaP, iterLimit = 100, cosSqAlpha, sinSigma, cos2SigmaM, cosSigma, sigma; do { const sl = Math.sin(lambda), cl = Math.cos(lambda); sinSigma = Math.sqrt((cU2 * sl) * (cU2 * sl) + (cU1 * sU2 - sU1 * cU2 * cl) ** 2); if (0 === sinSigma) return 0; cosSigma = sU1 * sU2 + cU1 * cU2 * cl; sigma = Math.atan2(sinSigma, cosSigma); const sinAlpha = cU1 * cU2 * sl / sinSigma; cosSqAlpha = 1 - sinAlpha * sinAlpha; cos2SigmaM = cosSigma - 2 * sU1 * sU2 / cosSqAlpha; if (isNaN(cos2SigmaM)) cos2SigmaM = 0; const C = f / 16 * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha)); lambdaP = lambda; lambda = L + (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cos2SigmaM + C * cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM))); } while (Math.abs(lambda - lambdaP) > 1e-12 && --iterLimit > 0); if (!iterLimit) return NaN; const uSq = cosSqAlpha * (a * a - b * b) / (b * b), A = 1 + uSq / 16384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq))), B = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq))), dS = B * sinSigma * (cos2SigmaM + B / 4 * (cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM) - B / 6 * cos2SigmaM * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * cos2SigmaM * cos2SigmaM))); return b * A * (sigma - dS); };
var f = vincenty;`, [48.1,11.5,52.5,13.4]),
  row('an orbit whose anomaly Newton finds', `
function keplerE(M, e, tol = 1e-10) { let E = e > 0.8 ? Math.PI : M, dE; do { dE = (E - e * Math.sin(E) - M) / (1 - e * Math.cos(E)); E -= dE; } while (Math.abs(dE) > tol); return E; }
const orbitPosition = ({ a, e, i, omega, raan, M }) => { const E = keplerE(M, e), nu = 2 * Math.atan2(Math.sqrt(1 + e) * Math.sin(E / 2), Math.sqrt(1 - e) * Math.cos(E / 2)), r = a * (1 - e * Math.cos(E)), u = omega + nu, { sin, cos } = Math; return { x: r * (cos(raan) * cos(u) - sin(raan) * sin(u) * cos(i)), y: r * (sin(raan) * cos(u) + cos(raan) * sin(u) * cos(i)), z: r * sin(i) * sin(u) }; };
var f = (...args) => orbitPosition(...args).x;`, [{"a":7000,"e":0.02,"i":0.9,"omega":0.3,"raan":1.2,"M":0.5}]),
  row('projections that one function makes', `
function azimuthalRaw(scale) { return function (x, y) { var cx = Math.cos(x), cy = Math.cos(y), k = scale(cx * cy); if (k === Infinity) return [2, 0]; return [k * cy * Math.sin(x), k * Math.sin(y)]; }; }
const stereographicRaw = azimuthalRaw(cxcy => 1 / (1 + cxcy));
function stereographic(p) { return stereographicRaw(p[0], p[1]); }
var f = stereographic;`, [[0.2,0.7]]),
  row('an arc between two points', `
const { abs, min, max, cos, sin, acos, atan2, sqrt, PI: pi } = Math;
const tau = 2 * pi, nMax = Number.MAX_SAFE_INTEGER || 9007199254740991, nMin = Number.MIN_SAFE_INTEGER || -9007199254740991, ZERO = { x: 0, y: 0, z: 0 };
function svgArc(rx, ry, phi, x1, y1, x2, y2, fa = 0, fs = 1) { const c = cos(phi), s = sin(phi), x1p = c * (x1 - x2) / 2 + s * (y1 - y2) / 2, y1p = -s * (x1 - x2) / 2 + c * (y1 - y2) / 2; const L = (x1p * x1p) / (rx * rx) + (y1p * y1p) / (ry * ry); if (L > 1) { rx *= sqrt(L); ry *= sqrt(L); } const num = max(0, rx * rx * ry * ry - rx * rx * y1p * y1p - ry * ry * x1p * x1p), k = (fa === fs ? -1 : 1) * sqrt(num / (rx * rx * y1p * y1p + ry * ry * x1p * x1p)), cxp = k * rx * y1p / ry, cyp = -k * ry * x1p / rx; let th = atan2((y1p - cyp) / ry, (x1p - cxp) / rx), d = atan2((-y1p - cyp) / ry, (-x1p - cxp) / rx) - th; if (!fs && d > 0) d -= tau; else if (fs && d < 0) d += tau; return { cx: c * cxp - s * cyp + (x1 + x2) / 2, cy: s * cxp + c * cyp + (y1 + y2) / 2, delta: d }; }
var f = (...args) => svgArc(...args).cx;`, [80,50.5,0.2,10,20,70,90]),
  row('de Casteljau by recursion over points', `
function deCasteljau(points, t) { if (points.length === 1) return points[0]; const next = []; for (let i = 0; i + 1 < points.length; i++) next.push(points[i].map((v, d) => (1 - t) * v + t * points[i + 1][d])); return deCasteljau(next, t); }
var f = deCasteljau;`, [[[0,0.5],[1,2],[3,1]],0.3]),
  row('the gradient that a tape of closures in a Set finds', `
class Value { constructor(data, children = [], op = '') { this.data = data; this.grad = 0; this._backward = () => {}; this._prev = new Set(children); this._op = op; } add(other) { other = other instanceof Value ? other : new Value(other); const out = new Value(this.data + other.data, [this, other], '+'); out._backward = () => { this.grad += out.grad; other.grad += out.grad; }; return out; } mul(other) { other = other instanceof Value ? other : new Value(other); const out = new Value(this.data * other.data, [this, other], '*'); out._backward = () => { this.grad += other.data * out.grad; other.grad += this.data * out.grad; }; return out; } tanh() { const t = Math.tanh(this.data); const out = new Value(t, [this], 'tanh'); out._backward = () => { this.grad += (1 - t ** 2) * out.grad; }; return out; } backward() { const topo = [], visited = new Set(); const build = (v) => { if (!visited.has(v)) { visited.add(v); v._prev.forEach(build); topo.push(v); } }; build(this); this.grad = 1; for (const v of topo.reverse()) v._backward(); } toString() { return \`Value(data=\${this.data.toFixed(4)}, grad=\${this.grad.toFixed(4)})\`; } }
const microgradLoss = function (w, b) { const W = new Value(w), B = new Value(b); let loss = new Value(0); for (const [x, y] of [[1, 0.5], [2, -0.25]]) { const e = W.mul(x).add(B).tanh().add(-y); loss = loss.add(e.mul(e)); } loss.backward(); return [loss.data, W.grad, B.grad]; };
var f = microgradLoss;`, [0.4,-0.7]),
  row('a Gaussian process with kernels in a Map', `
const kernels = new Map([['rbf', (s) => (a, b) => Math.exp(-((a - b) ** 2) / (2 * s * s))], ['epanechnikov', () => (u) => (Math.abs(u) <= 1 ? 0.75 * (1 - u * u) : 0)]]);
const gaussianProcess = (xs, ys, at) => { const k = kernels.get('rbf')(0.8), K = xs.map((a) => xs.map((b) => k(a, b) + (a === b ? 1e-3 : 0))); const [[a, b], [c, d]] = K, det = a * d - b * c; const alpha = [(d * ys[0] - b * ys[1]) / det, (a * ys[1] - c * ys[0]) / det]; return xs.reduce((s, x, i) => s + alpha[i] * k(x, at), 0); };
var f = gaussianProcess;`, [[0.5,1.5],[1,-0.5],0.7]),
  row('attention by rows', `
const attention = (q, k) => { const T = (m) => m[0].map((_, j) => m.map((r) => r[j])); const dotm = (a, b) => a.map((r) => T(b).map((c) => r.reduce((s, v, i) => s + v * c[i], 0))); const scores = dotm(q, T(k)).map((r) => r.map((v) => v / Math.sqrt(r.length))); return scores.map((r) => { const m = Math.max(...r), e = r.map((v) => Math.exp(v - m)), s = e.reduce((a, b) => a + b); return e.map((v) => v / s); }).flat(); };
var f = attention;`, [[[1,0.5],[0.2,0.3]],[[0.5,1],[0.3,0.7]]]),
  row('a loss over entries that are taken apart', `
const logisticLoss = (w, data) => { let loss = 0; for (const [i, [x, y]] of data.entries()) { const z = w[0] + w[1] * x + w[2] * y, t = +(i % 2 === 0); loss -= t ? Math.log(1 / (1 + Math.exp(-z))) : Math.log1p(-1 / (1 + Math.exp(-z))); } return loss / data.length; };
var f = logisticLoss;`, [[0.5,-0.2,0.1],[[1,2],[0.5,-1],[-1.5,0.3]]]),
  row('a golden section with an enum in its value', `
function goldenSection(k, lo = 0, hi = 2) { const phi = (Math.sqrt(5) - 1) / 2; let a = lo, b = hi, x1 = b - phi * (b - a), x2 = a + phi * (b - a); const g = (x) => (x - k) ** 2 + 0.1 * Math.sin(5 * x); let f1 = g(x1), f2 = g(x2); for (let i = 0; i < 12; i++) { if (f1 < f2) { b = x2; x2 = x1; f2 = f1; x1 = b - phi * (b - a); f1 = g(x1); } else { a = x1; x1 = x2; f1 = f2; x2 = a + phi * (b - a); f2 = g(x2); } } return g((a + b) / 2) * 1 /* Up */; }
var f = goldenSection;`, [0.3]),
  row('steps of L-BFGS with labels and a history', `
const dot = (a, b) => { let s = 0; for (let i = 0; i < a.length; i++) s += a[i] * b[i]; return s; };
function rosenbrockGrad(x, out = []) { const n = x.length; for (let i = 0; i < n; ++i) out[i] = 0; for (let i = 0; i < n - 1; ++i) { const t = x[i + 1] - x[i] * x[i]; out[i] += -2 * (1 - x[i]) - 400 * t * x[i]; out[i + 1] += 200 * t; } return out; }
function lbfgsStep(x0, m = 3, history = []) { let x = x0, g = rosenbrockGrad(x); outer: for (let k = 0; k < 3; k++) { let q = g.slice(); const alpha = []; for (const { s, y, rho } of [...history].reverse()) { const a = rho * dot(s, q); alpha.unshift(a); q = q.map((v, i) => v - a * y[i]); } const last = history.at(-1); const gamma = last ? dot(last.s, last.y) / dot(last.y, last.y) : 1e-3; q = q.map((v) => v * gamma); history.forEach(({ s, y, rho }, i) => { const b = rho * dot(y, q); q = q.map((v, j) => v + s[j] * (alpha[i] - b)); }); for (let t = 1; ; t /= 2) { if (t < 1e-3) break outer; const xn = x.map((v, i) => v - t * q[i]); const gn = rosenbrockGrad(xn); if (dot(gn, gn) > 4 * dot(g, g)) continue; const s = xn.map((v, i) => v - x[i]), y = gn.map((v, i) => v - g[i]); history.push({ s, y, rho: 1 / dot(s, y) }); if (history.length > m) history.shift(); x = xn; g = gn; continue outer; } } return dot(x, x); }
var f = lbfgsStep;`, [[1.5,-0.5,2]]),
  row('a gradient with a parameter to fill', `
function rosenbrockGrad(x, out = []) { const n = x.length; for (let i = 0; i < n; ++i) out[i] = 0; for (let i = 0; i < n - 1; ++i) { const t = x[i + 1] - x[i] * x[i]; out[i] += -2 * (1 - x[i]) - 400 * t * x[i]; out[i + 1] += 200 * t; } return out; }
var f = rosenbrockGrad;`, [[1.5,-0.5]]),
  row('a spring with options that are taken apart', `
function dampedSpring({ stiffness, damping, mass = 1, velocity: v0 = 0 }, t) { const w0 = Math.sqrt(stiffness / mass), zeta = damping / (2 * Math.sqrt(stiffness * mass)); if (zeta < 1) { const wd2 = w0 * Math.sqrt(1 - zeta * zeta); return 1 - Math.exp(-zeta * w0 * t) * (Math.cos(wd2 * t) + (zeta * w0 - v0) / wd2 * Math.sin(wd2 * t)); } else if (zeta === 1) return 1 - Math.exp(-w0 * t) * (1 + (w0 - v0) * t); const wd = w0 * Math.sqrt(zeta * zeta - 1); return 1 - Math.exp(-zeta * w0 * t) * (Math.cosh(wd * t) + (zeta * w0 - v0) / wd * Math.sinh(wd * t)); }
var f = dampedSpring;`, [{"stiffness":170,"damping":20,"mass":1},0.1]),
  row('steps of Verlet in typed arrays', `
function verlet(points, dt) { const cur = Float64Array.of(...points), prev = cur.slice(), acc = (x) => -x * 2 - 0.1 * x ** 3; for (let k = 0; k < 5; ++k) for (let i = 0; i < cur.length; ++i) { const c2 = cur[i]; cur[i] = 2 * c2 - prev[i] + acc(c2) * dt * dt; prev[i] = c2; } return Array.from(cur); }
var f = verlet;`, [[0.5,1,2],0.1]),
  row('a controller with private fields', `
class PID { constructor(gains) { this.gains = gains; } gains; #integral = 0; #last; update(error, dt) { const { kp, ki, kd } = this.gains; this.#integral += error * dt; const d = this.#last === void 0 ? 0 : (error - this.#last) / dt; this.#last = error; return kp * error + ki * this.#integral + kd * d; } }
function pidResponse(gains, target) { const pid = new PID(gains); let x = 0; for (let i = 0; i < 6; i++) x += pid.update(target - x, 0.1) * 0.1; return x; }
var f = pidResponse;`, [{"kp":2,"ki":0.5,"kd":0.1},1.5]),
  row('steps of adaptive length by a tableau', `
const tableau = [[], [1 / 4], [3 / 32, 9 / 32], [1932 / 2197, -7200 / 2197, 7296 / 2197], [439 / 216, -8, 3680 / 513, -845 / 4104], [-8 / 27, 2, -3544 / 2565, 1859 / 4104, -11 / 40]];
const c = [0, 1 / 4, 3 / 8, 12 / 13, 1, 1 / 2], b5 = [16 / 135, 0, 6656 / 12825, 28561 / 56430, -9 / 50, 2 / 55], b4 = [25 / 216, 0, 1408 / 2565, 2197 / 4104, -1 / 5, 0];
function solve(f, y0, [t0, t1], { tol = 1e-6, h = 0.1, maxSteps = 1e3 } = {}) { let t = t0, y = y0, n = 0; while (t < t1 && n++ < maxSteps) { if (t + h > t1) h = t1 - t; const k = []; for (let s = 0; s < 6; s++) k.push(f(t + c[s] * h, y.map((v, i) => v + h * tableau[s].reduce((sum, a, j) => sum + a * k[j][i], 0)))); const combine = (b) => y.map((v, i) => v + h * b.reduce((sum, w, j) => sum + w * k[j][i], 0)); const hi = combine(b5), lo = combine(b4), err = Math.max(...hi.map((v, i) => Math.abs(v - lo[i]))); if (err <= tol) { t += h; y = hi; } h *= Math.min(4, Math.max(0.1, 0.84 * (tol / (err || 1e-12)) ** 0.25)); } return { t, y, n }; }
function rk45(y0, rate) { const { y: [u] } = solve((t, [v]) => [rate * v * (1 - v / 10) + Math.sin(t)], [y0], [0, 1], { tol: 1e-3 }); return u; }
var f = rk45;`, [1.5,0.3]),
  row('an attractor by functions of vectors', `
function lorenz(state, { sigma, rho, beta }) { const d = ([x, y, z]) => [sigma * (y - x), x * (rho - z) - y, x * y - beta * z]; const axpy = (a, x, y) => y.map((v, i) => a * x[i] + v); const dt = 0.01; let s = state; for (let i = 0; i < 3; i++) { const k1 = d(s), k2 = d(axpy(dt / 2, k1, s)), k3 = d(axpy(dt / 2, k2, s)), k4 = d(axpy(dt, k3, s)); s = s.map((v, j) => v + dt / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j])); } return s; }
var f = lorenz;`, [[1,1,20.5],{"sigma":10,"rho":28,"beta":2.65}]),
  row('a flight until it is below ground', `
function projectileRange(v, angle, drag = 0.02) { let x = 0, y = 0, vx = v * Math.cos(angle), vy = v * Math.sin(angle), px = 0, py = 0; const dt = 0.05; do { px = x; py = y; const s = Math.sqrt(vx * vx + vy * vy); vx -= drag * s * vx * dt; vy -= (9.81 + drag * s * vy) * dt; x += vx * dt; y += vy * dt; } while (y > 0); return px + (x - px) * py / (py - y); }
var f = projectileRange;`, [30,0.7]),
  row('a double pendulum', `
function doublePendulum(t1, t2, dt) { let [a, b, w1, w2] = [t1, t2, 0, 0]; const { sin, cos } = Math, g = 9.81; for (let i = 0; i < 5; i++) { const d = a - b, D = 3 - cos(2 * d); w1 += dt * (-3 * g * sin(a) - g * sin(a - 2 * b) - 2 * sin(d) * (w2 * w2 + w1 * w1 * cos(d))) / D; w2 += dt * (2 * sin(d) * (2 * w1 * w1 + 2 * g * cos(a) + w2 * w2 * cos(d))) / D; a += w1 * dt; b += w2 * dt; } return a - b; }
var f = doublePendulum;`, [0.4,0.7,0.05]),
  row('a class whose static method reads private parts', `
class Spring { constructor(k, rest = 1) { this.k = k; this.rest = rest; } k; rest; force(x) { return -this.k * (x - this.rest); } static energy(s, x) { return 0.5 * s.k * (x - s.rest) ** 2; } }
const springEnergy = (x, rest) => Spring.energy(new Spring(10, rest), x);
var f = springEnergy;`, [1.2,0.3]),
]; // prettier-ignore
