"""The unsimplified chain ψ or g → g⁻¹ → Γ → Γ^(α) with symbolic α → Riemann → Ricci → scalar, by SymEngine.

    python chain.py case.json

case.json: variables, parameters, point (values of both), formulas: one log-partition function or the n² components of a
metric. They are read beforehand; what is timed is what TensorAlgebra does, with the same symmetries, in the fastest way
that was found (sums of many terms at once). R at the point is printed for comparison.
"""
import json
import sys

from common import emit, missing, timed

case = json.load(open(sys.argv[1]))
try:
    import symengine as E
except ImportError as error:
    missing("SymEngine", error)
    raise SystemExit

x = [E.Symbol(s) for s in case["variables"]]
extra = [E.Symbol(s) for s in case["parameters"]]
n = len(x)
N = range(n)
half = E.Rational(1, 2)
zero = E.Integer(0)
alpha = E.Symbol("alpha")
names = {str(s): s for s in x + extra}
names.update(lgamma=E.loggamma, exp=E.exp, log=E.log, sqrt=E.sqrt, sin=E.sin, cos=E.cos)


def read(text):
    import re

    text = re.sub(r"(?<![A-Za-z0-9_])(\d+)", r"Integer(\1)", text.replace("^", "**"))
    return E.sympify(eval(text, {"__builtins__": {}, "Integer": E.Integer}, names))


formulas = [read(text) for text in case["formulas"]]
is_potential = len(formulas) == 1


def raised(inverse, first):
    result = [[[None] * n for _ in N] for _ in N]
    for k in N:
        for i in N:
            for j in range(i, n):
                value = E.Add(*[inverse[k][l] * first[i][j][l] for l in N])
                result[k][i][j] = result[k][j][i] = value
    return result


def chain():
    if is_potential:
        slope = [formulas[0].diff(s) for s in x]
        g = [[None] * n for _ in N]
        for i in N:
            for j in range(i, n):
                g[i][j] = g[j][i] = slope[i].diff(x[j])
    else:
        g = [formulas[i * n : (i + 1) * n] for i in N]
    matrix = E.DenseMatrix(n, n, [entry for row in g for entry in row]).inv("LU")
    inverse = [[matrix[i, j] for j in N] for i in N]
    d = [[[None] * n for _ in N] for _ in N]
    for k in N:
        for i in N:
            for j in range(i, n):
                d[k][i][j] = d[k][j][i] = g[i][j].diff(x[k])
    first = [[[None] * n for _ in N] for _ in N]
    for i in N:
        for j in range(i, n):
            for k in N:
                first[i][j][k] = first[j][i][k] = half * (d[i][j][k] + d[j][i][k] - d[k][i][j])
    second = raised(inverse, first)
    connection = None
    if is_potential:
        # In natural coordinates T_ijk = ∂ₖgᵢⱼ.
        factor = alpha * half
        connection = raised(inverse, [[[first[i][j][k] - factor * d[k][i][j] for k in N] for j in N] for i in N])
    pairs = [(i, j) for i in N for j in range(i + 1, n)]
    riemann = {}
    for a, (i, j) in enumerate(pairs):
        for k, l in pairs[a:]:
            value = half * (d[k][j][l].diff(x[i]) + d[l][i][k].diff(x[j]) - d[l][j][k].diff(x[i]) - d[k][i][l].diff(x[j]))
            products = [first[j][l][m] * second[m][i][k] for m in N] + [-first[i][l][m] * second[m][j][k] for m in N]
            riemann[i, j, k, l] = riemann[k, l, i, j] = E.Add(value, *products)

    def component(i, j, k, l):
        if i == j or k == l:
            return zero
        value = riemann[min(i, j), max(i, j), min(k, l), max(k, l)]
        return value if (i < j) == (k < l) else -value

    ricci = [[None] * n for _ in N]
    for j in N:
        for k in range(j, n):
            value = E.Add(*[inverse[i][l] * component(i, j, k, l) for i in N for l in N if i != j and k != l])
            ricci[j][k] = ricci[k][j] = value
    scalar = E.Add(*[inverse[j][k] * ricci[j][k] for j in N for k in N])
    return scalar, connection


(scalar, _), timing = timed(chain)
value = None
if n <= 5:
    try:
        point = {s: E.RealDouble(v) for s, v in zip(x + extra, case["point"])}
        value = float(scalar.subs(point).n(real=True))
    except (RuntimeError, ValueError, TypeError):
        value = None  # SymEngine has no number for a polygamma of a real argument
emit(peer=f"SymEngine {E.__version__}", **timing, value=value)
