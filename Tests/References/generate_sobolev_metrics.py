"""Writes sobolev-metrics.json: Sobolev metrics of densities from the Fourier side, by mpmath at 40 digits.

    python3 generate_sobolev_metrics.py        (mpmath 1.3)

G_ij = (1/2 pi) int (1 + l^2 k^2)^s  d_i phi(k)  conj(d_j phi(k)) dk with the characteristic function phi in closed form, so that no
density is integrated: independent of the library, which works with densities in x.
"""
import json
import os

from mpmath import (diff, exp, fabs, inf, log, mp, mpc, mpf, nstr, pi, quad, re, sinh, csch, coth)

mp.dps = 40
here = os.path.dirname(os.path.abspath(__file__))


def normal(k, mu, sigma):
    p = exp(mpc(0, -1) * k * mu - (sigma * k) ** 2 / 2)
    return [mpc(0, -1) * k * p, -sigma * k ** 2 * p]


def cauchy(k, mu, g):
    p = exp(mpc(0, -1) * k * mu - g * fabs(k))
    return [mpc(0, -1) * k * p, -fabs(k) * p]


def logistic(k, mu, s):
    phase = exp(mpc(0, -1) * k * mu)
    a = pi * s * k
    p = a / sinh(a) if k else mpf(1)
    dp = (pi * k * csch(a) - a * pi * k * csch(a) * coth(a)) if k else mpf(0)
    return [mpc(0, -1) * k * p * phase, dp * phase]


def laplace(k, mu, b):
    phase = exp(mpc(0, -1) * k * mu)
    p = 1 / (1 + (b * k) ** 2)
    return [mpc(0, -1) * k * p * phase, -2 * b * k ** 2 * p ** 2 * phase]


def gamma_density(k, a, r):
    # int x^(a-1) r^a e^(-rx)/Gamma(a) e^(-ikx) dx = (1 + ik/r)^(-a)
    z = 1 + mpc(0, 1) * k / r
    p = z ** (-a)
    return [-log(z) * p, a * mpc(0, 1) * k / r ** 2 / z * p]


def mixture(k, w, m1, m2, s1, s2):
    def one(m, s):
        return exp(mpc(0, -1) * k * m - (s * k) ** 2 / 2)
    a, b = one(m1, s1), one(m2, s2)
    return [a - b, w * mpc(0, -1) * k * a, (1 - w) * mpc(0, -1) * k * b, -w * s1 * k ** 2 * a, -(1 - w) * s2 * k ** 2 * b]


def entry(model, transform, point, s, length="1", breaks=(0, 1, 4, 16, 64)):
    x = [mpf(p) for p in point]
    l, order = (mpf(length.split("/")[0]) / (mpf(length.split("/")[1]) if "/" in length else 1)), mpf(s.split("/")[0]) / (mpf(s.split("/")[1]) if "/" in s else 1)
    n = len(transform(mpf(1), *x))
    value = []
    for i in range(n):
        row = []
        for j in range(n):
            def f(k):
                d = transform(k, *x)
                return (1 + (l * k) ** 2) ** order * re(d[i] * d[j].conjugate())
            row.append(nstr(quad(f, list(breaks) + [inf]) / pi, 25, min_fixed=0, max_fixed=0))
        value.append(row)
    return {"model": model, "point": point, "order": s, "length": length, "value": value}


entries = []
for s in ["0", "1", "2", "-1", "-2", "1/2", "3/2", "-1/2", "-3/2", "1/3", "-5/7", "9/4"]:
    entries.append(entry("normal", normal, ["0.3", "1.4"], s))
entries.append(entry("normal", normal, ["0.3", "0.5"], "1/3", "3"))
for s in ["0", "1", "3", "-1", "1/2", "1/3", "-5/7", "7/4"]:
    entries.append(entry("cauchy", cauchy, ["0.3", "0.8"], s))
for s in ["0", "2", "-3/2", "2/5", "5/3"]:
    entries.append(entry("logistic", logistic, ["-0.2", "0.7"], s, "1/2" if s == "2/5" else "1"))
for s in ["0", "-1/4", "-1"]:
    entries.append(entry("laplace", laplace, ["0.5", "1.2"], s))
for s in ["0", "1", "1/2", "-2/3"]:
    entries.append(entry("gamma", gamma_density, ["4", "1.5"], s))
for s in ["0", "1", "2", "3/4", "-1/3"]:
    entries.append(entry("gaussian-mixture:k=2", mixture, ["0.3", "-1", "1.5", "0.6", "0.9"], s))
with open(os.path.join(here, "sobolev-metrics.json"), "w") as file:
    json.dump({"entries": entries}, file, indent=1)
print(len(entries))
