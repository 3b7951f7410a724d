#pragma once
#include <stdint.h>
#include <stdio.h>
// FLINT 3 carries Arb and Calcium; with FLINT 2 (Debian 12) they are libraries and headers of their own.
#if defined(__has_include) && __has_include(<flint/arb.h>)
#include <flint/acb.h>
#include <flint/acb_calc.h>
#include <flint/acb_hypgeom.h>
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#include <flint/arb_mat.h>
#include <flint/fmpz_mpoly_q.h>
#else
#include <acb.h>
#include <acb_calc.h>
#include <acb_hypgeom.h>
#include <arb.h>
#include <arb_hypgeom.h>
#include <arb_mat.h>
#include <calcium/fmpz_mpoly_q.h>
#endif
#include <flint/fmpz_mpoly_factor.h>
#include <flint/fmpz_lll.h>
