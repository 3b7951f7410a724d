(** Certificate of centered-normal:d=2, written by the library from the formulas that it evaluates.
    Every closed form is stated to be the derivative or the combination that it claims to be. *)
From InfoGeom Require Import CertificateTactics.

Section Certificate.

Definition domain (S11 S12 S22 : R) : Prop :=
  0 < S11 /\ 0 < S22 /\ 0 < S11 * S22 - S12 ^ 2.

(** Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a. *)
Definition theta1 (S11 S12 S22 : R) : R := - S22 / (2 * (S11 * S22 - S12 ^ 2)).
Definition theta2 (S11 S12 S22 : R) : R := S12 / (S11 * S22 - S12 ^ 2).
Definition theta3 (S11 S12 S22 : R) : R := - S11 / (2 * (S11 * S22 - S12 ^ 2)).
Definition eta1 (S11 S12 S22 : R) : R := S11.
Definition eta2 (S11 S12 S22 : R) : R := S12.
Definition eta3 (S11 S12 S22 : R) : R := S22.
Definition psi (S11 S12 S22 : R) : R := ln 2 + ln PI + ln (S11 * S22 - S12 ^ 2) / 2.
Definition observation (x1 x2 : R) : Prop :=
  True.
Definition log_density (x1 x2 S11 S12 S22 : R) : R := S12 * x1 * x2 / (S11 * S22 - S12 ^ 2) - S11 * x2 ^ 2 / (2 * (S11 * S22 - S12 ^ 2)) - S22 * x1 ^ 2 / (2 * (S11 * S22 - S12 ^ 2)) - ln 2 - ln PI - ln (S11 * S22 - S12 ^ 2) / 2.
Lemma log_density_ok (x1 x2 S11 S12 S22 : R) : observation x1 x2 -> domain S11 S12 S22 ->
  log_density x1 x2 S11 S12 S22 =
  theta1 S11 S12 S22 * (x1 ^ 2) + theta2 S11 S12 S22 * (x1 * x2) + theta3 S11 S12 S22 * (x2 ^ 2) - psi S11 S12 S22 + (0).
Proof. intro; combination (unfold observation, domain, log_density, theta1, theta2, theta3, psi in * ). Qed.
Definition theta1_1 (S11 S12 S22 : R) : R := S22 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma theta1_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => theta1 S11 S12 S22) S11 (theta1_1 S11 S12 S22).
Proof. derivative (unfold domain, theta1, theta1_1 in * ). Qed.
Definition theta1_11 (S11 S12 S22 : R) : R := - S22 ^ 3 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta1_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => theta1_1 S11 S12 S22) S11 (theta1_11 S11 S12 S22).
Proof. derivative (unfold domain, theta1_1, theta1_11 in * ). Qed.
Definition theta1_12 (S11 S12 S22 : R) : R := 2 * S12 * S22 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta1_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta1_1 S11 S12 S22) S12 (theta1_12 S11 S12 S22).
Proof. derivative (unfold domain, theta1_1, theta1_12 in * ). Qed.
Definition theta1_13 (S11 S12 S22 : R) : R := - S12 ^ 2 * S22 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta1_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta1_1 S11 S12 S22) S22 (theta1_13 S11 S12 S22).
Proof. derivative (unfold domain, theta1_1, theta1_13 in * ). Qed.
Definition theta1_2 (S11 S12 S22 : R) : R := - S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma theta1_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta1 S11 S12 S22) S12 (theta1_2 S11 S12 S22).
Proof. derivative (unfold domain, theta1, theta1_2 in * ). Qed.
Definition theta1_22 (S11 S12 S22 : R) : R := - S22 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta1_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta1_2 S11 S12 S22) S12 (theta1_22 S11 S12 S22).
Proof. derivative (unfold domain, theta1_2, theta1_22 in * ). Qed.
Definition theta1_23 (S11 S12 S22 : R) : R := S12 * (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta1_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta1_2 S11 S12 S22) S22 (theta1_23 S11 S12 S22).
Proof. derivative (unfold domain, theta1_2, theta1_23 in * ). Qed.
Definition theta1_3 (S11 S12 S22 : R) : R := S12 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma theta1_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta1 S11 S12 S22) S22 (theta1_3 S11 S12 S22).
Proof. derivative (unfold domain, theta1, theta1_3 in * ). Qed.
Definition theta1_33 (S11 S12 S22 : R) : R := - S11 * S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta1_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta1_3 S11 S12 S22) S22 (theta1_33 S11 S12 S22).
Proof. derivative (unfold domain, theta1_3, theta1_33 in * ). Qed.
Definition theta2_1 (S11 S12 S22 : R) : R := - S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma theta2_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => theta2 S11 S12 S22) S11 (theta2_1 S11 S12 S22).
Proof. derivative (unfold domain, theta2, theta2_1 in * ). Qed.
Definition theta2_11 (S11 S12 S22 : R) : R := 2 * S12 * S22 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta2_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => theta2_1 S11 S12 S22) S11 (theta2_11 S11 S12 S22).
Proof. derivative (unfold domain, theta2_1, theta2_11 in * ). Qed.
Definition theta2_12 (S11 S12 S22 : R) : R := - S22 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta2_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta2_1 S11 S12 S22) S12 (theta2_12 S11 S12 S22).
Proof. derivative (unfold domain, theta2_1, theta2_12 in * ). Qed.
Definition theta2_13 (S11 S12 S22 : R) : R := S12 * (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta2_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta2_1 S11 S12 S22) S22 (theta2_13 S11 S12 S22).
Proof. derivative (unfold domain, theta2_1, theta2_13 in * ). Qed.
Definition theta2_2 (S11 S12 S22 : R) : R := (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma theta2_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta2 S11 S12 S22) S12 (theta2_2 S11 S12 S22).
Proof. derivative (unfold domain, theta2, theta2_2 in * ). Qed.
Definition theta2_22 (S11 S12 S22 : R) : R := 2 * S12 * (3 * S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta2_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta2_2 S11 S12 S22) S12 (theta2_22 S11 S12 S22).
Proof. derivative (unfold domain, theta2_2, theta2_22 in * ). Qed.
Definition theta2_23 (S11 S12 S22 : R) : R := - S11 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta2_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta2_2 S11 S12 S22) S22 (theta2_23 S11 S12 S22).
Proof. derivative (unfold domain, theta2_2, theta2_23 in * ). Qed.
Definition theta2_3 (S11 S12 S22 : R) : R := - S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma theta2_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta2 S11 S12 S22) S22 (theta2_3 S11 S12 S22).
Proof. derivative (unfold domain, theta2, theta2_3 in * ). Qed.
Definition theta2_33 (S11 S12 S22 : R) : R := 2 * S11 ^ 2 * S12 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta2_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta2_3 S11 S12 S22) S22 (theta2_33 S11 S12 S22).
Proof. derivative (unfold domain, theta2_3, theta2_33 in * ). Qed.
Definition theta3_1 (S11 S12 S22 : R) : R := S12 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma theta3_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => theta3 S11 S12 S22) S11 (theta3_1 S11 S12 S22).
Proof. derivative (unfold domain, theta3, theta3_1 in * ). Qed.
Definition theta3_11 (S11 S12 S22 : R) : R := - S12 ^ 2 * S22 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta3_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => theta3_1 S11 S12 S22) S11 (theta3_11 S11 S12 S22).
Proof. derivative (unfold domain, theta3_1, theta3_11 in * ). Qed.
Definition theta3_12 (S11 S12 S22 : R) : R := S12 * (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta3_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta3_1 S11 S12 S22) S12 (theta3_12 S11 S12 S22).
Proof. derivative (unfold domain, theta3_1, theta3_12 in * ). Qed.
Definition theta3_13 (S11 S12 S22 : R) : R := - S11 * S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta3_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta3_1 S11 S12 S22) S22 (theta3_13 S11 S12 S22).
Proof. derivative (unfold domain, theta3_1, theta3_13 in * ). Qed.
Definition theta3_2 (S11 S12 S22 : R) : R := - S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma theta3_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta3 S11 S12 S22) S12 (theta3_2 S11 S12 S22).
Proof. derivative (unfold domain, theta3, theta3_2 in * ). Qed.
Definition theta3_22 (S11 S12 S22 : R) : R := - S11 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta3_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => theta3_2 S11 S12 S22) S12 (theta3_22 S11 S12 S22).
Proof. derivative (unfold domain, theta3_2, theta3_22 in * ). Qed.
Definition theta3_23 (S11 S12 S22 : R) : R := 2 * S11 ^ 2 * S12 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta3_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta3_2 S11 S12 S22) S22 (theta3_23 S11 S12 S22).
Proof. derivative (unfold domain, theta3_2, theta3_23 in * ). Qed.
Definition theta3_3 (S11 S12 S22 : R) : R := S11 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma theta3_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta3 S11 S12 S22) S22 (theta3_3 S11 S12 S22).
Proof. derivative (unfold domain, theta3, theta3_3 in * ). Qed.
Definition theta3_33 (S11 S12 S22 : R) : R := - S11 ^ 3 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma theta3_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => theta3_3 S11 S12 S22) S22 (theta3_33 S11 S12 S22).
Proof. derivative (unfold domain, theta3_3, theta3_33 in * ). Qed.
Definition eta1_1 (S11 S12 S22 : R) : R := 1.
Lemma eta1_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => eta1 S11 S12 S22) S11 (eta1_1 S11 S12 S22).
Proof. derivative (unfold domain, eta1, eta1_1 in * ). Qed.
Definition eta1_11 (S11 S12 S22 : R) : R := 0.
Lemma eta1_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => eta1_1 S11 S12 S22) S11 (eta1_11 S11 S12 S22).
Proof. derivative (unfold domain, eta1_1, eta1_11 in * ). Qed.
Definition eta1_12 (S11 S12 S22 : R) : R := 0.
Lemma eta1_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta1_1 S11 S12 S22) S12 (eta1_12 S11 S12 S22).
Proof. derivative (unfold domain, eta1_1, eta1_12 in * ). Qed.
Definition eta1_13 (S11 S12 S22 : R) : R := 0.
Lemma eta1_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta1_1 S11 S12 S22) S22 (eta1_13 S11 S12 S22).
Proof. derivative (unfold domain, eta1_1, eta1_13 in * ). Qed.
Definition eta1_2 (S11 S12 S22 : R) : R := 0.
Lemma eta1_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta1 S11 S12 S22) S12 (eta1_2 S11 S12 S22).
Proof. derivative (unfold domain, eta1, eta1_2 in * ). Qed.
Definition eta1_22 (S11 S12 S22 : R) : R := 0.
Lemma eta1_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta1_2 S11 S12 S22) S12 (eta1_22 S11 S12 S22).
Proof. derivative (unfold domain, eta1_2, eta1_22 in * ). Qed.
Definition eta1_23 (S11 S12 S22 : R) : R := 0.
Lemma eta1_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta1_2 S11 S12 S22) S22 (eta1_23 S11 S12 S22).
Proof. derivative (unfold domain, eta1_2, eta1_23 in * ). Qed.
Definition eta1_3 (S11 S12 S22 : R) : R := 0.
Lemma eta1_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta1 S11 S12 S22) S22 (eta1_3 S11 S12 S22).
Proof. derivative (unfold domain, eta1, eta1_3 in * ). Qed.
Definition eta1_33 (S11 S12 S22 : R) : R := 0.
Lemma eta1_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta1_3 S11 S12 S22) S22 (eta1_33 S11 S12 S22).
Proof. derivative (unfold domain, eta1_3, eta1_33 in * ). Qed.
Definition eta2_1 (S11 S12 S22 : R) : R := 0.
Lemma eta2_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => eta2 S11 S12 S22) S11 (eta2_1 S11 S12 S22).
Proof. derivative (unfold domain, eta2, eta2_1 in * ). Qed.
Definition eta2_11 (S11 S12 S22 : R) : R := 0.
Lemma eta2_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => eta2_1 S11 S12 S22) S11 (eta2_11 S11 S12 S22).
Proof. derivative (unfold domain, eta2_1, eta2_11 in * ). Qed.
Definition eta2_12 (S11 S12 S22 : R) : R := 0.
Lemma eta2_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta2_1 S11 S12 S22) S12 (eta2_12 S11 S12 S22).
Proof. derivative (unfold domain, eta2_1, eta2_12 in * ). Qed.
Definition eta2_13 (S11 S12 S22 : R) : R := 0.
Lemma eta2_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta2_1 S11 S12 S22) S22 (eta2_13 S11 S12 S22).
Proof. derivative (unfold domain, eta2_1, eta2_13 in * ). Qed.
Definition eta2_2 (S11 S12 S22 : R) : R := 1.
Lemma eta2_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta2 S11 S12 S22) S12 (eta2_2 S11 S12 S22).
Proof. derivative (unfold domain, eta2, eta2_2 in * ). Qed.
Definition eta2_22 (S11 S12 S22 : R) : R := 0.
Lemma eta2_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta2_2 S11 S12 S22) S12 (eta2_22 S11 S12 S22).
Proof. derivative (unfold domain, eta2_2, eta2_22 in * ). Qed.
Definition eta2_23 (S11 S12 S22 : R) : R := 0.
Lemma eta2_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta2_2 S11 S12 S22) S22 (eta2_23 S11 S12 S22).
Proof. derivative (unfold domain, eta2_2, eta2_23 in * ). Qed.
Definition eta2_3 (S11 S12 S22 : R) : R := 0.
Lemma eta2_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta2 S11 S12 S22) S22 (eta2_3 S11 S12 S22).
Proof. derivative (unfold domain, eta2, eta2_3 in * ). Qed.
Definition eta2_33 (S11 S12 S22 : R) : R := 0.
Lemma eta2_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta2_3 S11 S12 S22) S22 (eta2_33 S11 S12 S22).
Proof. derivative (unfold domain, eta2_3, eta2_33 in * ). Qed.
Definition eta3_1 (S11 S12 S22 : R) : R := 0.
Lemma eta3_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => eta3 S11 S12 S22) S11 (eta3_1 S11 S12 S22).
Proof. derivative (unfold domain, eta3, eta3_1 in * ). Qed.
Definition eta3_11 (S11 S12 S22 : R) : R := 0.
Lemma eta3_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => eta3_1 S11 S12 S22) S11 (eta3_11 S11 S12 S22).
Proof. derivative (unfold domain, eta3_1, eta3_11 in * ). Qed.
Definition eta3_12 (S11 S12 S22 : R) : R := 0.
Lemma eta3_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta3_1 S11 S12 S22) S12 (eta3_12 S11 S12 S22).
Proof. derivative (unfold domain, eta3_1, eta3_12 in * ). Qed.
Definition eta3_13 (S11 S12 S22 : R) : R := 0.
Lemma eta3_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta3_1 S11 S12 S22) S22 (eta3_13 S11 S12 S22).
Proof. derivative (unfold domain, eta3_1, eta3_13 in * ). Qed.
Definition eta3_2 (S11 S12 S22 : R) : R := 0.
Lemma eta3_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta3 S11 S12 S22) S12 (eta3_2 S11 S12 S22).
Proof. derivative (unfold domain, eta3, eta3_2 in * ). Qed.
Definition eta3_22 (S11 S12 S22 : R) : R := 0.
Lemma eta3_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => eta3_2 S11 S12 S22) S12 (eta3_22 S11 S12 S22).
Proof. derivative (unfold domain, eta3_2, eta3_22 in * ). Qed.
Definition eta3_23 (S11 S12 S22 : R) : R := 0.
Lemma eta3_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta3_2 S11 S12 S22) S22 (eta3_23 S11 S12 S22).
Proof. derivative (unfold domain, eta3_2, eta3_23 in * ). Qed.
Definition eta3_3 (S11 S12 S22 : R) : R := 1.
Lemma eta3_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta3 S11 S12 S22) S22 (eta3_3 S11 S12 S22).
Proof. derivative (unfold domain, eta3, eta3_3 in * ). Qed.
Definition eta3_33 (S11 S12 S22 : R) : R := 0.
Lemma eta3_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => eta3_3 S11 S12 S22) S22 (eta3_33 S11 S12 S22).
Proof. derivative (unfold domain, eta3_3, eta3_33 in * ). Qed.
Lemma psi_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => psi S11 S12 S22) S11 (eta1 S11 S12 S22 * theta1_1 S11 S12 S22 + eta2 S11 S12 S22 * theta2_1 S11 S12 S22 + eta3 S11 S12 S22 * theta3_1 S11 S12 S22).
Proof. derivative (unfold domain, psi, eta1, theta1_1, eta2, theta2_1, eta3, theta3_1 in * ). Qed.
Lemma psi_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => psi S11 S12 S22) S12 (eta1 S11 S12 S22 * theta1_2 S11 S12 S22 + eta2 S11 S12 S22 * theta2_2 S11 S12 S22 + eta3 S11 S12 S22 * theta3_2 S11 S12 S22).
Proof. derivative (unfold domain, psi, eta1, theta1_2, eta2, theta2_2, eta3, theta3_2 in * ). Qed.
Lemma psi_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => psi S11 S12 S22) S22 (eta1 S11 S12 S22 * theta1_3 S11 S12 S22 + eta2 S11 S12 S22 * theta2_3 S11 S12 S22 + eta3 S11 S12 S22 * theta3_3 S11 S12 S22).
Proof. derivative (unfold domain, psi, eta1, theta1_3, eta2, theta2_3, eta3, theta3_3 in * ). Qed.

(** The Fisher metric: g_ij = sum of theta_a,i eta_a,j. *)
Definition g11 (S11 S12 S22 : R) : R := S22 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Definition g12 (S11 S12 S22 : R) : R := - S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Definition g13 (S11 S12 S22 : R) : R := S12 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Definition g22 (S11 S12 S22 : R) : R := (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 2.
Definition g23 (S11 S12 S22 : R) : R := - S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Definition g33 (S11 S12 S22 : R) : R := S11 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma g11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g11 S11 S12 S22 = theta1_1 S11 S12 S22 * eta1_1 S11 S12 S22 + theta2_1 S11 S12 S22 * eta2_1 S11 S12 S22 + theta3_1 S11 S12 S22 * eta3_1 S11 S12 S22.
Proof. combination (unfold domain, g11, theta1_1, eta1_1, theta2_1, eta2_1, theta3_1, eta3_1 in * ). Qed.
Lemma g12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g12 S11 S12 S22 = theta1_1 S11 S12 S22 * eta1_2 S11 S12 S22 + theta2_1 S11 S12 S22 * eta2_2 S11 S12 S22 + theta3_1 S11 S12 S22 * eta3_2 S11 S12 S22.
Proof. combination (unfold domain, g12, theta1_1, eta1_2, theta2_1, eta2_2, theta3_1, eta3_2 in * ). Qed.
Lemma g13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g13 S11 S12 S22 = theta1_1 S11 S12 S22 * eta1_3 S11 S12 S22 + theta2_1 S11 S12 S22 * eta2_3 S11 S12 S22 + theta3_1 S11 S12 S22 * eta3_3 S11 S12 S22.
Proof. combination (unfold domain, g13, theta1_1, eta1_3, theta2_1, eta2_3, theta3_1, eta3_3 in * ). Qed.
Lemma g21_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g12 S11 S12 S22 = theta1_2 S11 S12 S22 * eta1_1 S11 S12 S22 + theta2_2 S11 S12 S22 * eta2_1 S11 S12 S22 + theta3_2 S11 S12 S22 * eta3_1 S11 S12 S22.
Proof. combination (unfold domain, g12, theta1_2, eta1_1, theta2_2, eta2_1, theta3_2, eta3_1 in * ). Qed.
Lemma g22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g22 S11 S12 S22 = theta1_2 S11 S12 S22 * eta1_2 S11 S12 S22 + theta2_2 S11 S12 S22 * eta2_2 S11 S12 S22 + theta3_2 S11 S12 S22 * eta3_2 S11 S12 S22.
Proof. combination (unfold domain, g22, theta1_2, eta1_2, theta2_2, eta2_2, theta3_2, eta3_2 in * ). Qed.
Lemma g23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g23 S11 S12 S22 = theta1_2 S11 S12 S22 * eta1_3 S11 S12 S22 + theta2_2 S11 S12 S22 * eta2_3 S11 S12 S22 + theta3_2 S11 S12 S22 * eta3_3 S11 S12 S22.
Proof. combination (unfold domain, g23, theta1_2, eta1_3, theta2_2, eta2_3, theta3_2, eta3_3 in * ). Qed.
Lemma g31_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g13 S11 S12 S22 = theta1_3 S11 S12 S22 * eta1_1 S11 S12 S22 + theta2_3 S11 S12 S22 * eta2_1 S11 S12 S22 + theta3_3 S11 S12 S22 * eta3_1 S11 S12 S22.
Proof. combination (unfold domain, g13, theta1_3, eta1_1, theta2_3, eta2_1, theta3_3, eta3_1 in * ). Qed.
Lemma g32_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g23 S11 S12 S22 = theta1_3 S11 S12 S22 * eta1_2 S11 S12 S22 + theta2_3 S11 S12 S22 * eta2_2 S11 S12 S22 + theta3_3 S11 S12 S22 * eta3_2 S11 S12 S22.
Proof. combination (unfold domain, g23, theta1_3, eta1_2, theta2_3, eta2_2, theta3_3, eta3_2 in * ). Qed.
Lemma g33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  g33 S11 S12 S22 = theta1_3 S11 S12 S22 * eta1_3 S11 S12 S22 + theta2_3 S11 S12 S22 * eta2_3 S11 S12 S22 + theta3_3 S11 S12 S22 * eta3_3 S11 S12 S22.
Proof. combination (unfold domain, g33, theta1_3, eta1_3, theta2_3, eta2_3, theta3_3, eta3_3 in * ). Qed.

(** The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices. *)
Definition T111 (S11 S12 S22 : R) : R := S22 ^ 3 / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T112 (S11 S12 S22 : R) : R := - 2 * S12 * S22 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T113 (S11 S12 S22 : R) : R := S12 ^ 2 * S22 / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T122 (S11 S12 S22 : R) : R := S22 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T123 (S11 S12 S22 : R) : R := - S12 * (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T133 (S11 S12 S22 : R) : R := S11 * S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T222 (S11 S12 S22 : R) : R := - 2 * S12 * (3 * S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T223 (S11 S12 S22 : R) : R := S11 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T233 (S11 S12 S22 : R) : R := - 2 * S11 ^ 2 * S12 / (S11 * S22 - S12 ^ 2) ^ 3.
Definition T333 (S11 S12 S22 : R) : R := S11 ^ 3 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma T111_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T111 S11 S12 S22 = (eta1_11 S11 S12 S22 * theta1_1 S11 S12 S22 - theta1_11 S11 S12 S22 * eta1_1 S11 S12 S22) + (eta2_11 S11 S12 S22 * theta2_1 S11 S12 S22 - theta2_11 S11 S12 S22 * eta2_1 S11 S12 S22) + (eta3_11 S11 S12 S22 * theta3_1 S11 S12 S22 - theta3_11 S11 S12 S22 * eta3_1 S11 S12 S22).
Proof. combination (unfold domain, T111, eta1_11, theta1_1, theta1_11, eta1_1, eta2_11, theta2_1, theta2_11, eta2_1, eta3_11, theta3_1, theta3_11, eta3_1 in * ). Qed.
Lemma T112_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T112 S11 S12 S22 = (eta1_11 S11 S12 S22 * theta1_2 S11 S12 S22 - theta1_11 S11 S12 S22 * eta1_2 S11 S12 S22) + (eta2_11 S11 S12 S22 * theta2_2 S11 S12 S22 - theta2_11 S11 S12 S22 * eta2_2 S11 S12 S22) + (eta3_11 S11 S12 S22 * theta3_2 S11 S12 S22 - theta3_11 S11 S12 S22 * eta3_2 S11 S12 S22).
Proof. combination (unfold domain, T112, eta1_11, theta1_2, theta1_11, eta1_2, eta2_11, theta2_2, theta2_11, eta2_2, eta3_11, theta3_2, theta3_11, eta3_2 in * ). Qed.
Lemma T113_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T113 S11 S12 S22 = (eta1_11 S11 S12 S22 * theta1_3 S11 S12 S22 - theta1_11 S11 S12 S22 * eta1_3 S11 S12 S22) + (eta2_11 S11 S12 S22 * theta2_3 S11 S12 S22 - theta2_11 S11 S12 S22 * eta2_3 S11 S12 S22) + (eta3_11 S11 S12 S22 * theta3_3 S11 S12 S22 - theta3_11 S11 S12 S22 * eta3_3 S11 S12 S22).
Proof. combination (unfold domain, T113, eta1_11, theta1_3, theta1_11, eta1_3, eta2_11, theta2_3, theta2_11, eta2_3, eta3_11, theta3_3, theta3_11, eta3_3 in * ). Qed.
Lemma T121_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T112 S11 S12 S22 = (eta1_12 S11 S12 S22 * theta1_1 S11 S12 S22 - theta1_12 S11 S12 S22 * eta1_1 S11 S12 S22) + (eta2_12 S11 S12 S22 * theta2_1 S11 S12 S22 - theta2_12 S11 S12 S22 * eta2_1 S11 S12 S22) + (eta3_12 S11 S12 S22 * theta3_1 S11 S12 S22 - theta3_12 S11 S12 S22 * eta3_1 S11 S12 S22).
Proof. combination (unfold domain, T112, eta1_12, theta1_1, theta1_12, eta1_1, eta2_12, theta2_1, theta2_12, eta2_1, eta3_12, theta3_1, theta3_12, eta3_1 in * ). Qed.
Lemma T122_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T122 S11 S12 S22 = (eta1_12 S11 S12 S22 * theta1_2 S11 S12 S22 - theta1_12 S11 S12 S22 * eta1_2 S11 S12 S22) + (eta2_12 S11 S12 S22 * theta2_2 S11 S12 S22 - theta2_12 S11 S12 S22 * eta2_2 S11 S12 S22) + (eta3_12 S11 S12 S22 * theta3_2 S11 S12 S22 - theta3_12 S11 S12 S22 * eta3_2 S11 S12 S22).
Proof. combination (unfold domain, T122, eta1_12, theta1_2, theta1_12, eta1_2, eta2_12, theta2_2, theta2_12, eta2_2, eta3_12, theta3_2, theta3_12, eta3_2 in * ). Qed.
Lemma T123_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T123 S11 S12 S22 = (eta1_12 S11 S12 S22 * theta1_3 S11 S12 S22 - theta1_12 S11 S12 S22 * eta1_3 S11 S12 S22) + (eta2_12 S11 S12 S22 * theta2_3 S11 S12 S22 - theta2_12 S11 S12 S22 * eta2_3 S11 S12 S22) + (eta3_12 S11 S12 S22 * theta3_3 S11 S12 S22 - theta3_12 S11 S12 S22 * eta3_3 S11 S12 S22).
Proof. combination (unfold domain, T123, eta1_12, theta1_3, theta1_12, eta1_3, eta2_12, theta2_3, theta2_12, eta2_3, eta3_12, theta3_3, theta3_12, eta3_3 in * ). Qed.
Lemma T131_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T113 S11 S12 S22 = (eta1_13 S11 S12 S22 * theta1_1 S11 S12 S22 - theta1_13 S11 S12 S22 * eta1_1 S11 S12 S22) + (eta2_13 S11 S12 S22 * theta2_1 S11 S12 S22 - theta2_13 S11 S12 S22 * eta2_1 S11 S12 S22) + (eta3_13 S11 S12 S22 * theta3_1 S11 S12 S22 - theta3_13 S11 S12 S22 * eta3_1 S11 S12 S22).
Proof. combination (unfold domain, T113, eta1_13, theta1_1, theta1_13, eta1_1, eta2_13, theta2_1, theta2_13, eta2_1, eta3_13, theta3_1, theta3_13, eta3_1 in * ). Qed.
Lemma T132_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T123 S11 S12 S22 = (eta1_13 S11 S12 S22 * theta1_2 S11 S12 S22 - theta1_13 S11 S12 S22 * eta1_2 S11 S12 S22) + (eta2_13 S11 S12 S22 * theta2_2 S11 S12 S22 - theta2_13 S11 S12 S22 * eta2_2 S11 S12 S22) + (eta3_13 S11 S12 S22 * theta3_2 S11 S12 S22 - theta3_13 S11 S12 S22 * eta3_2 S11 S12 S22).
Proof. combination (unfold domain, T123, eta1_13, theta1_2, theta1_13, eta1_2, eta2_13, theta2_2, theta2_13, eta2_2, eta3_13, theta3_2, theta3_13, eta3_2 in * ). Qed.
Lemma T133_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T133 S11 S12 S22 = (eta1_13 S11 S12 S22 * theta1_3 S11 S12 S22 - theta1_13 S11 S12 S22 * eta1_3 S11 S12 S22) + (eta2_13 S11 S12 S22 * theta2_3 S11 S12 S22 - theta2_13 S11 S12 S22 * eta2_3 S11 S12 S22) + (eta3_13 S11 S12 S22 * theta3_3 S11 S12 S22 - theta3_13 S11 S12 S22 * eta3_3 S11 S12 S22).
Proof. combination (unfold domain, T133, eta1_13, theta1_3, theta1_13, eta1_3, eta2_13, theta2_3, theta2_13, eta2_3, eta3_13, theta3_3, theta3_13, eta3_3 in * ). Qed.
Lemma T221_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T122 S11 S12 S22 = (eta1_22 S11 S12 S22 * theta1_1 S11 S12 S22 - theta1_22 S11 S12 S22 * eta1_1 S11 S12 S22) + (eta2_22 S11 S12 S22 * theta2_1 S11 S12 S22 - theta2_22 S11 S12 S22 * eta2_1 S11 S12 S22) + (eta3_22 S11 S12 S22 * theta3_1 S11 S12 S22 - theta3_22 S11 S12 S22 * eta3_1 S11 S12 S22).
Proof. combination (unfold domain, T122, eta1_22, theta1_1, theta1_22, eta1_1, eta2_22, theta2_1, theta2_22, eta2_1, eta3_22, theta3_1, theta3_22, eta3_1 in * ). Qed.
Lemma T222_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T222 S11 S12 S22 = (eta1_22 S11 S12 S22 * theta1_2 S11 S12 S22 - theta1_22 S11 S12 S22 * eta1_2 S11 S12 S22) + (eta2_22 S11 S12 S22 * theta2_2 S11 S12 S22 - theta2_22 S11 S12 S22 * eta2_2 S11 S12 S22) + (eta3_22 S11 S12 S22 * theta3_2 S11 S12 S22 - theta3_22 S11 S12 S22 * eta3_2 S11 S12 S22).
Proof. combination (unfold domain, T222, eta1_22, theta1_2, theta1_22, eta1_2, eta2_22, theta2_2, theta2_22, eta2_2, eta3_22, theta3_2, theta3_22, eta3_2 in * ). Qed.
Lemma T223_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T223 S11 S12 S22 = (eta1_22 S11 S12 S22 * theta1_3 S11 S12 S22 - theta1_22 S11 S12 S22 * eta1_3 S11 S12 S22) + (eta2_22 S11 S12 S22 * theta2_3 S11 S12 S22 - theta2_22 S11 S12 S22 * eta2_3 S11 S12 S22) + (eta3_22 S11 S12 S22 * theta3_3 S11 S12 S22 - theta3_22 S11 S12 S22 * eta3_3 S11 S12 S22).
Proof. combination (unfold domain, T223, eta1_22, theta1_3, theta1_22, eta1_3, eta2_22, theta2_3, theta2_22, eta2_3, eta3_22, theta3_3, theta3_22, eta3_3 in * ). Qed.
Lemma T231_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T123 S11 S12 S22 = (eta1_23 S11 S12 S22 * theta1_1 S11 S12 S22 - theta1_23 S11 S12 S22 * eta1_1 S11 S12 S22) + (eta2_23 S11 S12 S22 * theta2_1 S11 S12 S22 - theta2_23 S11 S12 S22 * eta2_1 S11 S12 S22) + (eta3_23 S11 S12 S22 * theta3_1 S11 S12 S22 - theta3_23 S11 S12 S22 * eta3_1 S11 S12 S22).
Proof. combination (unfold domain, T123, eta1_23, theta1_1, theta1_23, eta1_1, eta2_23, theta2_1, theta2_23, eta2_1, eta3_23, theta3_1, theta3_23, eta3_1 in * ). Qed.
Lemma T232_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T223 S11 S12 S22 = (eta1_23 S11 S12 S22 * theta1_2 S11 S12 S22 - theta1_23 S11 S12 S22 * eta1_2 S11 S12 S22) + (eta2_23 S11 S12 S22 * theta2_2 S11 S12 S22 - theta2_23 S11 S12 S22 * eta2_2 S11 S12 S22) + (eta3_23 S11 S12 S22 * theta3_2 S11 S12 S22 - theta3_23 S11 S12 S22 * eta3_2 S11 S12 S22).
Proof. combination (unfold domain, T223, eta1_23, theta1_2, theta1_23, eta1_2, eta2_23, theta2_2, theta2_23, eta2_2, eta3_23, theta3_2, theta3_23, eta3_2 in * ). Qed.
Lemma T233_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T233 S11 S12 S22 = (eta1_23 S11 S12 S22 * theta1_3 S11 S12 S22 - theta1_23 S11 S12 S22 * eta1_3 S11 S12 S22) + (eta2_23 S11 S12 S22 * theta2_3 S11 S12 S22 - theta2_23 S11 S12 S22 * eta2_3 S11 S12 S22) + (eta3_23 S11 S12 S22 * theta3_3 S11 S12 S22 - theta3_23 S11 S12 S22 * eta3_3 S11 S12 S22).
Proof. combination (unfold domain, T233, eta1_23, theta1_3, theta1_23, eta1_3, eta2_23, theta2_3, theta2_23, eta2_3, eta3_23, theta3_3, theta3_23, eta3_3 in * ). Qed.
Lemma T331_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T133 S11 S12 S22 = (eta1_33 S11 S12 S22 * theta1_1 S11 S12 S22 - theta1_33 S11 S12 S22 * eta1_1 S11 S12 S22) + (eta2_33 S11 S12 S22 * theta2_1 S11 S12 S22 - theta2_33 S11 S12 S22 * eta2_1 S11 S12 S22) + (eta3_33 S11 S12 S22 * theta3_1 S11 S12 S22 - theta3_33 S11 S12 S22 * eta3_1 S11 S12 S22).
Proof. combination (unfold domain, T133, eta1_33, theta1_1, theta1_33, eta1_1, eta2_33, theta2_1, theta2_33, eta2_1, eta3_33, theta3_1, theta3_33, eta3_1 in * ). Qed.
Lemma T332_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T233 S11 S12 S22 = (eta1_33 S11 S12 S22 * theta1_2 S11 S12 S22 - theta1_33 S11 S12 S22 * eta1_2 S11 S12 S22) + (eta2_33 S11 S12 S22 * theta2_2 S11 S12 S22 - theta2_33 S11 S12 S22 * eta2_2 S11 S12 S22) + (eta3_33 S11 S12 S22 * theta3_2 S11 S12 S22 - theta3_33 S11 S12 S22 * eta3_2 S11 S12 S22).
Proof. combination (unfold domain, T233, eta1_33, theta1_2, theta1_33, eta1_2, eta2_33, theta2_2, theta2_33, eta2_2, eta3_33, theta3_2, theta3_33, eta3_2 in * ). Qed.
Lemma T333_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  T333 S11 S12 S22 = (eta1_33 S11 S12 S22 * theta1_3 S11 S12 S22 - theta1_33 S11 S12 S22 * eta1_3 S11 S12 S22) + (eta2_33 S11 S12 S22 * theta2_3 S11 S12 S22 - theta2_33 S11 S12 S22 * eta2_3 S11 S12 S22) + (eta3_33 S11 S12 S22 * theta3_3 S11 S12 S22 - theta3_33 S11 S12 S22 * eta3_3 S11 S12 S22).
Proof. combination (unfold domain, T333, eta1_33, theta1_3, theta1_33, eta1_3, eta2_33, theta2_3, theta2_33, eta2_3, eta3_33, theta3_3, theta3_33, eta3_3 in * ). Qed.

(** The inverse metric. *)
Definition h11 (S11 S12 S22 : R) : R := 2 * S11 ^ 2.
Definition h12 (S11 S12 S22 : R) : R := 2 * S11 * S12.
Definition h13 (S11 S12 S22 : R) : R := 2 * S12 ^ 2.
Definition h22 (S11 S12 S22 : R) : R := S11 * S22 + S12 ^ 2.
Definition h23 (S11 S12 S22 : R) : R := 2 * S12 * S22.
Definition h33 (S11 S12 S22 : R) : R := 2 * S22 ^ 2.
Lemma inverse11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h11 S11 S12 S22 * g11 S11 S12 S22 + h12 S11 S12 S22 * g12 S11 S12 S22 + h13 S11 S12 S22 * g13 S11 S12 S22 = 1.
Proof. combination (unfold domain, h11, g11, h12, g12, h13, g13 in * ). Qed.
Lemma inverse12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h11 S11 S12 S22 * g12 S11 S12 S22 + h12 S11 S12 S22 * g22 S11 S12 S22 + h13 S11 S12 S22 * g23 S11 S12 S22 = 0.
Proof. combination (unfold domain, h11, g12, h12, g22, h13, g23 in * ). Qed.
Lemma inverse13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h11 S11 S12 S22 * g13 S11 S12 S22 + h12 S11 S12 S22 * g23 S11 S12 S22 + h13 S11 S12 S22 * g33 S11 S12 S22 = 0.
Proof. combination (unfold domain, h11, g13, h12, g23, h13, g33 in * ). Qed.
Lemma inverse21_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h12 S11 S12 S22 * g11 S11 S12 S22 + h22 S11 S12 S22 * g12 S11 S12 S22 + h23 S11 S12 S22 * g13 S11 S12 S22 = 0.
Proof. combination (unfold domain, h12, g11, h22, g12, h23, g13 in * ). Qed.
Lemma inverse22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h12 S11 S12 S22 * g12 S11 S12 S22 + h22 S11 S12 S22 * g22 S11 S12 S22 + h23 S11 S12 S22 * g23 S11 S12 S22 = 1.
Proof. combination (unfold domain, h12, g12, h22, g22, h23, g23 in * ). Qed.
Lemma inverse23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h12 S11 S12 S22 * g13 S11 S12 S22 + h22 S11 S12 S22 * g23 S11 S12 S22 + h23 S11 S12 S22 * g33 S11 S12 S22 = 0.
Proof. combination (unfold domain, h12, g13, h22, g23, h23, g33 in * ). Qed.
Lemma inverse31_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h13 S11 S12 S22 * g11 S11 S12 S22 + h23 S11 S12 S22 * g12 S11 S12 S22 + h33 S11 S12 S22 * g13 S11 S12 S22 = 0.
Proof. combination (unfold domain, h13, g11, h23, g12, h33, g13 in * ). Qed.
Lemma inverse32_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h13 S11 S12 S22 * g12 S11 S12 S22 + h23 S11 S12 S22 * g22 S11 S12 S22 + h33 S11 S12 S22 * g23 S11 S12 S22 = 0.
Proof. combination (unfold domain, h13, g12, h23, g22, h33, g23 in * ). Qed.
Lemma inverse33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  h13 S11 S12 S22 * g13 S11 S12 S22 + h23 S11 S12 S22 * g23 S11 S12 S22 + h33 S11 S12 S22 * g33 S11 S12 S22 = 1.
Proof. combination (unfold domain, h13, g13, h23, g23, h33, g33 in * ). Qed.

(** The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2. *)
Definition g11_1 (S11 S12 S22 : R) : R := - S22 ^ 3 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g11_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => g11 S11 S12 S22) S11 (g11_1 S11 S12 S22).
Proof. derivative (unfold domain, g11, g11_1 in * ). Qed.
Definition g11_2 (S11 S12 S22 : R) : R := 2 * S12 * S22 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g11_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => g11 S11 S12 S22) S12 (g11_2 S11 S12 S22).
Proof. derivative (unfold domain, g11, g11_2 in * ). Qed.
Definition g11_3 (S11 S12 S22 : R) : R := - S12 ^ 2 * S22 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g11_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => g11 S11 S12 S22) S22 (g11_3 S11 S12 S22).
Proof. derivative (unfold domain, g11, g11_3 in * ). Qed.
Definition g12_1 (S11 S12 S22 : R) : R := 2 * S12 * S22 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g12_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => g12 S11 S12 S22) S11 (g12_1 S11 S12 S22).
Proof. derivative (unfold domain, g12, g12_1 in * ). Qed.
Definition g12_2 (S11 S12 S22 : R) : R := - S22 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g12_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => g12 S11 S12 S22) S12 (g12_2 S11 S12 S22).
Proof. derivative (unfold domain, g12, g12_2 in * ). Qed.
Definition g12_3 (S11 S12 S22 : R) : R := S12 * (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g12_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => g12 S11 S12 S22) S22 (g12_3 S11 S12 S22).
Proof. derivative (unfold domain, g12, g12_3 in * ). Qed.
Definition g13_1 (S11 S12 S22 : R) : R := - S12 ^ 2 * S22 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g13_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => g13 S11 S12 S22) S11 (g13_1 S11 S12 S22).
Proof. derivative (unfold domain, g13, g13_1 in * ). Qed.
Definition g13_2 (S11 S12 S22 : R) : R := S12 * (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g13_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => g13 S11 S12 S22) S12 (g13_2 S11 S12 S22).
Proof. derivative (unfold domain, g13, g13_2 in * ). Qed.
Definition g13_3 (S11 S12 S22 : R) : R := - S11 * S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g13_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => g13 S11 S12 S22) S22 (g13_3 S11 S12 S22).
Proof. derivative (unfold domain, g13, g13_3 in * ). Qed.
Definition g22_1 (S11 S12 S22 : R) : R := - S22 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g22_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => g22 S11 S12 S22) S11 (g22_1 S11 S12 S22).
Proof. derivative (unfold domain, g22, g22_1 in * ). Qed.
Definition g22_2 (S11 S12 S22 : R) : R := 2 * S12 * (3 * S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g22_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => g22 S11 S12 S22) S12 (g22_2 S11 S12 S22).
Proof. derivative (unfold domain, g22, g22_2 in * ). Qed.
Definition g22_3 (S11 S12 S22 : R) : R := - S11 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g22_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => g22 S11 S12 S22) S22 (g22_3 S11 S12 S22).
Proof. derivative (unfold domain, g22, g22_3 in * ). Qed.
Definition g23_1 (S11 S12 S22 : R) : R := S12 * (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g23_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => g23 S11 S12 S22) S11 (g23_1 S11 S12 S22).
Proof. derivative (unfold domain, g23, g23_1 in * ). Qed.
Definition g23_2 (S11 S12 S22 : R) : R := - S11 * (S11 * S22 + 3 * S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g23_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => g23 S11 S12 S22) S12 (g23_2 S11 S12 S22).
Proof. derivative (unfold domain, g23, g23_2 in * ). Qed.
Definition g23_3 (S11 S12 S22 : R) : R := 2 * S11 ^ 2 * S12 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g23_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => g23 S11 S12 S22) S22 (g23_3 S11 S12 S22).
Proof. derivative (unfold domain, g23, g23_3 in * ). Qed.
Definition g33_1 (S11 S12 S22 : R) : R := - S11 * S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g33_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => g33 S11 S12 S22) S11 (g33_1 S11 S12 S22).
Proof. derivative (unfold domain, g33, g33_1 in * ). Qed.
Definition g33_2 (S11 S12 S22 : R) : R := 2 * S11 ^ 2 * S12 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g33_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => g33 S11 S12 S22) S12 (g33_2 S11 S12 S22).
Proof. derivative (unfold domain, g33, g33_2 in * ). Qed.
Definition g33_3 (S11 S12 S22 : R) : R := - S11 ^ 3 / (S11 * S22 - S12 ^ 2) ^ 3.
Lemma g33_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => g33 S11 S12 S22) S22 (g33_3 S11 S12 S22).
Proof. derivative (unfold domain, g33, g33_3 in * ). Qed.
Definition Gamma1_11 (S11 S12 S22 : R) : R := - S22 / (S11 * S22 - S12 ^ 2).
Lemma Gamma1_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma1_11 S11 S12 S22 = h11 S11 S12 S22 * (g11_1 S11 S12 S22 + g11_1 S11 S12 S22 - g11_1 S11 S12 S22) / 2 + h12 S11 S12 S22 * (g12_1 S11 S12 S22 + g12_1 S11 S12 S22 - g11_2 S11 S12 S22) / 2 + h13 S11 S12 S22 * (g13_1 S11 S12 S22 + g13_1 S11 S12 S22 - g11_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma1_11, h11, g11_1, g11_1, g11_1, h12, g12_1, g12_1, g11_2, h13, g13_1, g13_1, g11_3 in * ). Qed.
Definition Gamma1_12 (S11 S12 S22 : R) : R := S12 / (S11 * S22 - S12 ^ 2).
Lemma Gamma1_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma1_12 S11 S12 S22 = h11 S11 S12 S22 * (g12_1 S11 S12 S22 + g11_2 S11 S12 S22 - g12_1 S11 S12 S22) / 2 + h12 S11 S12 S22 * (g22_1 S11 S12 S22 + g12_2 S11 S12 S22 - g12_2 S11 S12 S22) / 2 + h13 S11 S12 S22 * (g23_1 S11 S12 S22 + g13_2 S11 S12 S22 - g12_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma1_12, h11, g12_1, g11_2, g12_1, h12, g22_1, g12_2, g12_2, h13, g23_1, g13_2, g12_3 in * ). Qed.
Definition Gamma1_13 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma1_13 S11 S12 S22 = h11 S11 S12 S22 * (g13_1 S11 S12 S22 + g11_3 S11 S12 S22 - g13_1 S11 S12 S22) / 2 + h12 S11 S12 S22 * (g23_1 S11 S12 S22 + g12_3 S11 S12 S22 - g13_2 S11 S12 S22) / 2 + h13 S11 S12 S22 * (g33_1 S11 S12 S22 + g13_3 S11 S12 S22 - g13_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma1_13, h11, g13_1, g11_3, g13_1, h12, g23_1, g12_3, g13_2, h13, g33_1, g13_3, g13_3 in * ). Qed.
Definition Gamma1_22 (S11 S12 S22 : R) : R := - S11 / (S11 * S22 - S12 ^ 2).
Lemma Gamma1_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma1_22 S11 S12 S22 = h11 S11 S12 S22 * (g12_2 S11 S12 S22 + g12_2 S11 S12 S22 - g22_1 S11 S12 S22) / 2 + h12 S11 S12 S22 * (g22_2 S11 S12 S22 + g22_2 S11 S12 S22 - g22_2 S11 S12 S22) / 2 + h13 S11 S12 S22 * (g23_2 S11 S12 S22 + g23_2 S11 S12 S22 - g22_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma1_22, h11, g12_2, g12_2, g22_1, h12, g22_2, g22_2, g22_2, h13, g23_2, g23_2, g22_3 in * ). Qed.
Definition Gamma1_23 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma1_23 S11 S12 S22 = h11 S11 S12 S22 * (g13_2 S11 S12 S22 + g12_3 S11 S12 S22 - g23_1 S11 S12 S22) / 2 + h12 S11 S12 S22 * (g23_2 S11 S12 S22 + g22_3 S11 S12 S22 - g23_2 S11 S12 S22) / 2 + h13 S11 S12 S22 * (g33_2 S11 S12 S22 + g23_3 S11 S12 S22 - g23_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma1_23, h11, g13_2, g12_3, g23_1, h12, g23_2, g22_3, g23_2, h13, g33_2, g23_3, g23_3 in * ). Qed.
Definition Gamma1_33 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma1_33 S11 S12 S22 = h11 S11 S12 S22 * (g13_3 S11 S12 S22 + g13_3 S11 S12 S22 - g33_1 S11 S12 S22) / 2 + h12 S11 S12 S22 * (g23_3 S11 S12 S22 + g23_3 S11 S12 S22 - g33_2 S11 S12 S22) / 2 + h13 S11 S12 S22 * (g33_3 S11 S12 S22 + g33_3 S11 S12 S22 - g33_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma1_33, h11, g13_3, g13_3, g33_1, h12, g23_3, g23_3, g33_2, h13, g33_3, g33_3, g33_3 in * ). Qed.
Definition Gamma2_11 (S11 S12 S22 : R) : R := 0.
Lemma Gamma2_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma2_11 S11 S12 S22 = h12 S11 S12 S22 * (g11_1 S11 S12 S22 + g11_1 S11 S12 S22 - g11_1 S11 S12 S22) / 2 + h22 S11 S12 S22 * (g12_1 S11 S12 S22 + g12_1 S11 S12 S22 - g11_2 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g13_1 S11 S12 S22 + g13_1 S11 S12 S22 - g11_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma2_11, h12, g11_1, g11_1, g11_1, h22, g12_1, g12_1, g11_2, h23, g13_1, g13_1, g11_3 in * ). Qed.
Definition Gamma2_12 (S11 S12 S22 : R) : R := - S22 / (2 * (S11 * S22 - S12 ^ 2)).
Lemma Gamma2_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma2_12 S11 S12 S22 = h12 S11 S12 S22 * (g12_1 S11 S12 S22 + g11_2 S11 S12 S22 - g12_1 S11 S12 S22) / 2 + h22 S11 S12 S22 * (g22_1 S11 S12 S22 + g12_2 S11 S12 S22 - g12_2 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g23_1 S11 S12 S22 + g13_2 S11 S12 S22 - g12_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma2_12, h12, g12_1, g11_2, g12_1, h22, g22_1, g12_2, g12_2, h23, g23_1, g13_2, g12_3 in * ). Qed.
Definition Gamma2_13 (S11 S12 S22 : R) : R := S12 / (2 * (S11 * S22 - S12 ^ 2)).
Lemma Gamma2_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma2_13 S11 S12 S22 = h12 S11 S12 S22 * (g13_1 S11 S12 S22 + g11_3 S11 S12 S22 - g13_1 S11 S12 S22) / 2 + h22 S11 S12 S22 * (g23_1 S11 S12 S22 + g12_3 S11 S12 S22 - g13_2 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g33_1 S11 S12 S22 + g13_3 S11 S12 S22 - g13_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma2_13, h12, g13_1, g11_3, g13_1, h22, g23_1, g12_3, g13_2, h23, g33_1, g13_3, g13_3 in * ). Qed.
Definition Gamma2_22 (S11 S12 S22 : R) : R := S12 / (S11 * S22 - S12 ^ 2).
Lemma Gamma2_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma2_22 S11 S12 S22 = h12 S11 S12 S22 * (g12_2 S11 S12 S22 + g12_2 S11 S12 S22 - g22_1 S11 S12 S22) / 2 + h22 S11 S12 S22 * (g22_2 S11 S12 S22 + g22_2 S11 S12 S22 - g22_2 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g23_2 S11 S12 S22 + g23_2 S11 S12 S22 - g22_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma2_22, h12, g12_2, g12_2, g22_1, h22, g22_2, g22_2, g22_2, h23, g23_2, g23_2, g22_3 in * ). Qed.
Definition Gamma2_23 (S11 S12 S22 : R) : R := - S11 / (2 * (S11 * S22 - S12 ^ 2)).
Lemma Gamma2_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma2_23 S11 S12 S22 = h12 S11 S12 S22 * (g13_2 S11 S12 S22 + g12_3 S11 S12 S22 - g23_1 S11 S12 S22) / 2 + h22 S11 S12 S22 * (g23_2 S11 S12 S22 + g22_3 S11 S12 S22 - g23_2 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g33_2 S11 S12 S22 + g23_3 S11 S12 S22 - g23_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma2_23, h12, g13_2, g12_3, g23_1, h22, g23_2, g22_3, g23_2, h23, g33_2, g23_3, g23_3 in * ). Qed.
Definition Gamma2_33 (S11 S12 S22 : R) : R := 0.
Lemma Gamma2_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma2_33 S11 S12 S22 = h12 S11 S12 S22 * (g13_3 S11 S12 S22 + g13_3 S11 S12 S22 - g33_1 S11 S12 S22) / 2 + h22 S11 S12 S22 * (g23_3 S11 S12 S22 + g23_3 S11 S12 S22 - g33_2 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g33_3 S11 S12 S22 + g33_3 S11 S12 S22 - g33_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma2_33, h12, g13_3, g13_3, g33_1, h22, g23_3, g23_3, g33_2, h23, g33_3, g33_3, g33_3 in * ). Qed.
Definition Gamma3_11 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_11_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma3_11 S11 S12 S22 = h13 S11 S12 S22 * (g11_1 S11 S12 S22 + g11_1 S11 S12 S22 - g11_1 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g12_1 S11 S12 S22 + g12_1 S11 S12 S22 - g11_2 S11 S12 S22) / 2 + h33 S11 S12 S22 * (g13_1 S11 S12 S22 + g13_1 S11 S12 S22 - g11_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma3_11, h13, g11_1, g11_1, g11_1, h23, g12_1, g12_1, g11_2, h33, g13_1, g13_1, g11_3 in * ). Qed.
Definition Gamma3_12 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_12_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma3_12 S11 S12 S22 = h13 S11 S12 S22 * (g12_1 S11 S12 S22 + g11_2 S11 S12 S22 - g12_1 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g22_1 S11 S12 S22 + g12_2 S11 S12 S22 - g12_2 S11 S12 S22) / 2 + h33 S11 S12 S22 * (g23_1 S11 S12 S22 + g13_2 S11 S12 S22 - g12_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma3_12, h13, g12_1, g11_2, g12_1, h23, g22_1, g12_2, g12_2, h33, g23_1, g13_2, g12_3 in * ). Qed.
Definition Gamma3_13 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_13_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma3_13 S11 S12 S22 = h13 S11 S12 S22 * (g13_1 S11 S12 S22 + g11_3 S11 S12 S22 - g13_1 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g23_1 S11 S12 S22 + g12_3 S11 S12 S22 - g13_2 S11 S12 S22) / 2 + h33 S11 S12 S22 * (g33_1 S11 S12 S22 + g13_3 S11 S12 S22 - g13_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma3_13, h13, g13_1, g11_3, g13_1, h23, g23_1, g12_3, g13_2, h33, g33_1, g13_3, g13_3 in * ). Qed.
Definition Gamma3_22 (S11 S12 S22 : R) : R := - S22 / (S11 * S22 - S12 ^ 2).
Lemma Gamma3_22_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma3_22 S11 S12 S22 = h13 S11 S12 S22 * (g12_2 S11 S12 S22 + g12_2 S11 S12 S22 - g22_1 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g22_2 S11 S12 S22 + g22_2 S11 S12 S22 - g22_2 S11 S12 S22) / 2 + h33 S11 S12 S22 * (g23_2 S11 S12 S22 + g23_2 S11 S12 S22 - g22_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma3_22, h13, g12_2, g12_2, g22_1, h23, g22_2, g22_2, g22_2, h33, g23_2, g23_2, g22_3 in * ). Qed.
Definition Gamma3_23 (S11 S12 S22 : R) : R := S12 / (S11 * S22 - S12 ^ 2).
Lemma Gamma3_23_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma3_23 S11 S12 S22 = h13 S11 S12 S22 * (g13_2 S11 S12 S22 + g12_3 S11 S12 S22 - g23_1 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g23_2 S11 S12 S22 + g22_3 S11 S12 S22 - g23_2 S11 S12 S22) / 2 + h33 S11 S12 S22 * (g33_2 S11 S12 S22 + g23_3 S11 S12 S22 - g23_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma3_23, h13, g13_2, g12_3, g23_1, h23, g23_2, g22_3, g23_2, h33, g33_2, g23_3, g23_3 in * ). Qed.
Definition Gamma3_33 (S11 S12 S22 : R) : R := - S11 / (S11 * S22 - S12 ^ 2).
Lemma Gamma3_33_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  Gamma3_33 S11 S12 S22 = h13 S11 S12 S22 * (g13_3 S11 S12 S22 + g13_3 S11 S12 S22 - g33_1 S11 S12 S22) / 2 + h23 S11 S12 S22 * (g23_3 S11 S12 S22 + g23_3 S11 S12 S22 - g33_2 S11 S12 S22) / 2 + h33 S11 S12 S22 * (g33_3 S11 S12 S22 + g33_3 S11 S12 S22 - g33_3 S11 S12 S22) / 2.
Proof. combination (unfold domain, Gamma3_33, h13, g13_3, g13_3, g33_1, h23, g23_3, g23_3, g33_2, h33, g33_3, g33_3, g33_3 in * ). Qed.

(** The curvature: R_ijkl = g(R(d_i, d_j) d_k, d_l), and R = sum of h_il h_jk R_ijkl. *)
Definition Gamma1_11_1 (S11 S12 S22 : R) : R := S22 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_11_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma1_11 S11 S12 S22) S11 (Gamma1_11_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_1 in * ). Qed.
Definition Gamma1_11_2 (S11 S12 S22 : R) : R := - 2 * S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_11_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma1_11 S11 S12 S22) S12 (Gamma1_11_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_2 in * ). Qed.
Definition Gamma1_11_3 (S11 S12 S22 : R) : R := S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_11_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma1_11 S11 S12 S22) S22 (Gamma1_11_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_11, Gamma1_11_3 in * ). Qed.
Definition Gamma1_12_1 (S11 S12 S22 : R) : R := - S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_12_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma1_12 S11 S12 S22) S11 (Gamma1_12_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_1 in * ). Qed.
Definition Gamma1_12_2 (S11 S12 S22 : R) : R := (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_12_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma1_12 S11 S12 S22) S12 (Gamma1_12_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_2 in * ). Qed.
Definition Gamma1_12_3 (S11 S12 S22 : R) : R := - S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_12_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma1_12 S11 S12 S22) S22 (Gamma1_12_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_12, Gamma1_12_3 in * ). Qed.
Definition Gamma1_13_1 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_13_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma1_13 S11 S12 S22) S11 (Gamma1_13_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_13, Gamma1_13_1 in * ). Qed.
Definition Gamma1_13_2 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_13_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma1_13 S11 S12 S22) S12 (Gamma1_13_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_13, Gamma1_13_2 in * ). Qed.
Definition Gamma1_13_3 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_13_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma1_13 S11 S12 S22) S22 (Gamma1_13_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_13, Gamma1_13_3 in * ). Qed.
Definition Gamma1_22_1 (S11 S12 S22 : R) : R := S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_22_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma1_22 S11 S12 S22) S11 (Gamma1_22_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_1 in * ). Qed.
Definition Gamma1_22_2 (S11 S12 S22 : R) : R := - 2 * S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_22_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma1_22 S11 S12 S22) S12 (Gamma1_22_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_2 in * ). Qed.
Definition Gamma1_22_3 (S11 S12 S22 : R) : R := S11 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma1_22_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma1_22 S11 S12 S22) S22 (Gamma1_22_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_22, Gamma1_22_3 in * ). Qed.
Definition Gamma1_23_1 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_23_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma1_23 S11 S12 S22) S11 (Gamma1_23_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_23, Gamma1_23_1 in * ). Qed.
Definition Gamma1_23_2 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_23_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma1_23 S11 S12 S22) S12 (Gamma1_23_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_23, Gamma1_23_2 in * ). Qed.
Definition Gamma1_23_3 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_23_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma1_23 S11 S12 S22) S22 (Gamma1_23_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_23, Gamma1_23_3 in * ). Qed.
Definition Gamma1_33_1 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_33_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma1_33 S11 S12 S22) S11 (Gamma1_33_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_33, Gamma1_33_1 in * ). Qed.
Definition Gamma1_33_2 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_33_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma1_33 S11 S12 S22) S12 (Gamma1_33_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_33, Gamma1_33_2 in * ). Qed.
Definition Gamma1_33_3 (S11 S12 S22 : R) : R := 0.
Lemma Gamma1_33_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma1_33 S11 S12 S22) S22 (Gamma1_33_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma1_33, Gamma1_33_3 in * ). Qed.
Definition Gamma2_11_1 (S11 S12 S22 : R) : R := 0.
Lemma Gamma2_11_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma2_11 S11 S12 S22) S11 (Gamma2_11_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_1 in * ). Qed.
Definition Gamma2_11_2 (S11 S12 S22 : R) : R := 0.
Lemma Gamma2_11_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma2_11 S11 S12 S22) S12 (Gamma2_11_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_2 in * ). Qed.
Definition Gamma2_11_3 (S11 S12 S22 : R) : R := 0.
Lemma Gamma2_11_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma2_11 S11 S12 S22) S22 (Gamma2_11_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_11, Gamma2_11_3 in * ). Qed.
Definition Gamma2_12_1 (S11 S12 S22 : R) : R := S22 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma Gamma2_12_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma2_12 S11 S12 S22) S11 (Gamma2_12_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_1 in * ). Qed.
Definition Gamma2_12_2 (S11 S12 S22 : R) : R := - S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma2_12_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma2_12 S11 S12 S22) S12 (Gamma2_12_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_2 in * ). Qed.
Definition Gamma2_12_3 (S11 S12 S22 : R) : R := S12 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma Gamma2_12_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma2_12 S11 S12 S22) S22 (Gamma2_12_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_12, Gamma2_12_3 in * ). Qed.
Definition Gamma2_13_1 (S11 S12 S22 : R) : R := - S12 * S22 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma Gamma2_13_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma2_13 S11 S12 S22) S11 (Gamma2_13_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_13, Gamma2_13_1 in * ). Qed.
Definition Gamma2_13_2 (S11 S12 S22 : R) : R := (S11 * S22 + S12 ^ 2) / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma Gamma2_13_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma2_13 S11 S12 S22) S12 (Gamma2_13_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_13, Gamma2_13_2 in * ). Qed.
Definition Gamma2_13_3 (S11 S12 S22 : R) : R := - S11 * S12 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma Gamma2_13_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma2_13 S11 S12 S22) S22 (Gamma2_13_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_13, Gamma2_13_3 in * ). Qed.
Definition Gamma2_22_1 (S11 S12 S22 : R) : R := - S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma2_22_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma2_22 S11 S12 S22) S11 (Gamma2_22_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_1 in * ). Qed.
Definition Gamma2_22_2 (S11 S12 S22 : R) : R := (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma2_22_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma2_22 S11 S12 S22) S12 (Gamma2_22_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_2 in * ). Qed.
Definition Gamma2_22_3 (S11 S12 S22 : R) : R := - S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma2_22_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma2_22 S11 S12 S22) S22 (Gamma2_22_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_22, Gamma2_22_3 in * ). Qed.
Definition Gamma2_23_1 (S11 S12 S22 : R) : R := S12 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma Gamma2_23_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma2_23 S11 S12 S22) S11 (Gamma2_23_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_23, Gamma2_23_1 in * ). Qed.
Definition Gamma2_23_2 (S11 S12 S22 : R) : R := - S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma2_23_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma2_23 S11 S12 S22) S12 (Gamma2_23_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_23, Gamma2_23_2 in * ). Qed.
Definition Gamma2_23_3 (S11 S12 S22 : R) : R := S11 ^ 2 / (2 * (S11 * S22 - S12 ^ 2) ^ 2).
Lemma Gamma2_23_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma2_23 S11 S12 S22) S22 (Gamma2_23_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_23, Gamma2_23_3 in * ). Qed.
Definition Gamma2_33_1 (S11 S12 S22 : R) : R := 0.
Lemma Gamma2_33_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma2_33 S11 S12 S22) S11 (Gamma2_33_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_33, Gamma2_33_1 in * ). Qed.
Definition Gamma2_33_2 (S11 S12 S22 : R) : R := 0.
Lemma Gamma2_33_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma2_33 S11 S12 S22) S12 (Gamma2_33_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_33, Gamma2_33_2 in * ). Qed.
Definition Gamma2_33_3 (S11 S12 S22 : R) : R := 0.
Lemma Gamma2_33_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma2_33 S11 S12 S22) S22 (Gamma2_33_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma2_33, Gamma2_33_3 in * ). Qed.
Definition Gamma3_11_1 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_11_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma3_11 S11 S12 S22) S11 (Gamma3_11_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_11, Gamma3_11_1 in * ). Qed.
Definition Gamma3_11_2 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_11_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma3_11 S11 S12 S22) S12 (Gamma3_11_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_11, Gamma3_11_2 in * ). Qed.
Definition Gamma3_11_3 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_11_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma3_11 S11 S12 S22) S22 (Gamma3_11_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_11, Gamma3_11_3 in * ). Qed.
Definition Gamma3_12_1 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_12_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma3_12 S11 S12 S22) S11 (Gamma3_12_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_12, Gamma3_12_1 in * ). Qed.
Definition Gamma3_12_2 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_12_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma3_12 S11 S12 S22) S12 (Gamma3_12_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_12, Gamma3_12_2 in * ). Qed.
Definition Gamma3_12_3 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_12_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma3_12 S11 S12 S22) S22 (Gamma3_12_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_12, Gamma3_12_3 in * ). Qed.
Definition Gamma3_13_1 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_13_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma3_13 S11 S12 S22) S11 (Gamma3_13_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_13, Gamma3_13_1 in * ). Qed.
Definition Gamma3_13_2 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_13_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma3_13 S11 S12 S22) S12 (Gamma3_13_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_13, Gamma3_13_2 in * ). Qed.
Definition Gamma3_13_3 (S11 S12 S22 : R) : R := 0.
Lemma Gamma3_13_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma3_13 S11 S12 S22) S22 (Gamma3_13_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_13, Gamma3_13_3 in * ). Qed.
Definition Gamma3_22_1 (S11 S12 S22 : R) : R := S22 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_22_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma3_22 S11 S12 S22) S11 (Gamma3_22_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_22, Gamma3_22_1 in * ). Qed.
Definition Gamma3_22_2 (S11 S12 S22 : R) : R := - 2 * S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_22_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma3_22 S11 S12 S22) S12 (Gamma3_22_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_22, Gamma3_22_2 in * ). Qed.
Definition Gamma3_22_3 (S11 S12 S22 : R) : R := S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_22_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma3_22 S11 S12 S22) S22 (Gamma3_22_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_22, Gamma3_22_3 in * ). Qed.
Definition Gamma3_23_1 (S11 S12 S22 : R) : R := - S12 * S22 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_23_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma3_23 S11 S12 S22) S11 (Gamma3_23_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_23, Gamma3_23_1 in * ). Qed.
Definition Gamma3_23_2 (S11 S12 S22 : R) : R := (S11 * S22 + S12 ^ 2) / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_23_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma3_23 S11 S12 S22) S12 (Gamma3_23_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_23, Gamma3_23_2 in * ). Qed.
Definition Gamma3_23_3 (S11 S12 S22 : R) : R := - S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_23_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma3_23 S11 S12 S22) S22 (Gamma3_23_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_23, Gamma3_23_3 in * ). Qed.
Definition Gamma3_33_1 (S11 S12 S22 : R) : R := S12 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_33_1_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S11 => Gamma3_33 S11 S12 S22) S11 (Gamma3_33_1 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_33, Gamma3_33_1 in * ). Qed.
Definition Gamma3_33_2 (S11 S12 S22 : R) : R := - 2 * S11 * S12 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_33_2_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S12 => Gamma3_33 S11 S12 S22) S12 (Gamma3_33_2 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_33, Gamma3_33_2 in * ). Qed.
Definition Gamma3_33_3 (S11 S12 S22 : R) : R := S11 ^ 2 / (S11 * S22 - S12 ^ 2) ^ 2.
Lemma Gamma3_33_3_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  is_derive (fun S22 => Gamma3_33 S11 S12 S22) S22 (Gamma3_33_3 S11 S12 S22).
Proof. derivative (unfold domain, Gamma3_33, Gamma3_33_3 in * ). Qed.
Definition R1212 (S11 S12 S22 : R) : R := S22 ^ 2 / (4 * (S11 * S22 - S12 ^ 2) ^ 3).
Definition R1213 (S11 S12 S22 : R) : R := - S12 * S22 / (4 * (S11 * S22 - S12 ^ 2) ^ 3).
Definition R1223 (S11 S12 S22 : R) : R := S11 * S22 / (4 * (S11 * S22 - S12 ^ 2) ^ 3).
Definition R1313 (S11 S12 S22 : R) : R := S12 ^ 2 / (4 * (S11 * S22 - S12 ^ 2) ^ 3).
Definition R1323 (S11 S12 S22 : R) : R := - S11 * S12 / (4 * (S11 * S22 - S12 ^ 2) ^ 3).
Definition R2323 (S11 S12 S22 : R) : R := S11 ^ 2 / (4 * (S11 * S22 - S12 ^ 2) ^ 3).
Lemma R1211_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g11 S11 S12 S22 * (Gamma1_12_1 S11 S12 S22 - Gamma1_11_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_12_1 S11 S12 S22 - Gamma2_11_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_12_1 S11 S12 S22 - Gamma3_11_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_11 S11 S12 S22).
Proof. combination (unfold domain, g11, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, Gamma1_13, Gamma3_12, Gamma1_23, Gamma3_11, g12, Gamma2_12_1, Gamma2_11_2, Gamma2_22, Gamma2_13, Gamma2_23, g13, Gamma3_12_1, Gamma3_11_2, Gamma3_22, Gamma3_13, Gamma3_23 in * ). Qed.
Lemma R1212_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R1212 S11 S12 S22 = g12 S11 S12 S22 * (Gamma1_12_1 S11 S12 S22 - Gamma1_11_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_12_1 S11 S12 S22 - Gamma2_11_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_12_1 S11 S12 S22 - Gamma3_11_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_11 S11 S12 S22).
Proof. combination (unfold domain, R1212, g12, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, Gamma1_13, Gamma3_12, Gamma1_23, Gamma3_11, g22, Gamma2_12_1, Gamma2_11_2, Gamma2_22, Gamma2_13, Gamma2_23, g23, Gamma3_12_1, Gamma3_11_2, Gamma3_22, Gamma3_13, Gamma3_23 in * ). Qed.
Lemma R1213_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R1213 S11 S12 S22 = g13 S11 S12 S22 * (Gamma1_12_1 S11 S12 S22 - Gamma1_11_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_12_1 S11 S12 S22 - Gamma2_11_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_12_1 S11 S12 S22 - Gamma3_11_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_12 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_12 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_12 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_11 S11 S12 S22).
Proof. combination (unfold domain, R1213, g13, Gamma1_12_1, Gamma1_11_2, Gamma1_11, Gamma1_12, Gamma2_12, Gamma1_22, Gamma2_11, Gamma1_13, Gamma3_12, Gamma1_23, Gamma3_11, g23, Gamma2_12_1, Gamma2_11_2, Gamma2_22, Gamma2_13, Gamma2_23, g33, Gamma3_12_1, Gamma3_11_2, Gamma3_22, Gamma3_13, Gamma3_23 in * ). Qed.
Lemma R1221_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R1212 S11 S12 S22 = g11 S11 S12 S22 * (Gamma1_22_1 S11 S12 S22 - Gamma1_12_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_22_1 S11 S12 S22 - Gamma2_12_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_22_1 S11 S12 S22 - Gamma3_12_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, R1212, g11, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, Gamma1_13, Gamma3_22, Gamma1_23, Gamma3_12, g12, Gamma2_22_1, Gamma2_12_2, Gamma2_11, Gamma2_13, Gamma2_23, g13, Gamma3_22_1, Gamma3_12_2, Gamma3_11, Gamma3_13, Gamma3_23 in * ). Qed.
Lemma R1222_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g12 S11 S12 S22 * (Gamma1_22_1 S11 S12 S22 - Gamma1_12_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_22_1 S11 S12 S22 - Gamma2_12_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_22_1 S11 S12 S22 - Gamma3_12_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, g12, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, Gamma1_13, Gamma3_22, Gamma1_23, Gamma3_12, g22, Gamma2_22_1, Gamma2_12_2, Gamma2_11, Gamma2_13, Gamma2_23, g23, Gamma3_22_1, Gamma3_12_2, Gamma3_11, Gamma3_13, Gamma3_23 in * ). Qed.
Lemma R1223_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R1223 S11 S12 S22 = g13 S11 S12 S22 * (Gamma1_22_1 S11 S12 S22 - Gamma1_12_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_22_1 S11 S12 S22 - Gamma2_12_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_22_1 S11 S12 S22 - Gamma3_12_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_22 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_22 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_22 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, R1223, g13, Gamma1_22_1, Gamma1_12_2, Gamma1_11, Gamma1_22, Gamma1_12, Gamma2_22, Gamma2_12, Gamma1_13, Gamma3_22, Gamma1_23, Gamma3_12, g23, Gamma2_22_1, Gamma2_12_2, Gamma2_11, Gamma2_13, Gamma2_23, g33, Gamma3_22_1, Gamma3_12_2, Gamma3_11, Gamma3_13, Gamma3_23 in * ). Qed.
Lemma R1231_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R1213 S11 S12 S22 = g11 S11 S12 S22 * (Gamma1_23_1 S11 S12 S22 - Gamma1_13_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_23_1 S11 S12 S22 - Gamma2_13_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_23_1 S11 S12 S22 - Gamma3_13_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_13 S11 S12 S22).
Proof. combination (unfold domain, R1213, g11, Gamma1_23_1, Gamma1_13_2, Gamma1_11, Gamma1_23, Gamma1_12, Gamma1_13, Gamma2_23, Gamma1_22, Gamma2_13, Gamma3_23, Gamma3_13, g12, Gamma2_23_1, Gamma2_13_2, Gamma2_11, Gamma2_12, Gamma2_22, g13, Gamma3_23_1, Gamma3_13_2, Gamma3_11, Gamma3_12, Gamma3_22 in * ). Qed.
Lemma R1232_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R1223 S11 S12 S22 = g12 S11 S12 S22 * (Gamma1_23_1 S11 S12 S22 - Gamma1_13_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_23_1 S11 S12 S22 - Gamma2_13_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_23_1 S11 S12 S22 - Gamma3_13_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_13 S11 S12 S22).
Proof. combination (unfold domain, R1223, g12, Gamma1_23_1, Gamma1_13_2, Gamma1_11, Gamma1_23, Gamma1_12, Gamma1_13, Gamma2_23, Gamma1_22, Gamma2_13, Gamma3_23, Gamma3_13, g22, Gamma2_23_1, Gamma2_13_2, Gamma2_11, Gamma2_12, Gamma2_22, g23, Gamma3_23_1, Gamma3_13_2, Gamma3_11, Gamma3_12, Gamma3_22 in * ). Qed.
Lemma R1233_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g13 S11 S12 S22 * (Gamma1_23_1 S11 S12 S22 - Gamma1_13_2 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_23_1 S11 S12 S22 - Gamma2_13_2 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_23_1 S11 S12 S22 - Gamma3_13_2 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma3_13 S11 S12 S22).
Proof. combination (unfold domain, g13, Gamma1_23_1, Gamma1_13_2, Gamma1_11, Gamma1_23, Gamma1_12, Gamma1_13, Gamma2_23, Gamma1_22, Gamma2_13, Gamma3_23, Gamma3_13, g23, Gamma2_23_1, Gamma2_13_2, Gamma2_11, Gamma2_12, Gamma2_22, g33, Gamma3_23_1, Gamma3_13_2, Gamma3_11, Gamma3_12, Gamma3_22 in * ). Qed.
Lemma R1311_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g11 S11 S12 S22 * (Gamma1_13_1 S11 S12 S22 - Gamma1_11_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_13_1 S11 S12 S22 - Gamma2_11_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_13_1 S11 S12 S22 - Gamma3_11_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_11 S11 S12 S22).
Proof. combination (unfold domain, g11, Gamma1_13_1, Gamma1_11_3, Gamma1_11, Gamma1_13, Gamma1_12, Gamma2_13, Gamma1_23, Gamma2_11, Gamma3_13, Gamma1_33, Gamma3_11, g12, Gamma2_13_1, Gamma2_11_3, Gamma2_12, Gamma2_23, Gamma2_33, g13, Gamma3_13_1, Gamma3_11_3, Gamma3_12, Gamma3_23, Gamma3_33 in * ). Qed.
Lemma R1312_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R1213 S11 S12 S22 = g12 S11 S12 S22 * (Gamma1_13_1 S11 S12 S22 - Gamma1_11_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_13_1 S11 S12 S22 - Gamma2_11_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_13_1 S11 S12 S22 - Gamma3_11_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_11 S11 S12 S22).
Proof. combination (unfold domain, R1213, g12, Gamma1_13_1, Gamma1_11_3, Gamma1_11, Gamma1_13, Gamma1_12, Gamma2_13, Gamma1_23, Gamma2_11, Gamma3_13, Gamma1_33, Gamma3_11, g22, Gamma2_13_1, Gamma2_11_3, Gamma2_12, Gamma2_23, Gamma2_33, g23, Gamma3_13_1, Gamma3_11_3, Gamma3_12, Gamma3_23, Gamma3_33 in * ). Qed.
Lemma R1313_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R1313 S11 S12 S22 = g13 S11 S12 S22 * (Gamma1_13_1 S11 S12 S22 - Gamma1_11_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_13_1 S11 S12 S22 - Gamma2_11_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_11 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_13_1 S11 S12 S22 - Gamma3_11_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_11 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_11 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_11 S11 S12 S22).
Proof. combination (unfold domain, R1313, g13, Gamma1_13_1, Gamma1_11_3, Gamma1_11, Gamma1_13, Gamma1_12, Gamma2_13, Gamma1_23, Gamma2_11, Gamma3_13, Gamma1_33, Gamma3_11, g23, Gamma2_13_1, Gamma2_11_3, Gamma2_12, Gamma2_23, Gamma2_33, g33, Gamma3_13_1, Gamma3_11_3, Gamma3_12, Gamma3_23, Gamma3_33 in * ). Qed.
Lemma R1321_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R1213 S11 S12 S22 = g11 S11 S12 S22 * (Gamma1_23_1 S11 S12 S22 - Gamma1_12_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_23_1 S11 S12 S22 - Gamma2_12_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_23_1 S11 S12 S22 - Gamma3_12_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, R1213, g11, Gamma1_23_1, Gamma1_12_3, Gamma1_11, Gamma1_23, Gamma1_13, Gamma1_12, Gamma2_23, Gamma2_12, Gamma3_23, Gamma1_33, Gamma3_12, g12, Gamma2_23_1, Gamma2_12_3, Gamma2_11, Gamma2_13, Gamma2_33, g13, Gamma3_23_1, Gamma3_12_3, Gamma3_11, Gamma3_13, Gamma3_33 in * ). Qed.
Lemma R1322_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g12 S11 S12 S22 * (Gamma1_23_1 S11 S12 S22 - Gamma1_12_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_23_1 S11 S12 S22 - Gamma2_12_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_23_1 S11 S12 S22 - Gamma3_12_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, g12, Gamma1_23_1, Gamma1_12_3, Gamma1_11, Gamma1_23, Gamma1_13, Gamma1_12, Gamma2_23, Gamma2_12, Gamma3_23, Gamma1_33, Gamma3_12, g22, Gamma2_23_1, Gamma2_12_3, Gamma2_11, Gamma2_13, Gamma2_33, g23, Gamma3_23_1, Gamma3_12_3, Gamma3_11, Gamma3_13, Gamma3_33 in * ). Qed.
Lemma R1323_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R1323 S11 S12 S22 = g13 S11 S12 S22 * (Gamma1_23_1 S11 S12 S22 - Gamma1_12_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_23_1 S11 S12 S22 - Gamma2_12_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_23_1 S11 S12 S22 - Gamma3_12_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, R1323, g13, Gamma1_23_1, Gamma1_12_3, Gamma1_11, Gamma1_23, Gamma1_13, Gamma1_12, Gamma2_23, Gamma2_12, Gamma3_23, Gamma1_33, Gamma3_12, g23, Gamma2_23_1, Gamma2_12_3, Gamma2_11, Gamma2_13, Gamma2_33, g33, Gamma3_23_1, Gamma3_12_3, Gamma3_11, Gamma3_13, Gamma3_33 in * ). Qed.
Lemma R1331_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R1313 S11 S12 S22 = g11 S11 S12 S22 * (Gamma1_33_1 S11 S12 S22 - Gamma1_13_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_33_1 S11 S12 S22 - Gamma2_13_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_33_1 S11 S12 S22 - Gamma3_13_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_13 S11 S12 S22).
Proof. combination (unfold domain, R1313, g11, Gamma1_33_1, Gamma1_13_3, Gamma1_11, Gamma1_33, Gamma1_13, Gamma1_12, Gamma2_33, Gamma1_23, Gamma2_13, Gamma3_33, Gamma3_13, g12, Gamma2_33_1, Gamma2_13_3, Gamma2_11, Gamma2_12, Gamma2_23, g13, Gamma3_33_1, Gamma3_13_3, Gamma3_11, Gamma3_12, Gamma3_23 in * ). Qed.
Lemma R1332_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R1323 S11 S12 S22 = g12 S11 S12 S22 * (Gamma1_33_1 S11 S12 S22 - Gamma1_13_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_33_1 S11 S12 S22 - Gamma2_13_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_33_1 S11 S12 S22 - Gamma3_13_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_13 S11 S12 S22).
Proof. combination (unfold domain, R1323, g12, Gamma1_33_1, Gamma1_13_3, Gamma1_11, Gamma1_33, Gamma1_13, Gamma1_12, Gamma2_33, Gamma1_23, Gamma2_13, Gamma3_33, Gamma3_13, g22, Gamma2_33_1, Gamma2_13_3, Gamma2_11, Gamma2_12, Gamma2_23, g23, Gamma3_33_1, Gamma3_13_3, Gamma3_11, Gamma3_12, Gamma3_23 in * ). Qed.
Lemma R1333_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g13 S11 S12 S22 * (Gamma1_33_1 S11 S12 S22 - Gamma1_13_3 S11 S12 S22 + Gamma1_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma1_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_33_1 S11 S12 S22 - Gamma2_13_3 S11 S12 S22 + Gamma2_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma2_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_13 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_33_1 S11 S12 S22 - Gamma3_13_3 S11 S12 S22 + Gamma3_11 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_13 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_13 S11 S12 S22 + Gamma3_13 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_13 S11 S12 S22).
Proof. combination (unfold domain, g13, Gamma1_33_1, Gamma1_13_3, Gamma1_11, Gamma1_33, Gamma1_13, Gamma1_12, Gamma2_33, Gamma1_23, Gamma2_13, Gamma3_33, Gamma3_13, g23, Gamma2_33_1, Gamma2_13_3, Gamma2_11, Gamma2_12, Gamma2_23, g33, Gamma3_33_1, Gamma3_13_3, Gamma3_11, Gamma3_12, Gamma3_23 in * ). Qed.
Lemma R2311_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g11 S11 S12 S22 * (Gamma1_13_2 S11 S12 S22 - Gamma1_12_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_13_2 S11 S12 S22 - Gamma2_12_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_13_2 S11 S12 S22 - Gamma3_12_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, g11, Gamma1_13_2, Gamma1_12_3, Gamma1_12, Gamma1_13, Gamma1_22, Gamma2_13, Gamma1_23, Gamma2_12, Gamma3_13, Gamma1_33, Gamma3_12, g12, Gamma2_13_2, Gamma2_12_3, Gamma2_22, Gamma2_23, Gamma2_33, g13, Gamma3_13_2, Gamma3_12_3, Gamma3_22, Gamma3_23, Gamma3_33 in * ). Qed.
Lemma R2312_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R1223 S11 S12 S22 = g12 S11 S12 S22 * (Gamma1_13_2 S11 S12 S22 - Gamma1_12_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_13_2 S11 S12 S22 - Gamma2_12_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_13_2 S11 S12 S22 - Gamma3_12_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, R1223, g12, Gamma1_13_2, Gamma1_12_3, Gamma1_12, Gamma1_13, Gamma1_22, Gamma2_13, Gamma1_23, Gamma2_12, Gamma3_13, Gamma1_33, Gamma3_12, g22, Gamma2_13_2, Gamma2_12_3, Gamma2_22, Gamma2_23, Gamma2_33, g23, Gamma3_13_2, Gamma3_12_3, Gamma3_22, Gamma3_23, Gamma3_33 in * ). Qed.
Lemma R2313_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R1323 S11 S12 S22 = g13 S11 S12 S22 * (Gamma1_13_2 S11 S12 S22 - Gamma1_12_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_13_2 S11 S12 S22 - Gamma2_12_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_12 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_13_2 S11 S12 S22 - Gamma3_12_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_13 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_12 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_13 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_12 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_13 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_12 S11 S12 S22).
Proof. combination (unfold domain, R1323, g13, Gamma1_13_2, Gamma1_12_3, Gamma1_12, Gamma1_13, Gamma1_22, Gamma2_13, Gamma1_23, Gamma2_12, Gamma3_13, Gamma1_33, Gamma3_12, g23, Gamma2_13_2, Gamma2_12_3, Gamma2_22, Gamma2_23, Gamma2_33, g33, Gamma3_13_2, Gamma3_12_3, Gamma3_22, Gamma3_23, Gamma3_33 in * ). Qed.
Lemma R2321_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R1223 S11 S12 S22 = g11 S11 S12 S22 * (Gamma1_23_2 S11 S12 S22 - Gamma1_22_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_22 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_23_2 S11 S12 S22 - Gamma2_22_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_22 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_23_2 S11 S12 S22 - Gamma3_22_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_22 S11 S12 S22).
Proof. combination (unfold domain, R1223, g11, Gamma1_23_2, Gamma1_22_3, Gamma1_12, Gamma1_23, Gamma1_13, Gamma1_22, Gamma2_23, Gamma2_22, Gamma3_23, Gamma1_33, Gamma3_22, g12, Gamma2_23_2, Gamma2_22_3, Gamma2_12, Gamma2_13, Gamma2_33, g13, Gamma3_23_2, Gamma3_22_3, Gamma3_12, Gamma3_13, Gamma3_33 in * ). Qed.
Lemma R2322_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g12 S11 S12 S22 * (Gamma1_23_2 S11 S12 S22 - Gamma1_22_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_22 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_23_2 S11 S12 S22 - Gamma2_22_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_22 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_23_2 S11 S12 S22 - Gamma3_22_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_22 S11 S12 S22).
Proof. combination (unfold domain, g12, Gamma1_23_2, Gamma1_22_3, Gamma1_12, Gamma1_23, Gamma1_13, Gamma1_22, Gamma2_23, Gamma2_22, Gamma3_23, Gamma1_33, Gamma3_22, g22, Gamma2_23_2, Gamma2_22_3, Gamma2_12, Gamma2_13, Gamma2_33, g23, Gamma3_23_2, Gamma3_22_3, Gamma3_12, Gamma3_13, Gamma3_33 in * ). Qed.
Lemma R2323_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  R2323 S11 S12 S22 = g13 S11 S12 S22 * (Gamma1_23_2 S11 S12 S22 - Gamma1_22_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_22 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_23_2 S11 S12 S22 - Gamma2_22_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_22 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_23_2 S11 S12 S22 - Gamma3_22_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_23 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_22 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_23 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_22 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_23 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_22 S11 S12 S22).
Proof. combination (unfold domain, R2323, g13, Gamma1_23_2, Gamma1_22_3, Gamma1_12, Gamma1_23, Gamma1_13, Gamma1_22, Gamma2_23, Gamma2_22, Gamma3_23, Gamma1_33, Gamma3_22, g23, Gamma2_23_2, Gamma2_22_3, Gamma2_12, Gamma2_13, Gamma2_33, g33, Gamma3_23_2, Gamma3_22_3, Gamma3_12, Gamma3_13, Gamma3_33 in * ). Qed.
Lemma R2331_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R1323 S11 S12 S22 = g11 S11 S12 S22 * (Gamma1_33_2 S11 S12 S22 - Gamma1_23_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_23 S11 S12 S22) + g12 S11 S12 S22 * (Gamma2_33_2 S11 S12 S22 - Gamma2_23_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_23 S11 S12 S22) + g13 S11 S12 S22 * (Gamma3_33_2 S11 S12 S22 - Gamma3_23_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_23 S11 S12 S22).
Proof. combination (unfold domain, R1323, g11, Gamma1_33_2, Gamma1_23_3, Gamma1_12, Gamma1_33, Gamma1_13, Gamma1_23, Gamma1_22, Gamma2_33, Gamma2_23, Gamma3_33, Gamma3_23, g12, Gamma2_33_2, Gamma2_23_3, Gamma2_12, Gamma2_13, Gamma2_22, g13, Gamma3_33_2, Gamma3_23_3, Gamma3_12, Gamma3_13, Gamma3_22 in * ). Qed.
Lemma R2332_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  - R2323 S11 S12 S22 = g12 S11 S12 S22 * (Gamma1_33_2 S11 S12 S22 - Gamma1_23_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_23 S11 S12 S22) + g22 S11 S12 S22 * (Gamma2_33_2 S11 S12 S22 - Gamma2_23_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_23 S11 S12 S22) + g23 S11 S12 S22 * (Gamma3_33_2 S11 S12 S22 - Gamma3_23_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_23 S11 S12 S22).
Proof. combination (unfold domain, R2323, g12, Gamma1_33_2, Gamma1_23_3, Gamma1_12, Gamma1_33, Gamma1_13, Gamma1_23, Gamma1_22, Gamma2_33, Gamma2_23, Gamma3_33, Gamma3_23, g22, Gamma2_33_2, Gamma2_23_3, Gamma2_12, Gamma2_13, Gamma2_22, g23, Gamma3_33_2, Gamma3_23_3, Gamma3_12, Gamma3_13, Gamma3_22 in * ). Qed.
Lemma R2333_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  0 = g13 S11 S12 S22 * (Gamma1_33_2 S11 S12 S22 - Gamma1_23_3 S11 S12 S22 + Gamma1_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma1_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma1_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma1_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma1_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma1_33 S11 S12 S22 * Gamma3_23 S11 S12 S22) + g23 S11 S12 S22 * (Gamma2_33_2 S11 S12 S22 - Gamma2_23_3 S11 S12 S22 + Gamma2_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma2_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma2_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma2_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma2_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma2_33 S11 S12 S22 * Gamma3_23 S11 S12 S22) + g33 S11 S12 S22 * (Gamma3_33_2 S11 S12 S22 - Gamma3_23_3 S11 S12 S22 + Gamma3_12 S11 S12 S22 * Gamma1_33 S11 S12 S22 - Gamma3_13 S11 S12 S22 * Gamma1_23 S11 S12 S22 + Gamma3_22 S11 S12 S22 * Gamma2_33 S11 S12 S22 - Gamma3_23 S11 S12 S22 * Gamma2_23 S11 S12 S22 + Gamma3_23 S11 S12 S22 * Gamma3_33 S11 S12 S22 - Gamma3_33 S11 S12 S22 * Gamma3_23 S11 S12 S22).
Proof. combination (unfold domain, g13, Gamma1_33_2, Gamma1_23_3, Gamma1_12, Gamma1_33, Gamma1_13, Gamma1_23, Gamma1_22, Gamma2_33, Gamma2_23, Gamma3_33, Gamma3_23, g23, Gamma2_33_2, Gamma2_23_3, Gamma2_12, Gamma2_13, Gamma2_22, g33, Gamma3_33_2, Gamma3_23_3, Gamma3_12, Gamma3_13, Gamma3_22 in * ). Qed.
Definition scalar_curvature (S11 S12 S22 : R) : R := - 2.
Lemma scalar_curvature_ok (S11 S12 S22 : R) : domain S11 S12 S22 ->
  scalar_curvature S11 S12 S22 = 2 * R1212 S11 S12 S22 * (h12 S11 S12 S22 * h12 S11 S12 S22 - h11 S11 S12 S22 * h22 S11 S12 S22) + 2 * R1213 S11 S12 S22 * (h13 S11 S12 S22 * h12 S11 S12 S22 - h11 S11 S12 S22 * h23 S11 S12 S22) + 2 * R1223 S11 S12 S22 * (h13 S11 S12 S22 * h22 S11 S12 S22 - h12 S11 S12 S22 * h23 S11 S12 S22) + 2 * R1213 S11 S12 S22 * (h12 S11 S12 S22 * h13 S11 S12 S22 - h11 S11 S12 S22 * h23 S11 S12 S22) + 2 * R1313 S11 S12 S22 * (h13 S11 S12 S22 * h13 S11 S12 S22 - h11 S11 S12 S22 * h33 S11 S12 S22) + 2 * R1323 S11 S12 S22 * (h13 S11 S12 S22 * h23 S11 S12 S22 - h12 S11 S12 S22 * h33 S11 S12 S22) + 2 * R1223 S11 S12 S22 * (h22 S11 S12 S22 * h13 S11 S12 S22 - h12 S11 S12 S22 * h23 S11 S12 S22) + 2 * R1323 S11 S12 S22 * (h23 S11 S12 S22 * h13 S11 S12 S22 - h12 S11 S12 S22 * h33 S11 S12 S22) + 2 * R2323 S11 S12 S22 * (h23 S11 S12 S22 * h23 S11 S12 S22 - h22 S11 S12 S22 * h33 S11 S12 S22).
Proof. combination (unfold domain, scalar_curvature, R1212, h12, h11, h22, R1213, h13, h23, R1223, R1313, h33, R1323, R2323 in * ). Qed.

End Certificate.
