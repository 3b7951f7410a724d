(** Certificate of categorical:k=3, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.

Definition domain (p1 p2 : R) : Prop :=
  0 < p1 /\ p1 < 1 /\ 0 < p2 /\ p2 < 1 /\ 0 < 1 - p1 - p2.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (p1 p2 : R) : R := ln p1 - ln (1 - p1 - p2).
Definition theta2 (p1 p2 : R) : R := ln p2 - ln (1 - p1 - p2).
Definition eta1 (p1 p2 : R) : R := p1.
Definition eta2 (p1 p2 : R) : R := p2.
Definition psi (p1 p2 : R) : R := - ln (1 - p1 - p2).
Definition observation (x1 x2 : R) : Prop :=
  0 <= x1 /\ x1 <= 1 /\ 0 <= x2 /\ x2 <= 1.
Definition log_density (x1 x2 p1 p2 : R) : R := x1 * ln p1 + x2 * ln p2 + (1 - x1 - x2) * ln (1 - p1 - p2).
Lemma log_density_ok (x1 x2 p1 p2 : R) : observation x1 x2 -> domain p1 p2 ->
  log_density x1 x2 p1 p2 =
  theta1 p1 p2 * (x1) + theta2 p1 p2 * (x2) - psi p1 p2 + (0).
Proof. intro; combination (unfold observation, domain, log_density, theta1, theta2, psi in * ). Qed.
Definition theta1_1 (p1 p2 : R) : R := (1 - p2) / (p1 * (1 - p1 - p2)).
Lemma theta1_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => theta1 p1 p2) p1 (theta1_1 p1 p2).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (p1 p2 : R) : R := (2 * p1 + p2 - 1) * (1 - p2) / (p1 ^ 2 * (1 - p1 - p2) ^ 2).
Lemma theta1_11_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => theta1_1 p1 p2) p1 (theta1_11 p1 p2).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition theta1_12 (p1 p2 : R) : R := 1 / (1 - p1 - p2) ^ 2.
Lemma theta1_12_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => theta1_1 p1 p2) p2 (theta1_12 p1 p2).
Proof. derivative (unfold domain, theta1_1, theta1_12 in * ). Qed.
Definition theta1_2 (p1 p2 : R) : R := 1 / (1 - p1 - p2).
Lemma theta1_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => theta1 p1 p2) p2 (theta1_2 p1 p2).
Proof. derivative (unfold domain, theta1, theta1_2 in * ). Qed.
Definition theta1_22 (p1 p2 : R) : R := 1 / (1 - p1 - p2) ^ 2.
Lemma theta1_22_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => theta1_2 p1 p2) p2 (theta1_22 p1 p2).
Proof. derivative (unfold domain, theta1_2, theta1_22 in * ). Qed.
Definition theta2_1 (p1 p2 : R) : R := 1 / (1 - p1 - p2).
Lemma theta2_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => theta2 p1 p2) p1 (theta2_1 p1 p2).
Proof. derivative (unfold domain, theta2, theta2_1 in * ). Qed.
Definition theta2_11 (p1 p2 : R) : R := 1 / (1 - p1 - p2) ^ 2.
Lemma theta2_11_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => theta2_1 p1 p2) p1 (theta2_11 p1 p2).
Proof. derivative (unfold domain, theta2_1, theta2_11 in * ). Qed.
Definition theta2_12 (p1 p2 : R) : R := 1 / (1 - p1 - p2) ^ 2.
Lemma theta2_12_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => theta2_1 p1 p2) p2 (theta2_12 p1 p2).
Proof. derivative (unfold domain, theta2_1, theta2_12 in * ). Qed.
Definition theta2_2 (p1 p2 : R) : R := (1 - p1) / (p2 * (1 - p1 - p2)).
Lemma theta2_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => theta2 p1 p2) p2 (theta2_2 p1 p2).
Proof. derivative (unfold domain, theta2, theta2_2 in * ). Qed.
Definition theta2_22 (p1 p2 : R) : R := (1 - p1) * (p1 + 2 * p2 - 1) / (p2 ^ 2 * (1 - p1 - p2) ^ 2).
Lemma theta2_22_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => theta2_2 p1 p2) p2 (theta2_22 p1 p2).
Proof. derivative (unfold domain, theta2_2, theta2_22 in * ). Qed.
Definition eta1_1 (p1 p2 : R) : R := 1.
Lemma eta1_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => eta1 p1 p2) p1 (eta1_1 p1 p2).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (p1 p2 : R) : R := 0.
Lemma eta1_11_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => eta1_1 p1 p2) p1 (eta1_11 p1 p2).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Definition eta1_12 (p1 p2 : R) : R := 0.
Lemma eta1_12_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => eta1_1 p1 p2) p2 (eta1_12 p1 p2).
Proof. derivative (unfold domain, eta1_1, eta1_12 in * ). Qed.
Definition eta1_2 (p1 p2 : R) : R := 0.
Lemma eta1_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => eta1 p1 p2) p2 (eta1_2 p1 p2).
Proof. derivative (unfold domain, eta1, eta1_2 in * ). Qed.
Definition eta1_22 (p1 p2 : R) : R := 0.
Lemma eta1_22_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => eta1_2 p1 p2) p2 (eta1_22 p1 p2).
Proof. derivative (unfold domain, eta1_2, eta1_22 in * ). Qed.
Definition eta2_1 (p1 p2 : R) : R := 0.
Lemma eta2_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => eta2 p1 p2) p1 (eta2_1 p1 p2).
Proof. derivative (unfold domain, eta2, eta2_1 in * ). Qed.
Definition eta2_11 (p1 p2 : R) : R := 0.
Lemma eta2_11_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => eta2_1 p1 p2) p1 (eta2_11 p1 p2).
Proof. derivative (unfold domain, eta2_1, eta2_11 in * ). Qed.
Definition eta2_12 (p1 p2 : R) : R := 0.
Lemma eta2_12_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => eta2_1 p1 p2) p2 (eta2_12 p1 p2).
Proof. derivative (unfold domain, eta2_1, eta2_12 in * ). Qed.
Definition eta2_2 (p1 p2 : R) : R := 1.
Lemma eta2_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => eta2 p1 p2) p2 (eta2_2 p1 p2).
Proof. derivative (unfold domain, eta2, eta2_2 in * ). Qed.
Definition eta2_22 (p1 p2 : R) : R := 0.
Lemma eta2_22_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => eta2_2 p1 p2) p2 (eta2_22 p1 p2).
Proof. derivative (unfold domain, eta2_2, eta2_22 in * ). Qed.
Lemma psi_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => psi p1 p2) p1 (eta1 p1 p2 * theta1_1 p1 p2 + eta2 p1 p2 * theta2_1 p1 p2).
Proof. derivative (unfold domain, psi, eta1, theta1_1, eta2, theta2_1 in * ). Qed.
Lemma psi_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => psi p1 p2) p2 (eta1 p1 p2 * theta1_2 p1 p2 + eta2 p1 p2 * theta2_2 p1 p2).
Proof. derivative (unfold domain, psi, eta1, theta1_2, eta2, theta2_2 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (p1 p2 : R) : R := (1 - p2) / (p1 * (1 - p1 - p2)).
Definition g12 (p1 p2 : R) : R := 1 / (1 - p1 - p2).
Definition g22 (p1 p2 : R) : R := (1 - p1) / (p2 * (1 - p1 - p2)).
Lemma g11_ok (p1 p2 : R) : domain p1 p2 ->
  g11 p1 p2 = theta1_1 p1 p2 * eta1_1 p1 p2 + theta2_1 p1 p2 * eta2_1 p1 p2.
Proof. combination (unfold domain, g11, theta1_1, eta1_1, theta2_1, eta2_1 in * ). Qed.
Lemma g12_ok (p1 p2 : R) : domain p1 p2 ->
  g12 p1 p2 = theta1_1 p1 p2 * eta1_2 p1 p2 + theta2_1 p1 p2 * eta2_2 p1 p2.
Proof. combination (unfold domain, g12, theta1_1, eta1_2, theta2_1, eta2_2 in * ). Qed.
Lemma g21_ok (p1 p2 : R) : domain p1 p2 ->
  g12 p1 p2 = theta1_2 p1 p2 * eta1_1 p1 p2 + theta2_2 p1 p2 * eta2_1 p1 p2.
Proof. combination (unfold domain, g12, theta1_2, eta1_1, theta2_2, eta2_1 in * ). Qed.
Lemma g22_ok (p1 p2 : R) : domain p1 p2 ->
  g22 p1 p2 = theta1_2 p1 p2 * eta1_2 p1 p2 + theta2_2 p1 p2 * eta2_2 p1 p2.
Proof. combination (unfold domain, g22, theta1_2, eta1_2, theta2_2, eta2_2 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (p1 p2 : R) : R := 1 / p1 ^ 2 - 1 / (1 - p1 - p2) ^ 2.
Definition T112 (p1 p2 : R) : R := - 1 / (1 - p1 - p2) ^ 2.
Definition T122 (p1 p2 : R) : R := - 1 / (1 - p1 - p2) ^ 2.
Definition T222 (p1 p2 : R) : R := 1 / p2 ^ 2 - 1 / (1 - p1 - p2) ^ 2.
Lemma T111_ok (p1 p2 : R) : domain p1 p2 ->
  T111 p1 p2 = (eta1_11 p1 p2 * theta1_1 p1 p2 - theta1_11 p1 p2 * eta1_1 p1 p2) + (eta2_11 p1 p2 * theta2_1 p1 p2 - theta2_11 p1 p2 * eta2_1 p1 p2).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1, eta2_11, theta2_1, theta2_11, eta2_1 in * ). Qed.
Lemma T112_ok (p1 p2 : R) : domain p1 p2 ->
  T112 p1 p2 = (eta1_11 p1 p2 * theta1_2 p1 p2 - theta1_11 p1 p2 * eta1_2 p1 p2) + (eta2_11 p1 p2 * theta2_2 p1 p2 - theta2_11 p1 p2 * eta2_2 p1 p2).
Proof. combination (unfold domain, T112, eta1_11, theta1_2, theta1_11, eta1_2, eta2_11, theta2_2, theta2_11, eta2_2 in * ). Qed.
Lemma T121_ok (p1 p2 : R) : domain p1 p2 ->
  T112 p1 p2 = (eta1_12 p1 p2 * theta1_1 p1 p2 - theta1_12 p1 p2 * eta1_1 p1 p2) + (eta2_12 p1 p2 * theta2_1 p1 p2 - theta2_12 p1 p2 * eta2_1 p1 p2).
Proof. combination (unfold domain, T112, eta1_12, theta1_1, theta1_12, eta1_1, eta2_12, theta2_1, theta2_12, eta2_1 in * ). Qed.
Lemma T122_ok (p1 p2 : R) : domain p1 p2 ->
  T122 p1 p2 = (eta1_12 p1 p2 * theta1_2 p1 p2 - theta1_12 p1 p2 * eta1_2 p1 p2) + (eta2_12 p1 p2 * theta2_2 p1 p2 - theta2_12 p1 p2 * eta2_2 p1 p2).
Proof. combination (unfold domain, T122, eta1_12, theta1_2, theta1_12, eta1_2, eta2_12, theta2_2, theta2_12, eta2_2 in * ). Qed.
Lemma T221_ok (p1 p2 : R) : domain p1 p2 ->
  T122 p1 p2 = (eta1_22 p1 p2 * theta1_1 p1 p2 - theta1_22 p1 p2 * eta1_1 p1 p2) + (eta2_22 p1 p2 * theta2_1 p1 p2 - theta2_22 p1 p2 * eta2_1 p1 p2).
Proof. combination (unfold domain, T122, eta1_22, theta1_1, theta1_22, eta1_1, eta2_22, theta2_1, theta2_22, eta2_1 in * ). Qed.
Lemma T222_ok (p1 p2 : R) : domain p1 p2 ->
  T222 p1 p2 = (eta1_22 p1 p2 * theta1_2 p1 p2 - theta1_22 p1 p2 * eta1_2 p1 p2) + (eta2_22 p1 p2 * theta2_2 p1 p2 - theta2_22 p1 p2 * eta2_2 p1 p2).
Proof. combination (unfold domain, T222, eta1_22, theta1_2, theta1_22, eta1_2, eta2_22, theta2_2, theta2_22, eta2_2 in * ). Qed.

(** The inverse metric. *)
Definition h11 (p1 p2 : R) : R := p1 * (1 - p1).
Definition h12 (p1 p2 : R) : R := - p1 * p2.
Definition h22 (p1 p2 : R) : R := p2 * (1 - p2).
Lemma inverse11_ok (p1 p2 : R) : domain p1 p2 ->
  h11 p1 p2 * g11 p1 p2 + h12 p1 p2 * g12 p1 p2 = 1.
Proof. combination (unfold domain, h11, g11, h12, g12 in * ). Qed.
Lemma inverse12_ok (p1 p2 : R) : domain p1 p2 ->
  h11 p1 p2 * g12 p1 p2 + h12 p1 p2 * g22 p1 p2 = 0.
Proof. combination (unfold domain, h11, g12, h12, g22 in * ). Qed.
Lemma inverse21_ok (p1 p2 : R) : domain p1 p2 ->
  h12 p1 p2 * g11 p1 p2 + h22 p1 p2 * g12 p1 p2 = 0.
Proof. combination (unfold domain, h12, g11, h22, g12 in * ). Qed.
Lemma inverse22_ok (p1 p2 : R) : domain p1 p2 ->
  h12 p1 p2 * g12 p1 p2 + h22 p1 p2 * g22 p1 p2 = 1.
Proof. combination (unfold domain, h12, g12, h22, g22 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (p1 p2 : R) : R := (2 * p1 + p2 - 1) * (1 - p2) / (p1 ^ 2 * (1 - p1 - p2) ^ 2).
Lemma g11_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => g11 p1 p2) p1 (g11_1 p1 p2).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition g11_2 (p1 p2 : R) : R := 1 / (1 - p1 - p2) ^ 2.
Lemma g11_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => g11 p1 p2) p2 (g11_2 p1 p2).
Proof. derivative (unfold domain, g11, g11_2 in * ). Qed.
Definition g12_1 (p1 p2 : R) : R := 1 / (1 - p1 - p2) ^ 2.
Lemma g12_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => g12 p1 p2) p1 (g12_1 p1 p2).
Proof. derivative (unfold domain, g12, g12_1 in * ). Qed.
Definition g12_2 (p1 p2 : R) : R := 1 / (1 - p1 - p2) ^ 2.
Lemma g12_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => g12 p1 p2) p2 (g12_2 p1 p2).
Proof. derivative (unfold domain, g12, g12_2 in * ). Qed.
Definition g22_1 (p1 p2 : R) : R := 1 / (1 - p1 - p2) ^ 2.
Lemma g22_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => g22 p1 p2) p1 (g22_1 p1 p2).
Proof. derivative (unfold domain, g22, g22_1 in * ). Qed.
Definition g22_2 (p1 p2 : R) : R := (1 - p1) * (p1 + 2 * p2 - 1) / (p2 ^ 2 * (1 - p1 - p2) ^ 2).
Lemma g22_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => g22 p1 p2) p2 (g22_2 p1 p2).
Proof. derivative (unfold domain, g22, g22_2 in * ). Qed.
Definition Gamma1_11 (p1 p2 : R) : R := (2 * p1 - p1 * p2 + p2 - 1) / (2 * p1 * (1 - p1 - p2)).
Lemma Gamma1_11_ok (p1 p2 : R) : domain p1 p2 ->
  Gamma1_11 p1 p2 = h11 p1 p2 * (g11_1 p1 p2 + g11_1 p1 p2 - g11_1 p1 p2) / 2 + h12 p1 p2 * (g12_1 p1 p2 + g12_1 p1 p2 - g11_2 p1 p2) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1, h12, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma1_12 (p1 p2 : R) : R := p1 / (2 * (1 - p1 - p2)).
Lemma Gamma1_12_ok (p1 p2 : R) : domain p1 p2 ->
  Gamma1_12 p1 p2 = h11 p1 p2 * (g12_1 p1 p2 + g11_2 p1 p2 - g12_1 p1 p2) / 2 + h12 p1 p2 * (g22_1 p1 p2 + g12_2 p1 p2 - g12_2 p1 p2) / 2.
Proof. combination (unfold domain, Gamma1_12, h11, g12_1, g11_2, g12_1, h12, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma1_22 (p1 p2 : R) : R := p1 * (1 - p1) / (2 * p2 * (1 - p1 - p2)).
Lemma Gamma1_22_ok (p1 p2 : R) : domain p1 p2 ->
  Gamma1_22 p1 p2 = h11 p1 p2 * (g12_2 p1 p2 + g12_2 p1 p2 - g22_1 p1 p2) / 2 + h12 p1 p2 * (g22_2 p1 p2 + g22_2 p1 p2 - g22_2 p1 p2) / 2.
Proof. combination (unfold domain, Gamma1_22, h11, g12_2, g12_2, g22_1, h12, g22_2, g22_2, g22_2 in * ). Qed.
Definition Gamma2_11 (p1 p2 : R) : R := p2 * (1 - p2) / (2 * p1 * (1 - p1 - p2)).
Lemma Gamma2_11_ok (p1 p2 : R) : domain p1 p2 ->
  Gamma2_11 p1 p2 = h12 p1 p2 * (g11_1 p1 p2 + g11_1 p1 p2 - g11_1 p1 p2) / 2 + h22 p1 p2 * (g12_1 p1 p2 + g12_1 p1 p2 - g11_2 p1 p2) / 2.
Proof. combination (unfold domain, Gamma2_11, h12, g11_1, g11_1, g11_1, h22, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma2_12 (p1 p2 : R) : R := p2 / (2 * (1 - p1 - p2)).
Lemma Gamma2_12_ok (p1 p2 : R) : domain p1 p2 ->
  Gamma2_12 p1 p2 = h12 p1 p2 * (g12_1 p1 p2 + g11_2 p1 p2 - g12_1 p1 p2) / 2 + h22 p1 p2 * (g22_1 p1 p2 + g12_2 p1 p2 - g12_2 p1 p2) / 2.
Proof. combination (unfold domain, Gamma2_12, h12, g12_1, g11_2, g12_1, h22, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma2_22 (p1 p2 : R) : R := (p1 - p1 * p2 + 2 * p2 - 1) / (2 * p2 * (1 - p1 - p2)).
Lemma Gamma2_22_ok (p1 p2 : R) : domain p1 p2 ->
  Gamma2_22 p1 p2 = h12 p1 p2 * (g12_2 p1 p2 + g12_2 p1 p2 - g22_1 p1 p2) / 2 + h22 p1 p2 * (g22_2 p1 p2 + g22_2 p1 p2 - g22_2 p1 p2) / 2.
Proof. combination (unfold domain, Gamma2_22, h12, g12_2, g12_2, g22_1, h22, g22_2, g22_2, g22_2 in * ). Qed.

(** The curvature: R_ijkl = g(R(d_i, d_j) d_k, d_l), and R = sum of h_il h_jk R_ijkl. *)
Definition Gamma1_11_1 (p1 p2 : R) : R := (2 * p1 * p2 - p1 ^ 2 * p2 + 2 * p1 ^ 2 + p2 ^ 2 - 2 * p1 - 2 * p2 + 1) / (2 * p1 ^ 2 * (1 - p1 - p2) ^ 2).
Lemma Gamma1_11_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => Gamma1_11 p1 p2) p1 (Gamma1_11_1 p1 p2).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_1 in * ). Qed.
Definition Gamma1_11_2 (p1 p2 : R) : R := p1 / (2 * (1 - p1 - p2) ^ 2).
Lemma Gamma1_11_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => Gamma1_11 p1 p2) p2 (Gamma1_11_2 p1 p2).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_2 in * ). Qed.
Definition Gamma1_12_1 (p1 p2 : R) : R := (1 - p2) / (2 * (1 - p1 - p2) ^ 2).
Lemma Gamma1_12_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => Gamma1_12 p1 p2) p1 (Gamma1_12_1 p1 p2).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_1 in * ). Qed.
Definition Gamma1_12_2 (p1 p2 : R) : R := p1 / (2 * (1 - p1 - p2) ^ 2).
Lemma Gamma1_12_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => Gamma1_12 p1 p2) p2 (Gamma1_12_2 p1 p2).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_2 in * ). Qed.
Definition Gamma1_22_1 (p1 p2 : R) : R := (2 * p1 * p2 + p1 ^ 2 - 2 * p1 - p2 + 1) / (2 * p2 * (1 - p1 - p2) ^ 2).
Lemma Gamma1_22_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => Gamma1_22 p1 p2) p1 (Gamma1_22_1 p1 p2).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_1 in * ). Qed.
Definition Gamma1_22_2 (p1 p2 : R) : R := p1 * (1 - p1) * (p1 + 2 * p2 - 1) / (2 * p2 ^ 2 * (1 - p1 - p2) ^ 2).
Lemma Gamma1_22_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => Gamma1_22 p1 p2) p2 (Gamma1_22_2 p1 p2).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_2 in * ). Qed.
Definition Gamma2_11_1 (p1 p2 : R) : R := p2 * (2 * p1 + p2 - 1) * (1 - p2) / (2 * p1 ^ 2 * (1 - p1 - p2) ^ 2).
Lemma Gamma2_11_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => Gamma2_11 p1 p2) p1 (Gamma2_11_1 p1 p2).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_1 in * ). Qed.
Definition Gamma2_11_2 (p1 p2 : R) : R := (2 * p1 * p2 + p2 ^ 2 - p1 - 2 * p2 + 1) / (2 * p1 * (1 - p1 - p2) ^ 2).
Lemma Gamma2_11_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => Gamma2_11 p1 p2) p2 (Gamma2_11_2 p1 p2).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_2 in * ). Qed.
Definition Gamma2_12_1 (p1 p2 : R) : R := p2 / (2 * (1 - p1 - p2) ^ 2).
Lemma Gamma2_12_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => Gamma2_12 p1 p2) p1 (Gamma2_12_1 p1 p2).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_1 in * ). Qed.
Definition Gamma2_12_2 (p1 p2 : R) : R := (1 - p1) / (2 * (1 - p1 - p2) ^ 2).
Lemma Gamma2_12_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => Gamma2_12 p1 p2) p2 (Gamma2_12_2 p1 p2).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_2 in * ). Qed.
Definition Gamma2_22_1 (p1 p2 : R) : R := p2 / (2 * (1 - p1 - p2) ^ 2).
Lemma Gamma2_22_1_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p1 => Gamma2_22 p1 p2) p1 (Gamma2_22_1 p1 p2).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_1 in * ). Qed.
Definition Gamma2_22_2 (p1 p2 : R) : R := (2 * p1 * p2 - p1 * p2 ^ 2 + p1 ^ 2 + 2 * p2 ^ 2 - 2 * p1 - 2 * p2 + 1) / (2 * p2 ^ 2 * (1 - p1 - p2) ^ 2).
Lemma Gamma2_22_2_ok (p1 p2 : R) : domain p1 p2 ->
  is_derive (fun p2 => Gamma2_22 p1 p2) p2 (Gamma2_22_2 p1 p2).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_2 in * ). Qed.
Definition R1212 (p1 p2 : R) : R := - 1 / (4 * p1 * p2 * (1 - p1 - p2)).
Lemma R1211_ok (p1 p2 : R) : domain p1 p2 ->
  0 = g11 p1 p2 * (Gamma1_12_1 p1 p2 - Gamma1_11_2 p1 p2 + Gamma1_11 p1 p2 * Gamma1_12 p1 p2 - Gamma1_12 p1 p2 * Gamma1_11 p1 p2 + Gamma1_12 p1 p2 * Gamma2_12 p1 p2 - Gamma1_22 p1 p2 * Gamma2_11 p1 p2) + g12 p1 p2 * (Gamma2_12_1 p1 p2 - Gamma2_11_2 p1 p2 + Gamma2_11 p1 p2 * Gamma1_12 p1 p2 - Gamma2_12 p1 p2 * Gamma1_11 p1 p2 + Gamma2_12 p1 p2 * Gamma2_12 p1 p2 - Gamma2_22 p1 p2 * Gamma2_11 p1 p2).
Proof. combination (unfold domain, g11, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g12, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1212_ok (p1 p2 : R) : domain p1 p2 ->
  R1212 p1 p2 = g12 p1 p2 * (Gamma1_12_1 p1 p2 - Gamma1_11_2 p1 p2 + Gamma1_11 p1 p2 * Gamma1_12 p1 p2 - Gamma1_12 p1 p2 * Gamma1_11 p1 p2 + Gamma1_12 p1 p2 * Gamma2_12 p1 p2 - Gamma1_22 p1 p2 * Gamma2_11 p1 p2) + g22 p1 p2 * (Gamma2_12_1 p1 p2 - Gamma2_11_2 p1 p2 + Gamma2_11 p1 p2 * Gamma1_12 p1 p2 - Gamma2_12 p1 p2 * Gamma1_11 p1 p2 + Gamma2_12 p1 p2 * Gamma2_12 p1 p2 - Gamma2_22 p1 p2 * Gamma2_11 p1 p2).
Proof. combination (unfold domain, R1212, g12, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g22, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1221_ok (p1 p2 : R) : domain p1 p2 ->
  - R1212 p1 p2 = g11 p1 p2 * (Gamma1_22_1 p1 p2 - Gamma1_12_2 p1 p2 + Gamma1_11 p1 p2 * Gamma1_22 p1 p2 - Gamma1_12 p1 p2 * Gamma1_12 p1 p2 + Gamma1_12 p1 p2 * Gamma2_22 p1 p2 - Gamma1_22 p1 p2 * Gamma2_12 p1 p2) + g12 p1 p2 * (Gamma2_22_1 p1 p2 - Gamma2_12_2 p1 p2 + Gamma2_11 p1 p2 * Gamma1_22 p1 p2 - Gamma2_12 p1 p2 * Gamma1_12 p1 p2 + Gamma2_12 p1 p2 * Gamma2_22 p1 p2 - Gamma2_22 p1 p2 * Gamma2_12 p1 p2).
Proof. combination (unfold domain, R1212, g11, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g12, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Lemma R1222_ok (p1 p2 : R) : domain p1 p2 ->
  0 = g12 p1 p2 * (Gamma1_22_1 p1 p2 - Gamma1_12_2 p1 p2 + Gamma1_11 p1 p2 * Gamma1_22 p1 p2 - Gamma1_12 p1 p2 * Gamma1_12 p1 p2 + Gamma1_12 p1 p2 * Gamma2_22 p1 p2 - Gamma1_22 p1 p2 * Gamma2_12 p1 p2) + g22 p1 p2 * (Gamma2_22_1 p1 p2 - Gamma2_12_2 p1 p2 + Gamma2_11 p1 p2 * Gamma1_22 p1 p2 - Gamma2_12 p1 p2 * Gamma1_12 p1 p2 + Gamma2_12 p1 p2 * Gamma2_22 p1 p2 - Gamma2_22 p1 p2 * Gamma2_12 p1 p2).
Proof. combination (unfold domain, g12, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g22, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Definition scalar_curvature (p1 p2 : R) : R := 1 / 2.
Lemma scalar_curvature_ok (p1 p2 : R) : domain p1 p2 ->
  scalar_curvature p1 p2 = 2 * R1212 p1 p2 * (h12 p1 p2 * h12 p1 p2 - h11 p1 p2 * h22 p1 p2).
Proof. combination (unfold domain, scalar_curvature, R1212, h12, h11, h22 in * ). Qed.

End Certificate.
