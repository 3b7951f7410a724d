(** * Integrals over half lines and the line, by limits of proper ones. *)
From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(** If int_a^y f = F a for all a far to the left, and F tends to l, then the integral from minus infinity is l. *)
Lemma limit_of_integrals_m (f : R -> R) (y : R) (F : R -> R) (l : R) :
  Rbar_locally m_infty (fun a => is_RInt f a y (F a)) -> is_lim F m_infty l ->
  is_RInt_gen f (Rbar_locally m_infty) (at_point y) l.
Proof.
  intros h lim P hP.
  apply Filter_prod with (Q := fun a => is_RInt f a y (F a) /\ P (F a)) (R := fun b => b = y).
  - apply filter_and; [exact h | exact (lim P hP)].
  - reflexivity.
  - intros a b [h1 h2] ->; exists (F a); now split.
Qed.

Lemma limit_of_integrals_p (f : R -> R) (y : R) (F : R -> R) (l : R) :
  Rbar_locally p_infty (fun b => is_RInt f y b (F b)) -> is_lim F p_infty l ->
  is_RInt_gen f (at_point y) (Rbar_locally p_infty) l.
Proof.
  intros h lim P hP.
  apply Filter_prod with (Q := fun a => a = y) (R := fun b => is_RInt f y b (F b) /\ P (F b)).
  - reflexivity.
  - apply filter_and; [exact h | exact (lim P hP)].
  - intros a b -> [h1 h2]; exists (F b); now split.
Qed.

(** The integral over the line of a function with an antiderivative that has limits. *)
Theorem integral_by_antiderivative (f G : R -> R) (la lb : R) :
  (forall x, is_derive G x (f x)) -> (forall x, continuous f x) ->
  is_lim G m_infty la -> is_lim G p_infty lb ->
  is_RInt_gen f (Rbar_locally m_infty) (Rbar_locally p_infty) (lb - la).
Proof.
  intros d c lm lp.
  replace (lb - la) with (plus (G 0 - la) (lb - G 0)) by (unfold plus; simpl; lra).
  apply (is_RInt_gen_Chasles f 0).
  - apply (limit_of_integrals_m f 0 (fun a => G 0 - G a)).
    + exists 0; intros a _. apply (is_RInt_derive G f); intros; auto.
    + apply (is_lim_minus' (fun _ => G 0) G m_infty (G 0) la); [apply is_lim_const | exact lm].
  - apply (limit_of_integrals_p f 0 (fun b => G b - G 0)).
    + exists 0; intros b _. apply (is_RInt_derive G f); intros; auto.
    + apply (is_lim_minus' G (fun _ => G 0) p_infty lb (G 0)); [exact lp | apply is_lim_const].
Qed.
