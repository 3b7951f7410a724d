(** Certificate of binomial:n=10, written by the library from the formulas that it evaluates.
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

Definition domain (p : R) : Prop :=
  0 < p /\ p < 1.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (p : R) : R := ln p - ln (1 - p).
Definition eta1 (p : R) : R := 10 * p.
Definition psi (p : R) : R := - lgamma 11 - 10 * ln (1 - p).
Definition observation (x : R) : Prop :=
  0 <= x /\ x <= 10.
Definition log_density (x p : R) : R := x * ln p + lgamma 11 - lgamma (11 - x) - lgamma (x + 1) + (10 - x) * ln (1 - p).
Lemma log_density_ok (x p : R) : observation x -> domain p ->
  log_density x p =
  theta1 p * (x) - psi p + (- lgamma (11 - x) - lgamma (x + 1)).
Proof. intro; combination (unfold observation, domain, log_density, theta1, psi in * ). Qed.
Definition theta1_1 (p : R) : R := 1 / (p * (1 - p)).
Lemma theta1_1_ok (p : R) : domain p ->
  is_derive (fun p => theta1 p) p (theta1_1 p).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (p : R) : R := (2 * p - 1) / (p ^ 2 * (1 - p) ^ 2).
Lemma theta1_11_ok (p : R) : domain p ->
  is_derive (fun p => theta1_1 p) p (theta1_11 p).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition eta1_1 (p : R) : R := 10.
Lemma eta1_1_ok (p : R) : domain p ->
  is_derive (fun p => eta1 p) p (eta1_1 p).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (p : R) : R := 0.
Lemma eta1_11_ok (p : R) : domain p ->
  is_derive (fun p => eta1_1 p) p (eta1_11 p).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Lemma psi_1_ok (p : R) : domain p ->
  is_derive (fun p => psi p) p (eta1 p * theta1_1 p).
Proof. derivative (unfold domain, psi, eta1, theta1_1 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (p : R) : R := 10 / (p * (1 - p)).
Lemma g11_ok (p : R) : domain p ->
  g11 p = theta1_1 p * eta1_1 p.
Proof. combination (unfold domain, g11, theta1_1, eta1_1 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (p : R) : R := 10 * (1 - 2 * p) / (p ^ 2 * (1 - p) ^ 2).
Lemma T111_ok (p : R) : domain p ->
  T111 p = (eta1_11 p * theta1_1 p - theta1_11 p * eta1_1 p).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1 in * ). Qed.

(** The inverse metric. *)
Definition h11 (p : R) : R := p * (1 - p) / 10.
Lemma inverse11_ok (p : R) : domain p ->
  h11 p * g11 p = 1.
Proof. combination (unfold domain, h11, g11 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (p : R) : R := 10 * (2 * p - 1) / (p ^ 2 * (1 - p) ^ 2).
Lemma g11_1_ok (p : R) : domain p ->
  is_derive (fun p => g11 p) p (g11_1 p).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition Gamma1_11 (p : R) : R := (2 * p - 1) / (2 * p * (1 - p)).
Lemma Gamma1_11_ok (p : R) : domain p ->
  Gamma1_11 p = h11 p * (g11_1 p + g11_1 p - g11_1 p) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1 in * ). Qed.

End Certificate.
