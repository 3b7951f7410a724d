// The numbers are printed by Tests/References/fit_approximations.py, which says what they approximate and how.
// For x ≥ 1, with w = 1/x and u = w² in [0, 1], a polygamma function is a short leading part and a smooth rest. All
// coefficients are positive, so the sums lose nothing.

/// The zero 1.46163214496836234126… of digamma, less 1, as a number and its correction.
let digammaZeroLessOne = (high: 0.46163214496836236, low: -1.5522348162858677e-17)

/// ψ(1 + u)/(u − u₀) for u in [0, 1], where u₀ + 1 is the zero of ψ; relative error 1.7e-20 of the function and of its tail.
@inline(__always)
func digammaNearZero(_ u: Double) -> Double {
  var p = 1.1200690228680798e-06
  p = p * u + 0.000591134274813014
  p = p * u + 0.020177660732997933
  p = p * u + 0.21766999997360284
  p = p * u + 0.9743125361233267
  p = p * u + 1.8699834557906048
  p = p * u + 1.2503801375034054
  var q = 0.0001227011662850719
  q = q * u + 0.006175924881618052
  q = q * u + 0.09181917669792886
  q = q * u + 0.5736109876072755
  q = q * u + 1.666923810787261
  q = q * u + 2.1790787734621797
  q = q * u + 1.0
  return p / q
}

/// G₀(u) with ψ(x) = log x − w/2 − u G₀(u); relative error 7.0e-18 of the function and of its tail.
@inline(__always)
func digammaRest(_ u: Double) -> Double {
  var p = 0.02109842983834682
  p = p * u + 1.5494584454515181
  p = p * u + 16.016796437178556
  p = p * u + 53.014370081155775
  p = p * u + 72.677945793435
  p = p * u + 45.85060146755537
  p = p * u + 13.639905081953549
  p = p * u + 1.8058174710043693
  p = p * u + 0.08333333333333308
  var q = 0.7891748831336423
  q = q * u + 28.696446478255528
  q = q * u + 236.83159828258232
  q = q * u + 707.9756507615574
  q = q * u + 921.8174412044202
  q = q * u + 565.80138226572
  q = q * u + 165.8082229013924
  q = q * u + 21.76980965205052
  q = q * u + 1.0
  return p / q
}

/// G₁(u) with ψ′(x) = w + w²/2 + w³ G₁(u); relative error 2.2e-18 of the function and of its tail.
@inline(__always)
func trigammaRest(_ u: Double) -> Double {
  var p = 0.19228307204532033
  p = p * u + 15.93071487161736
  p = p * u + 181.01439047817996
  p = p * u + 666.8465016520671
  p = p * u + 1045.2607366450036
  p = p * u + 787.1173121488711
  p = p * u + 299.4086954748272
  p = p * u + 57.33565478070548
  p = p * u + 5.133966129401199
  p = p * u + 0.16666666666666657
  var q = 5.837546528110219
  q = q * u + 194.36853474964164
  q = q * u + 1585.9370067854143
  q = q * u + 4947.565124130487
  q = q * u + 7073.148299281161
  q = q * u + 5050.887311794034
  q = q * u + 1862.2374251829854
  q = q * u + 350.07183089681405
  q = q * u + 31.003796776406624
  q = q * u + 1.0
  return p / q
}

/// G₂(u) with −ψ″(x) = w² + w³ + w⁴ G₂(u); relative error 1.2e-17 of the function and of its tail.
@inline(__always)
func tetragammaRest(_ u: Double) -> Double {
  var p = 1.306536077686768
  p = p * u + 101.10860154088522
  p = p * u + 1059.276830095392
  p = p * u + 3568.195960835533
  p = p * u + 5087.221524712187
  p = p * u + 3474.5748675245827
  p = p * u + 1197.7424439464492
  p = p * u + 207.9879791820725
  p = p * u + 16.916476677544466
  p = p * u + 0.499999999999999
  var q = 17.983216960911296
  q = q * u + 503.9846942055045
  q = q * u + 3533.373649820121
  q = q * u + 9606.080098752795
  q = q * u + 12093.94722485506
  q = q * u + 7667.985692169192
  q = q * u + 2527.0399213294418
  q = q * u + 427.03138726092436
  q = q * u + 34.16628668842009
  q = q * u + 1.0
  return p / q
}

/// G₃(u) with ψ‴(x) = 2w³ + 3w⁴ + w⁵ G₃(u); relative error 1.8e-18 of the function and of its tail.
@inline(__always)
func pentagammaRest(_ u: Double) -> Double {
  var p = 26.44288058931005
  p = p * u + 2253.598836886704
  p = p * u + 26387.561609040036
  p = p * u + 100683.84508856644
  p = p * u + 165517.4882877031
  p = p * u + 133795.38614691078
  p = p * u + 56808.327450231074
  p = p * u + 12965.353946560323
  p = p * u + 1561.5584371398375
  p = p * u + 91.34505194996453
  p = p * u + 1.9999999999999996
  var q = 123.66000812354656
  q = q * u + 3598.8246872406803
  q = q * u + 26579.911845213024
  q = q * u + 77830.43613125625
  q = q * u + 108544.24131792551
  q = q * u + 79004.892256715
  q = q * u + 31360.4539894502
  q = q * u + 6854.994696710379
  q = q * u + 803.1988148909065
  q = q * u + 46.17252597498188
  q = q * u + 1.0
  return p / q
}
