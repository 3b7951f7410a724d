"""Fisher information by Arb's rigorous integration through python-flint, one integral an entry.

    integrals.py FAMILY DIGITS

Infinite tails are cut by hand, so that the bound of the cut is not in the enclosure; heavy tails are turned over by x = 1/u.
"""
import math
import sys

from common import emit, missing, timed


def pieces(family, acb, arb, ctx):
    """For each entry its integrals as (integrand(x, analytic), from, to)."""
    pi = arb.pi()
    log_cut = int((ctx.dps + 10) * math.log(10)) + 5
    square = lambda x: x * x
    pairs = lambda n: [(i, j) for i in range(n) for j in range(i, n)]

    def products(scores, density):
        return [lambda x, a, i=i, j=j: scores[i](x) * scores[j](x) * density(x) for i, j in pairs(len(scores))]

    def both(inner, outer):
        return [[(f, -1, 1), (g, -1, 1)] for f, g in zip(inner, outer)]

    if family == "cauchy":
        density, location = lambda x: 1 / pi / (1 + x * x), lambda x: 2 * x / (1 + x * x)
        scale = lambda x: (x * x - 1) / (1 + x * x)
        return both(products([location, scale], density), products([location, lambda u: -scale(u)], density))
    if family == "student3":
        c = 18 / (pi * arb(3).sqrt())
        inner = [lambda x: 4 * x / (3 + x * x), lambda x: 4 * x * x / (3 + x * x) - 1]
        outer = [lambda u: 4 * u / (3 * u * u + 1), lambda u: 4 / (3 * u * u + 1) - 1]
        return both(
            products(inner, lambda x: c / square(3 + x * x)),
            products(outer, lambda u: c * u * u / square(3 * u * u + 1)))
    if family == "logistic":
        def entry(i, j):
            def f(x, a):
                e = (-x).exp()
                q = 1 / (1 + e)
                m = (1 - e) * q
                s = (m, x * m - 1)
                return s[i] * s[j] * e * q * q
            return f
        return [[(entry(i, j), -log_cut, log_cut)] for i, j in pairs(2)]
    if family == "mixture":
        k, cut = 1 / (2 * pi).sqrt(), int(math.sqrt(2 * log_cut)) + 4

        def entry(i, j):
            def f(x, a):
                p0, p1 = k * (-x * x / 2).exp(), k * (-square(x - 2) / 2).exp()
                s = (p0 - p1, 2 * p0 * x / 5, 3 * p1 * (x - 2) / 5)
                return s[i] * s[j] / ((2 * p0 + 3 * p1) / 5)
            return f
        return [[(entry(i, j), -cut, cut + 2)] for i, j in pairs(3)]
    third = arb(1) / 3
    c0, c1, cut = 3 / third.gamma(), third + third.digamma() / 9, int(log_cut ** (1 / 3)) + 3

    def entry(i, j):
        def f(x, a):
            cube = x * x * x
            s = [3 * cube - 1, None]
            if 1 in (i, j):
                s[1] = c1 - cube * x.log(analytic=a)
            return s[i] * s[j] * c0 * (-cube).exp()
        return f
    return [[(entry(i, j), acb(2) ** -ctx.prec if (i, j) != (0, 0) else 0, cut)] for i, j in pairs(2)]


def main():
    family, digits = sys.argv[1], int(sys.argv[2])
    try:
        import flint
        from flint import acb, arb, ctx
    except ImportError as error:
        return missing("python-flint", error)
    ctx.dps = digits + 10

    def all_entries():
        result = []
        for parts in pieces(family, acb, arb, ctx):
            value = acb(0)
            for f, a, b in parts:
                value += acb.integral(f, a, b)
            result.append(value.real)
        return result

    entries, timing = timed(all_entries, repeats=3)
    emit(
        peer=f"python-flint {flint.__version__}", **timing,
        entries=[entry.mid().str(digits, radius=False) for entry in entries])


main()
