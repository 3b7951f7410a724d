#pragma once
#include <lapacke.h>
// <cblas.h> clashes with GSL's gsl_cblas.h: what is needed of OpenBLAS is declared here.
void openblas_set_num_threads(int num_threads);
// In column order; arguments by reference, as in Fortran.
void dgemm_(
    const char *transa, const char *transb, const int *m, const int *n, const int *k, const double *alpha, const double *a,
    const int *lda, const double *b, const int *ldb, const double *beta, double *c, const int *ldc);
