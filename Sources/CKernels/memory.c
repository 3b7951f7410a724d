// Advice on memory.
#define _DEFAULT_SOURCE 1
#include "internal.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

void ig_prefer_large_pages(double *d, size_t n) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  // Whole pages of the usual large size inside the block; what the system refuses is no error.
  const uintptr_t large = (uintptr_t)1 << 21;
  uintptr_t start = ((uintptr_t)d + large - 1) & ~(large - 1), end = (uintptr_t)(d + n) & ~(large - 1);
  if (end > start && end - start >= 2 * large) madvise((void *)start, end - start, MADV_HUGEPAGE);
#else
  (void)d, (void)n;
#endif
}
