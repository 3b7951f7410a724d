"""Natural-gradient variational inference for logistic regression, as one would write it in NumPy and in JAX.

    python variational.py numpy|jax WEIGHTS STEPS FOLDER

FOLDER holds `design` (rows × weights) and `outcomes`, raw float64; the mean after the steps goes to `mean`. The step is 0.5 in natural
coordinates; expectations are Gauss-Hermite sums with 20 nodes, which suits the small variances of this case.
"""
import os
import sys

from common import emit, missing, timed

kind, weights, steps, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
name = "NumPy" if kind == "numpy" else "JAX"
try:
    import numpy as np

    if kind == "jax":
        import jax
        import jax.numpy as jnp
except ImportError as error:
    missing(name, error)
    raise SystemExit

nodes, node_weights = np.polynomial.hermite_e.hermegauss(20)
node_weights = node_weights / node_weights.sum()
design = np.fromfile(os.path.join(folder, "design")).reshape(-1, weights)
outcomes = np.fromfile(os.path.join(folder, "outcomes"))


def step(xp, X, y, mean, precision):
    covariance = xp.linalg.inv(precision)
    predictor = X @ mean
    deviation = xp.sqrt(((X @ covariance) * X).sum(axis=1))
    p = 1 / (1 + xp.exp(-(predictor[:, None] + deviation[:, None] * nodes)))
    gradient = X.T @ (p @ node_weights - y) + mean
    hessian = X.T @ (((p * (1 - p)) @ node_weights)[:, None] * X) + xp.eye(weights)
    precision = 0.5 * precision + 0.5 * hessian
    return mean - 0.5 * xp.linalg.solve(precision, gradient), precision


if kind == "numpy":

    def run():
        mean, precision = np.zeros(weights), np.eye(weights)
        for _ in range(steps):
            mean, precision = step(np, design, outcomes, mean, precision)
        return mean

    name = f"NumPy {np.__version__}"
else:
    X, y = jnp.array(design), jnp.array(outcomes)
    scan = jax.jit(
        lambda mean, precision: jax.lax.scan(
            lambda state, _: (step(jnp, X, y, *state), None), (mean, precision), None, length=steps
        )[0][0]
    )

    def run():
        return jax.block_until_ready(scan(jnp.zeros(weights), jnp.eye(weights)))

    name = f"JAX {jax.__version__}, compiled"
mean, timing = timed(run)
np.asarray(mean).tofile(os.path.join(folder, "mean"))
emit(peer=name, **{k: (v if k == "count" else v / steps) for k, v in timing.items()})
