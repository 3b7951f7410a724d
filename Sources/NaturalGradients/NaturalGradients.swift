// NaturalGradients
