// StatisticalModels
