"""Writes fits.json: maximum likelihood fits without a closed form, by mpmath at 150 digits.

    python3 generate_fits.py        (mpmath 1.3)

Observations are hexadecimal floats and taken exactly.  The likelihood equations are solved by Newton's method on the
mean statistics, independently of the library: gamma by its one equation log k - psi(k) = log(mean) - mean(log),
beta and Dirichlet by psi(a_i) - psi(sum a) = mean(log x_i).
"""
import csv
import json
import os
import random

from mpmath import diag, findroot, log, loggamma, lu_solve, matrix, mp, mpf, nstr, psi, sqrt

mp.dps = 150
random.seed("fits")
here = os.path.dirname(os.path.abspath(__file__))


def text(v):
    return nstr(v, 30, min_fixed=0, max_fixed=0)


def entry(model, data, estimates, errors, likelihood, note):
    return {"model": model, "note": note, "data": [[float(v).hex() for v in row] for row in data],
            "estimates": [text(v) for v in estimates], "standardErrors": [text(v) for v in errors],
            "logLikelihood": text(likelihood)}


def gamma(values, note):
    x = [mpf(v) for v in values]
    n = len(x)
    mean, logs = sum(x) / n, sum(log(v) for v in x) / n
    d = log(mean) - logs
    start = (3 - d + sqrt((d - 3) ** 2 + 24 * d)) / (12 * d)
    k = mp.exp(findroot(lambda u: log(mp.exp(u)) - psi(0, mp.exp(u)) - d, log(start), tol=mpf(10) ** -250, verify=False))
    assert abs((log(k) - psi(0, k)) / d - 1) < mpf(10) ** -60
    b = k / mean
    det = (k * psi(1, k) - 1) / b ** 2
    errors = [sqrt(k / b ** 2 / det / n), sqrt(psi(1, k) / det / n)]
    likelihood = n * (k * log(b) + (k - 1) * logs - b * mean - loggamma(k))
    return entry("gamma", [[v] for v in values], [k, b], errors, likelihood, note)


def chi_squared(values, note):
    x = [mpf(v) for v in values]
    n = len(x)
    logs = sum(log(v) for v in x) / n
    start = mp.exp(logs) if logs > -2 else -2 / logs
    nu = findroot(lambda v: psi(0, v / 2) + log(2) - logs, start, tol=mpf(10) ** -200)
    likelihood = n * ((nu / 2 - 1) * logs - sum(x) / n / 2 - nu / 2 * log(2) - loggamma(nu / 2))
    return entry("chi-squared", [[v] for v in values], [nu], [sqrt(4 / (n * psi(1, nu / 2)))], likelihood, note)


def dirichlet(model, rows, complete, note):
    n, k = len(rows), len(complete[0])
    logs = [sum(log(row[i]) for row in complete) / n for i in range(k)]
    a = [mpf(1) for _ in range(k)]

    def value(a):
        return loggamma(sum(a)) - sum(loggamma(v) for v in a) + sum((v - 1) * t for v, t in zip(a, logs))

    for _ in range(400):
        f = matrix([psi(0, v) - psi(0, sum(a)) - t for v, t in zip(a, logs)])
        g = diag([psi(1, v) for v in a]) - psi(1, sum(a)) * mp.ones(k)
        step = lu_solve(g, f)
        size = mpf(1)
        # Newton's method in log a, so that no step leaves the domain.
        while True:
            b = [v * mp.exp(-size * step[i] / v) if abs(size * step[i] / v) < 20 else None for i, v in enumerate(a)]
            if None not in b and value(b) >= value(a):
                break
            size /= 2
            if size < mpf(2) ** -400:
                b = a
                break
        change = max(abs(u / v - 1) for u, v in zip(a, b))
        a = b
        if change < mpf(10) ** -100:
            break
    g = diag([psi(1, v) for v in a]) - psi(1, sum(a)) * mp.ones(k)
    assert max(abs(psi(0, v) - psi(0, sum(a)) - t) for v, t in zip(a, logs)) < mpf(10) ** -60
    inverse = g ** -1
    return entry(model, rows, a, [sqrt(inverse[i, i] / n) for i in range(k)], n * value(a), note)


def beta(values, note):
    return dirichlet("beta", [[v] for v in values], [[mpf(v), 1 - mpf(v)] for v in values], note)


result = []
groups = {}
with open(os.path.join(here, "../../Docs/Data/aircraft.csv")) as file:
    for row in csv.DictReader(file):
        groups.setdefault(row["aircraft"], []).append(float(row["hours"]))
for name in sorted(groups):
    result.append(gamma(groups[name], "aircraft " + name))
normals = [random.gauss(0, 1) for _ in range(25)]
result.append(gamma([1000 * (1 + 1e-4 * z) for z in normals], "shape near 1e8"))
result.append(gamma([1 + 1e-7 * z for z in normals], "shape near 1e14"))
result.append(gamma([1e15, 1e15 + 1, 1e15 + 3], "neighbours at 1e15: shape near 1e30"))
result.append(gamma([1e-300 * random.gammavariate(2, 1) for _ in range(12)], "values of 1e-300"))
result.append(gamma([1e15 * random.gammavariate(0.5, 1) for _ in range(12)], "values of 1e15"))
result.append(gamma([1e-300, 2.0, 1e300], "600 orders of magnitude: shape near 1e-3"))
result.append(gamma([3.0, 5.0], "two observations"))
result.append(chi_squared([random.gammavariate(3, 2) for _ in range(15)], "chi-squared draws"))
result.append(chi_squared([1e-200, 1e-250], "small degrees of freedom"))
result.append(beta([random.betavariate(2, 5) for _ in range(30)], "beta draws"))
result.append(beta([random.betavariate(0.3, 0.2) for _ in range(20)], "U-shaped"))
result.append(beta([0.5 + 1e-5 * z for z in normals], "concentrated: parameters near 1e9"))
result.append(beta([1e-300, 1 - 2.0 ** -53], "both ends"))
for alphas in [(2.0, 3.0, 1.5), (0.3, 0.2, 5.0, 1.0, 0.7)]:
    rows = []
    for _ in range(20):
        g = [random.gammavariate(a, 1) for a in alphas]
        rows.append([v / sum(g) for v in g][:-1])
    complete = [[mpf(v) for v in row] + [1 - sum(mpf(v) for v in row)] for row in rows]
    result.append(dirichlet(f"dirichlet:k={len(alphas)}", rows, complete, f"Dirichlet draws {alphas}"))

with open(os.path.join(here, "fits.json"), "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
