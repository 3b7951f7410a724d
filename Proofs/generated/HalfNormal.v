(** Certificate of half-normal, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.

Definition domain (sigma : R) : Prop :=
  0 < sigma.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (sigma : R) : R := - 1 / (2 * sigma ^ 2).
Definition eta1 (sigma : R) : R := sigma ^ 2.
Definition psi (sigma : R) : R := ln sigma - ln 2 / 2 + ln PI / 2.
Definition observation (x : R) : Prop :=
  0 < x.
Definition log_density (x sigma : R) : R := ln 2 / 2 - x ^ 2 / (2 * sigma ^ 2) - ln sigma - ln PI / 2.
Lemma log_density_ok (x sigma : R) : observation x -> domain sigma ->
  log_density x sigma =
  theta1 sigma * (x ^ 2) - psi sigma + (0).
Proof. intro; combination (unfold observation, domain, log_density, theta1, psi in * ). Qed.
Definition theta1_1 (sigma : R) : R := 1 / sigma ^ 3.
Lemma theta1_1_ok (sigma : R) : domain sigma ->
  is_derive (fun sigma => theta1 sigma) sigma (theta1_1 sigma).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (sigma : R) : R := - 3 / sigma ^ 4.
Lemma theta1_11_ok (sigma : R) : domain sigma ->
  is_derive (fun sigma => theta1_1 sigma) sigma (theta1_11 sigma).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition eta1_1 (sigma : R) : R := 2 * sigma.
Lemma eta1_1_ok (sigma : R) : domain sigma ->
  is_derive (fun sigma => eta1 sigma) sigma (eta1_1 sigma).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (sigma : R) : R := 2.
Lemma eta1_11_ok (sigma : R) : domain sigma ->
  is_derive (fun sigma => eta1_1 sigma) sigma (eta1_11 sigma).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Lemma psi_1_ok (sigma : R) : domain sigma ->
  is_derive (fun sigma => psi sigma) sigma (eta1 sigma * theta1_1 sigma).
Proof. derivative (unfold domain, psi, eta1, theta1_1 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (sigma : R) : R := 2 / sigma ^ 2.
Lemma g11_ok (sigma : R) : domain sigma ->
  g11 sigma = theta1_1 sigma * eta1_1 sigma.
Proof. combination (unfold domain, g11, theta1_1, eta1_1 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (sigma : R) : R := 8 / sigma ^ 3.
Lemma T111_ok (sigma : R) : domain sigma ->
  T111 sigma = (eta1_11 sigma * theta1_1 sigma - theta1_11 sigma * eta1_1 sigma).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1 in * ). Qed.

(** The inverse metric. *)
Definition h11 (sigma : R) : R := sigma ^ 2 / 2.
Lemma inverse11_ok (sigma : R) : domain sigma ->
  h11 sigma * g11 sigma = 1.
Proof. combination (unfold domain, h11, g11 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (sigma : R) : R := - 4 / sigma ^ 3.
Lemma g11_1_ok (sigma : R) : domain sigma ->
  is_derive (fun sigma => g11 sigma) sigma (g11_1 sigma).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition Gamma1_11 (sigma : R) : R := - 1 / sigma.
Lemma Gamma1_11_ok (sigma : R) : domain sigma ->
  Gamma1_11 sigma = h11 sigma * (g11_1 sigma + g11_1 sigma - g11_1 sigma) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1 in * ). Qed.

End Certificate.
