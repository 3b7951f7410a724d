(** * The log-partition function is the logarithm of the total mass.

    Certificates take psi as given.  For these families it is proved here that exp psi is the sum, or the integral, of
    h(x) exp (theta . t(x)), in the parameters that the library uses. *)
From Coq Require Import Reals Lra List.
From Coquelicot Require Import Coquelicot.
From InfoGeom Require Import ImproperIntegrals.
Open Scope R_scope.

Definition total (l : list R) : R := fold_right Rplus 0 l.

Lemma total_exp_log q (p : list R) : 0 < q -> (forall x, In x p -> 0 < x) ->
  total (map (fun x => exp (ln x - ln q)) p) = total p / q.
Proof.
  intros q0 h; induction p as [|x p ih]; simpl; [field; lra|].
  rewrite ih by (intros; apply h; now right).
  unfold Rminus; rewrite exp_plus, exp_Ropp, !exp_ln by (try assumption; apply h; now left).
  field; lra.
Qed.

(** THM categorical-log-partition.  Categories with probabilities p and q = 1 - sum p, natural parameters
    log p_i - log q: psi = - log q is the logarithm of 1 + sum of exp theta_i. *)
Theorem categorical_log_partition q (p : list R) :
  0 < q -> (forall x, In x p -> 0 < x) -> q = 1 - total p ->
  ln (1 + total (map (fun x => exp (ln x - ln q)) p)) = - ln q.
Proof.
  intros q0 h e; rewrite total_exp_log by assumption.
  replace (1 + total p / q) with (/ q) by (rewrite e; field; lra).
  now apply ln_Rinv.
Qed.

(** THM poisson-log-partition.  Counts n with h(n) = 1/n! and theta = log rate: the sum of h(n) exp (n theta) is
    exp rate, so that psi = rate. *)
Theorem poisson_log_partition rate : 0 < rate ->
  is_series (fun n => / INR (fact n) * exp (INR n * ln rate)) (exp rate).
Proof.
  intro h. apply is_series_Reals.
  apply (Un_cv_ext (sum_f_R0 (fun i => / INR (fact i) * rate ^ i))).
  - intro n; apply sum_eq; intros i _. f_equal.
    rewrite <- Rpower_pow by assumption. unfold Rpower. reflexivity.
  - exact (proj2_sig (exist_exp rate)).
Qed.

(** THM geometric-log-partition.  Counts of failures with theta = log (1 - p): the sum is 1/p, so that psi = - log p. *)
Theorem geometric_log_partition p : 0 < p < 1 -> is_series (fun n => exp (INR n * ln (1 - p))) (exp (- ln p)).
Proof.
  intro h. replace (exp (- ln p)) with (/ (1 - (1 - p))) by (rewrite exp_Ropp, exp_ln by lra; f_equal; lra).
  apply (is_series_ext (fun n => (1 - p) ^ n)).
  - intro n; rewrite <- Rpower_pow by lra. reflexivity.
  - apply is_series_geom; rewrite Rabs_right; lra.
Qed.

(** THM binomial-log-partition.  Successes in n trials with h = C n i and theta = log p - log (1 - p): the sum is
    (1 - p)^-n, so that psi = - n log (1 - p). *)
Theorem binomial_log_partition n p : 0 < p < 1 ->
  sum_f_R0 (fun i => Binomial.C n i * exp (INR i * (ln p - ln (1 - p)))) n = exp (- INR n * ln (1 - p)).
Proof.
  intro h.
  assert (e : forall i, exp (INR i * (ln p - ln (1 - p))) = (p / (1 - p)) ^ i).
  { intro i. rewrite <- Rpower_pow by (apply Rdiv_lt_0_compat; lra).
    unfold Rpower, Rdiv; rewrite ln_mult, ln_Rinv by (try apply Rinv_0_lt_compat; lra). reflexivity. }
  transitivity ((p / (1 - p) + 1) ^ n).
  - rewrite binomial; apply sum_eq; intros i hi. rewrite e, pow1; ring.
  - replace (p / (1 - p) + 1) with (/ (1 - p)) by (field; lra).
    rewrite <- Rpower_pow by (apply Rinv_0_lt_compat; lra).
    unfold Rpower; rewrite ln_Rinv by lra. f_equal; ring.
Qed.

(** THM exponential-log-partition.  Waiting times with theta = - rate: the integral of exp (- rate x) over the half line
    is 1/rate, so that psi = - log rate. *)
Theorem exponential_log_partition rate : 0 < rate ->
  is_RInt_gen (fun x => exp (- rate * x)) (at_point 0) (Rbar_locally p_infty) (exp (- ln rate)).
Proof.
  intro h. rewrite exp_Ropp, exp_ln by assumption.
  apply (limit_of_integrals_p _ 0 (fun b => / rate - exp (- rate * b) / rate)).
  - exists 0; intros b _.
    replace (/ rate - exp (- rate * b) / rate)
      with (minus (- exp (- rate * b) / rate) (- exp (- rate * 0) / rate))
      by (unfold minus, plus, opp; simpl; rewrite Rmult_0_r, exp_0; field; lra).
    apply (is_RInt_derive (fun x => - exp (- rate * x) / rate)); intros x _.
    + auto_derive; [trivial | field; lra].
    + apply (ex_derive_continuous (fun x => exp (- rate * x))); auto_derive; trivial.
  - replace (Finite (/ rate)) with (Finite (/ rate - 0)) by (f_equal; ring).
    apply (is_lim_minus' (fun _ => / rate) (fun b => exp (- rate * b) / rate)); [apply is_lim_const|].
    replace (Finite 0) with (Rbar_mult 0 (/ rate)) by (simpl; f_equal; ring).
    apply is_lim_scal_r.
    apply (is_lim_comp exp (fun b => - rate * b) p_infty 0 m_infty).
    + apply is_lim_exp_m.
    + intros P [M hM]; exists (- M / rate); intros x hx; apply hM.
      apply Rmult_lt_compat_l with (r := rate) in hx; [|assumption].
      replace (rate * (- M / rate)) with (- M) in hx by (field; lra). lra.
    + exists 0; intros; discriminate.
Qed.
