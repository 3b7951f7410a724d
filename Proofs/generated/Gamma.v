(** Certificate of gamma, written by the library from the formulas that it evaluates.
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

Definition domain (shape rate : R) : Prop :=
  0 < shape /\ 0 < rate /\ shape * polygamma 1 shape - 1 <> 0.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (shape rate : R) : R := shape.
Definition theta2 (shape rate : R) : R := - rate.
Definition eta1 (shape rate : R) : R := polygamma 0 shape - ln rate.
Definition eta2 (shape rate : R) : R := shape / rate.
Definition psi (shape rate : R) : R := lgamma shape - shape * ln rate.
Definition observation (x : R) : Prop :=
  0 < x.
Definition log_density (x shape rate : R) : R := shape * ln rate - rate * x - lgamma shape + (shape - 1) * ln x.
Lemma log_density_ok (x shape rate : R) : observation x -> domain shape rate ->
  log_density x shape rate =
  theta1 shape rate * (ln x) + theta2 shape rate * (x) - psi shape rate + (- ln x).
Proof. intro; combination (unfold observation, domain, log_density, theta1, theta2, psi in * ). Qed.
Definition theta1_1 (shape rate : R) : R := 1.
Lemma theta1_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => theta1 shape rate) shape (theta1_1 shape rate).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (shape rate : R) : R := 0.
Lemma theta1_11_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => theta1_1 shape rate) shape (theta1_11 shape rate).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition theta1_12 (shape rate : R) : R := 0.
Lemma theta1_12_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => theta1_1 shape rate) rate (theta1_12 shape rate).
Proof. derivative (unfold domain, theta1_1, theta1_12 in * ). Qed.
Definition theta1_2 (shape rate : R) : R := 0.
Lemma theta1_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => theta1 shape rate) rate (theta1_2 shape rate).
Proof. derivative (unfold domain, theta1, theta1_2 in * ). Qed.
Definition theta1_22 (shape rate : R) : R := 0.
Lemma theta1_22_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => theta1_2 shape rate) rate (theta1_22 shape rate).
Proof. derivative (unfold domain, theta1_2, theta1_22 in * ). Qed.
Definition theta2_1 (shape rate : R) : R := 0.
Lemma theta2_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => theta2 shape rate) shape (theta2_1 shape rate).
Proof. derivative (unfold domain, theta2, theta2_1 in * ). Qed.
Definition theta2_11 (shape rate : R) : R := 0.
Lemma theta2_11_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => theta2_1 shape rate) shape (theta2_11 shape rate).
Proof. derivative (unfold domain, theta2_1, theta2_11 in * ). Qed.
Definition theta2_12 (shape rate : R) : R := 0.
Lemma theta2_12_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => theta2_1 shape rate) rate (theta2_12 shape rate).
Proof. derivative (unfold domain, theta2_1, theta2_12 in * ). Qed.
Definition theta2_2 (shape rate : R) : R := - 1.
Lemma theta2_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => theta2 shape rate) rate (theta2_2 shape rate).
Proof. derivative (unfold domain, theta2, theta2_2 in * ). Qed.
Definition theta2_22 (shape rate : R) : R := 0.
Lemma theta2_22_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => theta2_2 shape rate) rate (theta2_22 shape rate).
Proof. derivative (unfold domain, theta2_2, theta2_22 in * ). Qed.
Definition eta1_1 (shape rate : R) : R := polygamma 1 shape.
Lemma eta1_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => eta1 shape rate) shape (eta1_1 shape rate).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (shape rate : R) : R := polygamma 2 shape.
Lemma eta1_11_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => eta1_1 shape rate) shape (eta1_11 shape rate).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Definition eta1_12 (shape rate : R) : R := 0.
Lemma eta1_12_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => eta1_1 shape rate) rate (eta1_12 shape rate).
Proof. derivative (unfold domain, eta1_1, eta1_12 in * ). Qed.
Definition eta1_2 (shape rate : R) : R := - 1 / rate.
Lemma eta1_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => eta1 shape rate) rate (eta1_2 shape rate).
Proof. derivative (unfold domain, eta1, eta1_2 in * ). Qed.
Definition eta1_22 (shape rate : R) : R := 1 / rate ^ 2.
Lemma eta1_22_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => eta1_2 shape rate) rate (eta1_22 shape rate).
Proof. derivative (unfold domain, eta1_2, eta1_22 in * ). Qed.
Definition eta2_1 (shape rate : R) : R := 1 / rate.
Lemma eta2_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => eta2 shape rate) shape (eta2_1 shape rate).
Proof. derivative (unfold domain, eta2, eta2_1 in * ). Qed.
Definition eta2_11 (shape rate : R) : R := 0.
Lemma eta2_11_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => eta2_1 shape rate) shape (eta2_11 shape rate).
Proof. derivative (unfold domain, eta2_1, eta2_11 in * ). Qed.
Definition eta2_12 (shape rate : R) : R := - 1 / rate ^ 2.
Lemma eta2_12_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => eta2_1 shape rate) rate (eta2_12 shape rate).
Proof. derivative (unfold domain, eta2_1, eta2_12 in * ). Qed.
Definition eta2_2 (shape rate : R) : R := - shape / rate ^ 2.
Lemma eta2_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => eta2 shape rate) rate (eta2_2 shape rate).
Proof. derivative (unfold domain, eta2, eta2_2 in * ). Qed.
Definition eta2_22 (shape rate : R) : R := 2 * shape / rate ^ 3.
Lemma eta2_22_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => eta2_2 shape rate) rate (eta2_22 shape rate).
Proof. derivative (unfold domain, eta2_2, eta2_22 in * ). Qed.
Lemma psi_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => psi shape rate) shape (eta1 shape rate * theta1_1 shape rate + eta2 shape rate * theta2_1 shape rate).
Proof. derivative (unfold domain, psi, eta1, theta1_1, eta2, theta2_1 in * ). Qed.
Lemma psi_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => psi shape rate) rate (eta1 shape rate * theta1_2 shape rate + eta2 shape rate * theta2_2 shape rate).
Proof. derivative (unfold domain, psi, eta1, theta1_2, eta2, theta2_2 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (shape rate : R) : R := polygamma 1 shape.
Definition g12 (shape rate : R) : R := - 1 / rate.
Definition g22 (shape rate : R) : R := shape / rate ^ 2.
Lemma g11_ok (shape rate : R) : domain shape rate ->
  g11 shape rate = theta1_1 shape rate * eta1_1 shape rate + theta2_1 shape rate * eta2_1 shape rate.
Proof. combination (unfold domain, g11, theta1_1, eta1_1, theta2_1, eta2_1 in * ). Qed.
Lemma g12_ok (shape rate : R) : domain shape rate ->
  g12 shape rate = theta1_1 shape rate * eta1_2 shape rate + theta2_1 shape rate * eta2_2 shape rate.
Proof. combination (unfold domain, g12, theta1_1, eta1_2, theta2_1, eta2_2 in * ). Qed.
Lemma g21_ok (shape rate : R) : domain shape rate ->
  g12 shape rate = theta1_2 shape rate * eta1_1 shape rate + theta2_2 shape rate * eta2_1 shape rate.
Proof. combination (unfold domain, g12, theta1_2, eta1_1, theta2_2, eta2_1 in * ). Qed.
Lemma g22_ok (shape rate : R) : domain shape rate ->
  g22 shape rate = theta1_2 shape rate * eta1_2 shape rate + theta2_2 shape rate * eta2_2 shape rate.
Proof. combination (unfold domain, g22, theta1_2, eta1_2, theta2_2, eta2_2 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (shape rate : R) : R := polygamma 2 shape.
Definition T112 (shape rate : R) : R := 0.
Definition T122 (shape rate : R) : R := 1 / rate ^ 2.
Definition T222 (shape rate : R) : R := - 2 * shape / rate ^ 3.
Lemma T111_ok (shape rate : R) : domain shape rate ->
  T111 shape rate = (eta1_11 shape rate * theta1_1 shape rate - theta1_11 shape rate * eta1_1 shape rate) + (eta2_11 shape rate * theta2_1 shape rate - theta2_11 shape rate * eta2_1 shape rate).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1, eta2_11, theta2_1, theta2_11, eta2_1 in * ). Qed.
Lemma T112_ok (shape rate : R) : domain shape rate ->
  T112 shape rate = (eta1_11 shape rate * theta1_2 shape rate - theta1_11 shape rate * eta1_2 shape rate) + (eta2_11 shape rate * theta2_2 shape rate - theta2_11 shape rate * eta2_2 shape rate).
Proof. combination (unfold domain, T112, eta1_11, theta1_2, theta1_11, eta1_2, eta2_11, theta2_2, theta2_11, eta2_2 in * ). Qed.
Lemma T121_ok (shape rate : R) : domain shape rate ->
  T112 shape rate = (eta1_12 shape rate * theta1_1 shape rate - theta1_12 shape rate * eta1_1 shape rate) + (eta2_12 shape rate * theta2_1 shape rate - theta2_12 shape rate * eta2_1 shape rate).
Proof. combination (unfold domain, T112, eta1_12, theta1_1, theta1_12, eta1_1, eta2_12, theta2_1, theta2_12, eta2_1 in * ). Qed.
Lemma T122_ok (shape rate : R) : domain shape rate ->
  T122 shape rate = (eta1_12 shape rate * theta1_2 shape rate - theta1_12 shape rate * eta1_2 shape rate) + (eta2_12 shape rate * theta2_2 shape rate - theta2_12 shape rate * eta2_2 shape rate).
Proof. combination (unfold domain, T122, eta1_12, theta1_2, theta1_12, eta1_2, eta2_12, theta2_2, theta2_12, eta2_2 in * ). Qed.
Lemma T221_ok (shape rate : R) : domain shape rate ->
  T122 shape rate = (eta1_22 shape rate * theta1_1 shape rate - theta1_22 shape rate * eta1_1 shape rate) + (eta2_22 shape rate * theta2_1 shape rate - theta2_22 shape rate * eta2_1 shape rate).
Proof. combination (unfold domain, T122, eta1_22, theta1_1, theta1_22, eta1_1, eta2_22, theta2_1, theta2_22, eta2_1 in * ). Qed.
Lemma T222_ok (shape rate : R) : domain shape rate ->
  T222 shape rate = (eta1_22 shape rate * theta1_2 shape rate - theta1_22 shape rate * eta1_2 shape rate) + (eta2_22 shape rate * theta2_2 shape rate - theta2_22 shape rate * eta2_2 shape rate).
Proof. combination (unfold domain, T222, eta1_22, theta1_2, theta1_22, eta1_2, eta2_22, theta2_2, theta2_22, eta2_2 in * ). Qed.

(** The inverse metric. *)
Definition h11 (shape rate : R) : R := shape / (shape * polygamma 1 shape - 1).
Definition h12 (shape rate : R) : R := rate / (shape * polygamma 1 shape - 1).
Definition h22 (shape rate : R) : R := rate ^ 2 * polygamma 1 shape / (shape * polygamma 1 shape - 1).
Lemma inverse11_ok (shape rate : R) : domain shape rate ->
  h11 shape rate * g11 shape rate + h12 shape rate * g12 shape rate = 1.
Proof. combination (unfold domain, h11, g11, h12, g12 in * ). Qed.
Lemma inverse12_ok (shape rate : R) : domain shape rate ->
  h11 shape rate * g12 shape rate + h12 shape rate * g22 shape rate = 0.
Proof. combination (unfold domain, h11, g12, h12, g22 in * ). Qed.
Lemma inverse21_ok (shape rate : R) : domain shape rate ->
  h12 shape rate * g11 shape rate + h22 shape rate * g12 shape rate = 0.
Proof. combination (unfold domain, h12, g11, h22, g12 in * ). Qed.
Lemma inverse22_ok (shape rate : R) : domain shape rate ->
  h12 shape rate * g12 shape rate + h22 shape rate * g22 shape rate = 1.
Proof. combination (unfold domain, h12, g12, h22, g22 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (shape rate : R) : R := polygamma 2 shape.
Lemma g11_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => g11 shape rate) shape (g11_1 shape rate).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition g11_2 (shape rate : R) : R := 0.
Lemma g11_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => g11 shape rate) rate (g11_2 shape rate).
Proof. derivative (unfold domain, g11, g11_2 in * ). Qed.
Definition g12_1 (shape rate : R) : R := 0.
Lemma g12_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => g12 shape rate) shape (g12_1 shape rate).
Proof. derivative (unfold domain, g12, g12_1 in * ). Qed.
Definition g12_2 (shape rate : R) : R := 1 / rate ^ 2.
Lemma g12_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => g12 shape rate) rate (g12_2 shape rate).
Proof. derivative (unfold domain, g12, g12_2 in * ). Qed.
Definition g22_1 (shape rate : R) : R := 1 / rate ^ 2.
Lemma g22_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => g22 shape rate) shape (g22_1 shape rate).
Proof. derivative (unfold domain, g22, g22_1 in * ). Qed.
Definition g22_2 (shape rate : R) : R := - 2 * shape / rate ^ 3.
Lemma g22_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => g22 shape rate) rate (g22_2 shape rate).
Proof. derivative (unfold domain, g22, g22_2 in * ). Qed.
Definition Gamma1_11 (shape rate : R) : R := shape * polygamma 2 shape / (2 * (shape * polygamma 1 shape - 1)).
Lemma Gamma1_11_ok (shape rate : R) : domain shape rate ->
  Gamma1_11 shape rate = h11 shape rate * (g11_1 shape rate + g11_1 shape rate - g11_1 shape rate) / 2 + h12 shape rate * (g12_1 shape rate + g12_1 shape rate - g11_2 shape rate) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1, h12, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma1_12 (shape rate : R) : R := 1 / (2 * rate * (shape * polygamma 1 shape - 1)).
Lemma Gamma1_12_ok (shape rate : R) : domain shape rate ->
  Gamma1_12 shape rate = h11 shape rate * (g12_1 shape rate + g11_2 shape rate - g12_1 shape rate) / 2 + h12 shape rate * (g22_1 shape rate + g12_2 shape rate - g12_2 shape rate) / 2.
Proof. combination (unfold domain, Gamma1_12, h11, g12_1, g11_2, g12_1, h12, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma1_22 (shape rate : R) : R := - shape / (2 * rate ^ 2 * (shape * polygamma 1 shape - 1)).
Lemma Gamma1_22_ok (shape rate : R) : domain shape rate ->
  Gamma1_22 shape rate = h11 shape rate * (g12_2 shape rate + g12_2 shape rate - g22_1 shape rate) / 2 + h12 shape rate * (g22_2 shape rate + g22_2 shape rate - g22_2 shape rate) / 2.
Proof. combination (unfold domain, Gamma1_22, h11, g12_2, g12_2, g22_1, h12, g22_2, g22_2, g22_2 in * ). Qed.
Definition Gamma2_11 (shape rate : R) : R := rate * polygamma 2 shape / (2 * (shape * polygamma 1 shape - 1)).
Lemma Gamma2_11_ok (shape rate : R) : domain shape rate ->
  Gamma2_11 shape rate = h12 shape rate * (g11_1 shape rate + g11_1 shape rate - g11_1 shape rate) / 2 + h22 shape rate * (g12_1 shape rate + g12_1 shape rate - g11_2 shape rate) / 2.
Proof. combination (unfold domain, Gamma2_11, h12, g11_1, g11_1, g11_1, h22, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma2_12 (shape rate : R) : R := polygamma 1 shape / (2 * (shape * polygamma 1 shape - 1)).
Lemma Gamma2_12_ok (shape rate : R) : domain shape rate ->
  Gamma2_12 shape rate = h12 shape rate * (g12_1 shape rate + g11_2 shape rate - g12_1 shape rate) / 2 + h22 shape rate * (g22_1 shape rate + g12_2 shape rate - g12_2 shape rate) / 2.
Proof. combination (unfold domain, Gamma2_12, h12, g12_1, g11_2, g12_1, h22, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma2_22 (shape rate : R) : R := (1 - 2 * shape * polygamma 1 shape) / (2 * rate * (shape * polygamma 1 shape - 1)).
Lemma Gamma2_22_ok (shape rate : R) : domain shape rate ->
  Gamma2_22 shape rate = h12 shape rate * (g12_2 shape rate + g12_2 shape rate - g22_1 shape rate) / 2 + h22 shape rate * (g22_2 shape rate + g22_2 shape rate - g22_2 shape rate) / 2.
Proof. combination (unfold domain, Gamma2_22, h12, g12_2, g12_2, g22_1, h22, g22_2, g22_2, g22_2 in * ). Qed.

(** The curvature: R_ijkl = g(R(d_i, d_j) d_k, d_l), and R = sum of h_il h_jk R_ijkl. *)
Definition Gamma1_11_1 (shape rate : R) : R := (shape ^ 2 * polygamma 1 shape * polygamma 3 shape - shape ^ 2 * (polygamma 2 shape) ^ 2 - shape * polygamma 3 shape - polygamma 2 shape) / (2 * (shape * polygamma 1 shape - 1) ^ 2).
Lemma Gamma1_11_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => Gamma1_11 shape rate) shape (Gamma1_11_1 shape rate).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_1 in * ). Qed.
Definition Gamma1_11_2 (shape rate : R) : R := 0.
Lemma Gamma1_11_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => Gamma1_11 shape rate) rate (Gamma1_11_2 shape rate).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_2 in * ). Qed.
Definition Gamma1_12_1 (shape rate : R) : R := - (shape * polygamma 2 shape + polygamma 1 shape) / (2 * rate * (shape * polygamma 1 shape - 1) ^ 2).
Lemma Gamma1_12_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => Gamma1_12 shape rate) shape (Gamma1_12_1 shape rate).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_1 in * ). Qed.
Definition Gamma1_12_2 (shape rate : R) : R := - 1 / (2 * rate ^ 2 * (shape * polygamma 1 shape - 1)).
Lemma Gamma1_12_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => Gamma1_12 shape rate) rate (Gamma1_12_2 shape rate).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_2 in * ). Qed.
Definition Gamma1_22_1 (shape rate : R) : R := (shape ^ 2 * polygamma 2 shape + 1) / (2 * rate ^ 2 * (shape * polygamma 1 shape - 1) ^ 2).
Lemma Gamma1_22_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => Gamma1_22 shape rate) shape (Gamma1_22_1 shape rate).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_1 in * ). Qed.
Definition Gamma1_22_2 (shape rate : R) : R := shape / (rate ^ 3 * (shape * polygamma 1 shape - 1)).
Lemma Gamma1_22_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => Gamma1_22 shape rate) rate (Gamma1_22_2 shape rate).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_2 in * ). Qed.
Definition Gamma2_11_1 (shape rate : R) : R := rate * polygamma 3 shape / (2 * (shape * polygamma 1 shape - 1)) - rate * polygamma 2 shape * (shape * polygamma 2 shape + polygamma 1 shape) / (2 * (shape * polygamma 1 shape - 1) ^ 2).
Lemma Gamma2_11_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => Gamma2_11 shape rate) shape (Gamma2_11_1 shape rate).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_1 in * ). Qed.
Definition Gamma2_11_2 (shape rate : R) : R := polygamma 2 shape / (2 * (shape * polygamma 1 shape - 1)).
Lemma Gamma2_11_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => Gamma2_11 shape rate) rate (Gamma2_11_2 shape rate).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_2 in * ). Qed.
Definition Gamma2_12_1 (shape rate : R) : R := - (polygamma 2 shape + (polygamma 1 shape) ^ 2) / (2 * (shape * polygamma 1 shape - 1) ^ 2).
Lemma Gamma2_12_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => Gamma2_12 shape rate) shape (Gamma2_12_1 shape rate).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_1 in * ). Qed.
Definition Gamma2_12_2 (shape rate : R) : R := 0.
Lemma Gamma2_12_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => Gamma2_12 shape rate) rate (Gamma2_12_2 shape rate).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_2 in * ). Qed.
Definition Gamma2_22_1 (shape rate : R) : R := (shape * polygamma 2 shape + polygamma 1 shape) / (2 * rate * (shape * polygamma 1 shape - 1) ^ 2).
Lemma Gamma2_22_1_ok (shape rate : R) : domain shape rate ->
  is_derive (fun shape => Gamma2_22 shape rate) shape (Gamma2_22_1 shape rate).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_1 in * ). Qed.
Definition Gamma2_22_2 (shape rate : R) : R := - (1 - 2 * shape * polygamma 1 shape) / (2 * rate ^ 2 * (shape * polygamma 1 shape - 1)).
Lemma Gamma2_22_2_ok (shape rate : R) : domain shape rate ->
  is_derive (fun rate => Gamma2_22 shape rate) rate (Gamma2_22_2 shape rate).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_2 in * ). Qed.
Definition R1212 (shape rate : R) : R := - (shape * polygamma 2 shape + polygamma 1 shape) / (4 * rate ^ 2 * (shape * polygamma 1 shape - 1)).
Lemma R1211_ok (shape rate : R) : domain shape rate ->
  0 = g11 shape rate * (Gamma1_12_1 shape rate - Gamma1_11_2 shape rate + Gamma1_11 shape rate * Gamma1_12 shape rate - Gamma1_12 shape rate * Gamma1_11 shape rate + Gamma1_12 shape rate * Gamma2_12 shape rate - Gamma1_22 shape rate * Gamma2_11 shape rate) + g12 shape rate * (Gamma2_12_1 shape rate - Gamma2_11_2 shape rate + Gamma2_11 shape rate * Gamma1_12 shape rate - Gamma2_12 shape rate * Gamma1_11 shape rate + Gamma2_12 shape rate * Gamma2_12 shape rate - Gamma2_22 shape rate * Gamma2_11 shape rate).
Proof. combination (unfold domain, g11, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g12, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1212_ok (shape rate : R) : domain shape rate ->
  R1212 shape rate = g12 shape rate * (Gamma1_12_1 shape rate - Gamma1_11_2 shape rate + Gamma1_11 shape rate * Gamma1_12 shape rate - Gamma1_12 shape rate * Gamma1_11 shape rate + Gamma1_12 shape rate * Gamma2_12 shape rate - Gamma1_22 shape rate * Gamma2_11 shape rate) + g22 shape rate * (Gamma2_12_1 shape rate - Gamma2_11_2 shape rate + Gamma2_11 shape rate * Gamma1_12 shape rate - Gamma2_12 shape rate * Gamma1_11 shape rate + Gamma2_12 shape rate * Gamma2_12 shape rate - Gamma2_22 shape rate * Gamma2_11 shape rate).
Proof. combination (unfold domain, R1212, g12, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g22, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1221_ok (shape rate : R) : domain shape rate ->
  - R1212 shape rate = g11 shape rate * (Gamma1_22_1 shape rate - Gamma1_12_2 shape rate + Gamma1_11 shape rate * Gamma1_22 shape rate - Gamma1_12 shape rate * Gamma1_12 shape rate + Gamma1_12 shape rate * Gamma2_22 shape rate - Gamma1_22 shape rate * Gamma2_12 shape rate) + g12 shape rate * (Gamma2_22_1 shape rate - Gamma2_12_2 shape rate + Gamma2_11 shape rate * Gamma1_22 shape rate - Gamma2_12 shape rate * Gamma1_12 shape rate + Gamma2_12 shape rate * Gamma2_22 shape rate - Gamma2_22 shape rate * Gamma2_12 shape rate).
Proof. combination (unfold domain, R1212, g11, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g12, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Lemma R1222_ok (shape rate : R) : domain shape rate ->
  0 = g12 shape rate * (Gamma1_22_1 shape rate - Gamma1_12_2 shape rate + Gamma1_11 shape rate * Gamma1_22 shape rate - Gamma1_12 shape rate * Gamma1_12 shape rate + Gamma1_12 shape rate * Gamma2_22 shape rate - Gamma1_22 shape rate * Gamma2_12 shape rate) + g22 shape rate * (Gamma2_22_1 shape rate - Gamma2_12_2 shape rate + Gamma2_11 shape rate * Gamma1_22 shape rate - Gamma2_12 shape rate * Gamma1_12 shape rate + Gamma2_12 shape rate * Gamma2_22 shape rate - Gamma2_22 shape rate * Gamma2_12 shape rate).
Proof. combination (unfold domain, g12, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g22, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Definition scalar_curvature (shape rate : R) : R := (shape * polygamma 2 shape + polygamma 1 shape) / (2 * (shape * polygamma 1 shape - 1) ^ 2).
Lemma scalar_curvature_ok (shape rate : R) : domain shape rate ->
  scalar_curvature shape rate = 2 * R1212 shape rate * (h12 shape rate * h12 shape rate - h11 shape rate * h22 shape rate).
Proof. combination (unfold domain, scalar_curvature, R1212, h12, h11, h22 in * ). Qed.

End Certificate.
