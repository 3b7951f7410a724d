@_exported import NaturalGradients
