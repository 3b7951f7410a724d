"""Writes big-references.json: values of functions to 50 and to 1000 digits.

    python3 generate_big_references.py        (mpmath 1.3)

A case is [argument, ..., value]; arguments are exact, as hexadecimal floats, values have twelve digits more than stated.
"""
import json

from mpmath import (acos, acosh, asin, asinh, atan, atanh, besseli, besselj, bessely, cos, cosh, erf, erfc, erfinv,
                    exp, expm1, gamma, hyp1f1, hyp2f1, lambertw, log, log1p, loggamma, mp, mpf, nstr, psi, sin, sinh,
                    sqrt, tan, tanh, zeta)

GUARD = 12


def erfc_inverse(x):
    """By Newton's method on log erfc, which works at the smallest x."""
    with mp.extradps(20):
        x = mpf(x)
        if x > mpf("0.01"):
            return erfinv(1 - x) if x < 1.99 else -erfc_inverse(2 - x)
        y = sqrt(-log(x * sqrt(-log(x) * mp.pi)))
        for _ in range(60):
            step = (log(erfc(y)) - log(x)) * erfc(y) / (2 / sqrt(mp.pi) * exp(-y * y))
            y += step
            if abs(step) < mpf(10)**(-mp.dps + 5) * y:
                return y
        raise ValueError(x)


def tail(n, x):
    with mp.workdps(mp.dps + 60):
        x = mpf(x)
        return psi(n, x) - (log(x) if n == 0 else (-1)**(n + 1) * gamma(n) / x**n)


def precise(f):
    def g(*a):
        with mp.extradps(40):
            return f(*[mpf(v) for v in a])
    return g


def bessel_k(v, x):
    """The integral of exp(-x cosh t) cosh(vt) over t > 0 by the trapezoidal rule, which converges exponentially."""
    with mp.extradps(15):
        v, x = mpf(v), mpf(x)
        last, h = None, mpf(1) / 16
        while True:
            total, t, k = exp(-x) / 2, mpf(0), 0
            while True:
                k += 1
                t = k * h
                term = exp(-x * cosh(t)) * cosh(v * t)
                total += term
                if term < total * mpf(10)**(-mp.dps - 5) and x * sinh(t) > v:
                    break
            total *= h
            if last is not None and abs(total - last) < total * mpf(10)**(-mp.dps + 8):
                return total
            last, h = total, h / 2


def ascending(factor, ratio):
    """factor times 1 + r(1) + r(1) r(2) + ..., all positive."""
    term, total, k = mpf(1), mpf(1), 0
    while term > total * mpf(10)**(-mp.dps - 5) or ratio(k + 1) > mpf("0.9999"):
        k += 1
        term *= ratio(k)
        total += term
    return factor * total


def gamma_p(a, x):
    with mp.extradps(60):
        return ascending(exp(a * log(x) - x - loggamma(a + 1)), lambda k: x / (a + k))


def gamma_q(a, x):
    with mp.extradps(60):
        return 1 - gamma_p(a, x)


def beta_ratio(x, a, b):
    with mp.extradps(60):
        factor = exp(a * log(x) + b * log(1 - x) + loggamma(a + b) - loggamma(a + 1) - loggamma(b))
        return ascending(factor, lambda k: x * (a + b + k - 1) / (a + k))


elementary = [1e-300, 1e-9, 0.3, 0.999, 1.5, 20.0, 700.0]
reals = [(x,) for x in elementary + [-x for x in elementary]]
unit = [(s * x,) for x in elementary[:4] for s in (1, -1)]
positive = [(x,) for x in [1e-300, 1e-10, 0.1, 0.75, 1.4616321449683622, 3.5, 17.25, 1e3, 1e10]]
orders = [(0.0, 1e-3), (0.0, 2.5), (0.5, 30.0), (1.0, 100.0), (3.7, 0.1), (10.5, 50.0), (60.0, 10.0), (0.25, 650.0), (100.0, 120.0)]
short_orders = [(0.0, 2.5), (3.7, 12.0)]
gammas = [(1e-10, 0.5), (0.1, 3.0), (0.5, 1e-10), (1.0, 30.0), (2.5, 2.5), (10.0, 20.0), (100.0, 90.0), (1000.0, 1000.0), (30.0, 1.0)]
betas = [(0.5, 0.1, 0.2), (1e-10, 2.0, 3.0), (0.3, 2.5, 7.0), (0.9, 0.5, 0.5), (0.5, 100.0, 100.0), (0.999, 30.0, 2.0), (0.25, 1e-5, 1.0)]
kummer = [(0.5, 1.5, -2.0), (1.0, 2.0, 30.0), (2.5, 0.5, -40.0), (-3.0, 2.5, 1.25), (10.0, 20.0, 100.0), (0.3, 1.7, 1e-8)]
gauss = [(0.5, 1.0, 1.5, 0.5), (1.0, 2.0, 3.5, -5.0), (0.25, 0.75, 2.0, 0.99), (-2.0, 3.0, 4.5, 0.3), (10.0, 1.5, 20.25, 0.8), (0.5, 0.5, 1.0, -100.0)]

table = [
    ("exp", exp, reals), ("expMinusOne", expm1, reals), ("sinh", sinh, reals), ("cosh", cosh, reals), ("tanh", tanh, reals),
    ("sin", sin, reals), ("cos", cos, reals), ("tan", tan, reals), ("atan", atan, reals), ("asinh", asinh, reals),
    ("asin", asin, unit), ("acos", acos, unit), ("atanh", atanh, unit), ("logOnePlus", log1p, unit), ("log", log, positive),
    ("sqrt", sqrt, positive), ("acosh", acosh, [(1.5,), (1 + 2.0**-52,), (700.0,), (1e300,)]), ("gamma", gamma, positive[:-1] + [(-0.5,), (-17.75,)]),
    ("logGamma", loggamma, positive), ("erf", erf, reals[:5]), ("erfc", erfc, reals[:6] + [(-0.3,), (26.0,)]),
    ("digamma", lambda x: psi(0, x), positive), ("trigamma", lambda x: psi(1, x), positive),
    ("tetragamma", lambda x: psi(2, x), positive), ("trigammaTail", lambda x: tail(1, x), positive),
    ("digammaTail", lambda x: tail(0, x), positive), ("besselI", besseli, orders), ("besselK", bessel_k, orders),
    ("zeta", zeta, [(1 + 2.0**-30,), (1.5,), (2.0,), (3.0,), (50.5,), (0.5,), (-0.5,), (-3.25,), (0.0,)]),
    ("hurwitzZeta", zeta, [(1.5, 0.25), (2.0, 1e-3), (3.5, 100.0), (10.0, 0.5), (1.0625, 3.0), (2.0, 1e6)]),
    ("inverseErf", erfinv, [(1e-300,), (1e-5,), (0.3,), (-0.9,), (1 - 2.0**-53,), (0.999,)]),
    ("inverseErfc", erfc_inverse, [(1e-300,), (1e-50,), (0.001,), (0.3,), (1.0 + 2.0**-40,), (1.9,), (0.9375,)]),
    ("besselJ", besselj, orders), ("besselY", bessely, orders),
    ("scaledBesselI", lambda v, x: besseli(v, x) * exp(-x), orders + [(2.0, 1e5)]),
    ("scaledBesselK", lambda v, x: bessel_k(v, x) * exp(x), orders + [(2.0, 1e5)]),
    ("besselIRatio", lambda v, x: besseli(v + 1, x) / besseli(v, x), orders + [(0.0, 1e5), (50.0, 1e-3)]),
    ("besselKRatio", lambda v, x: bessel_k(v + 1, x) / bessel_k(v, x), orders + [(0.0, 1e5), (50.0, 1e-3)]),
    ("gammaP", gamma_p, gammas),
    ("gammaQ", gamma_q, gammas), ("betaI", beta_ratio, betas),
    ("hypergeometric1F1", hyp1f1, kummer), ("hypergeometric2F1", hyp2f1, gauss),
    ("lambertW", lambda x: lambertw(x).real, [(1e-300,), (0.3,), (1.0,), (100.0,), (1e300,), (-0.3,), (-0.3678794411714423,), (-1e-10,)]),
    ("lambertWLower", lambda x: lambertw(x, -1).real, [(-0.3,), (-0.3678794411714423,), (-1e-10,), (-1e-300,), (-0.1,)]),
]

entries = []
for name, f, arguments in table:
    for digits in (50, 1000):
        mp.dps = digits + GUARD
        chosen = arguments if digits == 50 else arguments[1:5:2]
        rows = [[v.hex() for v in a] + [nstr(precise(f)(*a), digits + GUARD, min_fixed=0, max_fixed=0)] for a in chosen]
        entries.append({"function": name, "digits": digits, "cases": rows})
        print(name, digits, flush=True)
lines = ["[\n"]
for i, entry in enumerate(entries):
    head = json.dumps({k: v for k, v in entry.items() if k != "cases"})[:-1]
    rows = ",\n  ".join(json.dumps(c) for c in entry["cases"])
    lines.append(head + ', "cases": [\n  ' + rows + "]}" + (",\n" if i + 1 < len(entries) else "\n"))
open("big-references.json", "w").writelines(lines + ["]\n"])
