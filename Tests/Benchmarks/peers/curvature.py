"""Metric, Christoffel symbols and scalar curvature at many points, in closed form: NumPy, and JAX compiled.

    python curvature.py gamma points.bin values.bin numpy|jax

points.bin: float64, coordinate after coordinate. values.bin is written: the components of g, Γᵏᵢⱼ and R, one after the
other, at the first points. normal (μ, σ), gamma (shape, mean), dirichlet (a₁ … a₅).
"""
import sys

from common import emit, missing, timed

family, source, target, peer = sys.argv[1:5]
try:
    import numpy as np
    from scipy.special import polygamma
except ImportError as error:
    missing("NumPy" if peer == "numpy" else "JAX", error)
    raise SystemExit

n = 5 if family == "dirichlet" else 2
points = np.fromfile(source).reshape(n, -1).T.copy()


def closed(p, xp, psi):
    if family == "normal":
        s = p[:, 1]
        z = 0 * s
        u = 1 / s
        v = u * u
        return xp.stack([v, z, z, 2 * v], -1), xp.stack([z, -u, -u, z, 0.5 * u, z, z, -u], -1), z - 1.0
    if family == "gamma":
        k, m = p[:, 0], p[:, 1]
        a = psi(1, k) - 1 / k
        b = psi(2, k) + 1 / k**2
        z = 0 * k
        metric = xp.stack([a, z, z, k / m**2], -1)
        gamma = xp.stack([b / (2 * a), z, z, -1 / (2 * m * m * a), z, 0.5 / k, 0.5 / k, -1 / m], -1)
        return metric, gamma, (a + k * b) / (2 * k * k * a * a)
    s = p.sum(-1)
    a, b, a2, b2 = psi(1, p), psi(1, s), psi(2, p), psi(2, s)
    one = xp.eye(n)
    g = a[:, :, None] * one - b[:, None, None]
    ia = 1 / a
    den = 1 - b * ia.sum(-1)
    gi = ia[:, :, None] * one + (b / den)[:, None, None] * ia[:, :, None] * ia[:, None, :]
    h = gi.sum(-1)
    gamma = 0.5 * (gi[:, :, :, None] * (a2[:, :, None] * one)[:, None, :, :] - (h * b2[:, None])[:, :, None, None])
    total = h.sum(-1)
    d = xp.einsum("nii->ni", gi)
    square = (
        xp.einsum("ni,nij,nj->n", a2, gi**3, a2) - 2 * b2 * xp.einsum("ni,ni->n", a2, h**3) + b2**2 * total**3
    )
    trace = d * a2 - (total * b2)[:, None]
    return g, gamma, (square - xp.einsum("ni,nij,nj->n", trace, gi, trace)) / 4


if peer == "numpy":
    name = f"NumPy {np.__version__}, closed form"
    run = lambda: closed(points, np, polygamma)
else:
    try:
        import jax
        import jax.numpy as jnp
    except ImportError as error:
        missing("JAX", error)
        raise SystemExit
    name = f"JAX {jax.__version__}, closed form, compiled"
    compiled = jax.jit(lambda p: closed(p, jnp, jax.scipy.special.polygamma))
    argument = jnp.asarray(points)
    run = lambda: jax.block_until_ready(compiled(argument))

values, timing = timed(run, seconds=1)
first = min(1000, len(points))
columns = [np.asarray(v)[:first].reshape(first, -1).T for v in values]
np.concatenate(columns).astype(np.float64).tofile(target)
emit(peer=name, **timing)
