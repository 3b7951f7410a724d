"""What the peers share: one thread, processor time, JSON lines.

A peer prints one JSON object a line: {"peer": name and version, "median": s, "min": s, "count": repeats, ...}, or
{"peer": name, "missing": how to install it}.
"""
import json
import math
import os
import statistics
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["JAX_ENABLE_X64"] = "1"
os.environ["JAX_PLATFORMS"] = "cpu"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])


def timed(f, repeats=7, seconds=0.5, most=400):
    """The last value, and the median and minimum of processor seconds over at least `repeats` calls after a first one."""
    value = f()
    samples = []
    while len(samples) < repeats or (sum(samples) < seconds and len(samples) < most):
        start = time.process_time()
        value = f()
        samples.append(time.process_time() - start)
    return value, {"median": statistics.median(samples), "min": min(samples), "count": len(samples)}


def emit(**fields):
    def plain(x):
        if isinstance(x, float) and not math.isfinite(x):
            return None
        return [plain(y) for y in x] if isinstance(x, (list, tuple)) else x

    print(json.dumps({k: plain(v) for k, v in fields.items()}), flush=True)


def missing(peer, error):
    """Reports a package that is not installed and lets the others run."""
    emit(peer=peer, missing=f"not installed: pip install {(error.name or peer).split('.')[0]}")


if __name__ == "__main__":
    sys.exit("common.py is imported by the peers")
