(** Certificate of pareto:scale=1, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.

Definition domain (shape : R) : Prop :=
  0 < shape.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (shape : R) : R := - shape.
Definition eta1 (shape : R) : R := 1 / shape.
Definition psi (shape : R) : R := - ln shape.
Definition observation (x : R) : Prop :=
  1 < x.
Definition log_density (x shape : R) : R := ln shape - (shape + 1) * ln x.
Lemma log_density_ok (x shape : R) : observation x -> domain shape ->
  log_density x shape =
  theta1 shape * (ln x) - psi shape + (- ln x).
Proof. intro; combination (unfold observation, domain, log_density, theta1, psi in * ). Qed.
Definition theta1_1 (shape : R) : R := - 1.
Lemma theta1_1_ok (shape : R) : domain shape ->
  is_derive (fun shape => theta1 shape) shape (theta1_1 shape).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (shape : R) : R := 0.
Lemma theta1_11_ok (shape : R) : domain shape ->
  is_derive (fun shape => theta1_1 shape) shape (theta1_11 shape).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition eta1_1 (shape : R) : R := - 1 / shape ^ 2.
Lemma eta1_1_ok (shape : R) : domain shape ->
  is_derive (fun shape => eta1 shape) shape (eta1_1 shape).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (shape : R) : R := 2 / shape ^ 3.
Lemma eta1_11_ok (shape : R) : domain shape ->
  is_derive (fun shape => eta1_1 shape) shape (eta1_11 shape).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Lemma psi_1_ok (shape : R) : domain shape ->
  is_derive (fun shape => psi shape) shape (eta1 shape * theta1_1 shape).
Proof. derivative (unfold domain, psi, eta1, theta1_1 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (shape : R) : R := 1 / shape ^ 2.
Lemma g11_ok (shape : R) : domain shape ->
  g11 shape = theta1_1 shape * eta1_1 shape.
Proof. combination (unfold domain, g11, theta1_1, eta1_1 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (shape : R) : R := - 2 / shape ^ 3.
Lemma T111_ok (shape : R) : domain shape ->
  T111 shape = (eta1_11 shape * theta1_1 shape - theta1_11 shape * eta1_1 shape).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1 in * ). Qed.

(** The inverse metric. *)
Definition h11 (shape : R) : R := shape ^ 2.
Lemma inverse11_ok (shape : R) : domain shape ->
  h11 shape * g11 shape = 1.
Proof. combination (unfold domain, h11, g11 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (shape : R) : R := - 2 / shape ^ 3.
Lemma g11_1_ok (shape : R) : domain shape ->
  is_derive (fun shape => g11 shape) shape (g11_1 shape).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition Gamma1_11 (shape : R) : R := - 1 / shape.
Lemma Gamma1_11_ok (shape : R) : domain shape ->
  Gamma1_11 shape = h11 shape * (g11_1 shape + g11_1 shape - g11_1 shape) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1 in * ). Qed.

End Certificate.
