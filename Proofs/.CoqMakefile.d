theories/ImproperIntegrals.vo theories/ImproperIntegrals.glob theories/ImproperIntegrals.v.beautified theories/ImproperIntegrals.required_vo: theories/ImproperIntegrals.v 
theories/ImproperIntegrals.vio: theories/ImproperIntegrals.v 
theories/ImproperIntegrals.vos theories/ImproperIntegrals.vok theories/ImproperIntegrals.required_vos: theories/ImproperIntegrals.v 
theories/CertificateTactics.vo theories/CertificateTactics.glob theories/CertificateTactics.v.beautified theories/CertificateTactics.required_vo: theories/CertificateTactics.v 
theories/CertificateTactics.vio: theories/CertificateTactics.v 
theories/CertificateTactics.vos theories/CertificateTactics.vok theories/CertificateTactics.required_vos: theories/CertificateTactics.v 
theories/NaturalGradient.vo theories/NaturalGradient.glob theories/NaturalGradient.v.beautified theories/NaturalGradient.required_vo: theories/NaturalGradient.v 
theories/NaturalGradient.vio: theories/NaturalGradient.v 
theories/NaturalGradient.vos theories/NaturalGradient.vok theories/NaturalGradient.required_vos: theories/NaturalGradient.v 
theories/Connections.vo theories/Connections.glob theories/Connections.v.beautified theories/Connections.required_vo: theories/Connections.v 
theories/Connections.vio: theories/Connections.v 
theories/Connections.vos theories/Connections.vok theories/Connections.required_vos: theories/Connections.v 
theories/HessianGeometry.vo theories/HessianGeometry.glob theories/HessianGeometry.v.beautified theories/HessianGeometry.required_vo: theories/HessianGeometry.v 
theories/HessianGeometry.vio: theories/HessianGeometry.v 
theories/HessianGeometry.vos theories/HessianGeometry.vok theories/HessianGeometry.required_vos: theories/HessianGeometry.v 
theories/ChristoffelLaw.vo theories/ChristoffelLaw.glob theories/ChristoffelLaw.v.beautified theories/ChristoffelLaw.required_vo: theories/ChristoffelLaw.v 
theories/ChristoffelLaw.vio: theories/ChristoffelLaw.v 
theories/ChristoffelLaw.vos theories/ChristoffelLaw.vok theories/ChristoffelLaw.required_vos: theories/ChristoffelLaw.v 
theories/Divergence.vo theories/Divergence.glob theories/Divergence.v.beautified theories/Divergence.required_vo: theories/Divergence.v 
theories/Divergence.vio: theories/Divergence.v 
theories/Divergence.vos theories/Divergence.vok theories/Divergence.required_vos: theories/Divergence.v 
theories/Normal.vo theories/Normal.glob theories/Normal.v.beautified theories/Normal.required_vo: theories/Normal.v 
theories/Normal.vio: theories/Normal.v 
theories/Normal.vos theories/Normal.vok theories/Normal.required_vos: theories/Normal.v 
theories/NormalGeodesic.vo theories/NormalGeodesic.glob theories/NormalGeodesic.v.beautified theories/NormalGeodesic.required_vo: theories/NormalGeodesic.v 
theories/NormalGeodesic.vio: theories/NormalGeodesic.v 
theories/NormalGeodesic.vos theories/NormalGeodesic.vok theories/NormalGeodesic.required_vos: theories/NormalGeodesic.v 
theories/Sobolev.vo theories/Sobolev.glob theories/Sobolev.v.beautified theories/Sobolev.required_vo: theories/Sobolev.v theories/ImproperIntegrals.vo
theories/Sobolev.vio: theories/Sobolev.v theories/ImproperIntegrals.vio
theories/Sobolev.vos theories/Sobolev.vok theories/Sobolev.required_vos: theories/Sobolev.v theories/ImproperIntegrals.vos
theories/Quadrature.vo theories/Quadrature.glob theories/Quadrature.v.beautified theories/Quadrature.required_vo: theories/Quadrature.v 
theories/Quadrature.vio: theories/Quadrature.v 
theories/Quadrature.vos theories/Quadrature.vok theories/Quadrature.required_vos: theories/Quadrature.v 
theories/FisherIntegrals.vo theories/FisherIntegrals.glob theories/FisherIntegrals.v.beautified theories/FisherIntegrals.required_vo: theories/FisherIntegrals.v theories/ImproperIntegrals.vo theories/CertificateTactics.vo
theories/FisherIntegrals.vio: theories/FisherIntegrals.v theories/ImproperIntegrals.vio theories/CertificateTactics.vio
theories/FisherIntegrals.vos theories/FisherIntegrals.vok theories/FisherIntegrals.required_vos: theories/FisherIntegrals.v theories/ImproperIntegrals.vos theories/CertificateTactics.vos
theories/LogPartition.vo theories/LogPartition.glob theories/LogPartition.v.beautified theories/LogPartition.required_vo: theories/LogPartition.v theories/ImproperIntegrals.vo
theories/LogPartition.vio: theories/LogPartition.v theories/ImproperIntegrals.vio
theories/LogPartition.vos theories/LogPartition.vok theories/LogPartition.required_vos: theories/LogPartition.v theories/ImproperIntegrals.vos
golden/Golden.vo golden/Golden.glob golden/Golden.v.beautified golden/Golden.required_vo: golden/Golden.v 
golden/Golden.vio: golden/Golden.v 
golden/Golden.vos golden/Golden.vok golden/Golden.required_vos: golden/Golden.v 
generated/Normal.vo generated/Normal.glob generated/Normal.v.beautified generated/Normal.required_vo: generated/Normal.v theories/CertificateTactics.vo
generated/Normal.vio: generated/Normal.v theories/CertificateTactics.vio
generated/Normal.vos generated/Normal.vok generated/Normal.required_vos: generated/Normal.v theories/CertificateTactics.vos
generated/Lognormal.vo generated/Lognormal.glob generated/Lognormal.v.beautified generated/Lognormal.required_vo: generated/Lognormal.v theories/CertificateTactics.vo
generated/Lognormal.vio: generated/Lognormal.v theories/CertificateTactics.vio
generated/Lognormal.vos generated/Lognormal.vok generated/Lognormal.required_vos: generated/Lognormal.v theories/CertificateTactics.vos
generated/Exponential.vo generated/Exponential.glob generated/Exponential.v.beautified generated/Exponential.required_vo: generated/Exponential.v theories/CertificateTactics.vo
generated/Exponential.vio: generated/Exponential.v theories/CertificateTactics.vio
generated/Exponential.vos generated/Exponential.vok generated/Exponential.required_vos: generated/Exponential.v theories/CertificateTactics.vos
generated/Poisson.vo generated/Poisson.glob generated/Poisson.v.beautified generated/Poisson.required_vo: generated/Poisson.v theories/CertificateTactics.vo
generated/Poisson.vio: generated/Poisson.v theories/CertificateTactics.vio
generated/Poisson.vos generated/Poisson.vok generated/Poisson.required_vos: generated/Poisson.v theories/CertificateTactics.vos
generated/Bernoulli.vo generated/Bernoulli.glob generated/Bernoulli.v.beautified generated/Bernoulli.required_vo: generated/Bernoulli.v theories/CertificateTactics.vo
generated/Bernoulli.vio: generated/Bernoulli.v theories/CertificateTactics.vio
generated/Bernoulli.vos generated/Bernoulli.vok generated/Bernoulli.required_vos: generated/Bernoulli.v theories/CertificateTactics.vos
generated/BinomialN10.vo generated/BinomialN10.glob generated/BinomialN10.v.beautified generated/BinomialN10.required_vo: generated/BinomialN10.v theories/CertificateTactics.vo
generated/BinomialN10.vio: generated/BinomialN10.v theories/CertificateTactics.vio
generated/BinomialN10.vos generated/BinomialN10.vok generated/BinomialN10.required_vos: generated/BinomialN10.v theories/CertificateTactics.vos
generated/Geometric.vo generated/Geometric.glob generated/Geometric.v.beautified generated/Geometric.required_vo: generated/Geometric.v theories/CertificateTactics.vo
generated/Geometric.vio: generated/Geometric.v theories/CertificateTactics.vio
generated/Geometric.vos generated/Geometric.vok generated/Geometric.required_vos: generated/Geometric.v theories/CertificateTactics.vos
generated/NegativeBinomialR5.vo generated/NegativeBinomialR5.glob generated/NegativeBinomialR5.v.beautified generated/NegativeBinomialR5.required_vo: generated/NegativeBinomialR5.v theories/CertificateTactics.vo
generated/NegativeBinomialR5.vio: generated/NegativeBinomialR5.v theories/CertificateTactics.vio
generated/NegativeBinomialR5.vos generated/NegativeBinomialR5.vok generated/NegativeBinomialR5.required_vos: generated/NegativeBinomialR5.v theories/CertificateTactics.vos
generated/CategoricalK3.vo generated/CategoricalK3.glob generated/CategoricalK3.v.beautified generated/CategoricalK3.required_vo: generated/CategoricalK3.v theories/CertificateTactics.vo
generated/CategoricalK3.vio: generated/CategoricalK3.v theories/CertificateTactics.vio
generated/CategoricalK3.vos generated/CategoricalK3.vok generated/CategoricalK3.required_vos: generated/CategoricalK3.v theories/CertificateTactics.vos
generated/Gamma.vo generated/Gamma.glob generated/Gamma.v.beautified generated/Gamma.required_vo: generated/Gamma.v theories/CertificateTactics.vo
generated/Gamma.vio: generated/Gamma.v theories/CertificateTactics.vio
generated/Gamma.vos generated/Gamma.vok generated/Gamma.required_vos: generated/Gamma.v theories/CertificateTactics.vos
generated/InverseGamma.vo generated/InverseGamma.glob generated/InverseGamma.v.beautified generated/InverseGamma.required_vo: generated/InverseGamma.v theories/CertificateTactics.vo
generated/InverseGamma.vio: generated/InverseGamma.v theories/CertificateTactics.vio
generated/InverseGamma.vos generated/InverseGamma.vok generated/InverseGamma.required_vos: generated/InverseGamma.v theories/CertificateTactics.vos
generated/Beta.vo generated/Beta.glob generated/Beta.v.beautified generated/Beta.required_vo: generated/Beta.v theories/CertificateTactics.vo
generated/Beta.vio: generated/Beta.v theories/CertificateTactics.vio
generated/Beta.vos generated/Beta.vok generated/Beta.required_vos: generated/Beta.v theories/CertificateTactics.vos
generated/InverseGaussian.vo generated/InverseGaussian.glob generated/InverseGaussian.v.beautified generated/InverseGaussian.required_vo: generated/InverseGaussian.v theories/CertificateTactics.vo
generated/InverseGaussian.vio: generated/InverseGaussian.v theories/CertificateTactics.vio
generated/InverseGaussian.vos generated/InverseGaussian.vok generated/InverseGaussian.required_vos: generated/InverseGaussian.v theories/CertificateTactics.vos
generated/Rayleigh.vo generated/Rayleigh.glob generated/Rayleigh.v.beautified generated/Rayleigh.required_vo: generated/Rayleigh.v theories/CertificateTactics.vo
generated/Rayleigh.vio: generated/Rayleigh.v theories/CertificateTactics.vio
generated/Rayleigh.vos generated/Rayleigh.vok generated/Rayleigh.required_vos: generated/Rayleigh.v theories/CertificateTactics.vos
generated/ParetoScale1.vo generated/ParetoScale1.glob generated/ParetoScale1.v.beautified generated/ParetoScale1.required_vo: generated/ParetoScale1.v theories/CertificateTactics.vo
generated/ParetoScale1.vio: generated/ParetoScale1.v theories/CertificateTactics.vio
generated/ParetoScale1.vos generated/ParetoScale1.vok generated/ParetoScale1.required_vos: generated/ParetoScale1.v theories/CertificateTactics.vos
generated/ChiSquared.vo generated/ChiSquared.glob generated/ChiSquared.v.beautified generated/ChiSquared.required_vo: generated/ChiSquared.v theories/CertificateTactics.vo
generated/ChiSquared.vio: generated/ChiSquared.v theories/CertificateTactics.vio
generated/ChiSquared.vos generated/ChiSquared.vok generated/ChiSquared.required_vos: generated/ChiSquared.v theories/CertificateTactics.vos
generated/HalfNormal.vo generated/HalfNormal.glob generated/HalfNormal.v.beautified generated/HalfNormal.required_vo: generated/HalfNormal.v theories/CertificateTactics.vo
generated/HalfNormal.vio: generated/HalfNormal.v theories/CertificateTactics.vio
generated/HalfNormal.vos generated/HalfNormal.vok generated/HalfNormal.required_vos: generated/HalfNormal.v theories/CertificateTactics.vos
generated/Cauchy.vo generated/Cauchy.glob generated/Cauchy.v.beautified generated/Cauchy.required_vo: generated/Cauchy.v theories/CertificateTactics.vo
generated/Cauchy.vio: generated/Cauchy.v theories/CertificateTactics.vio
generated/Cauchy.vos generated/Cauchy.vok generated/Cauchy.required_vos: generated/Cauchy.v theories/CertificateTactics.vos
generated/Laplace.vo generated/Laplace.glob generated/Laplace.v.beautified generated/Laplace.required_vo: generated/Laplace.v theories/CertificateTactics.vo
generated/Laplace.vio: generated/Laplace.v theories/CertificateTactics.vio
generated/Laplace.vos generated/Laplace.vok generated/Laplace.required_vos: generated/Laplace.v theories/CertificateTactics.vos
generated/Logistic.vo generated/Logistic.glob generated/Logistic.v.beautified generated/Logistic.required_vo: generated/Logistic.v theories/CertificateTactics.vo
generated/Logistic.vio: generated/Logistic.v theories/CertificateTactics.vio
generated/Logistic.vos generated/Logistic.vok generated/Logistic.required_vos: generated/Logistic.v theories/CertificateTactics.vos
generated/StudentNu5.vo generated/StudentNu5.glob generated/StudentNu5.v.beautified generated/StudentNu5.required_vo: generated/StudentNu5.v theories/CertificateTactics.vo
generated/StudentNu5.vio: generated/StudentNu5.v theories/CertificateTactics.vio
generated/StudentNu5.vos generated/StudentNu5.vok generated/StudentNu5.required_vos: generated/StudentNu5.v theories/CertificateTactics.vos
generated/Gumbel.vo generated/Gumbel.glob generated/Gumbel.v.beautified generated/Gumbel.required_vo: generated/Gumbel.v theories/CertificateTactics.vo
generated/Gumbel.vio: generated/Gumbel.v theories/CertificateTactics.vio
generated/Gumbel.vos generated/Gumbel.vok generated/Gumbel.required_vos: generated/Gumbel.v theories/CertificateTactics.vos
generated/Weibull.vo generated/Weibull.glob generated/Weibull.v.beautified generated/Weibull.required_vo: generated/Weibull.v theories/CertificateTactics.vo
generated/Weibull.vio: generated/Weibull.v theories/CertificateTactics.vio
generated/Weibull.vos generated/Weibull.vok generated/Weibull.required_vos: generated/Weibull.v theories/CertificateTactics.vos
generated/CategoricalK4.vo generated/CategoricalK4.glob generated/CategoricalK4.v.beautified generated/CategoricalK4.required_vo: generated/CategoricalK4.v theories/CertificateTactics.vo
generated/CategoricalK4.vio: generated/CategoricalK4.v theories/CertificateTactics.vio
generated/CategoricalK4.vos generated/CategoricalK4.vok generated/CategoricalK4.required_vos: generated/CategoricalK4.v theories/CertificateTactics.vos
generated/DirichletK3.vo generated/DirichletK3.glob generated/DirichletK3.v.beautified generated/DirichletK3.required_vo: generated/DirichletK3.v theories/CertificateTactics.vo
generated/DirichletK3.vio: generated/DirichletK3.v theories/CertificateTactics.vio
generated/DirichletK3.vos generated/DirichletK3.vok generated/DirichletK3.required_vos: generated/DirichletK3.v theories/CertificateTactics.vos
generated/CenteredNormalD2.vo generated/CenteredNormalD2.glob generated/CenteredNormalD2.v.beautified generated/CenteredNormalD2.required_vo: generated/CenteredNormalD2.v theories/CertificateTactics.vo
generated/CenteredNormalD2.vio: generated/CenteredNormalD2.v theories/CertificateTactics.vio
generated/CenteredNormalD2.vos generated/CenteredNormalD2.vok generated/CenteredNormalD2.required_vos: generated/CenteredNormalD2.v theories/CertificateTactics.vos
generated/MultivariateNormalD2.vo generated/MultivariateNormalD2.glob generated/MultivariateNormalD2.v.beautified generated/MultivariateNormalD2.required_vo: generated/MultivariateNormalD2.v theories/CertificateTactics.vo
generated/MultivariateNormalD2.vio: generated/MultivariateNormalD2.v theories/CertificateTactics.vio
generated/MultivariateNormalD2.vos generated/MultivariateNormalD2.vok generated/MultivariateNormalD2.required_vos: generated/MultivariateNormalD2.v theories/CertificateTactics.vos
