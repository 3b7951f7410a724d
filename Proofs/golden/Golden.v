(** * Certified values for tests.

    One line for each entry of values.json: the formula as the library prints it for Coq, the decimal, the bound.  A test
    of the library compares both files, and the library's own numbers with the decimals. *)
From Coq Require Import Reals.
From Interval Require Import Tactic.
Open Scope R_scope.

(** Log-partition function of three categories. *)
Lemma log_sum_exp : Rabs (ln (1 / (exp (1 / 10)) ^ 7 + (exp (1 / 10)) ^ 3 + 1) - 1.0460705350576004) <= 1e-15.
Proof. interval with (i_prec 80). Qed.

(** Fisher-Rao distance of N(0, 1) and N(1, 4). *)
Lemma normal_distance : Rabs (sqrt 2 * ln (sqrt 3 * sqrt 19 / 8 + 11 / 8) - 1.1893809314064118) <= 1e-15.
Proof. interval with (i_prec 80). Qed.

(** Fisher-Rao distance of the exponential distributions with rates 1 and 3. *)
Lemma exponential_distance : Rabs (ln 3 - 1.0986122886681097) <= 1e-15.
Proof. interval with (i_prec 80). Qed.

(** Fisher-Rao distance of the Poisson distributions with rates 2 and 5. *)
Lemma poisson_distance : Rabs (2 * (sqrt 5 - sqrt 2) - 1.6437088302533893) <= 1e-15.
Proof. interval with (i_prec 80). Qed.

(** Kullback-Leibler divergence of N(0, 1) from N(1, 4). *)
Lemma normal_divergence : Rabs (ln 2 - 1 / 4 - 0.44314718055994531) <= 1e-15.
Proof. interval with (i_prec 80). Qed.

(** Fisher-Rao distance of the Bernoulli trials with probabilities 1/10 and 9/10. *)
Lemma bernoulli_distance : Rabs (2 * (atan 3 - atan (1 / 3)) - 1.8545904360032245) <= 1e-15.
Proof. interval with (i_prec 80). Qed.

(** The normalizing constant of the standard normal distribution. *)
Lemma half_line_area : Rabs (sqrt 2 * sqrt PI - 2.5066282746310005) <= 1e-15.
Proof. interval with (i_prec 80). Qed.
