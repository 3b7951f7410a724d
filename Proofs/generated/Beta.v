(** Certificate of beta, written by the library from the formulas that it evaluates.
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

Definition domain (a b : R) : Prop :=
  0 < a /\ 0 < b /\ polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b) <> 0.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (a b : R) : R := a.
Definition theta2 (a b : R) : R := b.
Definition eta1 (a b : R) : R := polygamma 0 a - polygamma 0 (a + b).
Definition eta2 (a b : R) : R := polygamma 0 b - polygamma 0 (a + b).
Definition psi (a b : R) : R := lgamma a + lgamma b - lgamma (a + b).
Definition observation (x : R) : Prop :=
  0 < x /\ x < 1.
Definition log_density (x a b : R) : R := (a - 1) * ln x - lgamma a - lgamma b + lgamma (a + b) + (b - 1) * ln (1 - x).
Lemma log_density_ok (x a b : R) : observation x -> domain a b ->
  log_density x a b =
  theta1 a b * (ln x) + theta2 a b * (ln (1 - x)) - psi a b + (- ln x - ln (1 - x)).
Proof. intro; combination (unfold observation, domain, log_density, theta1, theta2, psi in * ). Qed.
Definition theta1_1 (a b : R) : R := 1.
Lemma theta1_1_ok (a b : R) : domain a b ->
  is_derive (fun a => theta1 a b) a (theta1_1 a b).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (a b : R) : R := 0.
Lemma theta1_11_ok (a b : R) : domain a b ->
  is_derive (fun a => theta1_1 a b) a (theta1_11 a b).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition theta1_12 (a b : R) : R := 0.
Lemma theta1_12_ok (a b : R) : domain a b ->
  is_derive (fun b => theta1_1 a b) b (theta1_12 a b).
Proof. derivative (unfold domain, theta1_1, theta1_12 in * ). Qed.
Definition theta1_2 (a b : R) : R := 0.
Lemma theta1_2_ok (a b : R) : domain a b ->
  is_derive (fun b => theta1 a b) b (theta1_2 a b).
Proof. derivative (unfold domain, theta1, theta1_2 in * ). Qed.
Definition theta1_22 (a b : R) : R := 0.
Lemma theta1_22_ok (a b : R) : domain a b ->
  is_derive (fun b => theta1_2 a b) b (theta1_22 a b).
Proof. derivative (unfold domain, theta1_2, theta1_22 in * ). Qed.
Definition theta2_1 (a b : R) : R := 0.
Lemma theta2_1_ok (a b : R) : domain a b ->
  is_derive (fun a => theta2 a b) a (theta2_1 a b).
Proof. derivative (unfold domain, theta2, theta2_1 in * ). Qed.
Definition theta2_11 (a b : R) : R := 0.
Lemma theta2_11_ok (a b : R) : domain a b ->
  is_derive (fun a => theta2_1 a b) a (theta2_11 a b).
Proof. derivative (unfold domain, theta2_1, theta2_11 in * ). Qed.
Definition theta2_12 (a b : R) : R := 0.
Lemma theta2_12_ok (a b : R) : domain a b ->
  is_derive (fun b => theta2_1 a b) b (theta2_12 a b).
Proof. derivative (unfold domain, theta2_1, theta2_12 in * ). Qed.
Definition theta2_2 (a b : R) : R := 1.
Lemma theta2_2_ok (a b : R) : domain a b ->
  is_derive (fun b => theta2 a b) b (theta2_2 a b).
Proof. derivative (unfold domain, theta2, theta2_2 in * ). Qed.
Definition theta2_22 (a b : R) : R := 0.
Lemma theta2_22_ok (a b : R) : domain a b ->
  is_derive (fun b => theta2_2 a b) b (theta2_22 a b).
Proof. derivative (unfold domain, theta2_2, theta2_22 in * ). Qed.
Definition eta1_1 (a b : R) : R := polygamma 1 a - polygamma 1 (a + b).
Lemma eta1_1_ok (a b : R) : domain a b ->
  is_derive (fun a => eta1 a b) a (eta1_1 a b).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (a b : R) : R := polygamma 2 a - polygamma 2 (a + b).
Lemma eta1_11_ok (a b : R) : domain a b ->
  is_derive (fun a => eta1_1 a b) a (eta1_11 a b).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Definition eta1_12 (a b : R) : R := - polygamma 2 (a + b).
Lemma eta1_12_ok (a b : R) : domain a b ->
  is_derive (fun b => eta1_1 a b) b (eta1_12 a b).
Proof. derivative (unfold domain, eta1_1, eta1_12 in * ). Qed.
Definition eta1_2 (a b : R) : R := - polygamma 1 (a + b).
Lemma eta1_2_ok (a b : R) : domain a b ->
  is_derive (fun b => eta1 a b) b (eta1_2 a b).
Proof. derivative (unfold domain, eta1, eta1_2 in * ). Qed.
Definition eta1_22 (a b : R) : R := - polygamma 2 (a + b).
Lemma eta1_22_ok (a b : R) : domain a b ->
  is_derive (fun b => eta1_2 a b) b (eta1_22 a b).
Proof. derivative (unfold domain, eta1_2, eta1_22 in * ). Qed.
Definition eta2_1 (a b : R) : R := - polygamma 1 (a + b).
Lemma eta2_1_ok (a b : R) : domain a b ->
  is_derive (fun a => eta2 a b) a (eta2_1 a b).
Proof. derivative (unfold domain, eta2, eta2_1 in * ). Qed.
Definition eta2_11 (a b : R) : R := - polygamma 2 (a + b).
Lemma eta2_11_ok (a b : R) : domain a b ->
  is_derive (fun a => eta2_1 a b) a (eta2_11 a b).
Proof. derivative (unfold domain, eta2_1, eta2_11 in * ). Qed.
Definition eta2_12 (a b : R) : R := - polygamma 2 (a + b).
Lemma eta2_12_ok (a b : R) : domain a b ->
  is_derive (fun b => eta2_1 a b) b (eta2_12 a b).
Proof. derivative (unfold domain, eta2_1, eta2_12 in * ). Qed.
Definition eta2_2 (a b : R) : R := polygamma 1 b - polygamma 1 (a + b).
Lemma eta2_2_ok (a b : R) : domain a b ->
  is_derive (fun b => eta2 a b) b (eta2_2 a b).
Proof. derivative (unfold domain, eta2, eta2_2 in * ). Qed.
Definition eta2_22 (a b : R) : R := polygamma 2 b - polygamma 2 (a + b).
Lemma eta2_22_ok (a b : R) : domain a b ->
  is_derive (fun b => eta2_2 a b) b (eta2_22 a b).
Proof. derivative (unfold domain, eta2_2, eta2_22 in * ). Qed.
Lemma psi_1_ok (a b : R) : domain a b ->
  is_derive (fun a => psi a b) a (eta1 a b * theta1_1 a b + eta2 a b * theta2_1 a b).
Proof. derivative (unfold domain, psi, eta1, theta1_1, eta2, theta2_1 in * ). Qed.
Lemma psi_2_ok (a b : R) : domain a b ->
  is_derive (fun b => psi a b) b (eta1 a b * theta1_2 a b + eta2 a b * theta2_2 a b).
Proof. derivative (unfold domain, psi, eta1, theta1_2, eta2, theta2_2 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (a b : R) : R := polygamma 1 a - polygamma 1 (a + b).
Definition g12 (a b : R) : R := - polygamma 1 (a + b).
Definition g22 (a b : R) : R := polygamma 1 b - polygamma 1 (a + b).
Lemma g11_ok (a b : R) : domain a b ->
  g11 a b = theta1_1 a b * eta1_1 a b + theta2_1 a b * eta2_1 a b.
Proof. combination (unfold domain, g11, theta1_1, eta1_1, theta2_1, eta2_1 in * ). Qed.
Lemma g12_ok (a b : R) : domain a b ->
  g12 a b = theta1_1 a b * eta1_2 a b + theta2_1 a b * eta2_2 a b.
Proof. combination (unfold domain, g12, theta1_1, eta1_2, theta2_1, eta2_2 in * ). Qed.
Lemma g21_ok (a b : R) : domain a b ->
  g12 a b = theta1_2 a b * eta1_1 a b + theta2_2 a b * eta2_1 a b.
Proof. combination (unfold domain, g12, theta1_2, eta1_1, theta2_2, eta2_1 in * ). Qed.
Lemma g22_ok (a b : R) : domain a b ->
  g22 a b = theta1_2 a b * eta1_2 a b + theta2_2 a b * eta2_2 a b.
Proof. combination (unfold domain, g22, theta1_2, eta1_2, theta2_2, eta2_2 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (a b : R) : R := polygamma 2 a - polygamma 2 (a + b).
Definition T112 (a b : R) : R := - polygamma 2 (a + b).
Definition T122 (a b : R) : R := - polygamma 2 (a + b).
Definition T222 (a b : R) : R := polygamma 2 b - polygamma 2 (a + b).
Lemma T111_ok (a b : R) : domain a b ->
  T111 a b = (eta1_11 a b * theta1_1 a b - theta1_11 a b * eta1_1 a b) + (eta2_11 a b * theta2_1 a b - theta2_11 a b * eta2_1 a b).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1, eta2_11, theta2_1, theta2_11, eta2_1 in * ). Qed.
Lemma T112_ok (a b : R) : domain a b ->
  T112 a b = (eta1_11 a b * theta1_2 a b - theta1_11 a b * eta1_2 a b) + (eta2_11 a b * theta2_2 a b - theta2_11 a b * eta2_2 a b).
Proof. combination (unfold domain, T112, eta1_11, theta1_2, theta1_11, eta1_2, eta2_11, theta2_2, theta2_11, eta2_2 in * ). Qed.
Lemma T121_ok (a b : R) : domain a b ->
  T112 a b = (eta1_12 a b * theta1_1 a b - theta1_12 a b * eta1_1 a b) + (eta2_12 a b * theta2_1 a b - theta2_12 a b * eta2_1 a b).
Proof. combination (unfold domain, T112, eta1_12, theta1_1, theta1_12, eta1_1, eta2_12, theta2_1, theta2_12, eta2_1 in * ). Qed.
Lemma T122_ok (a b : R) : domain a b ->
  T122 a b = (eta1_12 a b * theta1_2 a b - theta1_12 a b * eta1_2 a b) + (eta2_12 a b * theta2_2 a b - theta2_12 a b * eta2_2 a b).
Proof. combination (unfold domain, T122, eta1_12, theta1_2, theta1_12, eta1_2, eta2_12, theta2_2, theta2_12, eta2_2 in * ). Qed.
Lemma T221_ok (a b : R) : domain a b ->
  T122 a b = (eta1_22 a b * theta1_1 a b - theta1_22 a b * eta1_1 a b) + (eta2_22 a b * theta2_1 a b - theta2_22 a b * eta2_1 a b).
Proof. combination (unfold domain, T122, eta1_22, theta1_1, theta1_22, eta1_1, eta2_22, theta2_1, theta2_22, eta2_1 in * ). Qed.
Lemma T222_ok (a b : R) : domain a b ->
  T222 a b = (eta1_22 a b * theta1_2 a b - theta1_22 a b * eta1_2 a b) + (eta2_22 a b * theta2_2 a b - theta2_22 a b * eta2_2 a b).
Proof. combination (unfold domain, T222, eta1_22, theta1_2, theta1_22, eta1_2, eta2_22, theta2_2, theta2_22, eta2_2 in * ). Qed.

(** The inverse metric. *)
Definition h11 (a b : R) : R := (polygamma 1 b - polygamma 1 (a + b)) / (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)).
Definition h12 (a b : R) : R := polygamma 1 (a + b) / (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)).
Definition h22 (a b : R) : R := (polygamma 1 a - polygamma 1 (a + b)) / (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)).
Lemma inverse11_ok (a b : R) : domain a b ->
  h11 a b * g11 a b + h12 a b * g12 a b = 1.
Proof. combination (unfold domain, h11, g11, h12, g12 in * ). Qed.
Lemma inverse12_ok (a b : R) : domain a b ->
  h11 a b * g12 a b + h12 a b * g22 a b = 0.
Proof. combination (unfold domain, h11, g12, h12, g22 in * ). Qed.
Lemma inverse21_ok (a b : R) : domain a b ->
  h12 a b * g11 a b + h22 a b * g12 a b = 0.
Proof. combination (unfold domain, h12, g11, h22, g12 in * ). Qed.
Lemma inverse22_ok (a b : R) : domain a b ->
  h12 a b * g12 a b + h22 a b * g22 a b = 1.
Proof. combination (unfold domain, h12, g12, h22, g22 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (a b : R) : R := polygamma 2 a - polygamma 2 (a + b).
Lemma g11_1_ok (a b : R) : domain a b ->
  is_derive (fun a => g11 a b) a (g11_1 a b).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition g11_2 (a b : R) : R := - polygamma 2 (a + b).
Lemma g11_2_ok (a b : R) : domain a b ->
  is_derive (fun b => g11 a b) b (g11_2 a b).
Proof. derivative (unfold domain, g11, g11_2 in * ). Qed.
Definition g12_1 (a b : R) : R := - polygamma 2 (a + b).
Lemma g12_1_ok (a b : R) : domain a b ->
  is_derive (fun a => g12 a b) a (g12_1 a b).
Proof. derivative (unfold domain, g12, g12_1 in * ). Qed.
Definition g12_2 (a b : R) : R := - polygamma 2 (a + b).
Lemma g12_2_ok (a b : R) : domain a b ->
  is_derive (fun b => g12 a b) b (g12_2 a b).
Proof. derivative (unfold domain, g12, g12_2 in * ). Qed.
Definition g22_1 (a b : R) : R := - polygamma 2 (a + b).
Lemma g22_1_ok (a b : R) : domain a b ->
  is_derive (fun a => g22 a b) a (g22_1 a b).
Proof. derivative (unfold domain, g22, g22_1 in * ). Qed.
Definition g22_2 (a b : R) : R := polygamma 2 b - polygamma 2 (a + b).
Lemma g22_2_ok (a b : R) : domain a b ->
  is_derive (fun b => g22 a b) b (g22_2 a b).
Proof. derivative (unfold domain, g22, g22_2 in * ). Qed.
Definition Gamma1_11 (a b : R) : R := (polygamma 1 b * polygamma 2 a - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 a * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma Gamma1_11_ok (a b : R) : domain a b ->
  Gamma1_11 a b = h11 a b * (g11_1 a b + g11_1 a b - g11_1 a b) / 2 + h12 a b * (g12_1 a b + g12_1 a b - g11_2 a b) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1, h12, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma1_12 (a b : R) : R := - polygamma 1 b * polygamma 2 (a + b) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma Gamma1_12_ok (a b : R) : domain a b ->
  Gamma1_12 a b = h11 a b * (g12_1 a b + g11_2 a b - g12_1 a b) / 2 + h12 a b * (g22_1 a b + g12_2 a b - g12_2 a b) / 2.
Proof. combination (unfold domain, Gamma1_12, h11, g12_1, g11_2, g12_1, h12, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma1_22 (a b : R) : R := (polygamma 2 b * polygamma 1 (a + b) - polygamma 1 b * polygamma 2 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma Gamma1_22_ok (a b : R) : domain a b ->
  Gamma1_22 a b = h11 a b * (g12_2 a b + g12_2 a b - g22_1 a b) / 2 + h12 a b * (g22_2 a b + g22_2 a b - g22_2 a b) / 2.
Proof. combination (unfold domain, Gamma1_22, h11, g12_2, g12_2, g22_1, h12, g22_2, g22_2, g22_2 in * ). Qed.
Definition Gamma2_11 (a b : R) : R := (polygamma 2 a * polygamma 1 (a + b) - polygamma 1 a * polygamma 2 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma Gamma2_11_ok (a b : R) : domain a b ->
  Gamma2_11 a b = h12 a b * (g11_1 a b + g11_1 a b - g11_1 a b) / 2 + h22 a b * (g12_1 a b + g12_1 a b - g11_2 a b) / 2.
Proof. combination (unfold domain, Gamma2_11, h12, g11_1, g11_1, g11_1, h22, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma2_12 (a b : R) : R := - polygamma 1 a * polygamma 2 (a + b) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma Gamma2_12_ok (a b : R) : domain a b ->
  Gamma2_12 a b = h12 a b * (g12_1 a b + g11_2 a b - g12_1 a b) / 2 + h22 a b * (g22_1 a b + g12_2 a b - g12_2 a b) / 2.
Proof. combination (unfold domain, Gamma2_12, h12, g12_1, g11_2, g12_1, h22, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma2_22 (a b : R) : R := (polygamma 1 a * polygamma 2 b - polygamma 1 a * polygamma 2 (a + b) - polygamma 2 b * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma Gamma2_22_ok (a b : R) : domain a b ->
  Gamma2_22 a b = h12 a b * (g12_2 a b + g12_2 a b - g22_1 a b) / 2 + h22 a b * (g22_2 a b + g22_2 a b - g22_2 a b) / 2.
Proof. combination (unfold domain, Gamma2_22, h12, g12_2, g12_2, g22_1, h22, g22_2, g22_2, g22_2 in * ). Qed.

(** The curvature: R_ijkl = g(R(d_i, d_j) d_k, d_l), and R = sum of h_il h_jk R_ijkl. *)
Definition Gamma1_11_1 (a b : R) : R := (polygamma 1 b * polygamma 3 a - polygamma 1 b * polygamma 3 (a + b) - polygamma 2 a * polygamma 2 (a + b) - polygamma 3 a * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))) - (polygamma 1 b * polygamma 2 a - polygamma 1 a * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 a * polygamma 1 (a + b)) * (polygamma 1 b * polygamma 2 a - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 a * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma1_11_1_ok (a b : R) : domain a b ->
  is_derive (fun a => Gamma1_11 a b) a (Gamma1_11_1 a b).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_1 in * ). Qed.
Definition Gamma1_11_2 (a b : R) : R := (polygamma 1 a * polygamma 1 b * polygamma 1 (a + b) * polygamma 3 (a + b) - polygamma 1 a * polygamma 1 b * (polygamma 2 (a + b)) ^ 2 - polygamma 1 a * (polygamma 1 b) ^ 2 * polygamma 3 (a + b) + polygamma 1 a * polygamma 2 b * polygamma 1 (a + b) * polygamma 2 (a + b) + (polygamma 1 b) ^ 2 * polygamma 2 a * polygamma 2 (a + b) + (polygamma 1 b) ^ 2 * polygamma 1 (a + b) * polygamma 3 (a + b) - (polygamma 1 b) ^ 2 * (polygamma 2 (a + b)) ^ 2 - polygamma 2 a * polygamma 2 b * (polygamma 1 (a + b)) ^ 2) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma1_11_2_ok (a b : R) : domain a b ->
  is_derive (fun b => Gamma1_11 a b) b (Gamma1_11_2 a b).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_2 in * ). Qed.
Definition Gamma1_12_1 (a b : R) : R := polygamma 1 b * polygamma 2 (a + b) * (polygamma 1 b * polygamma 2 a - polygamma 1 a * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 a * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2) - polygamma 1 b * polygamma 3 (a + b) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma Gamma1_12_1_ok (a b : R) : domain a b ->
  is_derive (fun a => Gamma1_12 a b) a (Gamma1_12_1 a b).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_1 in * ). Qed.
Definition Gamma1_12_2 (a b : R) : R := (polygamma 1 a * polygamma 1 b * polygamma 1 (a + b) * polygamma 3 (a + b) - polygamma 1 a * polygamma 1 b * (polygamma 2 (a + b)) ^ 2 - polygamma 1 a * (polygamma 1 b) ^ 2 * polygamma 3 (a + b) + polygamma 1 a * polygamma 2 b * polygamma 1 (a + b) * polygamma 2 (a + b) + (polygamma 1 b) ^ 2 * polygamma 1 (a + b) * polygamma 3 (a + b) - (polygamma 1 b) ^ 2 * (polygamma 2 (a + b)) ^ 2) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma1_12_2_ok (a b : R) : domain a b ->
  is_derive (fun b => Gamma1_12 a b) b (Gamma1_12_2 a b).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_2 in * ). Qed.
Definition Gamma1_22_1 (a b : R) : R := (polygamma 2 b * polygamma 2 (a + b) - polygamma 1 b * polygamma 3 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))) - (polygamma 1 b * polygamma 2 a - polygamma 1 a * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 a * polygamma 1 (a + b)) * (polygamma 2 b * polygamma 1 (a + b) - polygamma 1 b * polygamma 2 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma1_22_1_ok (a b : R) : domain a b ->
  is_derive (fun a => Gamma1_22 a b) a (Gamma1_22_1 a b).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_1 in * ). Qed.
Definition Gamma1_22_2 (a b : R) : R := (polygamma 3 b * polygamma 1 (a + b) - polygamma 1 b * polygamma 3 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))) - (polygamma 1 a * polygamma 2 b - polygamma 1 a * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 b * polygamma 1 (a + b)) * (polygamma 2 b * polygamma 1 (a + b) - polygamma 1 b * polygamma 2 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma1_22_2_ok (a b : R) : domain a b ->
  is_derive (fun b => Gamma1_22 a b) b (Gamma1_22_2 a b).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_2 in * ). Qed.
Definition Gamma2_11_1 (a b : R) : R := (polygamma 3 a * polygamma 1 (a + b) - polygamma 1 a * polygamma 3 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))) - (polygamma 1 b * polygamma 2 a - polygamma 1 a * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 a * polygamma 1 (a + b)) * (polygamma 2 a * polygamma 1 (a + b) - polygamma 1 a * polygamma 2 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma2_11_1_ok (a b : R) : domain a b ->
  is_derive (fun a => Gamma2_11 a b) a (Gamma2_11_1 a b).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_1 in * ). Qed.
Definition Gamma2_11_2 (a b : R) : R := (polygamma 2 a * polygamma 2 (a + b) - polygamma 1 a * polygamma 3 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))) - (polygamma 1 a * polygamma 2 b - polygamma 1 a * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 b * polygamma 1 (a + b)) * (polygamma 2 a * polygamma 1 (a + b) - polygamma 1 a * polygamma 2 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma2_11_2_ok (a b : R) : domain a b ->
  is_derive (fun b => Gamma2_11 a b) b (Gamma2_11_2 a b).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_2 in * ). Qed.
Definition Gamma2_12_1 (a b : R) : R := (polygamma 1 a * polygamma 1 b * polygamma 1 (a + b) * polygamma 3 (a + b) - polygamma 1 a * polygamma 1 b * (polygamma 2 (a + b)) ^ 2 - (polygamma 1 a) ^ 2 * polygamma 1 b * polygamma 3 (a + b) + (polygamma 1 a) ^ 2 * polygamma 1 (a + b) * polygamma 3 (a + b) - (polygamma 1 a) ^ 2 * (polygamma 2 (a + b)) ^ 2 + polygamma 1 b * polygamma 2 a * polygamma 1 (a + b) * polygamma 2 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma2_12_1_ok (a b : R) : domain a b ->
  is_derive (fun a => Gamma2_12 a b) a (Gamma2_12_1 a b).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_1 in * ). Qed.
Definition Gamma2_12_2 (a b : R) : R := polygamma 1 a * polygamma 2 (a + b) * (polygamma 1 a * polygamma 2 b - polygamma 1 a * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 b * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2) - polygamma 1 a * polygamma 3 (a + b) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma Gamma2_12_2_ok (a b : R) : domain a b ->
  is_derive (fun b => Gamma2_12 a b) b (Gamma2_12_2 a b).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_2 in * ). Qed.
Definition Gamma2_22_1 (a b : R) : R := (polygamma 1 a * polygamma 1 b * polygamma 1 (a + b) * polygamma 3 (a + b) - polygamma 1 a * polygamma 1 b * (polygamma 2 (a + b)) ^ 2 - (polygamma 1 a) ^ 2 * polygamma 1 b * polygamma 3 (a + b) + (polygamma 1 a) ^ 2 * polygamma 2 b * polygamma 2 (a + b) + (polygamma 1 a) ^ 2 * polygamma 1 (a + b) * polygamma 3 (a + b) - (polygamma 1 a) ^ 2 * (polygamma 2 (a + b)) ^ 2 + polygamma 1 b * polygamma 2 a * polygamma 1 (a + b) * polygamma 2 (a + b) - polygamma 2 a * polygamma 2 b * (polygamma 1 (a + b)) ^ 2) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma2_22_1_ok (a b : R) : domain a b ->
  is_derive (fun a => Gamma2_22 a b) a (Gamma2_22_1 a b).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_1 in * ). Qed.
Definition Gamma2_22_2 (a b : R) : R := (polygamma 1 a * polygamma 3 b - polygamma 1 a * polygamma 3 (a + b) - polygamma 2 b * polygamma 2 (a + b) - polygamma 3 b * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))) - (polygamma 1 a * polygamma 2 b - polygamma 1 a * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 (a + b) - polygamma 2 b * polygamma 1 (a + b)) * (polygamma 1 a * polygamma 2 b - polygamma 1 a * polygamma 2 (a + b) - polygamma 2 b * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma Gamma2_22_2_ok (a b : R) : domain a b ->
  is_derive (fun b => Gamma2_22 a b) b (Gamma2_22_2 a b).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_2 in * ). Qed.
Definition R1212 (a b : R) : R := (polygamma 2 a * polygamma 2 b * polygamma 1 (a + b) - polygamma 1 a * polygamma 2 b * polygamma 2 (a + b) - polygamma 1 b * polygamma 2 a * polygamma 2 (a + b)) / (4 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b))).
Lemma R1211_ok (a b : R) : domain a b ->
  0 = g11 a b * (Gamma1_12_1 a b - Gamma1_11_2 a b + Gamma1_11 a b * Gamma1_12 a b - Gamma1_12 a b * Gamma1_11 a b + Gamma1_12 a b * Gamma2_12 a b - Gamma1_22 a b * Gamma2_11 a b) + g12 a b * (Gamma2_12_1 a b - Gamma2_11_2 a b + Gamma2_11 a b * Gamma1_12 a b - Gamma2_12 a b * Gamma1_11 a b + Gamma2_12 a b * Gamma2_12 a b - Gamma2_22 a b * Gamma2_11 a b).
Proof. combination (unfold domain, g11, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g12, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1212_ok (a b : R) : domain a b ->
  R1212 a b = g12 a b * (Gamma1_12_1 a b - Gamma1_11_2 a b + Gamma1_11 a b * Gamma1_12 a b - Gamma1_12 a b * Gamma1_11 a b + Gamma1_12 a b * Gamma2_12 a b - Gamma1_22 a b * Gamma2_11 a b) + g22 a b * (Gamma2_12_1 a b - Gamma2_11_2 a b + Gamma2_11 a b * Gamma1_12 a b - Gamma2_12 a b * Gamma1_11 a b + Gamma2_12 a b * Gamma2_12 a b - Gamma2_22 a b * Gamma2_11 a b).
Proof. combination (unfold domain, R1212, g12, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g22, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1221_ok (a b : R) : domain a b ->
  - R1212 a b = g11 a b * (Gamma1_22_1 a b - Gamma1_12_2 a b + Gamma1_11 a b * Gamma1_22 a b - Gamma1_12 a b * Gamma1_12 a b + Gamma1_12 a b * Gamma2_22 a b - Gamma1_22 a b * Gamma2_12 a b) + g12 a b * (Gamma2_22_1 a b - Gamma2_12_2 a b + Gamma2_11 a b * Gamma1_22 a b - Gamma2_12 a b * Gamma1_12 a b + Gamma2_12 a b * Gamma2_22 a b - Gamma2_22 a b * Gamma2_12 a b).
Proof. combination (unfold domain, R1212, g11, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g12, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Lemma R1222_ok (a b : R) : domain a b ->
  0 = g12 a b * (Gamma1_22_1 a b - Gamma1_12_2 a b + Gamma1_11 a b * Gamma1_22 a b - Gamma1_12 a b * Gamma1_12 a b + Gamma1_12 a b * Gamma2_22 a b - Gamma1_22 a b * Gamma2_12 a b) + g22 a b * (Gamma2_22_1 a b - Gamma2_12_2 a b + Gamma2_11 a b * Gamma1_22 a b - Gamma2_12 a b * Gamma1_12 a b + Gamma2_12 a b * Gamma2_22 a b - Gamma2_22 a b * Gamma2_12 a b).
Proof. combination (unfold domain, g12, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g22, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Definition scalar_curvature (a b : R) : R := (polygamma 1 a * polygamma 2 b * polygamma 2 (a + b) + polygamma 1 b * polygamma 2 a * polygamma 2 (a + b) - polygamma 2 a * polygamma 2 b * polygamma 1 (a + b)) / (2 * (polygamma 1 a * polygamma 1 b - polygamma 1 a * polygamma 1 (a + b) - polygamma 1 b * polygamma 1 (a + b)) ^ 2).
Lemma scalar_curvature_ok (a b : R) : domain a b ->
  scalar_curvature a b = 2 * R1212 a b * (h12 a b * h12 a b - h11 a b * h22 a b).
Proof. combination (unfold domain, scalar_curvature, R1212, h12, h11, h22 in * ). Qed.

End Certificate.
