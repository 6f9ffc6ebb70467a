// The same functions by ADOL-C (Walther & Griewank 2012): taped once, then a sweep forward and one back at each point. ROW names one.
#include "gradient.h"
#include "network.h"
#include <adolc/adolc.h>
#include <vector>

using Inputs = std::vector<adouble>;

adouble product(const Inputs &x) { return x[0] * cos(x[0]); }

adouble chain(const Inputs &x) { return sin(sqrt(log(x[0] * x[1]) * x[2]) * x[3]); }

adouble rosenbrock(const Inputs &x) {
  adouble value = 0;
  for (size_t i = 0; i + 1 < x.size(); i++) {
    const adouble off = 1 - x[i], gap = x[i + 1] - x[i] * x[i];
    value += off * off + 100 * gap * gap;
  }
  return value;
}

adouble squares(const Inputs &x) {
  adouble value = 0;
  for (const adouble &each : x) value += each * each;
  return value;
}

adouble logistic(const Inputs &x) {
  adouble y = x[0];
  for (int i = 0; i < 10; i++) y = 3.7 * y * (1 - y);
  return y;
}

adouble network(const Inputs &x) {
  const int b = HIDDEN * COUNT, v = b + HIDDEN, c = v + HIDDEN;
  adouble output = x[c];
  for (int j = 0; j < HIDDEN; j++) {
    adouble sum = x[b + j];
    for (int i = 0; i < COUNT; i++) sum += x[j * COUNT + i] * inputs[i];
    output += x[v + j] * tanh(sum);
  }
  const adouble off = output - TARGET;
  return off * off;
}

static void tape(const double *x, int n) {
  double value;
  trace_on(1);
  Inputs active(n);
  for (int i = 0; i < n; i++) active[i] <<= x[i];
  ROW(active) >>= value;
  trace_off();
}

double timed_gradient(const double *x, int n, double *out) {
  static bool is_taped = false;
  if (!is_taped) tape(x, n);
  is_taped = true;
  double value, one = 1;
  zos_forward(1, 1, n, 1, x, &value);
  fos_reverse(1, 1, n, &one, out);
  return value;
}
