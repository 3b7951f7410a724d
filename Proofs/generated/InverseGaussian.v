(** Certificate of inverse-gaussian, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.

Definition domain (mu lambda : R) : Prop :=
  0 < mu /\ 0 < lambda.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (mu lambda : R) : R := - lambda / (2 * mu ^ 2).
Definition theta2 (mu lambda : R) : R := - lambda / 2.
Definition eta1 (mu lambda : R) : R := mu.
Definition eta2 (mu lambda : R) : R := 1 / lambda + 1 / mu.
Definition psi (mu lambda : R) : R := ln 2 / 2 - lambda / mu - ln lambda / 2 + ln PI / 2.
Definition observation (x : R) : Prop :=
  0 < x.
Definition log_density (x mu lambda : R) : R := ln lambda / 2 - ln 2 / 2 - 3 * ln x / 2 - ln PI / 2 - lambda * (x - mu) ^ 2 / (2 * mu ^ 2 * x).
Lemma log_density_ok (x mu lambda : R) : observation x -> domain mu lambda ->
  log_density x mu lambda =
  theta1 mu lambda * (x) + theta2 mu lambda * (1 / x) - psi mu lambda + (- 3 * ln x / 2).
Proof. intro; combination (unfold observation, domain, log_density, theta1, theta2, psi in * ). Qed.
Definition theta1_1 (mu lambda : R) : R := lambda / mu ^ 3.
Lemma theta1_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => theta1 mu lambda) mu (theta1_1 mu lambda).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (mu lambda : R) : R := - 3 * lambda / mu ^ 4.
Lemma theta1_11_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => theta1_1 mu lambda) mu (theta1_11 mu lambda).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition theta1_12 (mu lambda : R) : R := 1 / mu ^ 3.
Lemma theta1_12_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => theta1_1 mu lambda) lambda (theta1_12 mu lambda).
Proof. derivative (unfold domain, theta1_1, theta1_12 in * ). Qed.
Definition theta1_2 (mu lambda : R) : R := - 1 / (2 * mu ^ 2).
Lemma theta1_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => theta1 mu lambda) lambda (theta1_2 mu lambda).
Proof. derivative (unfold domain, theta1, theta1_2 in * ). Qed.
Definition theta1_22 (mu lambda : R) : R := 0.
Lemma theta1_22_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => theta1_2 mu lambda) lambda (theta1_22 mu lambda).
Proof. derivative (unfold domain, theta1_2, theta1_22 in * ). Qed.
Definition theta2_1 (mu lambda : R) : R := 0.
Lemma theta2_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => theta2 mu lambda) mu (theta2_1 mu lambda).
Proof. derivative (unfold domain, theta2, theta2_1 in * ). Qed.
Definition theta2_11 (mu lambda : R) : R := 0.
Lemma theta2_11_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => theta2_1 mu lambda) mu (theta2_11 mu lambda).
Proof. derivative (unfold domain, theta2_1, theta2_11 in * ). Qed.
Definition theta2_12 (mu lambda : R) : R := 0.
Lemma theta2_12_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => theta2_1 mu lambda) lambda (theta2_12 mu lambda).
Proof. derivative (unfold domain, theta2_1, theta2_12 in * ). Qed.
Definition theta2_2 (mu lambda : R) : R := - 1 / 2.
Lemma theta2_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => theta2 mu lambda) lambda (theta2_2 mu lambda).
Proof. derivative (unfold domain, theta2, theta2_2 in * ). Qed.
Definition theta2_22 (mu lambda : R) : R := 0.
Lemma theta2_22_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => theta2_2 mu lambda) lambda (theta2_22 mu lambda).
Proof. derivative (unfold domain, theta2_2, theta2_22 in * ). Qed.
Definition eta1_1 (mu lambda : R) : R := 1.
Lemma eta1_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => eta1 mu lambda) mu (eta1_1 mu lambda).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (mu lambda : R) : R := 0.
Lemma eta1_11_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => eta1_1 mu lambda) mu (eta1_11 mu lambda).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Definition eta1_12 (mu lambda : R) : R := 0.
Lemma eta1_12_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => eta1_1 mu lambda) lambda (eta1_12 mu lambda).
Proof. derivative (unfold domain, eta1_1, eta1_12 in * ). Qed.
Definition eta1_2 (mu lambda : R) : R := 0.
Lemma eta1_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => eta1 mu lambda) lambda (eta1_2 mu lambda).
Proof. derivative (unfold domain, eta1, eta1_2 in * ). Qed.
Definition eta1_22 (mu lambda : R) : R := 0.
Lemma eta1_22_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => eta1_2 mu lambda) lambda (eta1_22 mu lambda).
Proof. derivative (unfold domain, eta1_2, eta1_22 in * ). Qed.
Definition eta2_1 (mu lambda : R) : R := - 1 / mu ^ 2.
Lemma eta2_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => eta2 mu lambda) mu (eta2_1 mu lambda).
Proof. derivative (unfold domain, eta2, eta2_1 in * ). Qed.
Definition eta2_11 (mu lambda : R) : R := 2 / mu ^ 3.
Lemma eta2_11_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => eta2_1 mu lambda) mu (eta2_11 mu lambda).
Proof. derivative (unfold domain, eta2_1, eta2_11 in * ). Qed.
Definition eta2_12 (mu lambda : R) : R := 0.
Lemma eta2_12_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => eta2_1 mu lambda) lambda (eta2_12 mu lambda).
Proof. derivative (unfold domain, eta2_1, eta2_12 in * ). Qed.
Definition eta2_2 (mu lambda : R) : R := - 1 / lambda ^ 2.
Lemma eta2_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => eta2 mu lambda) lambda (eta2_2 mu lambda).
Proof. derivative (unfold domain, eta2, eta2_2 in * ). Qed.
Definition eta2_22 (mu lambda : R) : R := 2 / lambda ^ 3.
Lemma eta2_22_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => eta2_2 mu lambda) lambda (eta2_22 mu lambda).
Proof. derivative (unfold domain, eta2_2, eta2_22 in * ). Qed.
Lemma psi_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => psi mu lambda) mu (eta1 mu lambda * theta1_1 mu lambda + eta2 mu lambda * theta2_1 mu lambda).
Proof. derivative (unfold domain, psi, eta1, theta1_1, eta2, theta2_1 in * ). Qed.
Lemma psi_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => psi mu lambda) lambda (eta1 mu lambda * theta1_2 mu lambda + eta2 mu lambda * theta2_2 mu lambda).
Proof. derivative (unfold domain, psi, eta1, theta1_2, eta2, theta2_2 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (mu lambda : R) : R := lambda / mu ^ 3.
Definition g12 (mu lambda : R) : R := 0.
Definition g22 (mu lambda : R) : R := 1 / (2 * lambda ^ 2).
Lemma g11_ok (mu lambda : R) : domain mu lambda ->
  g11 mu lambda = theta1_1 mu lambda * eta1_1 mu lambda + theta2_1 mu lambda * eta2_1 mu lambda.
Proof. combination (unfold domain, g11, theta1_1, eta1_1, theta2_1, eta2_1 in * ). Qed.
Lemma g12_ok (mu lambda : R) : domain mu lambda ->
  g12 mu lambda = theta1_1 mu lambda * eta1_2 mu lambda + theta2_1 mu lambda * eta2_2 mu lambda.
Proof. combination (unfold domain, g12, theta1_1, eta1_2, theta2_1, eta2_2 in * ). Qed.
Lemma g21_ok (mu lambda : R) : domain mu lambda ->
  g12 mu lambda = theta1_2 mu lambda * eta1_1 mu lambda + theta2_2 mu lambda * eta2_1 mu lambda.
Proof. combination (unfold domain, g12, theta1_2, eta1_1, theta2_2, eta2_1 in * ). Qed.
Lemma g22_ok (mu lambda : R) : domain mu lambda ->
  g22 mu lambda = theta1_2 mu lambda * eta1_2 mu lambda + theta2_2 mu lambda * eta2_2 mu lambda.
Proof. combination (unfold domain, g22, theta1_2, eta1_2, theta2_2, eta2_2 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (mu lambda : R) : R := 3 * lambda / mu ^ 4.
Definition T112 (mu lambda : R) : R := - 1 / mu ^ 3.
Definition T122 (mu lambda : R) : R := 0.
Definition T222 (mu lambda : R) : R := - 1 / lambda ^ 3.
Lemma T111_ok (mu lambda : R) : domain mu lambda ->
  T111 mu lambda = (eta1_11 mu lambda * theta1_1 mu lambda - theta1_11 mu lambda * eta1_1 mu lambda) + (eta2_11 mu lambda * theta2_1 mu lambda - theta2_11 mu lambda * eta2_1 mu lambda).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1, eta2_11, theta2_1, theta2_11, eta2_1 in * ). Qed.
Lemma T112_ok (mu lambda : R) : domain mu lambda ->
  T112 mu lambda = (eta1_11 mu lambda * theta1_2 mu lambda - theta1_11 mu lambda * eta1_2 mu lambda) + (eta2_11 mu lambda * theta2_2 mu lambda - theta2_11 mu lambda * eta2_2 mu lambda).
Proof. combination (unfold domain, T112, eta1_11, theta1_2, theta1_11, eta1_2, eta2_11, theta2_2, theta2_11, eta2_2 in * ). Qed.
Lemma T121_ok (mu lambda : R) : domain mu lambda ->
  T112 mu lambda = (eta1_12 mu lambda * theta1_1 mu lambda - theta1_12 mu lambda * eta1_1 mu lambda) + (eta2_12 mu lambda * theta2_1 mu lambda - theta2_12 mu lambda * eta2_1 mu lambda).
Proof. combination (unfold domain, T112, eta1_12, theta1_1, theta1_12, eta1_1, eta2_12, theta2_1, theta2_12, eta2_1 in * ). Qed.
Lemma T122_ok (mu lambda : R) : domain mu lambda ->
  T122 mu lambda = (eta1_12 mu lambda * theta1_2 mu lambda - theta1_12 mu lambda * eta1_2 mu lambda) + (eta2_12 mu lambda * theta2_2 mu lambda - theta2_12 mu lambda * eta2_2 mu lambda).
Proof. combination (unfold domain, T122, eta1_12, theta1_2, theta1_12, eta1_2, eta2_12, theta2_2, theta2_12, eta2_2 in * ). Qed.
Lemma T221_ok (mu lambda : R) : domain mu lambda ->
  T122 mu lambda = (eta1_22 mu lambda * theta1_1 mu lambda - theta1_22 mu lambda * eta1_1 mu lambda) + (eta2_22 mu lambda * theta2_1 mu lambda - theta2_22 mu lambda * eta2_1 mu lambda).
Proof. combination (unfold domain, T122, eta1_22, theta1_1, theta1_22, eta1_1, eta2_22, theta2_1, theta2_22, eta2_1 in * ). Qed.
Lemma T222_ok (mu lambda : R) : domain mu lambda ->
  T222 mu lambda = (eta1_22 mu lambda * theta1_2 mu lambda - theta1_22 mu lambda * eta1_2 mu lambda) + (eta2_22 mu lambda * theta2_2 mu lambda - theta2_22 mu lambda * eta2_2 mu lambda).
Proof. combination (unfold domain, T222, eta1_22, theta1_2, theta1_22, eta1_2, eta2_22, theta2_2, theta2_22, eta2_2 in * ). Qed.

(** The inverse metric. *)
Definition h11 (mu lambda : R) : R := mu ^ 3 / lambda.
Definition h12 (mu lambda : R) : R := 0.
Definition h22 (mu lambda : R) : R := 2 * lambda ^ 2.
Lemma inverse11_ok (mu lambda : R) : domain mu lambda ->
  h11 mu lambda * g11 mu lambda + h12 mu lambda * g12 mu lambda = 1.
Proof. combination (unfold domain, h11, g11, h12, g12 in * ). Qed.
Lemma inverse12_ok (mu lambda : R) : domain mu lambda ->
  h11 mu lambda * g12 mu lambda + h12 mu lambda * g22 mu lambda = 0.
Proof. combination (unfold domain, h11, g12, h12, g22 in * ). Qed.
Lemma inverse21_ok (mu lambda : R) : domain mu lambda ->
  h12 mu lambda * g11 mu lambda + h22 mu lambda * g12 mu lambda = 0.
Proof. combination (unfold domain, h12, g11, h22, g12 in * ). Qed.
Lemma inverse22_ok (mu lambda : R) : domain mu lambda ->
  h12 mu lambda * g12 mu lambda + h22 mu lambda * g22 mu lambda = 1.
Proof. combination (unfold domain, h12, g12, h22, g22 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (mu lambda : R) : R := - 3 * lambda / mu ^ 4.
Lemma g11_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => g11 mu lambda) mu (g11_1 mu lambda).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition g11_2 (mu lambda : R) : R := 1 / mu ^ 3.
Lemma g11_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => g11 mu lambda) lambda (g11_2 mu lambda).
Proof. derivative (unfold domain, g11, g11_2 in * ). Qed.
Definition g12_1 (mu lambda : R) : R := 0.
Lemma g12_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => g12 mu lambda) mu (g12_1 mu lambda).
Proof. derivative (unfold domain, g12, g12_1 in * ). Qed.
Definition g12_2 (mu lambda : R) : R := 0.
Lemma g12_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => g12 mu lambda) lambda (g12_2 mu lambda).
Proof. derivative (unfold domain, g12, g12_2 in * ). Qed.
Definition g22_1 (mu lambda : R) : R := 0.
Lemma g22_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => g22 mu lambda) mu (g22_1 mu lambda).
Proof. derivative (unfold domain, g22, g22_1 in * ). Qed.
Definition g22_2 (mu lambda : R) : R := - 1 / lambda ^ 3.
Lemma g22_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => g22 mu lambda) lambda (g22_2 mu lambda).
Proof. derivative (unfold domain, g22, g22_2 in * ). Qed.
Definition Gamma1_11 (mu lambda : R) : R := - 3 / (2 * mu).
Lemma Gamma1_11_ok (mu lambda : R) : domain mu lambda ->
  Gamma1_11 mu lambda = h11 mu lambda * (g11_1 mu lambda + g11_1 mu lambda - g11_1 mu lambda) / 2 + h12 mu lambda * (g12_1 mu lambda + g12_1 mu lambda - g11_2 mu lambda) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1, h12, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma1_12 (mu lambda : R) : R := 1 / (2 * lambda).
Lemma Gamma1_12_ok (mu lambda : R) : domain mu lambda ->
  Gamma1_12 mu lambda = h11 mu lambda * (g12_1 mu lambda + g11_2 mu lambda - g12_1 mu lambda) / 2 + h12 mu lambda * (g22_1 mu lambda + g12_2 mu lambda - g12_2 mu lambda) / 2.
Proof. combination (unfold domain, Gamma1_12, h11, g12_1, g11_2, g12_1, h12, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma1_22 (mu lambda : R) : R := 0.
Lemma Gamma1_22_ok (mu lambda : R) : domain mu lambda ->
  Gamma1_22 mu lambda = h11 mu lambda * (g12_2 mu lambda + g12_2 mu lambda - g22_1 mu lambda) / 2 + h12 mu lambda * (g22_2 mu lambda + g22_2 mu lambda - g22_2 mu lambda) / 2.
Proof. combination (unfold domain, Gamma1_22, h11, g12_2, g12_2, g22_1, h12, g22_2, g22_2, g22_2 in * ). Qed.
Definition Gamma2_11 (mu lambda : R) : R := - lambda ^ 2 / mu ^ 3.
Lemma Gamma2_11_ok (mu lambda : R) : domain mu lambda ->
  Gamma2_11 mu lambda = h12 mu lambda * (g11_1 mu lambda + g11_1 mu lambda - g11_1 mu lambda) / 2 + h22 mu lambda * (g12_1 mu lambda + g12_1 mu lambda - g11_2 mu lambda) / 2.
Proof. combination (unfold domain, Gamma2_11, h12, g11_1, g11_1, g11_1, h22, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma2_12 (mu lambda : R) : R := 0.
Lemma Gamma2_12_ok (mu lambda : R) : domain mu lambda ->
  Gamma2_12 mu lambda = h12 mu lambda * (g12_1 mu lambda + g11_2 mu lambda - g12_1 mu lambda) / 2 + h22 mu lambda * (g22_1 mu lambda + g12_2 mu lambda - g12_2 mu lambda) / 2.
Proof. combination (unfold domain, Gamma2_12, h12, g12_1, g11_2, g12_1, h22, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma2_22 (mu lambda : R) : R := - 1 / lambda.
Lemma Gamma2_22_ok (mu lambda : R) : domain mu lambda ->
  Gamma2_22 mu lambda = h12 mu lambda * (g12_2 mu lambda + g12_2 mu lambda - g22_1 mu lambda) / 2 + h22 mu lambda * (g22_2 mu lambda + g22_2 mu lambda - g22_2 mu lambda) / 2.
Proof. combination (unfold domain, Gamma2_22, h12, g12_2, g12_2, g22_1, h22, g22_2, g22_2, g22_2 in * ). Qed.

(** The curvature: R_ijkl = g(R(d_i, d_j) d_k, d_l), and R = sum of h_il h_jk R_ijkl. *)
Definition Gamma1_11_1 (mu lambda : R) : R := 3 / (2 * mu ^ 2).
Lemma Gamma1_11_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => Gamma1_11 mu lambda) mu (Gamma1_11_1 mu lambda).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_1 in * ). Qed.
Definition Gamma1_11_2 (mu lambda : R) : R := 0.
Lemma Gamma1_11_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => Gamma1_11 mu lambda) lambda (Gamma1_11_2 mu lambda).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_2 in * ). Qed.
Definition Gamma1_12_1 (mu lambda : R) : R := 0.
Lemma Gamma1_12_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => Gamma1_12 mu lambda) mu (Gamma1_12_1 mu lambda).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_1 in * ). Qed.
Definition Gamma1_12_2 (mu lambda : R) : R := - 1 / (2 * lambda ^ 2).
Lemma Gamma1_12_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => Gamma1_12 mu lambda) lambda (Gamma1_12_2 mu lambda).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_2 in * ). Qed.
Definition Gamma1_22_1 (mu lambda : R) : R := 0.
Lemma Gamma1_22_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => Gamma1_22 mu lambda) mu (Gamma1_22_1 mu lambda).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_1 in * ). Qed.
Definition Gamma1_22_2 (mu lambda : R) : R := 0.
Lemma Gamma1_22_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => Gamma1_22 mu lambda) lambda (Gamma1_22_2 mu lambda).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_2 in * ). Qed.
Definition Gamma2_11_1 (mu lambda : R) : R := 3 * lambda ^ 2 / mu ^ 4.
Lemma Gamma2_11_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => Gamma2_11 mu lambda) mu (Gamma2_11_1 mu lambda).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_1 in * ). Qed.
Definition Gamma2_11_2 (mu lambda : R) : R := - 2 * lambda / mu ^ 3.
Lemma Gamma2_11_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => Gamma2_11 mu lambda) lambda (Gamma2_11_2 mu lambda).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_2 in * ). Qed.
Definition Gamma2_12_1 (mu lambda : R) : R := 0.
Lemma Gamma2_12_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => Gamma2_12 mu lambda) mu (Gamma2_12_1 mu lambda).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_1 in * ). Qed.
Definition Gamma2_12_2 (mu lambda : R) : R := 0.
Lemma Gamma2_12_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => Gamma2_12 mu lambda) lambda (Gamma2_12_2 mu lambda).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_2 in * ). Qed.
Definition Gamma2_22_1 (mu lambda : R) : R := 0.
Lemma Gamma2_22_1_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun mu => Gamma2_22 mu lambda) mu (Gamma2_22_1 mu lambda).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_1 in * ). Qed.
Definition Gamma2_22_2 (mu lambda : R) : R := 1 / lambda ^ 2.
Lemma Gamma2_22_2_ok (mu lambda : R) : domain mu lambda ->
  is_derive (fun lambda => Gamma2_22 mu lambda) lambda (Gamma2_22_2 mu lambda).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_2 in * ). Qed.
Definition R1212 (mu lambda : R) : R := 1 / (4 * lambda * mu ^ 3).
Lemma R1211_ok (mu lambda : R) : domain mu lambda ->
  0 = g11 mu lambda * (Gamma1_12_1 mu lambda - Gamma1_11_2 mu lambda + Gamma1_11 mu lambda * Gamma1_12 mu lambda - Gamma1_12 mu lambda * Gamma1_11 mu lambda + Gamma1_12 mu lambda * Gamma2_12 mu lambda - Gamma1_22 mu lambda * Gamma2_11 mu lambda) + g12 mu lambda * (Gamma2_12_1 mu lambda - Gamma2_11_2 mu lambda + Gamma2_11 mu lambda * Gamma1_12 mu lambda - Gamma2_12 mu lambda * Gamma1_11 mu lambda + Gamma2_12 mu lambda * Gamma2_12 mu lambda - Gamma2_22 mu lambda * Gamma2_11 mu lambda).
Proof. combination (unfold domain, g11, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g12, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1212_ok (mu lambda : R) : domain mu lambda ->
  R1212 mu lambda = g12 mu lambda * (Gamma1_12_1 mu lambda - Gamma1_11_2 mu lambda + Gamma1_11 mu lambda * Gamma1_12 mu lambda - Gamma1_12 mu lambda * Gamma1_11 mu lambda + Gamma1_12 mu lambda * Gamma2_12 mu lambda - Gamma1_22 mu lambda * Gamma2_11 mu lambda) + g22 mu lambda * (Gamma2_12_1 mu lambda - Gamma2_11_2 mu lambda + Gamma2_11 mu lambda * Gamma1_12 mu lambda - Gamma2_12 mu lambda * Gamma1_11 mu lambda + Gamma2_12 mu lambda * Gamma2_12 mu lambda - Gamma2_22 mu lambda * Gamma2_11 mu lambda).
Proof. combination (unfold domain, R1212, g12, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g22, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1221_ok (mu lambda : R) : domain mu lambda ->
  - R1212 mu lambda = g11 mu lambda * (Gamma1_22_1 mu lambda - Gamma1_12_2 mu lambda + Gamma1_11 mu lambda * Gamma1_22 mu lambda - Gamma1_12 mu lambda * Gamma1_12 mu lambda + Gamma1_12 mu lambda * Gamma2_22 mu lambda - Gamma1_22 mu lambda * Gamma2_12 mu lambda) + g12 mu lambda * (Gamma2_22_1 mu lambda - Gamma2_12_2 mu lambda + Gamma2_11 mu lambda * Gamma1_22 mu lambda - Gamma2_12 mu lambda * Gamma1_12 mu lambda + Gamma2_12 mu lambda * Gamma2_22 mu lambda - Gamma2_22 mu lambda * Gamma2_12 mu lambda).
Proof. combination (unfold domain, R1212, g11, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g12, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Lemma R1222_ok (mu lambda : R) : domain mu lambda ->
  0 = g12 mu lambda * (Gamma1_22_1 mu lambda - Gamma1_12_2 mu lambda + Gamma1_11 mu lambda * Gamma1_22 mu lambda - Gamma1_12 mu lambda * Gamma1_12 mu lambda + Gamma1_12 mu lambda * Gamma2_22 mu lambda - Gamma1_22 mu lambda * Gamma2_12 mu lambda) + g22 mu lambda * (Gamma2_22_1 mu lambda - Gamma2_12_2 mu lambda + Gamma2_11 mu lambda * Gamma1_22 mu lambda - Gamma2_12 mu lambda * Gamma1_12 mu lambda + Gamma2_12 mu lambda * Gamma2_22 mu lambda - Gamma2_22 mu lambda * Gamma2_12 mu lambda).
Proof. combination (unfold domain, g12, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g22, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Definition scalar_curvature (mu lambda : R) : R := - 1.
Lemma scalar_curvature_ok (mu lambda : R) : domain mu lambda ->
  scalar_curvature mu lambda = 2 * R1212 mu lambda * (h12 mu lambda * h12 mu lambda - h11 mu lambda * h22 mu lambda).
Proof. combination (unfold domain, scalar_curvature, R1212, h12, h11, h22 in * ). Qed.

End Certificate.
