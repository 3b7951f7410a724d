@_exported import DifferentialGeometry
@_exported import NumericalMethods
@_exported import Scalars
@_exported import StatisticalModels
@_exported import Symbolics
