#!/usr/bin/env bash
# What must be refused: certificates with one character changed, and breaches of the rules that check.sh guards.
#
#   ./check-mutants.sh [--sources]    with --sources only what needs no Coq
set -euo pipefail
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0
fail() { printf '%s\n' "$1" >&2; failures=$((failures + 1)); }

# MARK: Rules

# A copy of what check.sh reads; each breach is made in a fresh one.
copy() {
  rm -rf "$scratch/copy"
  mkdir -p "$scratch/copy/Proofs"
  cp -r theories generated golden theorems.txt _CoqProject check.sh "$scratch/copy/Proofs"
  ln -s "$(cd ..; pwd)/Tests" "$scratch/copy/Tests"
  cp -r ../Sources "$scratch/copy/Sources"
}
accepted() { (cd "$scratch/copy/Proofs" && ./check.sh --sources) >/dev/null 2>&1; }
refused() {
  if accepted; then fail "not refused: $1"; else echo "refused: $1"; fi
  copy
}

copy
accepted || { fail "the control is refused"; }
echo 'Axiom anything : False.' >>"$scratch/copy/Proofs/theories/Divergence.v"
refused "an added axiom"
printf 'Lemma anything : False.\nProof. Admitted.\n' >>"$scratch/copy/Proofs/theories/Divergence.v"
refused "an Admitted"
printf 'Theorem idle : True.\nProof. exact I. Qed.\n' >>"$scratch/copy/Proofs/theories/Divergence.v"
refused "a theorem without symbol and test"
sed -i 's/^Divergence.three_point | [A-Za-z]* |/Divergence.three_point | NoSuchSymbol |/' "$scratch/copy/Proofs/theorems.txt"
refused "a theorem whose symbol is missing"
sed -i 's/^\(Divergence.three_point .*\)\.threePoints/\1.noSuchTest/' "$scratch/copy/Proofs/theorems.txt"
refused "a theorem whose test is missing"
sed -i '/^Divergence.three_point /d' "$scratch/copy/Proofs/theorems.txt"
refused "a theorem without a line"
printf '/// Proved: Divergence.no_such_theorem.\n' >>"$scratch/copy/Sources/NaturalGradients/NaturalGradient.swift"
refused "a comment that names a missing theorem"
echo 'Lemma one : True. Proof. exact I. Qed.' >"$scratch/copy/Proofs/theories/Extra.v"
refused "a file that is not compiled"

if [ "${1:-}" = --sources ]; then
  [ $failures = 0 ] || exit 1
  exit 0
fi

# MARK: Certificates

compiles() { coqc -q -w none -R theories InfoGeom "$1" >/dev/null 2>&1; }
for module in Normal Gamma InverseGaussian CategoricalK3; do
  cp "generated/$module.v" "$scratch/Mutant.v"
  compiles "$scratch/Mutant.v" || { fail "$module: the control does not compile"; continue; }
  # One digit more in a number of a definition, at six places spread over the file; dead definitions are none of them.
  mapfile -t lines < <(grep -nE '^Definition (eta|psi|g[0-9]|T|h|Gamma|R[0-9]|scalar).*: R := (.*[^A-Za-z_0-9])?[0-9]' "generated/$module.v" | cut -d: -f1)
  for k in 0 1 2 3 4 5; do
    line=${lines[$((k * ${#lines[@]} / 6))]}
    awk -v n="$line" 'NR != n { print; next }
      { at = index($0, ":="); body = substr($0, at)
        if (match(body, /(^|[^A-Za-z_0-9])[0-9]+/)) {
          digits = substr(body, RSTART, RLENGTH); number = digits; gsub(/[^0-9]/, "", number)
          sub(/[0-9]+$/, number + 1, digits)
          body = substr(body, 1, RSTART - 1) digits substr(body, RSTART + RLENGTH) }
        print substr($0, 1, at - 1) body }' "generated/$module.v" >"$scratch/Mutant.v"
    if cmp -s "generated/$module.v" "$scratch/Mutant.v"; then continue; fi
    if compiles "$scratch/Mutant.v"; then fail "$module: line $line survives a change"; else echo "refused: $module with line $line changed"; fi
  done
done

# An axiom that hides as a hypothesis outside of a section is found by Coq only.
mkdir -p "$scratch/hidden"
cat >"$scratch/hidden/Hidden.v" <<'V'
Hypothesis anything : False.
Lemma everything : 0 = 1. Proof. destruct anything. Qed.
Print Assumptions everything.
V
if coqc -q -w none "$scratch/hidden/Hidden.v" 2>/dev/null | grep -q '^anything'; then
  echo "refused: a hypothesis outside of a section, by the list of axioms"
else
  fail "a hypothesis outside of a section is not listed by Coq"
fi
[ $failures = 0 ] || { printf '%d failure(s).\n' $failures >&2; exit 1; }
