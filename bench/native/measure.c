// Times a gradient: `measure POINTS N COUNT SECONDS ROUNDS` reads COUNT points of N doubles from the file, calls the gradient for so
// many seconds, then in rounds of 20 ms, and prints nanoseconds of processor time a call with the gradients of two points, as JSON.
#include "gradient.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

static double *points, *out, used;
static int n, count;

static double time_of(long calls) {
  const double start = now();
  for (long k = 0; k < calls; k++) used += timed_gradient(points + (k % count) * n, n, out) + out[0];
  return now() - start;
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  n = atoi(argv[2]);
  count = atoi(argv[3]);
  const double warmth = atof(argv[4]) * 1e9;
  const int rounds = atoi(argv[5]);
  points = malloc(sizeof *points * n * count);
  out = malloc(sizeof *out * n);
  FILE *file = fopen(argv[1], "rb");
  if (file == NULL || fread(points, sizeof *points * n, count, file) != (size_t)count) return 2;
  fclose(file);
  printf("{\"gradients\":[");
  for (int k = 0; k < 2; k++) {
    timed_gradient(points + (k % count) * n, n, out);
    for (int i = 0; i < n; i++) printf("%s%.17g", i > 0 ? "," : k > 0 ? "],[" : "[", out[i]);
  }
  long calls = 1;
  double spent = 0;
  for (double each = 0; spent < warmth; spent += each) {
    each = time_of(calls);
    if (each < 1e7) calls *= 2;
  }
  const double once = time_of(calls) / calls;
  calls = once < 2e7 ? 2e7 / once : 1;
  printf("]],\"times\":[");
  for (int round = 0; round < rounds; round++) printf("%s%.17g", round > 0 ? "," : "", time_of(calls) / calls);
  printf("]}\n");
  return used == 0.5;
}
