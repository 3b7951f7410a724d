"""Fits the rational functions behind digamma … pentagamma and prints them as Swift or C.

    python3 fit_polygamma.py swift | c

For x >= 1, with w = 1/x and u = w^2, the functions are a short leading part and a smooth rest G_n(u), u in [0, 1]:

    psi(x)   = log x - w/2 - u G0        psi'(x)   = w + w^2/2 + w^3 G1
    -psi''(x) = w^2 + w^3 + w^4 G2       psi'''(x) = 2 w^3 + 3 w^4 + w^5 G3

Each G_n is a Stieltjes function of u, so that its rational approximants have positive coefficients only and are evaluated
without cancellation.  On [1, 2], psi(1 + z) = (z - z0) R(z) keeps the relative accuracy at the zero z0.
The fit is linearised least squares at Chebyshev nodes, reweighted towards the minimax error (Sanathanan-Koerner, Lawson);
the printed error is relative to the smaller of psi_n and its tail.
"""
import sys

from mpmath import cos, findroot, log, lu_solve, matrix, mp, mpf, pi, psi, sqrt

mp.dps = 80


def rest(n, u):
    with mp.workdps(160):
        w = sqrt(u)
        x = 1 / w
        leading = [lambda: (log(x) - w / 2 - psi(0, x)) / u, lambda: (psi(1, x) - w - w**2 / 2) / w**3,
                   lambda: (-psi(2, x) - w**2 - w**3) / w**4, lambda: (psi(3, x) - 2 * w**3 - 3 * w**4) / w**5]
        return leading[n]()


def weight(n, u):
    """The derivative of log(tail) by G_n."""
    w = sqrt(u)
    g = rest(n, u)
    return [w**2 / (w / 2 + w**2 * g), w / (mpf(1) / 2 + w * g), w / (1 + w * g), w / (3 + w * g)][n]


def fit(f, weight, degrees, nodes=50, rounds=7):
    p, q = degrees
    us = [(1 - cos(pi * (2 * i + 1) / (2 * nodes))) / 2 for i in range(nodes)]
    values, weights = [f(u) for u in us], [weight(u) for u in us]
    below, emphasis, best = [mpf(1)] * nodes, [mpf(1)] * nodes, None
    for turn in range(rounds):
        a, b = matrix(nodes, p + 1 + q), matrix(nodes, 1)
        for i, u in enumerate(us):
            s = weights[i] * emphasis[i] / below[i]
            for j in range(p + 1):
                a[i, j] = s * u**j
            for j in range(1, q + 1):
                a[i, p + j] = -s * values[i] * u**j
            b[i] = s * values[i]
        c = lu_solve(a, b)
        top, bottom = [c[j] for j in range(p + 1)], [mpf(1)] + [c[p + j] for j in range(1, q + 1)]
        below = [sum(k * u**j for j, k in enumerate(bottom)) for u in us]
        errors = [abs(weights[i] * (sum(k * u**j for j, k in enumerate(top)) / below[i] - values[i]))
                  for i, u in enumerate(us)]
        worst = max(errors)
        if best is None or worst < best[0]:
            best = (worst, top, bottom)
        if turn > 1:
            emphasis = [e * (r / worst + mpf("0.02"))**mpf("0.3") for e, r in zip(emphasis, errors)]
    return best


zero = findroot(lambda x: psi(0, x), mpf("1.4616")) - 1
jobs = [("digammaNearZero", lambda z: psi(0, 1 + z) / (z - zero), lambda z: (z - zero) / psi(0, 1 + z), (6, 6))]
jobs += [(name, lambda u, n=n: rest(n, u), lambda u, n=n: weight(n, u), degrees) for n, (name, degrees) in enumerate(
    [("digammaRest", (8, 8)), ("trigammaRest", (9, 9)), ("tetragammaRest", (9, 9)), ("pentagammaRest", (10, 10))])]

swift = sys.argv[1:] == ["swift"]
high = float(zero)
print(("//" if swift else "//"), "zero of digamma less 1:", repr(high), repr(float(zero - mpf(high))))
for name, f, w, degrees in jobs:
    worst, top, bottom = fit(f, w, degrees)
    assert all(k > 0 for k in top + bottom)
    for part, coefficients in (("p", top), ("q", bottom)):
        values = [repr(float(k)) for k in reversed(coefficients)]
        if swift:
            print(f"// {name}, relative error {mp.nstr(worst, 2)}")
            print(f"  var {part} = {values[0]}")
            print("\n".join(f"  {part} = {part} * u + {v}" for v in values[1:]))
        else:
            print(f"// {name}, relative error {mp.nstr(worst, 2)}")
            print(f"  double {part} = {values[0]};")
            print("\n".join(f"  {part} = {part} * u + {v};" for v in values[1:]))
