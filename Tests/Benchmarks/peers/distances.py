"""Fisher–Rao distances of pairs in the logarithms of the parameters: SciPy's solve_bvp, or shooting by JAX.

    python distances.py gamma|dirichlet DIMENSION pairs.bin distances.bin scipy|jax

pairs.bin: float64, for each pair the 2n coordinates. gamma: shape and mean; dirichlet: any n (2 is the beta family).
distances.bin is written; NaN where the solver reports failure. JAX: Newton's method on the velocity, damped, geodesics and
their derivatives by diffrax to 1e-12, all compiled.
"""
import sys
import time

from common import emit, missing
from equations import EQUATIONS, SPEEDS

family, dimension, source, target, peer = sys.argv[1:6]
d = int(dimension)
try:
    import numpy as np
    import scipy
    from scipy.integrate import solve_bvp
    from scipy.special import polygamma
except ImportError as error:
    missing("SciPy" if peer == "scipy" else "JAX", error)
    raise SystemExit

acceleration, speed = EQUATIONS[family], SPEEDS[family]
pairs = np.log(np.fromfile(source).reshape(-1, 2, d))

if peer == "scipy":
    slope = lambda t, z: np.vstack([z[d:], acceleration(z[:d], z[d:], np, polygamma)])
    x = np.linspace(0, 1, 21)

    def distance(a, b):
        start = np.vstack([a[:, None] + (b - a)[:, None] * x, np.repeat((b - a)[:, None], 21, 1)])
        miss = lambda p, q: np.concatenate([p[:d] - a, q[:d] - b])
        with np.errstate(all="ignore"):
            r = solve_bvp(slope, miss, x, start, tol=1e-8, max_nodes=20000)
        return speed(a, r.y[d:, 0], np, polygamma) if r.success else np.nan

    name = f"SciPy {scipy.__version__}, solve_bvp"
else:
    try:
        import diffrax as dx
        import jax
        import jax.numpy as jnp
    except ImportError as error:
        missing("JAX", error)
        raise SystemExit
    tolerance = 1e-12
    psi = jax.scipy.special.polygamma
    term = dx.ODETerm(lambda t, z, _: jnp.concatenate([z[d:], acceleration(z[:d], z[d:], jnp, psi)]))
    control = dx.PIDController(rtol=tolerance, atol=tolerance)

    def miss(v, a, b):
        return dx.diffeqsolve(
            term, dx.Dopri8(), 0.0, 1.0, 0.05, jnp.concatenate([a, v]), stepsize_controller=control, max_steps=400,
            adjoint=dx.ForwardMode(), throw=False,
        ).ys[0][:d] - b

    def solve(a, b):
        norm, nothing = jnp.linalg.norm, jnp.full(d, jnp.inf)

        def newton(state):
            v, r, k = state
            step = -jnp.linalg.solve(jax.jacfwd(miss)(v, a, b), r)
            worse = lambda c: ((norm(c[1]) > (1 - 1e-4 * c[0]) * norm(r)) | ~jnp.all(jnp.isfinite(c[1]))) & (c[0] > 0.02)
            size, rest = jax.lax.while_loop(worse, lambda c: (c[0] / 2, miss(v + c[0] * step, a, b)), (1.0, nothing))
            return v + 2 * size * step, rest, k + 1

        undefined = lambda c: ~jnp.all(jnp.isfinite(c[1])) & (c[2] < 10)
        halved = lambda c: (c[0] / 2, miss(c[0] / 2, a, b), c[2] + 1)
        v, r, _ = jax.lax.while_loop(undefined, halved, (2 * (b - a), nothing, 0))
        far = lambda c: (norm(c[1]) > 10 * tolerance) & (c[2] < 15)
        v, r, _ = jax.lax.while_loop(far, newton, (v, r, 0))
        return speed(a, v, jnp, psi), norm(r)

    compiled = jax.jit(solve)

    def distance(a, b):
        value, rest = jax.block_until_ready(compiled(a, b))
        return float(value) if rest < 1e3 * tolerance else np.nan

    name = f"JAX {jax.__version__}, shooting"

# A pair's time is the median of several passes over all pairs, half a second together and more.
least = 3 if peer == "scipy" else 7
distance(*pairs[0])
times, values = [], np.empty(len(pairs))
while len(times) < least or np.sum(times) < 0.5:
    times.append(np.empty(len(pairs)))
    for k, (a, b) in enumerate(pairs):
        begin = time.process_time()
        values[k] = distance(a, b)
        times[-1][k] = time.process_time() - begin
samples = np.median(times, axis=0)
values.tofile(target)
emit(
    peer=name, median=float(np.median(samples)), min=float(samples.min()), count=len(samples), passes=len(times),
    failures=int(np.isnan(values).sum()),
)
