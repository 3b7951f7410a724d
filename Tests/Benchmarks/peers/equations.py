"""Geodesic equations in the logarithms of positive parameters, in closed form, for NumPy and JAX.

acceleration(family)(y, v, xp, psi) is ÿ, speed(family)(y, v, xp, psi) the length of v; xp is numpy or jax.numpy, psi its
polygamma. A state is a column; y may be many columns. POSITIVE says which coordinates are logarithms.
"""


def gamma(y, v, xp, psi):
    """Shape and mean."""
    k = xp.exp(y[0])
    a = psi(1, k) - 1 / k
    da = psi(2, k) + 1 / k**2
    b = a * k * k
    db = da * k**3 + 2 * b
    return xp.stack([(k * v[1] ** 2 - db * v[0] ** 2) / (2 * b), -v[0] * v[1]])


def gamma_speed(y, v, xp, psi):
    k = xp.exp(y[0])
    return xp.sqrt((psi(1, k) * k * k - k) * v[0] ** 2 + k * v[1] ** 2)


def dirichlet(y, v, xp, psi):
    """Any number of parameters."""
    a = xp.exp(y)
    u = a * v
    s = a.sum(0)
    r = 1 / psi(1, a)
    b = psi(1, s)
    w = 0.5 * (psi(2, a) * u * u - psi(2, s) * u.sum(0) ** 2)
    return -(r * w + (b / (1 - b * r.sum(0))) * r * (r * w).sum(0)) / a - v * v


def dirichlet_speed(y, v, xp, psi):
    a = xp.exp(y)
    u = a * v
    return xp.sqrt((psi(1, a) * u * u).sum() - psi(1, a.sum()) * u.sum() ** 2)


def normal_gamma(y, v, xp, psi):
    """μ, λ, a, b of x | τ ~ N(μ, 1/(λτ)), τ ~ Gamma(a, b): 2L = wμ̇² + l̇²/2 + a²ψ₁(a)ṗ² − 2aṗq̇ + aq̇², w = λa/b."""
    a = xp.exp(y[2])
    w = xp.exp(y[1] + y[2] - y[3])
    first = a * a * psi(1, a)
    slope = 2 * first + a**3 * psi(2, a)
    pull = w * v[0] ** 2
    rest = v[2] ** 2 - v[2] * v[3] - pull / (2 * a)
    p = (pull / 2 - slope * v[2] ** 2 / 2 + a * v[3] ** 2 / 2 + a * rest) / (first - a)
    return xp.stack([-(v[1] + v[2] - v[3]) * v[0], pull, p, p + rest])


def waves(y, v, xp, psi):
    """The metric (1 + r²) dx² + 2rs dx dy + (1 + s²) dy² of a graph, r = cos x cos y, s = −sin x sin y."""
    r, s = xp.cos(y[0]) * xp.cos(y[1]), -xp.sin(y[0]) * xp.sin(y[1])
    h = xp.sin(y[0]) * xp.cos(y[1])
    bend = -h * (v[0] ** 2 + v[1] ** 2) - 2 * xp.cos(y[0]) * xp.sin(y[1]) * v[0] * v[1]
    return -xp.stack([r, s]) * bend / (1 + r * r + s * s)


EQUATIONS = {"gamma": gamma, "dirichlet": dirichlet, "normal-gamma": normal_gamma, "waves": waves}
SPEEDS = {"gamma": gamma_speed, "dirichlet": dirichlet_speed}
POSITIVE = {
    "gamma": lambda n: [True] * n,
    "dirichlet": lambda n: [True] * n,
    "normal-gamma": lambda n: [False, True, True, True],
    "waves": lambda n: [False] * n,
}
