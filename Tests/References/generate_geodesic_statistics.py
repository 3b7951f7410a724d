"""Means, medians and regressions on spaces of constant curvature and of matrices, by other ways than the library's.

Hyperbolic plane: Moebius maps of the half plane, and Newton's method on differences, at 50 digits. Sphere: unit vectors.
Positive definite matrices: the iteration of the matrix geometric mean with exp and log of matrices.

    python generate_geodesic_statistics.py > geodesic-statistics.json
"""
import json
import numpy as np
from mpmath import mp, mpf, mpc, matrix, lu_solve, log, exp, sqrt, acosh, acos, cos, sin, asin, eigsy, diag, findroot
from scipy.optimize import minimize

mp.dps = 50
C = mpf(2)  # (dmu^2 + 2 dsigma^2)/sigma^2 = C |dz|^2/y^2 with z = mu/sqrt(2) + i sigma


def half_plane(p):
    return mpc(mpf(p[0]) / sqrt(mpf(2)), mpf(p[1]))


def distance(z, w):
    return sqrt(C) * acosh(1 + abs(z - w) ** 2 / (2 * z.imag * w.imag))


def travel(z, v, t):
    """Along the unit-speed geodesic of |dz|/y from z with the velocity v (complex), for the parameter t."""
    speed = abs(v) / z.imag
    if speed == 0:
        return z
    # A rotation about i turns the upward direction i to i exp(2i theta).
    half = mp.arg(v / mpc(0, 1)) / 2
    w = mpc(0, 1) * exp(speed * t)
    w = (cos(half) * w + sin(half)) / (-sin(half) * w + cos(half))
    return z.real + z.imag * w


def newton(f, start):
    """The minimum of f, by Newton's method on central differences."""
    x = [mpf(s) for s in start]
    n, h = len(x), mpf(10) ** -12
    for _ in range(40):
        def at(*moves):
            y = list(x)
            for i, s in moves:
                y[i] += s * h
            return f(y)
        g = matrix([(at((i, 1)) - at((i, -1))) / (2 * h) for i in range(n)])
        H = matrix(n, n)
        for i in range(n):
            for j in range(n):
                H[i, j] = (at((i, 1), (j, 1)) - at((i, 1), (j, -1)) - at((i, -1), (j, 1)) + at((i, -1), (j, -1))) / (4 * h * h)
        d = lu_solve(H, -g)
        x = [a + b for a, b in zip(x, d)]
        if max(abs(e) for e in d) < mpf(10) ** -18:
            return x
    raise RuntimeError("no convergence")


def minimum(f, start):
    rough = minimize(lambda y: float(f([mpf(float(e)) for e in y])), [float(s) for s in start], method="BFGS", options={"gtol": 1e-9})
    return newton(f, rough.x)


def regression(times, points, start):
    ys = [half_plane(p) for p in points]

    def sum_of_squares(q):
        z, v = mpc(q[0], exp(q[1])), mpc(q[2], q[3])
        return sum(distance(travel(z, v, mpf(t)), y) ** 2 for t, y in zip(times, ys)) / 2

    q = minimum(sum_of_squares, start)
    total = 2 * sum_of_squares(q)
    m = mean(points)
    spread = sum(distance(half_plane(m), y) ** 2 for y in ys)
    y0 = exp(q[1])
    return {
        "times": times, "points": points,
        "start": [q[0] * sqrt(mpf(2)), y0], "velocity": [q[2] * sqrt(mpf(2)), q[3]],
        "residualSumOfSquares": total, "rSquared": 1 - total / spread,
    }


def mean(points, power=2):
    ys = [half_plane(p) for p in points]
    q = minimum(lambda q: sum(distance(mpc(q[0], exp(q[1])), y) ** power for y in ys), [0.3, 0.1])
    return [q[0] * sqrt(mpf(2)), exp(q[1])]


def sphere_mean(points, power=2):
    """On the categorical family: 2 sqrt(p) on the sphere of radius 2; by the logarithms of softmax coordinates."""
    def vector(p):
        p = [mpf(a) for a in p]
        return [sqrt(a) for a in p] + [sqrt(1 - sum(p))]
    ys = [vector(p) for p in points]

    def f(q):
        w = [exp(a) for a in q] + [mpf(1)]
        z = [sqrt(a / sum(w)) for a in w]
        return sum((2 * acos(sum(a * b for a, b in zip(z, y)))) ** power for y in ys)
    q = minimum(f, [0.1] * len(points[0]))
    w = [exp(a) for a in q] + [mpf(1)]
    return [a / sum(w) for a in w[:-1]]


def matrix_function(A, f):
    E, Q = eigsy(A)
    return Q * diag([f(e) for e in E]) * Q.T


def matrix_mean(matrices):
    """The mean of positive definite matrices for tr((S^-1 dS)^2)."""
    matrices = [matrix([[a, b], [b, c]]) for a, b, c in matrices]
    X = matrices[0]
    for _ in range(400):
        root = matrix_function(X, sqrt)
        inverse = root ** -1
        middle = [inverse * A * inverse for A in matrices]
        middle = [matrix_function((M + M.T) / 2, log) for M in middle]
        step = sum(middle[1:], middle[0]) / len(matrices)
        X = root * matrix_function((step + step.T) / 2, exp) * root
        X = (X + X.T) / 2
        if mp.norm(step) < mpf(10) ** -40:
            return [X[0, 0], X[0, 1], X[1, 1]]
    raise RuntimeError("no convergence")


def digits(value):
    if isinstance(value, dict):
        return {k: digits(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [digits(v) for v in value]
    return float(mp.nstr(value, 20)) if isinstance(value, mpf) else value


near = [[-1.0, 0.6], [-0.25, 1.0], [0.5, 1.25], [1.25, 1.3125], [2.0, 1.0], [3.0, 0.75]]
far = [[-4.0, 0.5], [2.0, 3.0], [-1.0, 0.25], [5.0, 2.0], [8.0, 0.5], [3.0, 6.0], [9.0, 1.0]]
plane = [[0.0, 1.0], [3.0, 0.5], [-1.0, 2.5], [2.0, 4.0]]
simplex = [[0.6, 0.1], [0.1, 0.7], [0.1, 0.1], [0.45, 0.5]]
matrices = [[1.0, 0.0, 1.0], [4.0, 1.0, 0.5], [0.5, -0.25, 3.0], [2.0, 1.5, 2.0]]
print(json.dumps(digits({
    "regressions": [
        regression([0.0, 1.0, 2.0, 2.5, 4.0, 5.0], near, [-0.7, -0.4, 0.3, 0.2]),
        regression([-3.0, -2.5, -1.0, 0.0, 0.5, 2.0, 3.0], far, [0.0, 0.0, 0.3, 0.1]),
    ],
    "hyperbolicPlane": {"points": plane, "mean": mean(plane), "median": mean(plane, 1)},
    "sphere": {"points": simplex, "mean": sphere_mean(simplex), "median": sphere_mean(simplex, 1)},
    "matrices": {"points": matrices, "mean": matrix_mean(matrices)},
}), indent=1))
