(** * Tactics that close the statements of certificates.

    A certificate is written by the library: definitions of closed forms, and for each one the statement that it is the
    derivative of another, or an algebraic combination of others.  Nothing here is trusted: a tactic that fails leaves a
    statement unproved, and Coq refuses the file. *)
From Coq Require Export Reals Lra.
From Coquelicot Require Export Coquelicot.
Open Scope R_scope.

(** Conjunctions of the domain become separate hypotheses. *)
Ltac split_domain := repeat match goal with H : _ /\ _ |- _ => destruct H end.

(** 0 < e, following the structure of e. *)
Ltac positive :=
  first
    [ assumption
    | lazymatch goal with
      | |- 0 < exp _ => apply exp_pos
      | |- 0 < PI => apply PI_RGT_0
      | |- 0 < sqrt _ => apply sqrt_lt_R0; positive
      | |- 0 < _ ^ _ => apply pow_lt; positive
      | |- 0 < _ * _ => apply Rmult_lt_0_compat; positive
      | |- 0 < _ / _ => apply Rdiv_lt_0_compat; positive
      | |- 0 < / _ => apply Rinv_0_lt_compat; positive
      | |- 0 < _ + _ => apply Rplus_lt_0_compat; positive
      end
    | lra | nra ].

(** e <> 0, following the structure of e; last by a hypothesis of which it is a multiple. *)
Ltac nonzero :=
  first
    [ assumption
    | lazymatch goal with
      | |- ?x ^ _ <> 0 => apply pow_nonzero; nonzero
      | |- _ * _ <> 0 => apply Rmult_integral_contrapositive_currified; nonzero
      | |- _ / _ <> 0 => apply Rmult_integral_contrapositive_currified; nonzero
      | |- - _ <> 0 => apply Ropp_neq_0_compat; nonzero
      | |- / _ <> 0 => apply Rinv_neq_0_compat; nonzero
      end
    | apply not_eq_sym, Rlt_not_eq; positive
    | match goal with
      | H : _ <> 0 |- _ <> 0 => let E := fresh in intro E; apply H; lra
      end
    | lra | nra ].

Ltac side_conditions :=
  repeat match goal with |- _ /\ _ => split end;
  lazymatch goal with
  | |- True => exact I
  | |- _ <> _ => nonzero
  | |- 0 < _ => positive
  | |- _ => first [ assumption | lra | nra ]
  end.

(** What [field] must know of roots, sines and cosines: their squares. *)
Ltac square_facts :=
  repeat match goal with
  | |- context [sqrt ?x] =>
      lazymatch goal with
      | _ : sqrt x * sqrt x = x |- _ => fail
      | _ => assert (sqrt x * sqrt x = x) by (apply sqrt_sqrt, Rlt_le; positive)
      end
  | |- context [sin ?x] =>
      lazymatch goal with
      | _ : sin x * sin x = 1 - cos x * cos x |- _ => fail
      | _ => assert (sin x * sin x = 1 - cos x * cos x)
               by (pose proof (sin2_cos2 x) as h; unfold Rsqr in h; lra)
      end
  end.

(** [ring] with the squares in the context, of which there may be three. *)
Ltac ring_with_squares :=
  multimatch goal with
  | A : ?a * ?a = _, B : ?b * ?b = _, C : ?c * ?c = _ |- _ => ring [A B C]
  | A : ?a * ?a = _, B : ?b * ?b = _ |- _ => ring [A B]
  | A : ?a * ?a = _ |- _ => ring [A]
  end.

Ltac equality :=
  first
    [ reflexivity
    | field; side_conditions
    (* [auto_derive] writes a - b as a + - b and a / b as a * / b inside of functions too *)
    | unfold Rminus, Rdiv in *; field; side_conditions
    | square_facts; field_simplify_eq; [ ring_with_squares | side_conditions .. ]
    | square_facts; match goal with A : ?a * ?a = _ |- _ => field [A]; side_conditions end ].

(** [derivative definitions] proves [domain -> is_derive f x closed_form]. *)
Tactic Notation "derivative" tactic(definitions) :=
  intro; definitions; split_domain;
  auto_derive; [ side_conditions | equality ].

(** [combination definitions] proves [domain -> closed_form = combination]. *)
Tactic Notation "combination" tactic(definitions) :=
  intro; definitions; split_domain; equality.
