"""The products under a dual Sobolev step, and exponentials, by NumPy.

    python sobolev.py step SAMPLES PARAMETERS
    python sobolev.py exp COUNT
"""
import sys

from common import emit, missing, timed

try:
    import numpy as np
except ImportError as error:
    missing("NumPy", error)
    raise SystemExit

if sys.argv[1] == "step":
    samples, parameters = int(sys.argv[2]), int(sys.argv[3])
    jacobian = np.random.default_rng(1).uniform(-1, 1, (samples, parameters))

    def run():
        return np.linalg.cholesky(jacobian @ jacobian.T)

    _, timing = timed(run, repeats=3, seconds=0)
    name = f"NumPy {np.__version__}, JJᵀ and Cholesky"
else:
    numbers = -np.arange(int(sys.argv[2])) / 1e6
    _, timing = timed(lambda: np.exp(numbers))
    name = f"NumPy {np.__version__}, exp of as many numbers"
emit(peer=name, **timing)
