// A gradient as the benchmark calls it: the value is returned, the derivatives by the n numbers of x are put into out.
#ifdef __cplusplus
extern "C"
#endif
double timed_gradient(const double *x, int n, double *out);
