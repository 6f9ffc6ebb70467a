// Helper functions that take loops, written in each language; and what Python makes otherwise: floor gives integers, cosh raises.
import type { PrimitiveName } from '../../arithmetic.js';
import type { LanguageName } from './language.js';

interface LongHelper {
  readonly name: string;
  readonly text: string;
  /** Primitives that it calls, and imports. */
  readonly needs?: readonly PrimitiveName[];
  readonly opening?: string;
}

/** A text without the indentation that it has here. */
const unindented = (text: string): string => `${text.replace(/^ {4}/gm, '').trim()}\n`;

const erfTable = `1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753,
  0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-05, 4.13902798607301e-06,
  7.74038306619849e-07, -2.1886401049234397e-07, 1.076499946567091e-08, 4.521959811218287e-09, -7.754400208831351e-10,
  -6.318088340886684e-11, 2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14,
  3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17, 5.068148904796111e-17,
  -2.2370566594359995e-18, -2.187342944303018e-18,`;

const javascriptErf: LongHelper = {
  name: 'erf',
  needs: ['erfc', 'gaussian'],
  text: unindented(`
    // the error function (Abramowitz & Stegun 7.1.6)
    function erf(x) {
      if (!(Math.abs(x) < 1)) return Math.sign(x) * (1 - erfc(Math.abs(x)));
      let [term, sum] = [1, 1];
      for (let n = 1; term > sum * 1e-17; n++) {
        term *= (2 * (x * x)) / (2 * n + 1);
        sum += term;
      }
      return 1.1283791670955126 * x * gaussian(x) * sum;
    }
  `),
};

const javascriptErfc: LongHelper = {
  name: 'erfc',
  needs: ['erf', 'gaussian'],
  text: unindented(`
    // 1 - erf(x), to all its digits (Shepherd & Laframboise 1981)
    const erfcSeries = [
  ${erfTable}
    ];
    function erfc(x) {
      if (Math.abs(x) < 0.5) return 1 - erf(x);
      if (x < 0) return 2 - erfc(-x);
      if (x > 28) return 0;
      const t = (x - 3.75) / (x + 3.75);
      let [value, next] = [0, 0];
      for (let k = erfcSeries.length - 1; k >= 1; k--)
        [value, next] = [2 * t * value - next + erfcSeries[k], value];
      return (gaussian(x) * (t * value - next + erfcSeries[0])) / (1 + 2 * x);
    }
  `),
};

const javascriptSinc: LongHelper = {
  name: 'sincDerivative',
  text: unindented(`
    // the n-th derivative of sin(x)/x: upward, or downward by Miller's algorithm
    function sincDerivative(n, x) {
      const wave = (order) => {
        const value = order % 2 === 0 ? Math.sin(x) : Math.cos(x);
        return order % 4 < 2 ? value : -value;
      };
      const size = Math.abs(x);
      if (size < 2 + n) {
        let order = n;
        const negligible = 1e-18 * Math.min(1, size);
        for (let part = 1; part > negligible || order < n + 3; part *= size / order) order++;
        let value = 0;
        for (; order > n; order--) value = (wave(order) - x * value) / order;
        return value + 0;
      }
      let value = Math.sin(x) / x;
      for (let order = 1; order <= n; order++) value = (wave(order) - order * value) / x;
      return value;
    }
  `),
};

const cSinc: LongHelper = {
  name: 'sincDerivative',
  text: unindented(`
    /* the n-th derivative of sin(x)/x: upward, or downward by Miller's algorithm */
    static double sinc_wave(int order, double x) {
      const double value = order % 2 == 0 ? sin(x) : cos(x);
      return order % 4 < 2 ? value : -value;
    }
    static double sinc_derivative(double n, double x) {
      const double size = fabs(x);
      if (size < 2 + n) {
        int order = (int)n;
        const double negligible = 1e-18 * (size < 1 ? size : 1);
        for (double part = 1; part > negligible || order < n + 3; part *= size / order) order++;
        double value = 0;
        for (; order > n; order--) value = (sinc_wave(order, x) - x * value) / order;
        return value + 0.0;
      }
      double value = sin(x) / x;
      for (int order = 1; order <= n; order++) value = (sinc_wave(order, x) - order * value) / x;
      return value;
    }
  `),
};

const pythonSinc: LongHelper = {
  name: 'sincDerivative',
  text: unindented(`
    # the n-th derivative of sin(x)/x: upward, or downward by Miller's algorithm
    def sinc_derivative(n, x):
        def wave(order):
            value = math.sin(x) if order % 2 == 0 else math.cos(x)
            return value if order % 4 < 2 else -value

        size = abs(x)
        if size < 2 + n:
            order = int(n)
            part = 1.0
            while part > 1e-18 * min(1.0, size) or order < n + 3:
                order += 1
                part *= size / order
            value = 0.0
            while order > n:
                value = (wave(order) - x * value) / order
                order -= 1
            return value + 0.0
        value = math.sin(x) / x
        for order in range(1, int(n) + 1):
            value = (wave(order) - order * value) / x
        return value
  `),
};

/** math.floor gives integers, which have no -0 and no infinity. */
const pythonWhole = (name: string, called: string, remark: string): LongHelper => ({
  name,
  text: `# ${remark}, as a float\ndef ${name}(x):\n    return math.copysign(math.${called}(x), x) if math.isfinite(x) else x\n`,
});

/** Slopes of tanh and its like, which are 0 where cosh and sinh overflow. */
const pythonReciprocal = (name: string, below: string, beyond: string): LongHelper => ({
  name,
  text: `# 1/${below}(x); where that overflows, Python would raise\ndef ${name}(x):\n    try:\n        return 1.0 / math.${below}(x)\n    except OverflowError:\n        return ${beyond}\n`,
});

const pythonFround: LongHelper = {
  name: 'fround',
  opening: 'import ctypes\n',
  text: '# rounded to single precision\ndef fround(x):\n    return ctypes.c_float(x).value\n',
};

type LongHelpers = Partial<Readonly<Record<PrimitiveName, LongHelper>>>;

export const longHelpers: Readonly<Record<LanguageName, LongHelpers>> = {
  js: { erf: javascriptErf, erfc: javascriptErfc, sincDerivative: javascriptSinc },
  c: { sincDerivative: cSinc },
  python: {
    sincDerivative: pythonSinc,
    floor: pythonWhole('floor', 'floor', 'the integer below'),
    ceil: pythonWhole('ceil', 'ceil', 'the integer above'),
    fix: pythonWhole('fix', 'trunc', 'the integer towards zero'),
    fround: pythonFround,
    sech: pythonReciprocal('sech', 'cosh', '0.0'),
    csch: pythonReciprocal('csch', 'sinh', 'math.copysign(0.0, x)'),
  },
};
