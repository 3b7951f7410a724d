(** Certificate of weibull, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.
Variable euler : R.

Definition domain (scale shape : R) : Prop :=
  0 < scale /\ 0 < shape.

(** The metric, taken as given. *)
Definition g11 (scale shape : R) : R := shape ^ 2 / scale ^ 2.
Definition g12 (scale shape : R) : R := (euler - 1) / scale.
Definition g22 (scale shape : R) : R := (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (6 * shape ^ 2).

(** The inverse metric. *)
Definition h11 (scale shape : R) : R := scale ^ 2 * (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (shape ^ 2 * PI ^ 2).
Definition h12 (scale shape : R) : R := 6 * scale * (1 - euler) / PI ^ 2.
Definition h22 (scale shape : R) : R := 6 * shape ^ 2 / PI ^ 2.
Lemma inverse11_ok (scale shape : R) : domain scale shape ->
  h11 scale shape * g11 scale shape + h12 scale shape * g12 scale shape = 1.
Proof. combination (unfold domain, h11, g11, h12, g12 in * ). Qed.
Lemma inverse12_ok (scale shape : R) : domain scale shape ->
  h11 scale shape * g12 scale shape + h12 scale shape * g22 scale shape = 0.
Proof. combination (unfold domain, h11, g12, h12, g22 in * ). Qed.
Lemma inverse21_ok (scale shape : R) : domain scale shape ->
  h12 scale shape * g11 scale shape + h22 scale shape * g12 scale shape = 0.
Proof. combination (unfold domain, h12, g11, h22, g12 in * ). Qed.
Lemma inverse22_ok (scale shape : R) : domain scale shape ->
  h12 scale shape * g12 scale shape + h22 scale shape * g22 scale shape = 1.
Proof. combination (unfold domain, h12, g12, h22, g22 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (scale shape : R) : R := - 2 * shape ^ 2 / scale ^ 3.
Lemma g11_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => g11 scale shape) scale (g11_1 scale shape).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition g11_2 (scale shape : R) : R := 2 * shape / scale ^ 2.
Lemma g11_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => g11 scale shape) shape (g11_2 scale shape).
Proof. derivative (unfold domain, g11, g11_2 in * ). Qed.
Definition g12_1 (scale shape : R) : R := - (euler - 1) / scale ^ 2.
Lemma g12_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => g12 scale shape) scale (g12_1 scale shape).
Proof. derivative (unfold domain, g12, g12_1 in * ). Qed.
Definition g12_2 (scale shape : R) : R := 0.
Lemma g12_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => g12 scale shape) shape (g12_2 scale shape).
Proof. derivative (unfold domain, g12, g12_2 in * ). Qed.
Definition g22_1 (scale shape : R) : R := 0.
Lemma g22_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => g22 scale shape) scale (g22_1 scale shape).
Proof. derivative (unfold domain, g22, g22_1 in * ). Qed.
Definition g22_2 (scale shape : R) : R := - (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (3 * shape ^ 3).
Lemma g22_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => g22 scale shape) shape (g22_2 scale shape).
Proof. derivative (unfold domain, g22, g22_2 in * ). Qed.
Definition Gamma1_11 (scale shape : R) : R := (6 * shape * euler - 6 * shape - PI ^ 2) / (scale * PI ^ 2).
Lemma Gamma1_11_ok (scale shape : R) : domain scale shape ->
  Gamma1_11 scale shape = h11 scale shape * (g11_1 scale shape + g11_1 scale shape - g11_1 scale shape) / 2 + h12 scale shape * (g12_1 scale shape + g12_1 scale shape - g11_2 scale shape) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1, h12, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma1_12 (scale shape : R) : R := (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (shape * PI ^ 2).
Lemma Gamma1_12_ok (scale shape : R) : domain scale shape ->
  Gamma1_12 scale shape = h11 scale shape * (g12_1 scale shape + g11_2 scale shape - g12_1 scale shape) / 2 + h12 scale shape * (g22_1 scale shape + g12_2 scale shape - g12_2 scale shape) / 2.
Proof. combination (unfold domain, Gamma1_12, h11, g12_1, g11_2, g12_1, h12, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma1_22 (scale shape : R) : R := scale * (euler - 1) * (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (shape ^ 3 * PI ^ 2).
Lemma Gamma1_22_ok (scale shape : R) : domain scale shape ->
  Gamma1_22 scale shape = h11 scale shape * (g12_2 scale shape + g12_2 scale shape - g22_1 scale shape) / 2 + h12 scale shape * (g22_2 scale shape + g22_2 scale shape - g22_2 scale shape) / 2.
Proof. combination (unfold domain, Gamma1_22, h11, g12_2, g12_2, g22_1, h12, g22_2, g22_2, g22_2 in * ). Qed.
Definition Gamma2_11 (scale shape : R) : R := - 6 * shape ^ 3 / (scale ^ 2 * PI ^ 2).
Lemma Gamma2_11_ok (scale shape : R) : domain scale shape ->
  Gamma2_11 scale shape = h12 scale shape * (g11_1 scale shape + g11_1 scale shape - g11_1 scale shape) / 2 + h22 scale shape * (g12_1 scale shape + g12_1 scale shape - g11_2 scale shape) / 2.
Proof. combination (unfold domain, Gamma2_11, h12, g11_1, g11_1, g11_1, h22, g12_1, g12_1, g11_2 in * ). Qed.
Definition Gamma2_12 (scale shape : R) : R := 6 * shape * (1 - euler) / (scale * PI ^ 2).
Lemma Gamma2_12_ok (scale shape : R) : domain scale shape ->
  Gamma2_12 scale shape = h12 scale shape * (g12_1 scale shape + g11_2 scale shape - g12_1 scale shape) / 2 + h22 scale shape * (g22_1 scale shape + g12_2 scale shape - g12_2 scale shape) / 2.
Proof. combination (unfold domain, Gamma2_12, h12, g12_1, g11_2, g12_1, h22, g22_1, g12_2, g12_2 in * ). Qed.
Definition Gamma2_22 (scale shape : R) : R := - (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (shape * PI ^ 2).
Lemma Gamma2_22_ok (scale shape : R) : domain scale shape ->
  Gamma2_22 scale shape = h12 scale shape * (g12_2 scale shape + g12_2 scale shape - g22_1 scale shape) / 2 + h22 scale shape * (g22_2 scale shape + g22_2 scale shape - g22_2 scale shape) / 2.
Proof. combination (unfold domain, Gamma2_22, h12, g12_2, g12_2, g22_1, h22, g22_2, g22_2, g22_2 in * ). Qed.

(** The curvature: R_ijkl = g(R(d_i, d_j) d_k, d_l), and R = sum of h_il h_jk R_ijkl. *)
Definition Gamma1_11_1 (scale shape : R) : R := - (6 * shape * euler - 6 * shape - PI ^ 2) / (scale ^ 2 * PI ^ 2).
Lemma Gamma1_11_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => Gamma1_11 scale shape) scale (Gamma1_11_1 scale shape).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_1 in * ). Qed.
Definition Gamma1_11_2 (scale shape : R) : R := (6 * euler - 6) / (scale * PI ^ 2).
Lemma Gamma1_11_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => Gamma1_11 scale shape) shape (Gamma1_11_2 scale shape).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_2 in * ). Qed.
Definition Gamma1_12_1 (scale shape : R) : R := 0.
Lemma Gamma1_12_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => Gamma1_12 scale shape) scale (Gamma1_12_1 scale shape).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_1 in * ). Qed.
Definition Gamma1_12_2 (scale shape : R) : R := - (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (shape ^ 2 * PI ^ 2).
Lemma Gamma1_12_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => Gamma1_12 scale shape) shape (Gamma1_12_2 scale shape).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_2 in * ). Qed.
Definition Gamma1_22_1 (scale shape : R) : R := (euler - 1) * (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (shape ^ 3 * PI ^ 2).
Lemma Gamma1_22_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => Gamma1_22 scale shape) scale (Gamma1_22_1 scale shape).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_1 in * ). Qed.
Definition Gamma1_22_2 (scale shape : R) : R := - 3 * scale * (euler - 1) * (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (shape ^ 4 * PI ^ 2).
Lemma Gamma1_22_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => Gamma1_22 scale shape) shape (Gamma1_22_2 scale shape).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_2 in * ). Qed.
Definition Gamma2_11_1 (scale shape : R) : R := 12 * shape ^ 3 / (scale ^ 3 * PI ^ 2).
Lemma Gamma2_11_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => Gamma2_11 scale shape) scale (Gamma2_11_1 scale shape).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_1 in * ). Qed.
Definition Gamma2_11_2 (scale shape : R) : R := - 18 * shape ^ 2 / (scale ^ 2 * PI ^ 2).
Lemma Gamma2_11_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => Gamma2_11 scale shape) shape (Gamma2_11_2 scale shape).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_2 in * ). Qed.
Definition Gamma2_12_1 (scale shape : R) : R := - 6 * shape * (1 - euler) / (scale ^ 2 * PI ^ 2).
Lemma Gamma2_12_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => Gamma2_12 scale shape) scale (Gamma2_12_1 scale shape).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_1 in * ). Qed.
Definition Gamma2_12_2 (scale shape : R) : R := 6 * (1 - euler) / (scale * PI ^ 2).
Lemma Gamma2_12_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => Gamma2_12 scale shape) shape (Gamma2_12_2 scale shape).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_2 in * ). Qed.
Definition Gamma2_22_1 (scale shape : R) : R := 0.
Lemma Gamma2_22_1_ok (scale shape : R) : domain scale shape ->
  is_derive (fun scale => Gamma2_22 scale shape) scale (Gamma2_22_1 scale shape).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_1 in * ). Qed.
Definition Gamma2_22_2 (scale shape : R) : R := (PI ^ 2 - 12 * euler + 6 * euler ^ 2 + 6) / (shape ^ 2 * PI ^ 2).
Lemma Gamma2_22_2_ok (scale shape : R) : domain scale shape ->
  is_derive (fun shape => Gamma2_22 scale shape) shape (Gamma2_22_2 scale shape).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_2 in * ). Qed.
Definition R1212 (scale shape : R) : R := 1 / scale ^ 2.
Lemma R1211_ok (scale shape : R) : domain scale shape ->
  0 = g11 scale shape * (Gamma1_12_1 scale shape - Gamma1_11_2 scale shape + Gamma1_11 scale shape * Gamma1_12 scale shape - Gamma1_12 scale shape * Gamma1_11 scale shape + Gamma1_12 scale shape * Gamma2_12 scale shape - Gamma1_22 scale shape * Gamma2_11 scale shape) + g12 scale shape * (Gamma2_12_1 scale shape - Gamma2_11_2 scale shape + Gamma2_11 scale shape * Gamma1_12 scale shape - Gamma2_12 scale shape * Gamma1_11 scale shape + Gamma2_12 scale shape * Gamma2_12 scale shape - Gamma2_22 scale shape * Gamma2_11 scale shape).
Proof. combination (unfold domain, g11, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g12, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1212_ok (scale shape : R) : domain scale shape ->
  R1212 scale shape = g12 scale shape * (Gamma1_12_1 scale shape - Gamma1_11_2 scale shape + Gamma1_11 scale shape * Gamma1_12 scale shape - Gamma1_12 scale shape * Gamma1_11 scale shape + Gamma1_12 scale shape * Gamma2_12 scale shape - Gamma1_22 scale shape * Gamma2_11 scale shape) + g22 scale shape * (Gamma2_12_1 scale shape - Gamma2_11_2 scale shape + Gamma2_11 scale shape * Gamma1_12 scale shape - Gamma2_12 scale shape * Gamma1_11 scale shape + Gamma2_12 scale shape * Gamma2_12 scale shape - Gamma2_22 scale shape * Gamma2_11 scale shape).
Proof. combination (unfold domain, R1212, g12, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, g22, Gamma2_12_1, Gamma2_11_2, Gamma2_22 in * ). Qed.
Lemma R1221_ok (scale shape : R) : domain scale shape ->
  - R1212 scale shape = g11 scale shape * (Gamma1_22_1 scale shape - Gamma1_12_2 scale shape + Gamma1_11 scale shape * Gamma1_22 scale shape - Gamma1_12 scale shape * Gamma1_12 scale shape + Gamma1_12 scale shape * Gamma2_22 scale shape - Gamma1_22 scale shape * Gamma2_12 scale shape) + g12 scale shape * (Gamma2_22_1 scale shape - Gamma2_12_2 scale shape + Gamma2_11 scale shape * Gamma1_22 scale shape - Gamma2_12 scale shape * Gamma1_12 scale shape + Gamma2_12 scale shape * Gamma2_22 scale shape - Gamma2_22 scale shape * Gamma2_12 scale shape).
Proof. combination (unfold domain, R1212, g11, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g12, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Lemma R1222_ok (scale shape : R) : domain scale shape ->
  0 = g12 scale shape * (Gamma1_22_1 scale shape - Gamma1_12_2 scale shape + Gamma1_11 scale shape * Gamma1_22 scale shape - Gamma1_12 scale shape * Gamma1_12 scale shape + Gamma1_12 scale shape * Gamma2_22 scale shape - Gamma1_22 scale shape * Gamma2_12 scale shape) + g22 scale shape * (Gamma2_22_1 scale shape - Gamma2_12_2 scale shape + Gamma2_11 scale shape * Gamma1_22 scale shape - Gamma2_12 scale shape * Gamma1_12 scale shape + Gamma2_12 scale shape * Gamma2_22 scale shape - Gamma2_22 scale shape * Gamma2_12 scale shape).
Proof. combination (unfold domain, g12, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, g22, Gamma2_22_1, Gamma2_12_2, Gamma2_11 in * ). Qed.
Definition scalar_curvature (scale shape : R) : R := - 12 / PI ^ 2.
Lemma scalar_curvature_ok (scale shape : R) : domain scale shape ->
  scalar_curvature scale shape = 2 * R1212 scale shape * (h12 scale shape * h12 scale shape - h11 scale shape * h22 scale shape).
Proof. combination (unfold domain, scalar_curvature, R1212, h12, h11, h22 in * ). Qed.

End Certificate.
