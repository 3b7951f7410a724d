(** Certificate of poisson, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.
Variable lgamma : R -> R.
Variable polygamma : nat -> R -> R.
Hypothesis lgamma_derivative : forall x, 0 < x -> is_derive lgamma x (polygamma 0 x).
Hypothesis polygamma_derivative : forall n x, 0 < x -> is_derive (polygamma n) x (polygamma (S n) x).
Local Instance lgamma_is_derivable : UnaryDiff' lgamma :=
  {| UnaryDiff'_f' := polygamma 0; UnaryDiff'_df := fun x => 0 < x; UnaryDiff'_H := lgamma_derivative |}.
Local Instance polygamma_is_derivable n : UnaryDiff' (polygamma n) :=
  {| UnaryDiff'_f' := polygamma (S n); UnaryDiff'_df := fun x => 0 < x;
     UnaryDiff'_H := polygamma_derivative n |}.

Definition domain (rate : R) : Prop :=
  0 < rate.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (rate : R) : R := ln rate.
Definition eta1 (rate : R) : R := rate.
Definition psi (rate : R) : R := rate.
Definition observation (x : R) : Prop :=
  0 <= x.
Definition log_density (x rate : R) : R := x * ln rate - rate - lgamma (x + 1).
Lemma log_density_ok (x rate : R) : observation x -> domain rate ->
  log_density x rate =
  theta1 rate * (x) - psi rate + (- lgamma (x + 1)).
Proof. intro; combination (unfold observation, domain, log_density, theta1, psi in * ). Qed.
Definition theta1_1 (rate : R) : R := 1 / rate.
Lemma theta1_1_ok (rate : R) : domain rate ->
  is_derive (fun rate => theta1 rate) rate (theta1_1 rate).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (rate : R) : R := - 1 / rate ^ 2.
Lemma theta1_11_ok (rate : R) : domain rate ->
  is_derive (fun rate => theta1_1 rate) rate (theta1_11 rate).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition eta1_1 (rate : R) : R := 1.
Lemma eta1_1_ok (rate : R) : domain rate ->
  is_derive (fun rate => eta1 rate) rate (eta1_1 rate).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (rate : R) : R := 0.
Lemma eta1_11_ok (rate : R) : domain rate ->
  is_derive (fun rate => eta1_1 rate) rate (eta1_11 rate).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Lemma psi_1_ok (rate : R) : domain rate ->
  is_derive (fun rate => psi rate) rate (eta1 rate * theta1_1 rate).
Proof. derivative (unfold domain, psi, eta1, theta1_1 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (rate : R) : R := 1 / rate.
Lemma g11_ok (rate : R) : domain rate ->
  g11 rate = theta1_1 rate * eta1_1 rate.
Proof. combination (unfold domain, g11, theta1_1, eta1_1 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (rate : R) : R := 1 / rate ^ 2.
Lemma T111_ok (rate : R) : domain rate ->
  T111 rate = (eta1_11 rate * theta1_1 rate - theta1_11 rate * eta1_1 rate).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1 in * ). Qed.

(** The inverse metric. *)
Definition h11 (rate : R) : R := rate.
Lemma inverse11_ok (rate : R) : domain rate ->
  h11 rate * g11 rate = 1.
Proof. combination (unfold domain, h11, g11 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (rate : R) : R := - 1 / rate ^ 2.
Lemma g11_1_ok (rate : R) : domain rate ->
  is_derive (fun rate => g11 rate) rate (g11_1 rate).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition Gamma1_11 (rate : R) : R := - 1 / (2 * rate).
Lemma Gamma1_11_ok (rate : R) : domain rate ->
  Gamma1_11 rate = h11 rate * (g11_1 rate + g11_1 rate - g11_1 rate) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1 in * ). Qed.

End Certificate.
