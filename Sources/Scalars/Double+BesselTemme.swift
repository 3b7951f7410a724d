import RealModule

/// eˣ K_μ(x) and K_{μ+1}(x)/K_μ(x) for |μ| ≤ ½ and x > 0.
///
/// Source: Temme, Journal of Computational Physics 19, 1975; Steed's continued fraction from x = 2 on.
func temmeK(_ μ: Double, _ x: Double) -> (value: Double, ratio: Double) {
  x <= 2 && abs(μ) < 0.5 ? temmeSeries(μ, x) : steedFraction(μ, x)
}

/// The series, for x ≤ 2.
private func temmeSeries(_ μ: Double, _ x: Double) -> (value: Double, ratio: Double) {
  let square = μ * μ
  // ½ (1/Γ(1−μ) ± 1/Γ(1+μ)), the odd part over μ.
  var odd = 0.0, even = 0.0
  for k in stride(from: reciprocalGamma.count - 2, through: 0, by: -2) {
    odd = odd * square + reciprocalGamma[k + 1]
    even = even * square + reciprocalGamma[k]
  }
  let gamma1 = -odd, gamma2 = even
  let l = Double.log(2) - Double.log(x), σ = μ * l
  let angle = .pi * μ
  let factor = abs(angle) < 1e-8 ? 1 : angle / Double.sin(angle)
  let power = Double.pow(x, -μ) * Double.exp2(μ)
  // σ has lost digits where it is large.
  let sinhRatio = abs(σ) < 1e-8 ? 1 : (abs(σ) < 1 ? Double.sinh(σ) : (power - 1 / power) / 2) / σ
  var f = factor * ((power + 1 / power) / 2 * gamma1 + sinhRatio * l * gamma2)
  // Γ(1 ± μ) = 1/(γ₂ ∓ μγ₁).
  var p = 0.5 * power / (gamma2 - μ * gamma1), q = 0.5 / (power * (gamma2 + μ * gamma1))
  var c = 1.0, sum = f, next = p, k = 1.0
  let t = 0.25 * x * x
  while true {
    f = (k * f + p + q) / (k * k - square)
    c *= t / k
    p /= k - μ
    q /= k + μ
    let term = c * f
    sum += term
    next += c * (p - k * f)
    k += 1
    if !(term > 0x1p-58 * sum) { break }
  }
  return (Double.exp(x) * sum, next / sum * (2 / x))
}

/// Steed's evaluation of the second continued fraction, for x ≥ 2 or μ = ±½.
private func steedFraction(_ μ: Double, _ x: Double) -> (value: Double, ratio: Double) {
  let a1 = 0.25 - μ * μ
  var b = 2 * (1 + x), d = 1 / b, h = d, delta = d
  var q1 = 0.0, q2 = 1.0, q = a1, c = a1, a = -a1
  var s = 1 + q * delta
  var i = 2.0
  while i < 500, a1 != 0 {
    a -= 2 * (i - 1)
    c = -a * c / i
    let new = (q1 - b * q2) / a
    q1 = q2
    q2 = new
    q += c * new
    b += 2
    d = 1 / (b + a * d)
    delta = (b * d - 1) * delta
    h += delta
    let step = q * delta
    s += step
    if abs(step) < 0x1p-56 * abs(s) { break }
    i += 1
  }
  let value = (.pi / (2 * x)).squareRoot() / s
  return (value, ((μ + 0.5 + x) - a1 * h) / x)
}

/// The Taylor series of 1/Γ(1 + z).
let reciprocalGamma: [Double] = [
  1.0, 0.57721566490153286061, -0.65587807152025388108, -0.042002635034095235529, 0.1665386113822914895,
  -0.042197734555544336748, -0.0096219715278769735621, 0.0072189432466630995424, -0.0011651675918590651121,
  -0.00021524167411495097282, 0.00012805028238811618615, -0.000020134854780788238656, -1.2504934821426706573e-6,
  1.1330272319816958824e-6, -2.0563384169776071035e-7, 6.1160951044814158179e-9, 5.0020076444692229301e-9,
  -1.1812745704870201446e-9, 1.0434267116911005105e-10, 7.782263439905071254e-12, -3.6968056186422057082e-12,
  5.100370287454475979e-13, -2.0583260535665067832e-14, -5.3481225394230179824e-15, 1.2267786282382607902e-15,
  -1.1812593016974587695e-16, 1.1866922547516003326e-18, 1.4123806553180317816e-18, -2.2987456844353702066e-19,
  1.7144063219273374334e-20,
]
