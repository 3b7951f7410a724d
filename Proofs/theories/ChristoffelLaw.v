(** * The transformation law of Christoffel symbols for functions of two real variables.

    [Connections.christoffel_law] is algebra: it takes the chain rule and the symmetry of second derivatives as
    hypotheses.  Here both are proved from the existence and continuity of partial derivatives. *)
From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(** Two coordinates: [true] and [false]. *)
Notation index := bool.
Definition sum (f : index -> R) : R := f true + f false.

(** The partial derivative of a function of two variables. *)
Definition D (i : index) (f : R -> R -> R) (u v : R) : R :=
  if i then Derive (fun t => f t v) u else Derive (fun t => f u t) v.

(** Both partial derivatives exist everywhere. *)
Definition partials (f : R -> R -> R) : Prop :=
  forall u v, ex_derive (fun t => f t v) u /\ ex_derive (fun t => f u t) v.

(** The Christoffel symbols of the first kind, doubled. *)
Definition christoffel (g : index -> index -> R -> R -> R) (i j k : index) (u v : R) : R :=
  D i (g j k) u v + D j (g i k) u v - D k (g i j) u v.

Section Law.
(** The change of coordinates (u, v) -> (x true, x false), twice continuously differentiable. *)
Variable x : index -> R -> R -> R.
Hypothesis x_partials : forall a, partials (x a).
Hypothesis x_partials2 : forall a i, partials (D i (x a)).
Hypothesis x_continuous2 : forall a i j u v, continuity_2d_pt (D i (D j (x a))) u v.
(** The metric in the old coordinates, continuously differentiable. *)
Variable g : index -> index -> R -> R -> R.
Hypothesis g_symmetric : forall a b, g a b = g b a.
Hypothesis g_partials : forall a b, partials (g a b).
Hypothesis g_continuous : forall a b u v, continuity_2d_pt (D true (g a b)) u v.

(** The metric in the new coordinates. *)
Definition pulled (i j : index) (u v : R) : R :=
  sum (fun a => sum (fun b => D i (x a) u v * D j (x b) u v * g a b (x true u v) (x false u v))).

Lemma schwarz a u v : D true (D false (x a)) u v = D false (D true (x a)) u v.
Proof.
  unfold D; apply (Schwarz (x a)).
  - exists (mkposreal 1 Rlt_0_1); intros s t _ _.
    destruct (x_partials a s t); destruct (x_partials2 a true s t); destruct (x_partials2 a false s t).
    repeat split; assumption.
  - exact (x_continuous2 a true false u v).
  - exact (x_continuous2 a false true u v).
Qed.

Lemma schwarz_all a i j u v : D i (D j (x a)) u v = D j (D i (x a)) u v.
Proof. destruct i, j; try reflexivity; [apply schwarz | symmetry; apply schwarz]. Qed.

Lemma g_differentiable a b p q : differentiable_pt_lim (g a b) p q (D true (g a b) p q) (D false (g a b) p q).
Proof.
  apply filterdiff_differentiable_pt_lim.
  apply (is_derive_filterdiff (g a b) p q (D true (g a b))).
  - exists (mkposreal 1 Rlt_0_1); intros [s t] _.
    exact (Derive_correct (fun z => g a b z t) s (proj1 (g_partials a b s t))).
  - exact (Derive_correct (fun z => g a b p z) q (proj2 (g_partials a b p q))).
  - apply continuity_2d_pt_filterlim, g_continuous.
Qed.

(** The line through (u, v) along a coordinate. *)
Definition along (k : index) (f : R -> R -> R) (u v t : R) : R := if k then f t v else f u t.
Definition place (k : index) (u v : R) : R := if k then u else v.

Lemma along_place k f u v : along k f u v (place k u v) = f u v.
Proof. now destruct k. Qed.

Lemma D_along k f u v : D k f u v = Derive (along k f u v) (place k u v).
Proof. now destruct k. Qed.

Lemma along_derivative k f u v : partials f -> is_derive (along k f u v) (place k u v) (D k f u v).
Proof.
  intro h; destruct k.
  - exact (Derive_correct (fun t => f t v) u (proj1 (h u v))).
  - exact (Derive_correct (fun t => f u t) v (proj2 (h u v))).
Qed.

(** The chain rule for a component of the metric. *)
Lemma chain k a b u v :
  is_derive (fun t => g a b (along k (x true) u v t) (along k (x false) u v t)) (place k u v)
    (sum (fun c => D k (x c) u v * D c (g a b) (x true u v) (x false u v))).
Proof.
  apply is_derive_Reals.
  replace (sum _) with
    (D true (g a b) (x true u v) (x false u v) * D k (x true) u v
     + D false (g a b) (x true u v) (x false u v) * D k (x false) u v) by (unfold sum; ring).
  apply derivable_pt_lim_comp_2d.
  - rewrite !along_place; apply g_differentiable.
  - apply is_derive_Reals, along_derivative, x_partials.
  - apply is_derive_Reals, along_derivative, x_partials.
Qed.

Lemma product3 (p q r : R -> R) s p' q' r' :
  is_derive p s p' -> is_derive q s q' -> is_derive r s r' ->
  is_derive (fun t => p t * q t * r t) s (p' * q s * r s + p s * q' * r s + p s * q s * r').
Proof.
  intros hp hq hr.
  evar_last; [apply (is_derive_mult (fun t => p t * q t) r s); [apply (is_derive_mult p q s); try eassumption | eassumption | ]|];
    try (intros; apply Rmult_comm).
  unfold plus, mult; simpl; ring.
Qed.

Lemma plus2 (p q : R -> R) s p' q' : is_derive p s p' -> is_derive q s q' -> is_derive (fun t => p t + q t) s (p' + q').
Proof. intros; now apply (is_derive_plus p q). Qed.

Lemma D_pulled k i j u v :
  D k (pulled i j) u v =
  sum (fun a => sum (fun b =>
    D k (D i (x a)) u v * D j (x b) u v * g a b (x true u v) (x false u v)
    + D i (x a) u v * D k (D j (x b)) u v * g a b (x true u v) (x false u v)
    + D i (x a) u v * D j (x b) u v * sum (fun c => D k (x c) u v * D c (g a b) (x true u v) (x false u v)))).
Proof.
  rewrite D_along; apply is_derive_unique.
  apply (is_derive_ext (fun t => sum (fun a => sum (fun b =>
    along k (D i (x a)) u v t * along k (D j (x b)) u v t
    * g a b (along k (x true) u v t) (along k (x false) u v t))))).
  { intro t; destruct k; reflexivity. }
  assert (term : forall a b, is_derive (fun t => along k (D i (x a)) u v t * along k (D j (x b)) u v t
      * g a b (along k (x true) u v t) (along k (x false) u v t)) (place k u v)
    (D k (D i (x a)) u v * D j (x b) u v * g a b (x true u v) (x false u v)
     + D i (x a) u v * D k (D j (x b)) u v * g a b (x true u v) (x false u v)
     + D i (x a) u v * D j (x b) u v * sum (fun c => D k (x c) u v * D c (g a b) (x true u v) (x false u v)))).
  { intros a b.
    pose proof (product3 _ _ _ _ _ _ _ (along_derivative k _ u v (x_partials2 a i))
      (along_derivative k _ u v (x_partials2 b j)) (chain k a b u v)) as h.
    rewrite !along_place in h; exact h. }
  unfold sum at 1 2 3; apply plus2; apply plus2; apply term.
Qed.

(** THM christoffel-law-real: the law on real derivatives, of the first kind and doubled. *)
Theorem christoffel_law_real i j k u v :
  christoffel pulled i j k u v =
  sum (fun a => sum (fun b => sum (fun c =>
    D i (x a) u v * D j (x b) u v * D k (x c) u v * christoffel g a b c (x true u v) (x false u v))))
  + 2 * sum (fun a => sum (fun b => D i (D j (x a)) u v * D k (x b) u v * g a b (x true u v) (x false u v))).
Proof.
  unfold christoffel; rewrite !D_pulled.
  unfold sum; rewrite (g_symmetric false true).
  rewrite !(schwarz_all _ k i), !(schwarz_all _ k j), !(schwarz_all _ j i).
  (* Numbers in place of derivatives: [ring] would compare them by computation. *)
  repeat match goal with |- context [D ?i ?f ?s ?t] => let n := fresh in set (n := D i f s t); clearbody n end.
  repeat match goal with |- context [g ?a ?b ?s ?t] => let n := fresh in set (n := g a b s t); clearbody n end.
  ring.
Qed.
End Law.
