"""Fisher–Rao distances of pairs of normal vectors by NumPy: Newton's method on the lift to the symmetric space.

    python normal_distances.py ORDER pairs.bin distances.bin

pairs.bin: float64, for each pair the first mean and covariance, row by row, then the second. distances.bin is written.
"""
import sys
import time

from common import emit, missing

d, source, target = int(sys.argv[1]), sys.argv[2], sys.argv[3]
try:
    import numpy as np
except ImportError as error:
    missing("NumPy", error)
    raise SystemExit

rows, columns = np.triu_indices(d, 1)
m, n = len(rows), 2 * d + 1


def unpacked(part):
    return part[:d], part[d:].reshape(d, d)


def lift(x, mean, weights):
    """log G for the skew matrix with the entries x: eigenvectors, eigenvalues, and the part that must vanish."""
    skew = np.zeros((d, d))
    skew[rows, columns] = x
    move = np.eye(n)
    move[d, :d] = mean
    move[d + 1 :, d] = -mean
    move[d + 1 :, :d] = -0.5 * np.outer(mean, mean) + skew - skew.T
    vectors, singular, _ = np.linalg.svd(move * np.sqrt(weights))
    logs = 2 * np.log(singular)
    return move, vectors, logs, ((vectors * logs) @ vectors.T)[:d, d + 1 :][rows, columns]


def distance(first, second):
    (m0, s0), (m1, s1) = unpacked(first), unpacked(second)
    frame = np.linalg.inv(np.linalg.cholesky(s0))
    w, axes = np.linalg.eigh(frame @ s1 @ frame.T)
    mean, weights = axes.T @ frame @ (m1 - m0), np.concatenate([1 / w, [1.0], w])
    x = np.zeros(m)
    move, vectors, logs, residual = lift(x, mean, weights)
    for _ in range(60):
        if m == 0 or abs(residual).max() < 1e-11 * (1 + abs(logs).max()):
            break
        values = np.exp(logs)
        dl, dv = logs[:, None] - logs, values[:, None] - values
        kernel = np.where(abs(dl) > 1e-9, dl / np.where(dv == 0, 1, dv), 1 / values[:, None])
        block, jacobian = (weights[:d] * move[:, :d]).T, np.empty((m, m))
        for k, (i, j) in enumerate(zip(rows, columns)):
            change = np.zeros((n, n))
            change[d + 1 + i] = block[j]
            change[d + 1 + j] -= block[i]
            image = vectors @ (kernel * (vectors.T @ (change + change.T) @ vectors)) @ vectors.T
            jacobian[:, k] = image[:d, d + 1 :][rows, columns]
        step, scale, best = -np.linalg.solve(jacobian, residual), 1.0, (logs**2).sum()
        while True:
            trial = lift(x + scale * step, mean, weights)
            if (trial[2] ** 2).sum() <= best * (1 + 1e-13) or scale < 1e-6:
                break
            scale /= 2
        x = x + scale * step
        move, vectors, logs, residual = trial
    return 0.5 * np.linalg.norm(logs)


pairs = np.fromfile(source).reshape(-1, 2, d + d * d)
distance(*pairs[0])
samples, values = [], []
for a, b in pairs:
    begin = time.process_time()
    values.append(distance(a, b))
    samples.append(time.process_time() - begin)
np.array(values).tofile(target)
emit(peer=f"NumPy {np.__version__}, lift and Newton", median=float(np.median(samples)), min=min(samples), count=len(samples))
