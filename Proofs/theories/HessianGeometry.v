(** * Curvature of the alpha-connections of a Hessian metric.

    In natural coordinates g_ij = d_i d_j psi and T_ijk = d_i d_j d_k psi.  The functions of the coordinates form a
    commutative ring with commuting derivations D_i; alpha is a constant.  Curvature is defined from the connection of the
    second kind, as R^l_kij = d_i G^l_jk - d_j G^l_ik + G^l_im G^m_jk - G^l_jm G^m_ik. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory.
Local Open Scope ring_scope.

Section Hessian.
Variables (F : comRingType) (n : nat).
Notation I := 'I_n.
Variable D : I -> F -> F.
Hypothesis D_add : forall k, {morph D k : u v / u + v}.
Hypothesis D_mul : forall k u v, D k (u * v) = D k u * v + u * D k v.
Hypothesis D_com : forall i j u, D i (D j u) = D j (D i u).
Variable psi : F.
Definition g i j := D i (D j psi).
Definition T i j k := D i (g j k).
Variable h : I -> I -> F.
Hypothesis inverse : forall l k, \sum_m h l m * g m k = (l == k)%:R.
(** half: an element with half + half = 1. *)
Variable half : F.
Hypothesis half_half : half + half = 1.

(** The connection c T, of the first and of the second kind; alpha has c = (1 - alpha) / 2. *)
Definition gamma1 c i j k := c * T i j k.
Definition second c l i j := \sum_m h l m * gamma1 c i j m.
Definition curvature c l k i j :=
  D i (second c l j k) - D j (second c l i k)
  + \sum_m (second c l i m * second c m j k - second c l j m * second c m i k).
Definition lowered c i j k l := \sum_m g l m * curvature c m k i j.
Definition coefficient alpha := half * (1 - alpha).

Lemma D_sum k (S : finType) (f : S -> F) : D k (\sum_t f t) = \sum_t D k (f t).
Proof.
apply: (big_morph (D k) (D_add k)).
by apply: (addrI (D k 0)); rewrite -D_add !addr0.
Qed.

Lemma g_sym i j : g i j = g j i. Proof. by rewrite /g D_com. Qed.
Lemma T12 i j k : T i j k = T j i k. Proof. by rewrite /T /g (D_com i j). Qed.
Lemma T23 i j k : T i j k = T i k j. Proof. by rewrite /T g_sym. Qed.

Lemma g_matrix : (\matrix_(i, j) h i j) *m (\matrix_(i, j) g i j) = 1%:M :> 'M[F]_n.
Proof.
apply/matrixP => i j; rewrite !mxE -[RHS]inverse.
by apply: eq_bigr => m _; rewrite !mxE.
Qed.

Lemma inverse_right l k : \sum_m g l m * h m k = (l == k)%:R.
Proof.
have /mulmx1C /matrixP /(_ l k) := g_matrix.
rewrite !mxE => <-; by apply: eq_bigr => m _; rewrite !mxE.
Qed.

(** Lowering the index of the second kind gives the first kind. *)
Lemma lower_second c l i j : \sum_m g l m * second c m i j = gamma1 c i j l.
Proof.
rewrite (eq_bigr (fun m => \sum_p g l m * h m p * gamma1 c i j p)); last first.
  by move=> m _; rewrite mulr_sumr; apply: eq_bigr => p _; rewrite mulrA.
rewrite exchange_big /= (bigD1 l) //= -mulr_suml inverse_right eqxx mul1r big1 ?addr0 //.
by move=> p pl; rewrite -mulr_suml inverse_right eq_sym (negbTE pl) mul0r.
Qed.

Variable c : F.
Hypothesis c_constant : forall i, D i c = 0.

(** d_i of the lowering: g_lm d_i G^m_jk = c d_i T_jkl - T_ilm G^m_jk. *)
Lemma lower_derivative i j k l :
  \sum_m g l m * D i (second c m j k) = c * D i (T j k l) - \sum_m T i l m * second c m j k.
Proof.
have -> : c * D i (T j k l) = D i (\sum_m g l m * second c m j k).
  by rewrite lower_second /gamma1 D_mul c_constant mul0r add0r.
rewrite D_sum.
rewrite [X in _ = X - _](eq_bigr (fun m => T i l m * second c m j k + g l m * D i (second c m j k))); last first.
  by move=> m _; rewrite D_mul.
by rewrite big_split /= [X in _ = X - _]addrC addrK.
Qed.

(** THM hessian-curvature: R_ijkl = c (1 - c) (T_jlm T^m_ik - T_ilm T^m_jk), with T^m_ik = h^mp T_ikp. *)
Theorem hessian_curvature i j k l :
  lowered c i j k l =
  c * (1 - c) * \sum_m \sum_p (T j l m * h m p * T i k p - T i l m * h m p * T j k p).
Proof.
have up m a b : second c m a b = c * \sum_p h m p * T a b p.
  by rewrite /second mulr_sumr; apply: eq_bigr => p _; rewrite /gamma1; ring.
have quad a b d e : \sum_m T a b m * second c m d e = c * \sum_m \sum_p T a b m * h m p * T d e p.
  rewrite mulr_sumr; apply: eq_bigr => m _; rewrite up mulr_sumr mulr_sumr mulr_sumr.
  by apply: eq_bigr => p _; ring.
pose Q a b d e := \sum_m \sum_p T a b m * h m p * T d e p.
have prod a d e : \sum_m g l m * (\sum_s second c m a s * second c s d e) = c * \sum_s T a s l * second c s d e.
  rewrite (eq_bigr (fun m => \sum_s g l m * second c m a s * second c s d e)); last first.
    by move=> m _; rewrite mulr_sumr; apply: eq_bigr => s _; rewrite mulrA.
  rewrite exchange_big /= mulr_sumr; apply: eq_bigr => s _.
  by rewrite -mulr_suml lower_second /gamma1 mulrA.
have prod' a b d : \sum_m g l m * (\sum_s second c m a s * second c s b d) = c * (c * Q a l b d).
  rewrite prod // -quad; congr (_ * _); apply: eq_bigr => s _; by rewrite T23.
rewrite /lowered /curvature.
rewrite (eq_bigr (fun m => (g l m * D i (second c m j k) - g l m * D j (second c m i k))
   + (g l m * (\sum_s second c m i s * second c s j k)
      - g l m * (\sum_s second c m j s * second c s i k)))); last first.
  by move=> m _; rewrite sumrB; ring.
rewrite big_split /= !sumrB !lower_derivative !prod' !quad -/(Q i l j k) -/(Q j l i k).
have -> : D i (T j k l) = D j (T i k l) by rewrite /T D_com.
have -> : \sum_m \sum_p (T j l m * h m p * T i k p - T i l m * h m p * T j k p) = Q j l i k - Q i l j k.
  by rewrite /Q -sumrB; apply: eq_bigr => m _; rewrite sumrB.
by ring.
Qed.
End Hessian.

Section Alpha.
Variables (F : comRingType) (n : nat).
Variable D : 'I_n -> F -> F.
Hypothesis D_add : forall k, {morph D k : u v / u + v}.
Hypothesis D_mul : forall k u v, D k (u * v) = D k u * v + u * D k v.
Hypothesis D_com : forall i j u, D i (D j u) = D j (D i u).
Variables (psi : F) (h : 'I_n -> 'I_n -> F) (half : F).
Hypothesis inverse : forall l k, \sum_m h l m * g D psi m k = (l == k)%:R.
Hypothesis half_half : half + half = 1.

Lemma D_one i : D i 1 = 0.
Proof.
have e := D_mul i 1 1; rewrite !mulr1 mul1r in e.
by apply: (addrI (D i 1)); rewrite addr0 -e.
Qed.

(** THM alpha-curvature: R^(alpha) = (1 - alpha^2) R^(0) for a constant alpha, lowered and in every index. *)
Theorem alpha_curvature alpha i j k l : (forall i, D i alpha = 0) ->
  lowered D psi h (coefficient half alpha) i j k l =
  (1 - alpha ^+ 2) * lowered D psi h (coefficient half 0) i j k l.
Proof.
move=> d_alpha.
have d_half a : D a half = 0.
  have e : D a half + D a half = 0 by rewrite -D_add half_half D_one.
  by rewrite -[LHS]mul1r -half_half mulrDl -mulrDr e mulr0.
have d_coefficient b : (forall a, D a b = 0) -> forall a, D a (coefficient half b) = 0.
  move=> d a; rewrite /coefficient D_mul d_half mul0r add0r.
  have -> : D a (1 - b) = 0.
    by apply: (addIr (D a b)); rewrite -D_add subrK D_one add0r d.
  by rewrite mulr0.
have d_zero a : D a 0 = 0 by apply: (addrI (D a 0)); rewrite -D_add !addr0.
rewrite !(hessian_curvature D_add D_mul D_com inverse); try exact: d_coefficient.
rewrite mulrA; congr (_ * _); rewrite /coefficient subr0 mulr1.
have hh : 1 = half + half :> F by rewrite half_half.
have -> : 1 - half = half by rewrite [X in X - _]hh addrK.
have -> : 1 - half * (1 - alpha) = half * (1 + alpha).
  by rewrite [X in X - _]hh; ring.
by ring.
Qed.
End Alpha.
