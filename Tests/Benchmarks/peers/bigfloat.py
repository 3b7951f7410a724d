"""a <- a x + y at so many bits, each operation: the C loop of bigfloat.c, gmpy2, mpmath and python-flint.

    python bigfloat.py 256 c|gmpy2|mpmath|flint
"""
import os
import subprocess
import sys
import tempfile

from common import emit, missing, timed

bits, peer = int(sys.argv[1]), sys.argv[2]
if peer == "c":
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bigfloat.c")
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "bigfloat")
        try:
            subprocess.run(["cc", "-O2", source, "-lmpfr", "-lgmp", "-o", program], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            emit(peer="MPFR, C loop", missing="no C compiler, or no headers of MPFR")
            raise SystemExit
        print(subprocess.run([program, str(bits)], check=True, capture_output=True, text=True).stdout, flush=True)
    raise SystemExit
try:
    if peer == "gmpy2":
        import gmpy2
        gmpy2.get_context().precision = bits
        name, x, y = f"gmpy2 {gmpy2.version()}", gmpy2.exp(gmpy2.mpfr(0.3)) / 3, gmpy2.sqrt(gmpy2.mpfr(0.7))
    elif peer == "mpmath":
        import mpmath
        mpmath.mp.prec = bits
        name, x, y = f"mpmath {mpmath.__version__}", mpmath.exp(mpmath.mpf(0.3)) / 3, mpmath.sqrt(mpmath.mpf(0.7))
    else:
        import flint
        flint.ctx.prec = bits
        name, x, y = f"python-flint {flint.__version__}", (flint.arb(0.3).exp() / 3).mid(), flint.arb(0.7).sqrt().mid()
except ImportError as error:
    missing(peer, error)
    raise SystemExit
count = 5000


def loop():
    a = y
    for _ in range(count):
        a = a * x + y
    return a


_, timing = timed(loop)
emit(peer=name, median=timing["median"] / (2 * count), min=timing["min"] / (2 * count), count=timing["count"])
