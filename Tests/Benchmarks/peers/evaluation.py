"""One evaluation of compiled expressions at one point: SymEngine, by its own interpreter and by LLVM.

    python evaluation.py case.json interpreter|llvm

case.json: variables, point, formulas.
"""
import json
import re
import sys
import time

from common import emit, missing, timed

case = json.load(open(sys.argv[1]))
backend = sys.argv[2]
try:
    import numpy as np
    import symengine as E
except ImportError as error:
    missing("SymEngine", error)
    raise SystemExit

x = [E.Symbol(s) for s in case["variables"]]
names = {str(s): s for s in x}
names.update(lgamma=E.loggamma, exp=E.exp, log=E.log, sqrt=E.sqrt, sin=E.sin, cos=E.cos)


def read(text):
    text = re.sub(r"(?<![A-Za-z0-9_])(\d+)", r"Integer(\1)", text.replace("^", "**"))
    return E.sympify(eval(text, {"__builtins__": {}, "Integer": E.Integer}, names))


name = f"SymEngine {E.__version__}, {'LLVM' if backend == 'llvm' else 'LambdaDouble'}"
formulas = [read(s) for s in case["formulas"]]
begin = time.process_time()
try:
    f = E.Lambdify(x, formulas, backend="llvm" if backend == "llvm" else "lambda", cse=True)
except (ValueError, RuntimeError) as error:
    emit(peer=name, missing=f"not built with it: {str(error)[:60]}")
    raise SystemExit
compiled = time.process_time() - begin
count = 1000
values = np.tile(np.array(case["point"]), (count, 1))
_, timing = timed(lambda: f(values))
emit(peer=name, median=timing["median"] / count, min=timing["min"] / count, count=timing["count"], compile=compiled)
