(** Certificate of chi-squared, written by the library from the formulas that it evaluates.
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

Definition domain (nu : R) : Prop :=
  0 < nu /\ polygamma 1 (nu / 2) <> 0.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (nu : R) : R := nu / 2.
Definition eta1 (nu : R) : R := ln 2 + polygamma 0 (nu / 2).
Definition psi (nu : R) : R := nu * ln 2 / 2 + lgamma (nu / 2).
Definition observation (x : R) : Prop :=
  0 < x.
Definition log_density (x nu : R) : R := (nu / 2 - 1) * ln x - x / 2 - nu * ln 2 / 2 - lgamma (nu / 2).
Lemma log_density_ok (x nu : R) : observation x -> domain nu ->
  log_density x nu =
  theta1 nu * (ln x) - psi nu + (- x / 2 - ln x).
Proof. intro; combination (unfold observation, domain, log_density, theta1, psi in * ). Qed.
Definition theta1_1 (nu : R) : R := 1 / 2.
Lemma theta1_1_ok (nu : R) : domain nu ->
  is_derive (fun nu => theta1 nu) nu (theta1_1 nu).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (nu : R) : R := 0.
Lemma theta1_11_ok (nu : R) : domain nu ->
  is_derive (fun nu => theta1_1 nu) nu (theta1_11 nu).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition eta1_1 (nu : R) : R := polygamma 1 (nu / 2) / 2.
Lemma eta1_1_ok (nu : R) : domain nu ->
  is_derive (fun nu => eta1 nu) nu (eta1_1 nu).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (nu : R) : R := polygamma 2 (nu / 2) / 4.
Lemma eta1_11_ok (nu : R) : domain nu ->
  is_derive (fun nu => eta1_1 nu) nu (eta1_11 nu).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Lemma psi_1_ok (nu : R) : domain nu ->
  is_derive (fun nu => psi nu) nu (eta1 nu * theta1_1 nu).
Proof. derivative (unfold domain, psi, eta1, theta1_1 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (nu : R) : R := polygamma 1 (nu / 2) / 4.
Lemma g11_ok (nu : R) : domain nu ->
  g11 nu = theta1_1 nu * eta1_1 nu.
Proof. combination (unfold domain, g11, theta1_1, eta1_1 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (nu : R) : R := polygamma 2 (nu / 2) / 8.
Lemma T111_ok (nu : R) : domain nu ->
  T111 nu = (eta1_11 nu * theta1_1 nu - theta1_11 nu * eta1_1 nu).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1 in * ). Qed.

(** The inverse metric. *)
Definition h11 (nu : R) : R := 4 / polygamma 1 (nu / 2).
Lemma inverse11_ok (nu : R) : domain nu ->
  h11 nu * g11 nu = 1.
Proof. combination (unfold domain, h11, g11 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (nu : R) : R := polygamma 2 (nu / 2) / 8.
Lemma g11_1_ok (nu : R) : domain nu ->
  is_derive (fun nu => g11 nu) nu (g11_1 nu).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition Gamma1_11 (nu : R) : R := polygamma 2 (nu / 2) / (4 * polygamma 1 (nu / 2)).
Lemma Gamma1_11_ok (nu : R) : domain nu ->
  Gamma1_11 nu = h11 nu * (g11_1 nu + g11_1 nu - g11_1 nu) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1 in * ). Qed.

End Certificate.
