import Scalars

/// Reproducible draws; every failure names its seed.
typealias SeededGenerator = SeededDraws
