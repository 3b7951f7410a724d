// Rational functions and polynomials, printed by Tests/References/fit_approximations.py, which says what they approximate
// and how. In the polygamma functions, w = 1/x and u = w^2 in [0, 1]; their coefficients are positive, so nothing cancels.
#pragma once
#include "internal.h"

// The zero 1.46163214496836234126... of digamma, less 1.
#define DIGAMMA_ZERO_HIGH 0.46163214496836236
#define DIGAMMA_ZERO_LOW -1.5522348162858677e-17

typedef struct { double p, q; } fraction;

// psi(1 + u)/(u - u0) on [0, 1], where 1 + u0 is the zero of psi; relative error 1.7e-20.
INLINE fraction near_zero(double u) {
  double p = 1.1200690228680798e-06;
  p = p * u + 0.000591134274813014;
  p = p * u + 0.020177660732997933;
  p = p * u + 0.21766999997360284;
  p = p * u + 0.9743125361233267;
  p = p * u + 1.8699834557906048;
  p = p * u + 1.2503801375034054;
  double q = 0.0001227011662850719;
  q = q * u + 0.006175924881618052;
  q = q * u + 0.09181917669792886;
  q = q * u + 0.5736109876072755;
  q = q * u + 1.666923810787261;
  q = q * u + 2.1790787734621797;
  q = q * u + 1.0;
  return (fraction){p, q};
}

// G0 with psi(x) = log x - w/2 - u G0(u); relative error 7.0e-18.
INLINE fraction rest_0(double u) {
  double p = 0.02109842983834682;
  p = p * u + 1.5494584454515181;
  p = p * u + 16.016796437178556;
  p = p * u + 53.014370081155775;
  p = p * u + 72.677945793435;
  p = p * u + 45.85060146755537;
  p = p * u + 13.639905081953549;
  p = p * u + 1.8058174710043693;
  p = p * u + 0.08333333333333308;
  double q = 0.7891748831336423;
  q = q * u + 28.696446478255528;
  q = q * u + 236.83159828258232;
  q = q * u + 707.9756507615574;
  q = q * u + 921.8174412044202;
  q = q * u + 565.80138226572;
  q = q * u + 165.8082229013924;
  q = q * u + 21.76980965205052;
  q = q * u + 1.0;
  return (fraction){p, q};
}

// G1 with psi'(x) = w + w^2/2 + w^3 G1(u); relative error 2.2e-18.
INLINE fraction rest_1(double u) {
  double p = 0.19228307204532033;
  p = p * u + 15.93071487161736;
  p = p * u + 181.01439047817996;
  p = p * u + 666.8465016520671;
  p = p * u + 1045.2607366450036;
  p = p * u + 787.1173121488711;
  p = p * u + 299.4086954748272;
  p = p * u + 57.33565478070548;
  p = p * u + 5.133966129401199;
  p = p * u + 0.16666666666666657;
  double q = 5.837546528110219;
  q = q * u + 194.36853474964164;
  q = q * u + 1585.9370067854143;
  q = q * u + 4947.565124130487;
  q = q * u + 7073.148299281161;
  q = q * u + 5050.887311794034;
  q = q * u + 1862.2374251829854;
  q = q * u + 350.07183089681405;
  q = q * u + 31.003796776406624;
  q = q * u + 1.0;
  return (fraction){p, q};
}

// G2 with -psi''(x) = w^2 + w^3 + w^4 G2(u); relative error 1.2e-17.
INLINE fraction rest_2(double u) {
  double p = 1.306536077686768;
  p = p * u + 101.10860154088522;
  p = p * u + 1059.276830095392;
  p = p * u + 3568.195960835533;
  p = p * u + 5087.221524712187;
  p = p * u + 3474.5748675245827;
  p = p * u + 1197.7424439464492;
  p = p * u + 207.9879791820725;
  p = p * u + 16.916476677544466;
  p = p * u + 0.499999999999999;
  double q = 17.983216960911296;
  q = q * u + 503.9846942055045;
  q = q * u + 3533.373649820121;
  q = q * u + 9606.080098752795;
  q = q * u + 12093.94722485506;
  q = q * u + 7667.985692169192;
  q = q * u + 2527.0399213294418;
  q = q * u + 427.03138726092436;
  q = q * u + 34.16628668842009;
  q = q * u + 1.0;
  return (fraction){p, q};
}

// G3 with psi'''(x) = 2 w^3 + 3 w^4 + w^5 G3(u); relative error 1.8e-18.
INLINE fraction rest_3(double u) {
  double p = 26.44288058931005;
  p = p * u + 2253.598836886704;
  p = p * u + 26387.561609040036;
  p = p * u + 100683.84508856644;
  p = p * u + 165517.4882877031;
  p = p * u + 133795.38614691078;
  p = p * u + 56808.327450231074;
  p = p * u + 12965.353946560323;
  p = p * u + 1561.5584371398375;
  p = p * u + 91.34505194996453;
  p = p * u + 1.9999999999999996;
  double q = 123.66000812354656;
  q = q * u + 3598.8246872406803;
  q = q * u + 26579.911845213024;
  q = q * u + 77830.43613125625;
  q = q * u + 108544.24131792551;
  q = q * u + 79004.892256715;
  q = q * u + 31360.4539894502;
  q = q * u + 6854.994696710379;
  q = q * u + 803.1988148909065;
  q = q * u + 46.17252597498188;
  q = q * u + 1.0;
  return (fraction){p, q};
}

// (exp u - 1 - u)/u^2 for |u| <= log(2)/2; relative error 5.4e-20.
INLINE double exp_rest(double u) {
  double p = 2.0825113890947016e-09;
  p = p * u + 2.511211372032735e-08;
  p = p * u + 2.75575874727053e-07;
  p = p * u + 2.7557234624348404e-06;
  p = p * u + 2.4801586918787133e-05;
  p = p * u + 0.0001984126989664479;
  p = p * u + 0.0013888888889120664;
  p = p * u + 0.008333333333316916;
  p = p * u + 0.04166666666666608;
  p = p * u + 0.16666666666666682;
  p = p * u + 0.5;
  return p;
}

// (log((1+s)/(1-s)) - 2 s)/(s u) with u = s^2, |s| <= 3 - 2 sqrt 2; relative error 1.2e-18.
INLINE double log_rest(double u) {
  double p = 0.14796320672894586;
  p = p * u + 0.15314010243187093;
  p = p * u + 0.18183566062673168;
  p = p * u + 0.22222198535648408;
  p = p * u + 0.2857142874280996;
  p = p * u + 0.39999999999412394;
  p = p * u + 0.6666666666666735;
  return p;
}

// (sin r - r)/(r u) with u = r^2, |r| <= pi/4; relative error 3.5e-18.
INLINE double sin_rest(double u) {
  double p = 1.5896721305050835e-10;
  p = p * u - 2.505075671284028e-08;
  p = p * u + 2.7557313681917196e-06;
  p = p * u - 0.00019841269829774618;
  p = p * u + 0.008333333333322363;
  p = p * u - 0.16666666666666632;
  return p;
}

// (cos r - 1 + u/2)/u^2 with u = r^2, |r| <= pi/4; relative error 4.7e-20.
INLINE double cos_rest(double u) {
  double p = -1.1359547944961367e-11;
  p = p * u + 2.0875721204254223e-09;
  p = p * u - 2.7557314335823913e-07;
  p = p * u + 2.480158728941929e-05;
  p = p * u - 0.001388888888887401;
  p = p * u + 0.0416666666666666;
  return p;
}

// (tanh x - x)/(x u) with u = x^2, |x| <= 5/8; relative error 3.4e-22.
INLINE fraction tanh_rest(double u) {
  double p = -1.744998972676155e-08;
  p = p * u - 0.0002437710134302132;
  p = p * u - 0.021419712535467098;
  p = p * u - 0.3333333333333333;
  double q = 0.0002548352933923343;
  q = q * u + 0.024530206178089594;
  q = q * u + 0.46425913760640125;
  q = q * u + 1.0;
  return (fraction){p, q};
}
