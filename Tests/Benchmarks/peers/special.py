"""Special functions at so many bits: mpmath or python-flint (Arb).

    python special.py mpmath|flint bits function argument ...
"""
import sys

from common import emit, missing, timed

peer, bits, function = sys.argv[1], int(sys.argv[2]), sys.argv[3]
try:
    if peer == "mpmath":
        import mpmath
        mpmath.mp.prec = bits
        x = [mpmath.mpf(float(v)) for v in sys.argv[4:]]
        name = f"mpmath {mpmath.__version__}"
        f = {
            "zeta": lambda: mpmath.zeta(*x), "hurwitzZeta": lambda: mpmath.zeta(*x), "trigamma": lambda: mpmath.psi(1, x[0]),
            "inverseErf": lambda: mpmath.erfinv(*x), "scaledBesselK": lambda: mpmath.besselk(*x) * mpmath.exp(x[1]),
            "besselIRatio": lambda: mpmath.besseli(x[0] + 1, x[1]) / mpmath.besseli(*x),
            "gammaP": lambda: mpmath.gammainc(x[0], 0, x[1], regularized=True),
            "betaI": lambda: mpmath.betainc(x[1], x[2], 0, x[0], regularized=True),
            "hypergeometric2F1": lambda: mpmath.hyp2f1(*x), "lambertW": lambda: mpmath.lambertw(*x),
        }[function]
    else:
        import flint
        from flint import acb, arb
        flint.ctx.prec = bits
        x = [arb(float(v)) for v in sys.argv[4:]]
        name = f"python-flint {flint.__version__}"
        f = {
            "zeta": lambda: x[0].zeta(), "hurwitzZeta": lambda: x[0].zeta(x[1]),
            "trigamma": lambda: acb(x[0]).polygamma(acb(1)).real, "inverseErf": lambda: x[0].erfinv(),
            "scaledBesselK": lambda: x[1].bessel_k(x[0], scaled=True),
            "besselIRatio": lambda: x[1].bessel_i(x[0] + 1, scaled=True) / x[1].bessel_i(x[0], scaled=True),
            "gammaP": lambda: x[1].gamma_lower(x[0], regularized=1),
            "betaI": lambda: x[0].beta_lower(x[1], x[2], regularized=1),
            "hypergeometric2F1": lambda: x[3].hypgeom_2f1(x[0], x[1], x[2]), "lambertW": lambda: x[0].lambertw(0),
        }[function]
except ImportError as error:
    missing(peer, error)
    raise SystemExit
try:
    value, timing = timed(f, repeats=7, seconds=0.2, most=2000)
except (ArithmeticError, ValueError) as error:
    emit(peer=name, missing=f"no value: {str(error)[:50]}")
    raise SystemExit
if peer == "flint" and (not value.is_finite() or value.rel_accuracy_bits() < bits // 2):
    emit(peer=name, missing="no digits at this precision")
    raise SystemExit
text = mpmath.nstr(value.real, 17) if peer == "mpmath" else value.str(17, radius=False)
emit(peer=name, value=float(text), **timing)
