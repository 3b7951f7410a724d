"""The canonical chain by SymPy, for scale: cancel() after every step.

    python chain_sympy.py case.json

case.json as for chain.py. One run, since SymPy answers the second from its cache.
"""
import json
import sys
import time

from common import missing

case = json.load(open(sys.argv[1]))
try:
    import sympy as E
except ImportError as error:
    missing("SymPy", error)
    raise SystemExit

x = [E.Symbol(s, positive=True) for s in case["variables"]]
names = {str(s): s for s in x}
names.update({s: E.Symbol(s, positive=True) for s in case["parameters"]})
names.update(lgamma=E.loggamma)
read = [E.sympify(text.replace("^", "**"), locals=names) for text in case["formulas"]]
n = len(x)
N = range(n)
start = time.process_time()
tidy = lambda e: E.cancel(E.together(e))
if len(read) == 1:
    g = E.Matrix(n, n, lambda i, j: tidy(E.diff(read[0], x[i], x[j])))
else:
    g = E.Matrix(n, n, lambda i, j: tidy(read[i * n + j]))
inverse = g.inv(method="ADJ").applyfunc(tidy)
slope = [[[tidy(E.diff(g[i, j], x[k])) for j in N] for i in N] for k in N]
first = [[[tidy((slope[i][j][k] + slope[j][i][k] - slope[k][i][j]) / 2) for k in N] for j in N] for i in N]
raised = [[[tidy(sum(inverse[l, k] * first[i][j][k] for k in N)) for j in N] for i in N] for l in N]


def riemann(i, j, k, l):
    linear = E.diff(first[j][k][l], x[i]) - E.diff(first[i][k][l], x[j])
    return tidy(linear + sum(first[j][l][m] * raised[m][i][k] - first[i][l][m] * raised[m][j][k] for m in N))


ricci = [[tidy(sum(inverse[i, l] * riemann(i, j, k, l) for i in N for l in N)) for k in N] for j in N]
scalar = tidy(sum(inverse[j, k] * ricci[j][k] for j in N for k in N))
seconds = time.process_time() - start
print(json.dumps({"peer": f"SymPy {E.__version__}", "median": seconds, "min": seconds, "count": 1, "text": str(scalar)[:40]}))
