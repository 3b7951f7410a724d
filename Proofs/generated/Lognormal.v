(** Certificate of lognormal, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.

Definition domain (mu sigma : R) : Prop :=
  0 < sigma.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (mu sigma : R) : R := mu / sigma ^ 2.
Definition theta2 (mu sigma : R) : R := - 1 / (2 * sigma ^ 2).
Definition eta1 (mu sigma : R) : R := mu.
Definition eta2 (mu sigma : R) : R := mu ^ 2 + sigma ^ 2.
Definition psi (mu sigma : R) : R := mu ^ 2 / (2 * sigma ^ 2) + ln 2 / 2 + ln sigma + ln PI / 2.
Definition observation (x : R) : Prop :=
  0 < x.
Definition log_density (x mu sigma : R) : R := - ln 2 / 2 - ln sigma - ln x - ln PI / 2 - (ln x - mu) ^ 2 / (2 * sigma ^ 2).
Lemma log_density_ok (x mu sigma : R) : observation x -> domain mu sigma ->
  log_density x mu sigma =
  theta1 mu sigma * (ln x) + theta2 mu sigma * ((ln x) ^ 2) - psi mu sigma + (- ln x).
Proof. intro; combination (unfold observation, domain, log_density, theta1, theta2, psi in * ). Qed.
Definition theta1_1 (mu sigma : R) : R := 1 / sigma ^ 2.
Lemma theta1_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => theta1 mu sigma) mu (theta1_1 mu sigma).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (mu sigma : R) : R := 0.
Lemma theta1_11_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => theta1_1 mu sigma) mu (theta1_11 mu sigma).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition theta1_12 (mu sigma : R) : R := - 2 / sigma ^ 3.
Lemma theta1_12_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => theta1_1 mu sigma) sigma (theta1_12 mu sigma).
Proof. derivative (unfold domain, theta1_1, theta1_12 in * ). Qed.
Definition theta1_2 (mu sigma : R) : R := - 2 * mu / sigma ^ 3.
Lemma theta1_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => theta1 mu sigma) sigma (theta1_2 mu sigma).
Proof. derivative (unfold domain, theta1, theta1_2 in * ). Qed.
Definition theta1_22 (mu sigma : R) : R := 6 * mu / sigma ^ 4.
Lemma theta1_22_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => theta1_2 mu sigma) sigma (theta1_22 mu sigma).
Proof. derivative (unfold domain, theta1_2, theta1_22 in * ). Qed.
Definition theta2_1 (mu sigma : R) : R := 0.
Lemma theta2_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => theta2 mu sigma) mu (theta2_1 mu sigma).
Proof. derivative (unfold domain, theta2, theta2_1 in * ). Qed.
Definition theta2_11 (mu sigma : R) : R := 0.
Lemma theta2_11_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => theta2_1 mu sigma) mu (theta2_11 mu sigma).
Proof. derivative (unfold domain, theta2_1, theta2_11 in * ). Qed.
Definition theta2_12 (mu sigma : R) : R := 0.
Lemma theta2_12_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => theta2_1 mu sigma) sigma (theta2_12 mu sigma).
Proof. derivative (unfold domain, theta2_1, theta2_12 in * ). Qed.
Definition theta2_2 (mu sigma : R) : R := 1 / sigma ^ 3.
Lemma theta2_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => theta2 mu sigma) sigma (theta2_2 mu sigma).
Proof. derivative (unfold domain, theta2, theta2_2 in * ). Qed.
Definition theta2_22 (mu sigma : R) : R := - 3 / sigma ^ 4.
Lemma theta2_22_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => theta2_2 mu sigma) sigma (theta2_22 mu sigma).
Proof. derivative (unfold domain, theta2_2, theta2_22 in * ). Qed.
Definition eta1_1 (mu sigma : R) : R := 1.
Lemma eta1_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => eta1 mu sigma) mu (eta1_1 mu sigma).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (mu sigma : R) : R := 0.
Lemma eta1_11_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => eta1_1 mu sigma) mu (eta1_11 mu sigma).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Definition eta1_12 (mu sigma : R) : R := 0.
Lemma eta1_12_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => eta1_1 mu sigma) sigma (eta1_12 mu sigma).
Proof. derivative (unfold domain, eta1_1, eta1_12 in * ). Qed.
Definition eta1_2 (mu sigma : R) : R := 0.
Lemma eta1_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => eta1 mu sigma) sigma (eta1_2 mu sigma).
Proof. derivative (unfold domain, eta1, eta1_2 in * ). Qed.
Definition eta1_22 (mu sigma : R) : R := 0.
Lemma eta1_22_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => eta1_2 mu sigma) sigma (eta1_22 mu sigma).
Proof. derivative (unfold domain, eta1_2, eta1_22 in * ). Qed.
Definition eta2_1 (mu sigma : R) : R := 2 * mu.
Lemma eta2_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => eta2 mu sigma) mu (eta2_1 mu sigma).
Proof. derivative (unfold domain, eta2, eta2_1 in * ). Qed.
Definition eta2_11 (mu sigma : R) : R := 2.
Lemma eta2_11_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => eta2_1 mu sigma) mu (eta2_11 mu sigma).
Proof. derivative (unfold domain, eta2_1, eta2_11 in * ). Qed.
Definition eta2_12 (mu sigma : R) : R := 0.
Lemma eta2_12_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => eta2_1 mu sigma) sigma (eta2_12 mu sigma).
Proof. derivative (unfold domain, eta2_1, eta2_12 in * ). Qed.
Definition eta2_2 (mu sigma : R) : R := 2 * sigma.
Lemma eta2_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => eta2 mu sigma) sigma (eta2_2 mu sigma).
Proof. derivative (unfold domain, eta2, eta2_2 in * ). Qed.
Definition eta2_22 (mu sigma : R) : R := 2.
Lemma eta2_22_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => eta2_2 mu sigma) sigma (eta2_22 mu sigma).
Proof. derivative (unfold domain, eta2_2, eta2_22 in * ). Qed.
Lemma psi_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => psi mu sigma) mu (eta1 mu sigma * theta1_1 mu sigma + eta2 mu sigma * theta2_1 mu sigma).
Proof. derivative (unfold domain, psi, eta1, theta1_1, eta2, theta2_1 in * ). Qed.
Lemma psi_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => psi mu sigma) sigma (eta1 mu sigma * theta1_2 mu sigma + eta2 mu sigma * theta2_2 mu sigma).
Proof. derivative (unfold domain, psi, eta1, theta1_2, eta2, theta2_2 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (mu sigma : R) : R := 1 / sigma ^ 2.
Definition g12 (mu sigma : R) : R := 0.
Definition g22 (mu sigma : R) : R := 2 / sigma ^ 2.
Lemma g11_ok (mu sigma : R) : domain mu sigma ->
  g11 mu sigma = theta1_1 mu sigma * eta1_1 mu sigma + theta2_1 mu sigma * eta2_1 mu sigma.
Proof. combination (unfold domain, g11, theta1_1, eta1_1, theta2_1, eta2_1 in * ). Qed.
Lemma g12_ok (mu sigma : R) : domain mu sigma ->
  g12 mu sigma = theta1_1 mu sigma * eta1_2 mu sigma + theta2_1 mu sigma * eta2_2 mu sigma.
Proof. combination (unfold domain, g12, theta1_1, eta1_2, theta2_1, eta2_2 in * ). Qed.
Lemma g21_ok (mu sigma : R) : domain mu sigma ->
  g12 mu sigma = theta1_2 mu sigma * eta1_1 mu sigma + theta2_2 mu sigma * eta2_1 mu sigma.
Proof. combination (unfold domain, g12, theta1_2, eta1_1, theta2_2, eta2_1 in * ). Qed.
Lemma g22_ok (mu sigma : R) : domain mu sigma ->
  g22 mu sigma = theta1_2 mu sigma * eta1_2 mu sigma + theta2_2 mu sigma * eta2_2 mu sigma.
Proof. combination (unfold domain, g22, theta1_2, eta1_2, theta2_2, eta2_2 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (mu sigma : R) : R := 0.
Definition T112 (mu sigma : R) : R := 2 / sigma ^ 3.
Definition T122 (mu sigma : R) : R := 0.
Definition T222 (mu sigma : R) : R := 8 / sigma ^ 3.
Lemma T111_ok (mu sigma : R) : domain mu sigma ->
  T111 mu sigma = (eta1_11 mu sigma * theta1_1 mu sigma - theta1_11 mu sigma * eta1_1 mu sigma) + (eta2_11 mu sigma * theta2_1 mu sigma - theta2_11 mu sigma * eta2_1 mu sigma).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1, eta2_11, theta2_1, theta2_11, eta2_1 in * ). Qed.
Lemma T112_ok (mu sigma : R) : domain mu sigma ->
  T112 mu sigma = (eta1_11 mu sigma * theta1_2 mu sigma - theta1_11 mu sigma * eta1_2 mu sigma) + (eta2_11 mu sigma * theta2_2 mu sigma - theta2_11 mu sigma * eta2_2 mu sigma).
Proof. combination (unfold domain, T112, eta1_11, theta1_2, theta1_11, eta1_2, eta2_11, theta2_2, theta2_11, eta2_2 in * ). Qed.
Lemma T121_ok (mu sigma : R) : domain mu sigma ->
  T112 mu sigma = (eta1_12 mu sigma * theta1_1 mu sigma - theta1_12 mu sigma * eta1_1 mu sigma) + (eta2_12 mu sigma * theta2_1 mu sigma - theta2_12 mu sigma * eta2_1 mu sigma).
Proof. combination (unfold domain, T112, eta1_12, theta1_1, theta1_12, eta1_1, eta2_12, theta2_1, theta2_12, eta2_1 in * ). Qed.
Lemma T122_ok (mu sigma : R) : domain mu sigma ->
  T122 mu sigma = (eta1_12 mu sigma * theta1_2 mu sigma - theta1_12 mu sigma * eta1_2 mu sigma) + (eta2_12 mu sigma * theta2_2 mu sigma - theta2_12 mu sigma * eta2_2 mu sigma).
Proof. combination (unfold domain, T122, eta1_12, theta1_2, theta1_12, eta1_2, eta2_12, theta2_2, theta2_12, eta2_2 in * ). Qed.
Lemma T221_ok (mu sigma : R) : domain mu sigma ->
  T122 mu sigma = (eta1_22 mu sigma * theta1_1 mu sigma - theta1_22 mu sigma * eta1_1 mu sigma) + (eta2_22 mu sigma * theta2_1 mu sigma - theta2_22 mu sigma * eta2_1 mu sigma).
Proof. combination (unfold domain, T122, eta1_22, theta1_1, theta1_22, eta1_1, eta2_22, theta2_1, theta2_22, eta2_1 in * ). Qed.
Lemma T222_ok (mu sigma : R) : domain mu sigma ->
  T222 mu sigma = (eta1_22 mu sigma * theta1_2 mu sigma - theta1_22 mu sigma * eta1_2 mu sigma) + (eta2_22 mu sigma * theta2_2 mu sigma - theta2_22 mu sigma * eta2_2 mu sigma).
Proof. combination (unfold domain, T222, eta1_22, theta1_2, theta1_22, eta1_2, eta2_22, theta2_2, theta2_22, eta2_2 in * ). Qed.

(** The inverse metric. *)
Definition h11 (mu sigma : R) : R := sigma ^ 2.
Definition h12 (mu sigma : R) : R := 0.
Definition h22 (mu sigma : R) : R := sigma ^ 2 / 2.
Lemma inverse11_ok (mu sigma : R) : domain mu sigma ->
  h11 mu sigma * g11 mu sigma + h12 mu sigma * g12 mu sigma = 1.
Proof. combination (unfold domain, h11, g11, h12, g12 in * ). Qed.
Lemma inverse12_ok (mu sigma : R) : domain mu sigma ->
  h11 mu sigma * g12 mu sigma + h12 mu sigma * g22 mu sigma = 0.
Proof. combination (unfold domain, h11, g12, h12, g22 in * ). Qed.
Lemma inverse21_ok (mu sigma : R) : domain mu sigma ->
  h12 mu sigma * g11 mu sigma + h22 mu sigma * g12 mu sigma = 0.
Proof. combination (unfold domain, h12, g11, h22, g12 in * ). Qed.
Lemma inverse22_ok (mu sigma : R) : domain mu sigma ->
  h12 mu sigma * g12 mu sigma + h22 mu sigma * g22 mu sigma = 1.
Proof. combination (unfold domain, h12, g12, h22, g22 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (mu sigma : R) : R := 0.
Lemma g11_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => g11 mu sigma) mu (g11_1 mu sigma).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition g11_2 (mu sigma : R) : R := - 2 / sigma ^ 3.
Lemma g11_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => g11 mu sigma) sigma (g11_2 mu sigma).
Proof. derivative (unfold domain, g11, g11_2 in * ). Qed.
Definition g12_1 (mu sigma : R) : R := 0.
Lemma g12_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => g12 mu sigma) mu (g12_1 mu sigma).
Proof. derivative (unfold domain, g12, g12_1 in * ). Qed.
Definition g12_2 (mu sigma : R) : R := 0.
Lemma g12_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => g12 mu sigma) sigma (g12_2 mu sigma).
Proof. derivative (unfold domain, g12, g12_2 in * ). Qed.
Definition g22_1 (mu sigma : R) : R := 0.
Lemma g22_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => g22 mu sigma) mu (g22_1 mu sigma).
Proof. derivative (unfold domain, g22, g22_1 in * ). Qed.
Definition g22_2 (mu sigma : R) : R := - 4 / sigma ^ 3.
Lemma g22_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => g22 mu sigma) sigma (g22_2 mu sigma).
Proof. derivative (unfold domain, g22, g22_2 in * ). Qed.
Definition Gamma1_11 (mu sigma : R) : R := 0.
Lemma Gamma1_11_ok (mu sigma : R) : domain mu sigma ->
  Gamma1_11 mu sigma = h11 mu sigma * (g11_1 mu sigma + g11_1 mu sigma - g11_1 mu sigma) / 2 + h12 mu sigma * (g12_1 mu sigma + g12_1 mu sigma - g11_2 mu sigma) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1, h12, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma1_12 (mu sigma : R) : R := - 1 / sigma.
Lemma Gamma1_12_ok (mu sigma : R) : domain mu sigma ->
  Gamma1_12 mu sigma = h11 mu sigma * (g12_1 mu sigma + g11_2 mu sigma - g12_1 mu sigma) / 2 + h12 mu sigma * (g22_1 mu sigma + g12_2 mu sigma - g12_2 mu sigma) / 2.
Proof. combination (unfold domain, Gamma1_12, h11, g12_1, g11_2, g12_1, h12, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma1_22 (mu sigma : R) : R := 0.
Lemma Gamma1_22_ok (mu sigma : R) : domain mu sigma ->
  Gamma1_22 mu sigma = h11 mu sigma * (g12_2 mu sigma + g12_2 mu sigma - g22_1 mu sigma) / 2 + h12 mu sigma * (g22_2 mu sigma + g22_2 mu sigma - g22_2 mu sigma) / 2.
Proof. combination (unfold domain, Gamma1_22, h11, g12_2, g12_2, g22_1, h12, g22_2, g22_2, g22_2 in * ). Qed.
Definition Gamma2_11 (mu sigma : R) : R := 1 / (2 * sigma).
Lemma Gamma2_11_ok (mu sigma : R) : domain mu sigma ->
  Gamma2_11 mu sigma = h12 mu sigma * (g11_1 mu sigma + g11_1 mu sigma - g11_1 mu sigma) / 2 + h22 mu sigma * (g12_1 mu sigma + g12_1 mu sigma - g11_2 mu sigma) / 2.
Proof. combination (unfold domain, Gamma2_11, h12, g11_1, g11_1, g11_1, h22, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma2_12 (mu sigma : R) : R := 0.
Lemma Gamma2_12_ok (mu sigma : R) : domain mu sigma ->
  Gamma2_12 mu sigma = h12 mu sigma * (g12_1 mu sigma + g11_2 mu sigma - g12_1 mu sigma) / 2 + h22 mu sigma * (g22_1 mu sigma + g12_2 mu sigma - g12_2 mu sigma) / 2.
Proof. combination (unfold domain, Gamma2_12, h12, g12_1, g11_2, g12_1, h22, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma2_22 (mu sigma : R) : R := - 1 / sigma.
Lemma Gamma2_22_ok (mu sigma : R) : domain mu sigma ->
  Gamma2_22 mu sigma = h12 mu sigma * (g12_2 mu sigma + g12_2 mu sigma - g22_1 mu sigma) / 2 + h22 mu sigma * (g22_2 mu sigma + g22_2 mu sigma - g22_2 mu sigma) / 2.
Proof. combination (unfold domain, Gamma2_22, h12, g12_2, g12_2, g22_1, h22, g22_2, g22_2, g22_2 in * ). Qed.

(** The curvature: R_ijkl = g(R(d_i, d_j) d_k, d_l), and R = sum of h_il h_jk R_ijkl. *)
Definition Gamma1_11_1 (mu sigma : R) : R := 0.
Lemma Gamma1_11_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => Gamma1_11 mu sigma) mu (Gamma1_11_1 mu sigma).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_1 in * ). Qed.
Definition Gamma1_11_2 (mu sigma : R) : R := 0.
Lemma Gamma1_11_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => Gamma1_11 mu sigma) sigma (Gamma1_11_2 mu sigma).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_2 in * ). Qed.
Definition Gamma1_12_1 (mu sigma : R) : R := 0.
Lemma Gamma1_12_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => Gamma1_12 mu sigma) mu (Gamma1_12_1 mu sigma).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_1 in * ). Qed.
Definition Gamma1_12_2 (mu sigma : R) : R := 1 / sigma ^ 2.
Lemma Gamma1_12_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => Gamma1_12 mu sigma) sigma (Gamma1_12_2 mu sigma).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_2 in * ). Qed.
Definition Gamma1_22_1 (mu sigma : R) : R := 0.
Lemma Gamma1_22_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => Gamma1_22 mu sigma) mu (Gamma1_22_1 mu sigma).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_1 in * ). Qed.
Definition Gamma1_22_2 (mu sigma : R) : R := 0.
Lemma Gamma1_22_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => Gamma1_22 mu sigma) sigma (Gamma1_22_2 mu sigma).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_2 in * ). Qed.
Definition Gamma2_11_1 (mu sigma : R) : R := 0.
Lemma Gamma2_11_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => Gamma2_11 mu sigma) mu (Gamma2_11_1 mu sigma).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_1 in * ). Qed.
Definition Gamma2_11_2 (mu sigma : R) : R := - 1 / (2 * sigma ^ 2).
Lemma Gamma2_11_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => Gamma2_11 mu sigma) sigma (Gamma2_11_2 mu sigma).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_2 in * ). Qed.
Definition Gamma2_12_1 (mu sigma : R) : R := 0.
Lemma Gamma2_12_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => Gamma2_12 mu sigma) mu (Gamma2_12_1 mu sigma).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_1 in * ). Qed.
Definition Gamma2_12_2 (mu sigma : R) : R := 0.
Lemma Gamma2_12_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => Gamma2_12 mu sigma) sigma (Gamma2_12_2 mu sigma).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_2 in * ). Qed.
Definition Gamma2_22_1 (mu sigma : R) : R := 0.
Lemma Gamma2_22_1_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun mu => Gamma2_22 mu sigma) mu (Gamma2_22_1 mu sigma).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_1 in * ). Qed.
Definition Gamma2_22_2 (mu sigma : R) : R := 1 / sigma ^ 2.
Lemma Gamma2_22_2_ok (mu sigma : R) : domain mu sigma ->
  is_derive (fun sigma => Gamma2_22 mu sigma) sigma (Gamma2_22_2 mu sigma).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_2 in * ). Qed.
Definition R1212 (mu sigma : R) : R := 1 / sigma ^ 4.
Lemma R1211_ok (mu sigma : R) : domain mu sigma ->
  0 = g11 mu sigma * (Gamma1_12_1 mu sigma - Gamma1_11_2 mu sigma + Gamma1_11 mu sigma * Gamma1_12 mu sigma - Gamma1_12 mu sigma * Gamma1_11 mu sigma + Gamma1_12 mu sigma * Gamma2_12 mu sigma - Gamma1_22 mu sigma * Gamma2_11 mu sigma) + g12 mu sigma * (Gamma2_12_1 mu sigma - Gamma2_11_2 mu sigma + Gamma2_11 mu sigma * Gamma1_12 mu sigma - Gamma2_12 mu sigma * Gamma1_11 mu sigma + Gamma2_12 mu sigma * Gamma2_12 mu sigma - Gamma2_22 mu sigma * Gamma2_11 mu sigma).
Proof. combination (unfold domain, g11, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g12, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1212_ok (mu sigma : R) : domain mu sigma ->
  R1212 mu sigma = g12 mu sigma * (Gamma1_12_1 mu sigma - Gamma1_11_2 mu sigma + Gamma1_11 mu sigma * Gamma1_12 mu sigma - Gamma1_12 mu sigma * Gamma1_11 mu sigma + Gamma1_12 mu sigma * Gamma2_12 mu sigma - Gamma1_22 mu sigma * Gamma2_11 mu sigma) + g22 mu sigma * (Gamma2_12_1 mu sigma - Gamma2_11_2 mu sigma + Gamma2_11 mu sigma * Gamma1_12 mu sigma - Gamma2_12 mu sigma * Gamma1_11 mu sigma + Gamma2_12 mu sigma * Gamma2_12 mu sigma - Gamma2_22 mu sigma * Gamma2_11 mu sigma).
Proof. combination (unfold domain, R1212, g12, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g22, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1221_ok (mu sigma : R) : domain mu sigma ->
  - R1212 mu sigma = g11 mu sigma * (Gamma1_22_1 mu sigma - Gamma1_12_2 mu sigma + Gamma1_11 mu sigma * Gamma1_22 mu sigma - Gamma1_12 mu sigma * Gamma1_12 mu sigma + Gamma1_12 mu sigma * Gamma2_22 mu sigma - Gamma1_22 mu sigma * Gamma2_12 mu sigma) + g12 mu sigma * (Gamma2_22_1 mu sigma - Gamma2_12_2 mu sigma + Gamma2_11 mu sigma * Gamma1_22 mu sigma - Gamma2_12 mu sigma * Gamma1_12 mu sigma + Gamma2_12 mu sigma * Gamma2_22 mu sigma - Gamma2_22 mu sigma * Gamma2_12 mu sigma).
Proof. combination (unfold domain, R1212, g11, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g12, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Lemma R1222_ok (mu sigma : R) : domain mu sigma ->
  0 = g12 mu sigma * (Gamma1_22_1 mu sigma - Gamma1_12_2 mu sigma + Gamma1_11 mu sigma * Gamma1_22 mu sigma - Gamma1_12 mu sigma * Gamma1_12 mu sigma + Gamma1_12 mu sigma * Gamma2_22 mu sigma - Gamma1_22 mu sigma * Gamma2_12 mu sigma) + g22 mu sigma * (Gamma2_22_1 mu sigma - Gamma2_12_2 mu sigma + Gamma2_11 mu sigma * Gamma1_22 mu sigma - Gamma2_12 mu sigma * Gamma1_12 mu sigma + Gamma2_12 mu sigma * Gamma2_22 mu sigma - Gamma2_22 mu sigma * Gamma2_12 mu sigma).
Proof. combination (unfold domain, g12, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g22, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Definition scalar_curvature (mu sigma : R) : R := - 1.
Lemma scalar_curvature_ok (mu sigma : R) : domain mu sigma ->
  scalar_curvature mu sigma = 2 * R1212 mu sigma * (h12 mu sigma * h12 mu sigma - h11 mu sigma * h22 mu sigma).
Proof. combination (unfold domain, scalar_curvature, R1212, h12, h11, h22 in * ). Qed.

End Certificate.
