"""Writes special-grid.json: reference values of special functions to 30 digits, on a grid that reaches the extremes.

    python3 generate_special_grid.py        (python-flint 0.9 on FLINT 3.6, mpmath 1.3)

The library's methods for `Double` are its own; these values come from rigorous enclosures at rising precision and, where
those do not decide (incomplete gamma and beta functions of large parameters), from rigorous integrals; K from the
trapezoidal rule with mpmath. Where mpmath
has a quick method of its own the two are compared. A case is [argument, ..., value]; arguments are exact, as hexadecimal
floats. What neither decides within some seconds is left out.
"""
import itertools
import json
import math
import signal
from multiprocessing import Pool

import mpmath
from flint import acb, arb, ctx

EPS = 2.0**-52
ARB = {
    "zeta": lambda s: s.zeta(), "hurwitzZeta": lambda s, a: s.zeta(a), "inverseErf": lambda x: x.erfinv(),
    "inverseErfc": lambda x: x.erfcinv(), "besselJ": lambda v, x: x.bessel_j(v), "besselY": lambda v, x: x.bessel_y(v),
    "scaledBesselI": lambda v, x: x.bessel_i(v, scaled=True), "scaledBesselK": lambda v, x: x.bessel_k(v, scaled=True),
    "besselIRatio": lambda v, x: x.bessel_i(v + 1, scaled=True) / x.bessel_i(v, scaled=True),
    "besselKRatio": lambda v, x: x.bessel_k(v + 1, scaled=True) / x.bessel_k(v, scaled=True),
    "gammaP": lambda a, x: 1 - x.gamma_upper(a, regularized=1) if x > a else x.gamma_lower(a, regularized=1),
    "gammaQ": lambda a, x: x.gamma_upper(a, regularized=1), "betaI": lambda x, a, b: x.beta_lower(a, b, regularized=1),
    "hypergeometric1F1": lambda a, b, x: x.hypgeom_1f1(a, b), "hypergeometric2F1": lambda a, b, c, x: x.hypgeom_2f1(a, b, c),
    "lambertW": lambda x: x.lambertw(0), "lambertWLower": lambda x: x.lambertw(-1),
}
MPMATH = {
    "zeta": mpmath.zeta, "hurwitzZeta": lambda s, a: mpmath.zeta(s, a), "inverseErf": mpmath.erfinv,
    "besselJ": mpmath.besselj, "besselY": mpmath.bessely, "scaledBesselI": lambda v, x: mpmath.besseli(v, x) * mpmath.exp(-x),
    "scaledBesselK": lambda v, x: mpmath.besselk(v, x) * mpmath.exp(x),
    "gammaP": lambda a, x: mpmath.gammainc(a, 0, x, regularized=True),
    "gammaQ": lambda a, x: mpmath.gammainc(a, x, regularized=True),
    "betaI": lambda x, a, b: mpmath.betainc(a, b, 0, x, regularized=True), "hypergeometric1F1": mpmath.hyp1f1,
    "hypergeometric2F1": mpmath.hyp2f1, "lambertW": lambda x: mpmath.lambertw(x).real,
    "lambertWLower": lambda x: mpmath.lambertw(x, -1).real,
}


def grid():
    for s in [1 + 2 * EPS, 1 - EPS, 1 + 1e-10, 1.5, 2.0, 3.0, 30.5, 55.0, 1000.0, 1e15, 0.0, 1e-300, 1e-10, 0.5, 0.9999, -1e-10, -0.5,
              -1.0, -1.999999999, -3.25, -30.1, -170.3, -300.7, -1e-300]:
        yield "zeta", (s,)
    for s, a in itertools.product([1 + 1e-10, 1.5, 2.0, 5.0, 30.0, 1e3, 1e5, 1e10, 1e15, 0.5, -0.5, -3.0, -30.5],
                                  [1e-300, 1e-10, 0.1, 1.0, 1.5, 30.0, 1e5, 1e10, 1e15]):
        yield "hurwitzZeta", (s, a)
    for x in [1e-300, 1e-10, 0.1, -0.3, 0.5, 0.9, 0.999, 1 - 1e-10, 1 - EPS / 2, -1 + EPS / 2]:
        yield "inverseErf", (x,)
    for x in [1e-300, 5e-324, 1e-100, 1e-10, 0.1, 0.5, 1 - EPS / 2, 1 + EPS, 1.5, 1.9, 2 - 1e-10, 2 - EPS]:
        yield "inverseErfc", (x,)
    xs = [1e-300, 1e-10, 0.1, 1.0, 2.7, 10.0, 30.0, 1e3, 1e5, 1e10, 1e15]
    orders = [0.0, 1e-300, 1e-10, 0.3, 0.5, 1.0, 2.5, 10.0, 30.5, 1e3, 1e5, 1e10, 1e15]
    for f in ["besselJ", "besselY", "scaledBesselI", "scaledBesselK", "besselIRatio", "besselKRatio"]:
        for v, x in itertools.product(orders, xs):
            if f not in ("besselJ", "besselY") or v <= 1e3:
                yield f, (v, x)
        if "Ratio" not in f:
            for v in [-0.5, -2.5, -3.0]:
                yield f, (v, 2.0)
        for v in [1 + 1e-10, 2 - 1e-12]:
            yield f, (v, 1.0)
    shapes = [1e-300, 1e-10, 0.1, 1.0, 2.5, 30.0, 1e3, 1e5, 1e10, 1e15]
    for f in ["gammaP", "gammaQ"]:
        for a, x in itertools.product(shapes, shapes):
            yield f, (a, x)
        for a, k in itertools.product([1e3, 1e5, 1e10, 1e15], [-30, -5, -1, 1, 5, 30]):
            yield f, (a, a + k * math.sqrt(a))
        for a, k in itertools.product([30.0, 1e3, 1e5], [0.5, 0.9, 1.2, 2.0]):
            yield f, (a, a * k)
    for a, b in itertools.product(shapes, shapes):
        m = a / (a + b)
        sd = math.sqrt(m * (b / (a + b)) / (a + b + 1))
        for x in sorted({1e-300, 1e-10, 0.3, 0.5, 1 - EPS / 2, m, m - sd, m + 3 * sd, m - 10 * sd}):
            if 0 < x < 1:
                yield "betaI", (x, a, b)
    parameters = [1e-10, 0.5, 1.0, 30.0]
    for a, b, x in itertools.product(parameters, parameters, [-1e5, -30.0, -1.0, -1e-10, 1e-300, 0.5, 1.0, 30.0, 700.0]):
        yield "hypergeometric1F1", (a, b, x)
    for c in [(-3.0, 2.5, 1.25), (-1e3, 0.5, 3.0), (1e10, 1.5, 1e-3), (1e10, 1e10, 5.0), (0.5, 1.5, -1e10), (-0.5, -1.5, 2.0),
              (1e15, 1e15, 1.0)]:
        yield "hypergeometric1F1", c
    for a, b, c in [(0.5, 1.0, 1.5), (1.0, 2.0, 3.5), (1.0, 1.0, 2.0), (10.0, 1.5, 20.25), (30.0, 30.0, 60.5), (1e-10, 1.0, 1.0),
                    (1e3, 1e3, 2e3), (1e5, 0.5, 1e5), (-3.0, 2.0, 1.5), (0.5, 0.5, 1.0)]:
        for x in [-1e15, -1e5, -2.0, -1.0, -0.5, -1e-10, 1e-300, 0.1, 0.5, 0.75, 0.9, 0.999, 1 - 1e-10, 1 - EPS / 2]:
            yield "hypergeometric2F1", (a, b, c, x)
    for x in [1e-300, 1e-10, -1e-10, 0.1, 1.0, math.e, 30.0, 1e5, 1e15, 1e300, -0.1, -0.3, -0.36, -0.367, -0.3678794, -0.36787944117144,
              -0.3678794411714423]:
        yield "lambertW", (x,)
        if x < 0:
            yield "lambertWLower", (x,)
    yield "lambertWLower", (-1e-300,)
    yield "lambertWLower", (-5e-324,)


def decay(exponent, complex_exponent):
    """The integral of exp(-exponent) over u > 0."""
    u = arb(1)
    while exponent(u) > 200:
        u = u / 2
    while exponent(u) < 200:
        u = u * 2
    return acb.integral(lambda t, _: (-complex_exponent(t)).exp(), 0, u, rel_tol=arb(2)**-120).real


def lower_gamma(a, x):
    f = (a * x.log() - x - a.lgamma()).exp()
    return f * decay(lambda u: (a - x) * u + x * ((-u).exp() - 1 + u), lambda u: acb(a - x) * u + x * ((-u).exp() - 1 + u))


def lower_beta(x, a, b):
    if x * b > (1 - x) * a:
        return 1 - below_mean(1 - x, b, a)
    return below_mean(x, a, b)


def below_mean(x, a, b):
    y, n = 1 - x, 30
    factor = (a * x.log() + b * y.log() + (a + b).lgamma() - (a + 1).lgamma() - b.lgamma()).exp()
    total, term = arb(0), arb(1)
    for k in range(n):
        total += term
        term = term * x * (a + b + k) / (a + 1 + k)
    c = a + n

    def exponent(u):
        return c * u - (b - 1) * (1 + x / y * (1 - (-u).exp())).log()
    return factor * (total + term * c * decay(exponent, exponent) / y)


def scaled_k(v, x):
    """1/2 exp(v t - R + x) times the integral of exp(-R (cosh s - 1) - v (sinh s - s)), sinh t = v/x, R^2 = v^2 + x^2, by the
    trapezoidal rule."""
    with mpmath.workdps(100):
        v, x = mpmath.mpf(str(v.mid().str(90, radius=False))), mpmath.mpf(x.mid().str(90, radius=False))
        root = mpmath.sqrt(v * v + x * x)
        even, h, last = x * x / (root + v), min(mpmath.mpf(1) / 4, 1 / mpmath.sqrt(root)), None
        while True:
            total = mpmath.mpf(1)
            for sign in (1, -1):
                k = 0
                while True:
                    k += 1
                    s = k * h
                    grown = mpmath.exp(s)
                    other = 1 / grown
                    rest = grown - 1 - s if sign > 0 else other - 1 + s
                    term = mpmath.exp(-even * ((grown + other) / 2 - 1) - v * rest)
                    total += term
                    if term < total * mpmath.mpf(10)**-60:
                        break
            total *= h
            if last is not None and abs(total - last) < total * mpmath.mpf(10)**-36:
                value = total * mpmath.exp(v * mpmath.asinh(v / x) - v * v / (root + x)) / 2
                return arb(mpmath.nstr(value, 50))
            last, h = total, h / 2


INTEGRALS = {
    "gammaP": lower_gamma, "betaI": lower_beta, "scaledBesselK": scaled_k,
    "besselKRatio": lambda v, x: scaled_k(v + 1, x) / scaled_k(v, x),
}


def within(seconds, f):
    def stop(*_):
        raise TimeoutError
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return f()
    except Exception:  # whatever happens inside, there is no value
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def enclosed(f, arguments, precisions):
    for precision in precisions:
        ctx.prec = precision
        value = f(*[arb(x) for x in arguments])
        if value.is_finite() and (value.rel_accuracy_bits() > 110 or value.is_exact()):
            return value
    return None


def case(job):
    name, arguments = job
    value = None
    if name in INTEGRALS and max(abs(x) for x in arguments) >= 1e3 or name in ("betaI", "scaledBesselK", "besselKRatio"):
        value = within(5, lambda: enclosed(INTEGRALS[name], arguments, [400]))
    if value is None:
        value = within(6, lambda: enclosed(ARB[name], arguments, [200, 600, 1800, 5400]))
    if value is None and name in INTEGRALS:
        value = within(6, lambda: enclosed(INTEGRALS[name], arguments, [400, 800]))
    if value is None:
        return None
    ctx.prec = 400
    if not (value == 0 or arb(10)**-5000 < abs(value) < arb(10)**5000):
        return None
    text = value.str(34, radius=False)
    if name in MPMATH and all(abs(x) <= 1e3 for x in arguments):
        mpmath.mp.dps = 40
        other = within(1, lambda: MPMATH[name](*[mpmath.mpf(x) for x in arguments]))
        if other is not None and mpmath.isfinite(other) and abs(other - mpmath.mpf(text)) > abs(other) * mpmath.mpf(10)**-25:
            print("differs:", name, arguments, text, other, flush=True)
            if name in ("zeta", "lambertW", "lambertWLower", "inverseErf"):
                return None
    return name, [x.hex() for x in arguments] + [text]


if __name__ == "__main__":
    rows = {}
    with Pool() as pool:
        for result in pool.imap(case, list(grid()), chunksize=8):
            if result is not None:
                rows.setdefault(result[0], []).append(result[1])
    lines = ["[\n"]
    for i, (name, cases) in enumerate(rows.items()):
        lines.append(json.dumps({"function": name})[:-1] + ', "cases": [\n  ' + ",\n  ".join(json.dumps(c) for c in cases) + "]}"
                     + (",\n" if i + 1 < len(rows) else "\n"))
    open("special-grid.json", "w").writelines(lines + ["]\n"])
    print({name: len(cases) for name, cases in rows.items()})
