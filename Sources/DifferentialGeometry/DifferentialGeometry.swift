// DifferentialGeometry
