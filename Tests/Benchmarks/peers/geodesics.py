"""Geodesics of the gamma manifold with given starts and velocities: SciPy's DOP853 on some, diffrax on all.

    python geodesics.py problems.bin ends.bin scipy|diffrax

problems.bin: float64, for each geodesic shape, mean and their velocities. ends.bin is written: shape and mean at the end
of each that was solved. The state is (log shape, log mean).
"""
import sys

from common import emit, missing, timed

source, target, peer = sys.argv[1:4]
tolerance = 1e-10
try:
    import numpy as np
    from scipy.integrate import solve_ivp
    from scipy.special import polygamma
except ImportError as error:
    missing("SciPy" if peer == "scipy" else "diffrax", error)
    raise SystemExit

problems = np.fromfile(source).reshape(-1, 4)
states = np.hstack([np.log(problems[:, :2]), problems[:, 2:] / problems[:, :2]])


def acceleration(y, v, xp, psi):
    k = xp.exp(y[0])
    a = psi(1, k) - 1 / k
    da = psi(2, k) + 1 / k**2
    b = a * k * k
    db = da * k**3 + 2 * b
    return xp.stack([(k * v[1] ** 2 - db * v[0] ** 2) / (2 * b), -v[0] * v[1]])


if peer == "scipy":
    import scipy

    subset = states[:100]
    slope = lambda t, z: np.concatenate([z[2:], acceleration(z[:2], z[2:], np, polygamma)])
    solve = lambda z: solve_ivp(slope, (0, 1), z, method="DOP853", rtol=tolerance, atol=tolerance).y[:2, -1]
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
    term = dx.ODETerm(lambda t, z, _: jnp.concatenate([z[2:], acceleration(z[:2], z[2:], jnp, psi)]))
    control = dx.PIDController(rtol=tolerance, atol=tolerance)
    one = lambda z: dx.diffeqsolve(
        term, dx.Dopri8(), 0.0, 1.0, 0.05, z, stepsize_controller=control, max_steps=400, adjoint=dx.ForwardMode()
    ).ys[0][:2]
    compiled = jax.jit(jax.vmap(one))
    argument = jnp.asarray(states)
    ends, timing = timed(lambda: jax.block_until_ready(compiled(argument)), repeats=5, seconds=0)
    ends = np.asarray(ends)
    name = f"diffrax {dx.__version__}, Dopri8, compiled"
np.exp(ends).astype(np.float64).tofile(target)
per = {k: v / len(ends) for k, v in timing.items() if k != "count"}
emit(peer=name, **per, count=timing["count"], solved=len(ends))
