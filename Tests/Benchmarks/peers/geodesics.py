"""Geodesics with given starts and velocities: SciPy's DOP853 on some, diffrax on all.

    python geodesics.py gamma|dirichlet|normal-gamma|waves DIMENSION problems.bin ends.bin scipy|diffrax

problems.bin: float64, for each geodesic its start and its velocity. ends.bin is written: the end of each that was solved.
The states are logarithms of positive parameters.
"""
import sys

from common import emit, missing, timed
from equations import EQUATIONS, POSITIVE

family, dimension, source, target, peer = sys.argv[1:6]
n = int(dimension)
tolerance = 1e-10
try:
    import numpy as np
    from scipy.integrate import solve_ivp
    from scipy.special import polygamma
except ImportError as error:
    missing("SciPy" if peer == "scipy" else "diffrax", error)
    raise SystemExit

acceleration = EQUATIONS[family]
positive = np.array(POSITIVE[family](n))
problems = np.fromfile(source).reshape(-1, 2 * n)
starts, velocities = problems[:, :n], problems[:, n:]
states = np.hstack(
    [np.where(positive, np.log(np.where(positive, starts, 1)), starts), np.where(positive, velocities / starts, velocities)]
)

if peer == "scipy":
    import scipy

    subset = states[:100]
    slope = lambda t, z: np.concatenate([z[n:], acceleration(z[:n], z[n:], np, polygamma)])
    solve = lambda z: solve_ivp(slope, (0, 1), z, method="DOP853", rtol=tolerance, atol=tolerance).y[:n, -1]
    ends, timing = timed(lambda: np.array([solve(z) for z in subset]), repeats=5, seconds=0)
    name = f"SciPy {scipy.__version__}, DOP853"
else:
    try:
        import diffrax as dx
        import jax
        import jax.numpy as jnp
    except ImportError as error:
        missing("diffrax", error)
        raise SystemExit
    psi = jax.scipy.special.polygamma
    term = dx.ODETerm(lambda t, z, _: jnp.concatenate([z[n:], acceleration(z[:n], z[n:], jnp, psi)]))
    control = dx.PIDController(rtol=tolerance, atol=tolerance)
    one = lambda z: dx.diffeqsolve(
        term, dx.Dopri8(), 0.0, 1.0, 0.05, z, stepsize_controller=control, max_steps=400, adjoint=dx.ForwardMode()
    ).ys[0][:n]
    compiled = jax.jit(jax.vmap(one))
    argument = jnp.asarray(states)
    ends, timing = timed(lambda: jax.block_until_ready(compiled(argument)), repeats=5, seconds=0)
    ends = np.asarray(ends)
    name = f"diffrax {dx.__version__}, Dopri8, compiled"
np.where(positive, np.exp(np.where(positive, ends, 0)), ends).astype(np.float64).tofile(target)
per = {k: v / len(ends) for k, v in timing.items() if k != "count"}
emit(peer=name, **per, count=timing["count"], solved=len(ends))
