"""Γᵏᵢⱼ, i ≤ j, from a log-partition function at many points: SymEngine's formulas, compiled by LLVM.

    python christoffels.py case.json points.bin values.bin

case.json: variables, formulas (ψ). points.bin: float64, variable after variable. values.bin is written: the components at
the first twenty points. Formulas are derived beforehand, in the way of chain.py; `compile` is the time of compiling them
with common subexpressions taken out, `median` that of the values at all points.
"""
import json
import re
import statistics
import sys
import time

from common import emit, missing, timed

case, source, target = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3]
try:
    import numpy as np
    import symengine as E
except ImportError as error:
    missing("SymEngine", error)
    raise SystemExit

x = [E.Symbol(s) for s in case["variables"]]
names = {str(s): s for s in x}
names.update(exp=E.exp, log=E.log)
text = re.sub(r"(?<![A-Za-z0-9_])(\d+)", r"Integer(\1)", case["formulas"][0].replace("^", "**"))
potential = eval(text, {"__builtins__": {}, "Integer": E.Integer}, names)
n = len(x)
N = range(n)
slope = [potential.diff(s) for s in x]
g = [[slope[min(i, j)].diff(x[max(i, j)]) for j in N] for i in N]
inverse = E.DenseMatrix(n, n, [entry for row in g for entry in row]).inv("LU")
# In natural coordinates [ij, k] = ½ ∂ᵢ∂ⱼ∂ₖψ.
first = {}
for i in N:
    for j in range(i, n):
        for k in range(j, n):
            first[i, j, k] = E.Rational(1, 2) * g[i][j].diff(x[k])
component = lambda i, j, k: first[tuple(sorted((i, j, k)))]
symbols = [E.Add(*[inverse[k, l] * component(i, j, l) for l in N]) for k in N for i in N for j in range(i, n)]

name = f"SymEngine {E.__version__}, LLVM"
compiling = []
for _ in range(3):
    begin = time.process_time()
    try:
        f = E.Lambdify(x, symbols, backend="llvm", cse=True)
    except (ValueError, RuntimeError) as error:
        emit(peer=name, missing=f"not built with it: {str(error)[:60]}")
        raise SystemExit
    compiling.append(time.process_time() - begin)
points = np.ascontiguousarray(np.fromfile(source).reshape(n, -1).T)
values, timing = timed(lambda: f(points), seconds=1)
np.ascontiguousarray(values.reshape(len(points), -1)[:20]).tofile(target)
emit(peer=name, **timing, compile=statistics.median(compiling), compile_min=min(compiling))
