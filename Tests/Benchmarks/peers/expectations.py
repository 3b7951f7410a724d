"""Fisher information by quadrature, to many digits: mpmath.quad entry by entry, Arb's rigorous integral through python-flint,
PARI's intnum with one vector integrand; and in Double NumPy's trapezoid with nodes fixed by hand.

    python expectations.py mpmath|flint|pari|numpy FAMILY DIGITS

Families: cauchy, student3, logistic (location and scale), gmm (2/5 N(0,1) + 3/5 N(2,1): weight and two means),
gennormal3 (exp(-x^3) on the half line: scale, exponent, and the location's 9 E[x^4]), gmm5 for numpy.
"""
import json
import os
import shutil
import subprocess
import sys

from common import emit, missing, timed

peer, family, digits = sys.argv[1], sys.argv[2], int(sys.argv[3])


def products(s, p):
    return [
        lambda x, i=i, j=j: s[i](x) * s[j](x) * p(x) for i in range(len(s)) for j in range(i, len(s))
    ]


def square(x):
    return x * x


def with_mpmath():
    try:
        import mpmath
        from mpmath import digamma, exp, gamma, inf, log, mp, mpf, pi, quad, sqrt, tanh
    except ImportError as error:
        return missing("mpmath", error)
    mp.dps = digits
    if family == "cauchy":
        points, f = [-inf, 0, inf], products(
            [lambda x: 2 * x / (1 + x * x), lambda x: (x * x - 1) / (1 + x * x)], lambda x: 1 / pi / (1 + x * x))
    elif family == "student3":
        c = 18 / (pi * sqrt(mpf(3)))
        points, f = [-inf, 0, inf], products(
            [lambda x: 4 * x / (3 + x * x), lambda x: 4 * x * x / (3 + x * x) - 1], lambda x: c / (3 + x * x) ** 2)
    elif family == "logistic":
        def density(x):
            e = exp(-abs(x))
            return e / (1 + e) ** 2
        points, f = [-inf, 0, inf], products([lambda x: tanh(x / 2), lambda x: x * tanh(x / 2) - 1], density)
    elif family == "gmm":
        k = 1 / sqrt(2 * pi)

        def entry(i, j):
            def g(x):
                a, b = k * exp(-x * x / 2), k * exp(-((x - 2) ** 2) / 2)
                p = (2 * a + 3 * b) / 5
                s = (a - b, 2 * a * x / 5, 3 * b * (x - 2) / 5)
                return s[i] * s[j] / p if p else mpf(0)
            return g
        points, f = [-inf, 1, inf], [entry(i, j) for i in range(3) for j in range(i, 3)]
    else:
        c0, c1 = 3 / gamma(mpf(1) / 3), mpf(1) / 3 + digamma(mpf(1) / 3) / 9
        p, a = lambda x: c0 * exp(-(x**3)), lambda x: 3 * x**3 - 1
        b = lambda x: c1 - x**3 * log(x) if x else c1
        points, f = [0, inf], [
            lambda x: a(x) ** 2 * p(x), lambda x: a(x) * b(x) * p(x), lambda x: b(x) ** 2 * p(x),
            lambda x: 9 * x**4 * p(x)]
    repeats = 3 if digits < 200 else 1
    values, timing = timed(lambda: [quad(g, points) for g in f], repeats=repeats, seconds=0)
    name = f"mpmath {mpmath.__version__} ({mpmath.libmp.BACKEND})"
    emit(peer=name, entries=[mp.nstr(v, digits) for v in values], **timing)


def with_flint():
    try:
        import flint
        from flint import acb, arb, ctx
    except ImportError as error:
        return missing("python-flint", error)
    ctx.dps = digits + 10
    pi, reach = arb.pi(), int((digits + 10) * 2.302585) + 5

    def halves(f, g):
        return [[(lambda x, a, f=f: f(x), -1, 1), (lambda x, a, g=g: g(x), -1, 1)] for f, g in zip(f, g)]

    if family == "cauchy":
        s, t, p = lambda x: 2 * x / (1 + x * x), lambda x: (x * x - 1) / (1 + x * x), lambda x: 1 / pi / (1 + x * x)
        pieces = halves(products([s, t], p), products([s, lambda x: -t(x)], p))
    elif family == "student3":
        c = 18 / (pi * arb(3).sqrt())
        pieces = halves(
            products(
                [lambda x: 4 * x / (3 + x * x), lambda x: 4 * x * x / (3 + x * x) - 1],
                lambda x: c / square(3 + x * x)),
            products(
                [lambda u: 4 * u / (3 * u * u + 1), lambda u: 4 / (3 * u * u + 1) - 1],
                lambda u: c * u * u / square(3 * u * u + 1)))
    elif family == "logistic":
        def entry(i, j):
            def f(x, a):
                e = (-x).exp()
                q = 1 / (1 + e)
                s = ((1 - e) * q, x * (1 - e) * q - 1)
                return s[i] * s[j] * e * q * q
            return f
        pieces = [[(entry(i, j), -reach - 12, reach + 12)] for i in range(2) for j in range(i, 2)]
    elif family == "gmm":
        k = 1 / (2 * pi).sqrt()

        def entry(i, j):
            def f(x, analytic):
                a, b = k * (-x * x / 2).exp(), k * (-square(x - 2) / 2).exp()
                p = (2 * a + 3 * b) / 5
                s = (a - b, 2 * a * x / 5, 3 * b * (x - 2) / 5)
                return s[i] * s[j] / p
            return f
        end = int((2 * reach) ** 0.5) + 4
        pieces = [[(entry(i, j), -end, end + 2)] for i in range(3) for j in range(i, 3)]
    else:
        third = arb(1) / 3
        c0, c1 = 3 / third.gamma(), third + third.digamma() / 9

        def entry(kind):
            def f(x, analytic):
                cube = x * x * x
                p = c0 * (-cube).exp()
                if kind == 3:
                    return 9 * x * cube * p
                a = 3 * cube - 1
                if kind == 0:
                    return a * a * p
                b = c1 - cube * x.log(analytic=analytic)
                return (a if kind == 1 else b) * b * p
            return f
        end = int(reach ** (1 / 3)) + 3
        pieces = [[(entry(k), acb(2) ** -ctx.prec if k in (1, 2) else 0, end)] for k in range(4)]

    def run():
        return [sum((acb.integral(f, a, b).real for f, a, b in part), arb(0)) for part in pieces]

    values, timing = timed(run, repeats=1 if digits > 200 or family == "gmm" else 3, seconds=0)
    emit(
        peer=f"python-flint {flint.__version__} (tails cut by hand)",
        entries=[v.mid().str(digits, radius=False) for v in values], **timing)


def with_pari():
    program = shutil.which("gp")
    if program is None:
        return emit(peer="PARI/GP", missing="not installed: apt-get install pari-gp")
    # One definition a line: a function reaches to the end of its line.
    bodies = {
        "cauchy": ["ip=1/Pi;", "f()=intnum(x=[-oo,-2],[oo,-2],my(q=1/(1+x^2),p=ip*q,m=2*x*q,g=(x^2-1)*q);[m*m*p,m*g*p,g*g*p]);"],
        "student3": ["c=18/(Pi*sqrt(3));",
                     "f()=intnum(x=[-oo,-4],[oo,-4],my(q=1/(3+x^2),p=c*q^2,m=4*x*q,g=x*m-1);[m*m*p,m*g*p,g*g*p]);"],
        # The mixed entry vanishes by symmetry: PARI is not asked for it.
        "logistic": ["h()=2*intnum(x=0,[oo,1],my(e=exp(-x),q=1/(1+e),p=e*q^2,m=(1-e)*q,g=x*m-1);[m*m*p,g*g*p]);",
                     "f()=my(v=h());[v[1],0.,v[2]];"],
        "gmm": ["k=1/sqrt(2*Pi);",
                "gm(x)=my(a=k*exp(-x^2/2),b=k*exp(-(x-2)^2/2),p=(2*a+3*b)/5,s=[a-b,2*a*x/5,3*b*(x-2)/5]);"
                "[s[1]^2/p,s[1]*s[2]/p,s[1]*s[3]/p,s[2]^2/p,s[2]*s[3]/p,s[3]^2/p];",
                "f()=intnum(x=[-oo,1],1,gm(x))+intnum(x=1,[oo,1],gm(x));"],
        # The decay hint [oo, 1] costs digits silently.
        "gennormal3": ["c0=3/gamma(1/3);c1=1/3+psi(1/3)/9;",
                       "f()=intnum(x=0,[oo,1],my(x3=x^3,p=c0*exp(-x3),a=3*x3-1,b=c1-x3*log(x));[a*a*p,a*b*p,b*b*p,9*x^4*p]);"],
    }
    lines = [f"default(realprecision,{digits});"] + bodies[family] + [
        "g(n)=gettime();for(i=1,n,r=f());gettime();", "n=1;t=g(1);while(t<100,n*=2;t=g(n));", "v=vecsort(vector(5,i,g(n)));",
        'print("{\\"n\\":",n,",\\"times\\":",v,",\\"entries\\":",apply(x->Str(x),r),"}");', "quit"]
    done = subprocess.run(
        [program, "-q", "-f", "-s", "1G"], input="\n".join(lines) + "\n", capture_output=True, text=True,
        env=dict(os.environ, LC_ALL="C"))
    line = next((l for l in done.stdout.splitlines() if l.startswith("{")), None)
    if line is None:
        return emit(peer="PARI/GP", missing=f"failed: {(done.stderr or done.stdout)[:60]}")
    result = json.loads(line)
    version = subprocess.run([program, "--version-short"], capture_output=True, text=True).stdout.strip()
    times = [t / 1000 / result["n"] for t in result["times"]]
    entries = [entry.replace(" E", "e") for entry in result["entries"]]
    emit(peer=f"PARI {version}, intnum", entries=entries, median=times[len(times) // 2], min=times[0], count=len(times))


def with_numpy():
    try:
        import numpy as np
    except ImportError as error:
        return missing("NumPy", error)
    w, m1, s1, m2, s2 = 0.3, -1.0, 0.5, 2.0, 1.3
    x = np.linspace(-11, 15, 256)
    h = x[1] - x[0]

    def metric():
        c = 1 / np.sqrt(2 * np.pi)
        a = c / s1 * np.exp(-0.5 * ((x - m1) / s1) ** 2)
        b = c / s2 * np.exp(-0.5 * ((x - m2) / s2) ** 2)
        p = w * a + (1 - w) * b
        s = np.array([
            a - b, w * a * (x - m1) / s1**2, w * a * (((x - m1) / s1) ** 2 - 1) / s1,
            (1 - w) * b * (x - m2) / s2**2, (1 - w) * b * (((x - m2) / s2) ** 2 - 1) / s2])
        return h * (s / p) @ s.T

    def many():
        for _ in range(100):
            g = metric()
        return g

    g, timing = timed(many)
    emit(
        peer=f"NumPy {np.__version__}, trapezoid of 256 nodes", median=timing["median"] / 100, min=timing["min"] / 100,
        count=timing["count"], matrix=[float(v) for v in g.flatten()])


{"mpmath": with_mpmath, "flint": with_flint, "pari": with_pari, "numpy": with_numpy}[peer]()
