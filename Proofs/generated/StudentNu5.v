(** Certificate of student:nu=5, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.

Definition domain (mu sigma : R) : Prop :=
  0 < sigma.

(** The metric, taken as given. *)
Definition g11 (mu sigma : R) : R := 3 / (4 * sigma ^ 2).
Definition g12 (mu sigma : R) : R := 0.
Definition g22 (mu sigma : R) : R := 5 / (4 * sigma ^ 2).

(** The inverse metric. *)
Definition h11 (mu sigma : R) : R := 4 * sigma ^ 2 / 3.
Definition h12 (mu sigma : R) : R := 0.
Definition h22 (mu sigma : R) : R := 4 * sigma ^ 2 / 5.
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
Definition g11_2 (mu sigma : R) : R := - 3 / (2 * sigma ^ 3).
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
Definition g22_2 (mu sigma : R) : R := - 5 / (2 * sigma ^ 3).
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
Definition Gamma2_11 (mu sigma : R) : R := 3 / (5 * sigma).
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
Definition Gamma2_11_2 (mu sigma : R) : R := - 3 / (5 * sigma ^ 2).
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
Definition R1212 (mu sigma : R) : R := 3 / (4 * sigma ^ 4).
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
Definition scalar_curvature (mu sigma : R) : R := - 8 / 5.
Lemma scalar_curvature_ok (mu sigma : R) : domain mu sigma ->
  scalar_curvature mu sigma = 2 * R1212 mu sigma * (h12 mu sigma * h12 mu sigma - h11 mu sigma * h22 mu sigma).
Proof. combination (unfold domain, scalar_curvature, R1212, h12, h11, h22 in * ). Qed.

End Certificate.
