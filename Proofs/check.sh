#!/usr/bin/env bash
# Checks what Coq's compiler does not: that nothing is admitted, that every theorem is tied to a symbol of the library
# and to a test, that comments name theorems that exist, and which axioms everything rests on.
#
#   ./check.sh --sources    only what can be read off the sources; Coq is not needed
#   ./check.sh              and the axioms of the theories and the fast certificates, which must be compiled
#   ./check.sh --all        of the slow certificates too
#   ./check.sh --write      writes the tables in README.md anew (after `make all`)
set -euo pipefail
cd "$(dirname "$0")"
mode=${1:-}
root=${SWIFT_ROOT:-..}
failures=0
fail() { printf '%s\n' "$1" >&2; failures=$((failures + 1)); }

# MARK: The sources

# Comments may speak of axioms; what stands outside of them may not.
code() { perl -0pe '1 while s/\(\*(?:(?!\(\*|\*\)).)*\*\)//gs' "$1"; }
for file in theories/*.v generated/*.v golden/*.v; do
  if code "$file" | grep -nE '\b(Admitted|admit|give_up|Axioms?|Parameters?|Conjecture|Primitive|Unset Guard Checking|bypass_check|Declare Module)\b' >/dev/null; then
    fail "$file: something is assumed without proof"
  fi
done

proved=$(for file in theories/*.v; do
  code "$file" | grep -oE '^(Theorem|Corollary) [A-Za-z0-9_]+' | awk -v m="$(basename "$file" .v)" '{ print m "." $2 }'
done | sort)
listed=$(grep -v '^#' theorems.txt | cut -d'|' -f1 | tr -d ' ' | sort)
for name in $(comm -23 <(echo "$proved") <(echo "$listed")); do fail "theorems.txt: $name has no line: no symbol and no test"; done
for name in $(comm -13 <(echo "$proved") <(echo "$listed")); do fail "theorems.txt: $name is not a theorem"; done
for name in $(uniq -d <<<"$listed"); do fail "theorems.txt: $name has two lines"; done

while IFS='|' read -r name symbol test; do
  name=${name// /} symbol=${symbol// /} test=${test// /}
  if [ -z "$symbol" ] || ! grep -rqw --include='*.swift' -e "$symbol" "$root/Sources"; then
    fail "theorems.txt: $name: no symbol “$symbol” in Sources"
  fi
  if [ -z "$test" ] || ! grep -rqE --include="${test%%.*}.swift" "func ${test#*.}\b" "$root/Tests"; then
    fail "theorems.txt: $name: no test “$test” in Tests"
  fi
done < <(grep -v '^#' theorems.txt)

# A comment that says “Proved: Module.theorem” must name one that exists.
while IFS=: read -r file line text; do
  for name in $(grep -oE '\bProved: [A-Z][A-Za-z]*\.[A-Za-z0-9_]+' <<<"$text" | sed -e 's/^Proved: //'); do
    grep -qxF "$name" <<<"$proved" || fail "$file:$line: there is no theorem $name"
  done
done < <(grep -rnE --include='*.swift' '\bProved: [A-Z]' "$root/Sources" || true)

# What is compiled is what is there.
for file in theories/*.v generated/*.v golden/*.v; do
  grep -qxF "$file" _CoqProject || fail "_CoqProject: $file is missing"
done

finish() {
  if [ $failures -gt 0 ]; then printf '%d failure(s).\n' $failures >&2; exit 1; fi
  printf '%s\n' "$1"
}
count=$(wc -l <<<"$proved")
if [ "$mode" = --sources ]; then finish "$count theorems, each with a symbol and a test; nothing is admitted."; exit 0; fi

# MARK: The axioms, by Coq itself

# The axioms of the classical real numbers, and the machine integers and floating-point numbers of interval arithmetic.
allowed='^(ClassicalDedekindReals\.sig_not_dec|ClassicalDedekindReals\.sig_forall_dec|FunctionalExtensionality\.functional_extensionality_dep|Classical_Prop\.classic|Uint63\..*|PrimInt63\..*|PrimFloat\..*|FloatAxioms\..*|FloatOps\..*|Int63\..*|Sint63\..*)$'

modules=()
for file in theories/*.v golden/*.v generated/*.v; do
  module=$(basename "$file" .v)
  if [ "${file%%/*}" = generated ] && [ "$mode" = "" ] && ! grep -qE "^$module [^ ]+ fast" generated/models.txt; then continue; fi
  modules+=("$file")
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
logical() {
  case "$1" in theories/*) echo InfoGeom ;; generated/*) echo InfoGeom.Generated ;; golden/*) echo InfoGeom.Golden ;; esac
}
# One question for each module, on the tuple of all its statements: the answers are not kept between questions.
{
  for file in "${modules[@]}"; do echo "From $(logical "$file") Require $(basename "$file" .v)."; done
  for file in "${modules[@]}"; do
    module=$(basename "$file" .v) path="$(logical "$file").$(basename "$file" .v)"
    names=$(code "$file" | grep -oE '^ *(Theorem|Corollary|Lemma) [A-Za-z0-9_'"'"']+' | awk -v p="$path" '{ printf "%s@%s.%s", (NR > 1 ? ", " : ""), p, $2 }' || true)
    [ -n "$names" ] || continue
    id=${path//./_}
    echo "Definition all_$id := ($names, tt)."
    echo "Print Assumptions all_$id."
  done
} >"$scratch/Axioms.v"
if ! coqc -q -w none -R theories InfoGeom -R generated InfoGeom.Generated -R golden InfoGeom.Golden "$scratch/Axioms.v" </dev/null >"$scratch/out" 2>"$scratch/err"; then
  fail "Coq does not accept the list of statements: $(grep -A3 Error "$scratch/err" | head -c 400)"
fi
# Answers by module: “module axiom”, or “module -” for none.
awk -v modules="$(for f in "${modules[@]}"; do if code "$f" | grep -E '^ *(Theorem|Corollary|Lemma) ' >/dev/null; then printf '%s ' "${f%.v}"; fi; done)" '
  BEGIN { split(modules, name, " ") }
  /^Closed under the global context/ { print name[++k], "-"; next }
  /^Axioms:/ { k++; next }
  /^[A-Za-z0-9_.]+( :|$)/ { print name[k], $1 }' "$scratch/out" | sort -u >"$scratch/axioms"
while read -r module axiom; do
  [ "$axiom" = - ] || [[ "$axiom" =~ $allowed ]] || fail "$module rests on $axiom"
done <"$scratch/axioms"

if [ "$mode" = --write ]; then ./tables.sh "$scratch/axioms" theorems.txt; fi
if [ "$mode" = --all ]; then
  ./tables.sh "$scratch/axioms" theorems.txt "$scratch/README.md"
  diff -u README.md "$scratch/README.md" >&2 || fail "README.md: its tables are not what Coq says; ./check.sh --write writes them anew"
fi
statements=$(grep -o '@InfoGeom' "$scratch/Axioms.v" | wc -l)
free=$(grep -c ' -$' "$scratch/axioms" || true)
finish "$count theorems with symbol and test; $statements statements in ${#modules[@]} modules, $free of them free of axioms, no axiom outside the list."
