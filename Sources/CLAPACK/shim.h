#pragma once
#include <lapacke.h>
// <cblas.h> clashes with GSL's gsl_cblas.h: what is needed of OpenBLAS is declared here.
void openblas_set_num_threads(int num_threads);
