"""Fits the rational functions and polynomials behind the special functions and prints them as Swift or C.

    python3 fit_approximations.py swift | c

For x >= 1, with w = 1/x and u = w^2, the functions are a short leading part and a smooth rest G_n(u), u in [0, 1]:

    psi(x)   = log x - w/2 - u G0        psi'(x)   = w + w^2/2 + w^3 G1
    -psi''(x) = w^2 + w^3 + w^4 G2       psi'''(x) = 2 w^3 + 3 w^4 + w^5 G3

Each G_n is a Stieltjes function of u, so that its rational approximants have positive coefficients only and are evaluated
without cancellation.  On [1, 2], psi(1 + z) = (z - z0) R(z) keeps the relative accuracy at the zero z0.
The fit is linearised least squares at Chebyshev nodes, reweighted towards the minimax error (Sanathanan-Koerner, Lawson);
the printed error is relative to the smaller of psi_n and its tail.

The elementary functions of the C kernels are fitted in the same way, by polynomials, with the error relative to the function:

    exp r = 1 + r + r^2 P(r), |r| <= log(2)/2        log((1+s)/(1-s)) = 2 s + s z P(z), z = s^2, |s| <= 3 - 2 sqrt 2
    sin r = r + r z P(z), cos r = 1 - z/2 + z^2 P(z), z = r^2, |r| <= pi/4        tanh x = x + x z P(z)/Q(z), |x| <= 5/8
"""
import sys

from mpmath import atanh, cos, exp, findroot, log, lu_solve, matrix, mp, mpf, pi, psi, sin, sqrt, tanh

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


def fit(f, weight, degrees, interval=(0, 1), nodes=50, rounds=7):
    p, q = degrees
    low, high = interval
    us = [low + (high - low) * (1 - cos(pi * (2 * i + 1) / (2 * nodes))) / 2 for i in range(nodes)]
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
unit, ln2half, quarter = (0, 1), log(2) / 2 + mpf("1e-4"), (pi / 4 + mpf("1e-4"))**2
third = (3 - 2 * sqrt(mpf(2)))**2
jobs = [("digammaNearZero", lambda z: psi(0, 1 + z) / (z - zero), lambda z: (z - zero) / psi(0, 1 + z), (6, 6), unit)]
jobs += [(name, lambda u, n=n: rest(n, u), lambda u, n=n: weight(n, u), degrees, unit) for n, (name, degrees) in enumerate(
    [("digammaRest", (8, 8)), ("trigammaRest", (9, 9)), ("tetragammaRest", (9, 9)), ("pentagammaRest", (10, 10))])]
if sys.argv[1:] == ["c"]:
    jobs += [
        ("exp", lambda r: (exp(r) - 1 - r) / r**2, lambda r: r**2 / exp(r), (10, 0), (-ln2half, ln2half)),
        ("log", lambda z: 2 * (atanh(sqrt(z)) / sqrt(z) - 1) / z, lambda z: z / 2, (6, 0), (0, third)),
        ("sin", lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, lambda z: z, (5, 0), (0, quarter)),
        ("cos", lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, lambda z: z**2, (5, 0), (0, quarter)),
        ("tanh", lambda z: (tanh(sqrt(z)) / sqrt(z) - 1) / z, lambda z: z, (3, 3), (0, mpf(25) / 64)),
    ]

high = float(zero)
print("// zero of digamma less 1:", repr(high), repr(float(zero - mpf(high))))
swift = sys.argv[1:] == ["swift"]
for name, f, w, degrees, interval in jobs:
    worst, top, bottom = fit(f, w, degrees, interval)
    assert degrees[1] == 0 or name == "tanh" or all(k > 0 for k in top + bottom)
    for part, coefficients in (("p", top), ("q", bottom)):
        values = [repr(float(k)) for k in reversed(coefficients)]
        print(f"// {name}, relative error {mp.nstr(worst, 2)}")
        print(f"  var {part} = {values[0]}" if swift else f"  double {part} = {values[0]};")
        print("\n".join(f"  {part} = {part} * u + {v}" + ("" if swift else ";") for v in values[1:]))
