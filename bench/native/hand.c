// The gradients of ../gradients/hand.mjs in C; ROW names one of them.
#include "gradient.h"
#include "network.h"
#include <math.h>
#include <string.h>

double product(const double *x, int n, double *out) {
  (void)n;
  const double cosine = cos(x[0]);
  out[0] = cosine - x[0] * sin(x[0]);
  return x[0] * cosine;
}

double chain(const double *x, int n, double *out) {
  (void)n;
  const double a = x[0], b = x[1], c = x[2], d = x[3];
  const double product_log = log(a * b);
  const double root = sqrt(product_log * c);
  const double outer = cos(root * d);
  const double inner = outer * d / (2 * root);
  out[0] = inner * c / a;
  out[1] = inner * c / b;
  out[2] = inner * product_log;
  out[3] = outer * root;
  return sin(root * d);
}

double rosenbrock(const double *x, int n, double *out) {
  double value = 0;
  memset(out, 0, n * sizeof *out);
  for (int i = 0; i + 1 < n; i++) {
    const double off = 1 - x[i], gap = x[i + 1] - x[i] * x[i];
    value += off * off + 100 * gap * gap;
    out[i] += -2 * off - 400 * x[i] * gap;
    out[i + 1] += 200 * gap;
  }
  return value;
}

double squares(const double *x, int n, double *out) {
  double value = 0;
  for (int i = 0; i < n; i++) {
    value += x[i] * x[i];
    out[i] = 2 * x[i];
  }
  return value;
}

double logistic(const double *x, int n, double *out) {
  (void)n;
  double y = x[0], slope = 1;
  for (int i = 0; i < 10; i++) {
    slope *= 3.7 * (1 - 2 * y);
    y = 3.7 * y * (1 - y);
  }
  out[0] = slope;
  return y;
}

double network(const double *x, int n, double *out) {
  (void)n;
  const int b = HIDDEN * COUNT, v = b + HIDDEN, c = v + HIDDEN;
  double output = x[c];
  for (int j = 0; j < HIDDEN; j++) {
    double sum = x[b + j];
    for (int i = 0; i < COUNT; i++) sum += x[j * COUNT + i] * inputs[i];
    out[v + j] = tanh(sum);
    output += x[v + j] * out[v + j];
  }
  const double off = output - TARGET, slope = 2 * off;
  out[c] = slope;
  for (int j = 0; j < HIDDEN; j++) {
    const double active = out[v + j], inner = slope * x[v + j] * (1 - active * active);
    out[v + j] = slope * active;
    out[b + j] = inner;
    for (int i = 0; i < COUNT; i++) out[j * COUNT + i] = inner * inputs[i];
  }
  return off * off;
}

double timed_gradient(const double *x, int n, double *out) { return ROW(x, n, out); }
