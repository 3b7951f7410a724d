#!/usr/bin/env bash
# Writes the tables of README.md from what Coq says: check.sh --write calls it with the list of axioms by module.
set -euo pipefail
cd "$(dirname "$0")"
axioms=$1 list=$2 output=${3:-README.md}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

short() {  # the axioms of a module in a few words
  awk -v m="$1" '$1 == m { print $2 }' "$axioms" | sed -e 's/^-$/none/' |
    sed -E 's/^(Uint63|PrimInt63|Int63|Sint63|PrimFloat|FloatAxioms|FloatOps)\..*/machine numbers/; s/.*\.//' | sort -u | paste -sd, - | sed 's/,/, /g'
}

{
  echo '| theorem | of the library | test | axioms |'
  echo '|---|---|---|---|'
  while IFS='|' read -r name symbol test; do
    name=${name// /} symbol=${symbol// /} test=${test// /}
    echo "| \`$name\` | \`$symbol\` | \`$test\` | $(short "theories/${name%%.*}") |"
  done < <(grep -v '^#' "$list")
  echo
  echo '### Statements'
  for module in $(grep -v '^#' "$list" | cut -d. -f1 | awk '!seen[$1]++'); do
    {
      grep -E '^(From|Import|Local Open Scope|Open Scope|Set Implicit)' "theories/$module.v"
      echo "From InfoGeom Require Import $module."
      echo "Set Printing Width 112."
      grep "^$module\\." "$list" | cut -d'|' -f1 | tr -d ' ' | while read -r name; do echo "Check ${name#*.}."; done
    } >"$scratch/Statements.v"
    echo
    echo "$module:"
    echo
    echo '```coq'
    coqc -q -w none -R theories InfoGeom "$scratch/Statements.v"
    echo '```'
  done
  echo
  echo '### Certificates'
  echo
  echo '| module | model | statements | assumed | axioms |'
  echo '|---|---|---|---|---|'
  grep -v '^#' generated/models.txt | while read -r module model _; do
    file=generated/$module.v
    assumed=$(awk '/^Definition domain/ { getline; print; exit }' "$file" | sed -e 's/^ *//' -e 's/\.$//')
    if [ ${#assumed} -gt 160 ]; then assumed="the domain written at the top of the file"; else assumed="\`$assumed\`"; fi
    grep -q '^Hypothesis lgamma' "$file" && assumed="derivatives of lgamma and polygamma; $assumed"
    echo "| \`$module\` | \`$model\` | $(grep -c '^Proof' "$file") | $assumed | $(short "generated/$module") |"
  done
} >"$scratch/tables"
awk -v tables="$scratch/tables" '
  /^<!-- tables -->/ { print; print ""; while ((getline line < tables) > 0) print line; print ""; skip = 1; next }
  /^<!-- end of tables -->/ { skip = 0 }
  !skip' README.md >"$scratch/README.md"
cat "$scratch/README.md" >"$output"
