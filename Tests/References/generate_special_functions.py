"""Writes special-functions.json: reference values of the special functions to 40 digits.

    python3 generate_special_functions.py        (mpmath 1.3)

Arguments are exact, as hexadecimal floats.  A case is [x, value], or [x, value, scale] where the value is a difference and
the error is to be measured against its larger part.
"""
import json
import random

from mpmath import (asinh, bernoulli, besseli, besselk, cosh, cot, erf, erfc, exp, factorial, gamma, log, loggamma, mp, mpf,
                    nstr, pi, psi, rf, sinh, sqrt)

mp.dps = 60
random.seed("special functions")


def text(v):
    return nstr(v, 40, min_fixed=0, max_fixed=0)


def case(x, value, scale=None):
    return [x.hex(), text(value)] + ([text(scale)] if scale is not None else [])


def tail(n, x):
    """psi_n less its leading term, at any size of x."""
    if x > 1e6:
        x = mpf(x)
        if n == 0:
            return -1 / (2 * x) - sum(bernoulli(2 * k) / (2 * k) / x**(2 * k) for k in range(1, 12))
        series = n / (2 * x) + sum(bernoulli(2 * k) / factorial(2 * k) * rf(n, 2 * k) / x**(2 * k) for k in range(1, 12))
        return (-1)**(n + 1) * factorial(n - 1) / x**n * series
    with mp.workdps(120):
        x = mpf(x)
        leading = log(x) if n == 0 else (-1)**(n + 1) * factorial(n - 1) / x**n
        return psi(n, x) - leading


def polygamma(n, x):
    if x > 1e6:
        x = mpf(x)
        return tail(n, x) + (log(x) if n == 0 else (-1)**(n + 1) * factorial(n - 1) / x**n)
    return psi(n, mpf(x))


def cotangent_derivative(n, x):
    """pi d^n/dx^n cot(pi x), by its polynomial in cot."""
    q = [mpf(0), mpf(1)]
    for _ in range(n):
        d = [(j + 1) * c for j, c in enumerate(q[1:])]
        q = [a + b for a, b in zip(d + [0, 0], [0, 0] + d)]
    c = cot(pi * x)
    return (-1)**n * pi**(n + 1) * sum(k * c**j for j, k in enumerate(q))


def reflected(n, x):
    with mp.workdps(500):
        x = mpf(x)
        a, b = psi(n, 1 - x), cotangent_derivative(n, x)
        return (-1)**n * a - b, max(abs(a), abs(b))


def bessel_k(v, x):
    """mpmath's, or for large orders and arguments the trapezoidal rule for
    1/2 exp(v t - R) times the integral of exp(-R (cosh s - 1) - v (sinh s - s)), sinh t = v/x, R^2 = v^2 + x^2."""
    if not (v >= 150 and x > 600):
        return besselk(v, mpf(x), maxprec=20000)
    with mp.workdps(80):
        v, x = mpf(v), mpf(x)
        root, last, h = sqrt(v * v + x * x), None, 1 / sqrt(sqrt(v * v + x * x))
        while True:
            total, k = mpf(1), 0
            for sign in (1, -1):
                k = 0
                while True:
                    k += sign
                    term = exp(-root * (cosh(k * h) - 1) - v * (sinh(k * h) - k * h))
                    total += term
                    if term < mpf(10)**-75:
                        break
            total *= h
            if last is not None and abs(total - last) < total * mpf(10)**-60:
                return total * exp(v * asinh(v / x) - root) / 2
            last, h = total, h / 2


near_zero = 1.4616321449683622
ulp = 2.0**-52
positive = [1e-300, 1e-200, 1e-155, 1e-100, 1e-20, 1e-10, 1e-5, 1e-3, 0.01, 0.1, 0.25, 0.4616321449683623, 0.5, 0.75, 0.9, 0.99,
            1 - ulp / 2, 1.0, 1 + ulp, 1.01, 1.25, 1.45, 1.46, near_zero, near_zero - ulp, near_zero + ulp, near_zero - 1e-9,
            near_zero + 1e-4, 1.47, 1.5, 1.75, 1.99, 2 - ulp, 2.0, 2 + 2 * ulp, 2.5, 3.0, 3.5, 4.5, 5.0, 6.5, 7.25, 8.0, 9.5, 10.0,
            12.5, 15.25, 20.5, 33.3, 50.5, 100.0, 170.5, 1e3, 12345.678, 1e5, 1e6, 1e8, 1e10, 1e13, 1e15, 9007199254740993.0, 1e16,
            1e30, 1e100, 1e150, 1e200, 1e300]
positive += [random.uniform(0, 1) for _ in range(25)] + [random.uniform(1, 2) for _ in range(25)]
positive += [random.uniform(2, 20) for _ in range(40)] + [10**random.uniform(-6, 8) for _ in range(40)]
negative = [-0.5, -1e-300, -1e-20, -1e-3, -0.25, -0.75, -0.504083008264455409, -1.5, -1.573498473162390458, -2.5, -3.3, -10.1, -10.5,
            -50.25, -100.5, -1000.75, -12345.5, -1 - 2 * ulp, -1 + ulp, -3 + 1e-10]
negative += [random.uniform(-20, 0) for _ in range(25)]

entries = []


def add(name, cases, order=None):
    entries.append({"function": name, **({"order": order.hex()} if order is not None else {}), "cases": cases})


for n in [0, 1, 2, 3, 4, 5, 8, 15, 30, 60, 120, 170]:
    arguments = positive if n <= 8 else positive[::3]
    add("polygamma", [case(x, polygamma(n, x)) for x in arguments], float(n))
    add("polygammaTail", [case(x, tail(n, x)) for x in arguments], float(n))
    if n <= 30:
        add("polygamma", [case(x, *reflected(n, x)) for x in negative], float(n))

gammas = [x for x in positive if 1e-300 < x < 171] + [170.0, 171.5, 1e-305] + [x for x in negative if -100 < x < -1e-100]
add("gamma", [case(x, gamma(mpf(x))) for x in gammas])
add("logGamma", [case(x, loggamma(mpf(x))) for x in positive if x not in (1.0, 2.0)])
errors = [1e-300, 1e-10, 0.1, 0.4, 0.5, 0.8, 0.9, 1.0, 1.3, 2.0, 3.0, 4.5, 5.9] + [random.uniform(0, 6) for _ in range(30)]
add("erf", [case(s * x, erf(mpf(s * x))) for x in errors for s in (1, -1)])
add("erfc", [case(x, erfc(mpf(x))) for x in errors + [-x for x in errors] + [7.0, 10.0, 15.5, 20.0, 26.0, 26.5]])

abscissae = [1e-300, 1e-20, 1e-8, 1e-3, 0.1, 0.5, 1.0, 1.9, 2.0, 2.1, 5.0, 10.0, 20.0, 29.9, 30.1, 45.0, 60.0, 75.0, 100.0, 150.0, 300.0,
             500.0, 650.0, 700.0, 712.0, 1e4]
for order in [0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.7, 5.0, 10.0, 10.5, 19.5, 25.0, 40.25, 59.9, 60.0, 75.5, 100.3, 150.0, 300.0, 1000.0]:
    xs = [x for x in abscissae if order < 100 or 1e-3 <= x]
    add("besselI", [case(x, besseli(order, mpf(x))) for x in xs], order)
    add("besselK", [case(x, bessel_k(order, x)) for x in xs], order)
for order in [-0.25, -0.5, -1.0, -1.5, -2.0, -3.7, -10.5]:
    rows = []
    for x in [1e-3, 0.1, 0.5, 1.0, 2.1, 5.0, 10.0, 29.9, 45.0, 100.0, 650.0]:
        plain = besseli(-order, mpf(x))
        value = besseli(order, mpf(x))
        rows.append(case(x, value, max(abs(plain), abs(value - plain))))
    add("besselI", rows, order)

for entry in entries:
    entry["cases"] = [c for c in entry["cases"] if all(mpf(10)**-5000 < abs(mpf(v)) < mpf(10)**5000 for v in c[1:])]
lines = ["[\n"]
for i, entry in enumerate(entries):
    head = json.dumps({k: v for k, v in entry.items() if k != "cases"})[:-1]
    rows = ",\n  ".join(json.dumps(c) for c in entry["cases"])
    lines.append(head + ', "cases": [\n  ' + rows + "]}" + (",\n" if i + 1 < len(entries) else "\n"))
open("special-functions.json", "w").writelines(lines + ["]\n"])
