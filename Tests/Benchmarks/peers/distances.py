"""Fisher–Rao distances of pairs by SciPy's solve_bvp, in the logarithms of the parameters.

    python distances.py gamma|dirichlet pairs.bin distances.bin

pairs.bin: float64, for each pair the 2n coordinates. gamma: shape and mean; dirichlet: any n (2 is the beta family).
distances.bin is written; NaN where the solver reports failure.
"""
import sys
import time

from common import emit, missing

family, dimension, source, target = sys.argv[1:5]
d = int(dimension)
try:
    import numpy as np
    import scipy
    from scipy.integrate import solve_bvp
    from scipy.special import polygamma
except ImportError as error:
    missing("SciPy", error)
    raise SystemExit

pairs = np.log(np.fromfile(source).reshape(-1, 2, d))


def speed(y, v):
    if family == "gamma":
        k = np.exp(y[0])
        return np.sqrt((polygamma(1, k) * k * k - k) * v[0] ** 2 + k * v[1] ** 2)
    a = np.exp(y)
    u = a * v
    return np.sqrt((polygamma(1, a) * u * u).sum() - polygamma(1, a.sum()) * u.sum() ** 2)


def acceleration(y, v):
    if family == "gamma":
        k = np.exp(y[0])
        a = polygamma(1, k) - 1 / k
        da = polygamma(2, k) + 1 / k**2
        b = a * k * k
        db = da * k**3 + 2 * b
        return np.stack([(k * v[1] ** 2 - db * v[0] ** 2) / (2 * b), -v[0] * v[1]])
    a = np.exp(y)
    u = a * v
    s = a.sum(0)
    r = 1 / polygamma(1, a)
    b = polygamma(1, s)
    w = 0.5 * (polygamma(2, a) * u * u - polygamma(2, s) * u.sum(0) ** 2)
    return -(r * w + (b / (1 - b * r.sum(0))) * r * (r * w).sum(0)) / a - v * v


def slope(t, z):
    return np.vstack([z[d:], acceleration(z[:d], z[d:])])


x = np.linspace(0, 1, 21)


def distance(a, b):
    start = np.vstack([a[:, None] + (b - a)[:, None] * x, np.repeat((b - a)[:, None], 21, 1)])
    with np.errstate(all="ignore"):
        r = solve_bvp(slope, lambda p, q: np.concatenate([p[:d] - a, q[:d] - b]), x, start, tol=1e-8, max_nodes=20000)
    return speed(a, r.y[d:, 0]) if r.success else np.nan


distance(*pairs[0])
samples, values = [], []
for a, b in pairs:
    begin = time.process_time()
    values.append(distance(a, b))
    samples.append(time.process_time() - begin)
np.array(values).tofile(target)
emit(
    peer=f"SciPy {scipy.__version__}, solve_bvp", median=float(np.median(samples)), min=min(samples), count=len(samples),
    failures=int(np.isnan(values).sum()),
)
