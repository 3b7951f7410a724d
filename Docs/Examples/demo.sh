#!/usr/bin/env bash
# A tour of the command line: prints each command before it runs it, and stops at the first one that fails.
#
#   Docs/Examples/demo.sh [FOLDER]      results go to FOLDER (default: demo-output in the repository)
#
# INFOGEO names the program; without it the release build of the repository is taken, or the one on PATH.
set -euo pipefail

start=$PWD
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"

output=${1:-demo-output}
case "$output" in /*) ;; *) [ $# -eq 0 ] || [ "$start" = "$root" ] || output=$start/$output ;; esac
mkdir -p "$output"

program=${INFOGEO:-$root/.build/release/infogeo}
case "$program" in
  /*) ;;
  */*) program=$start/$program ;;
esac
if ! command -v "$program" >/dev/null 2>&1; then
  program=$(command -v infogeo || true)
  if [ -z "$program" ]; then
    echo "demo.sh: there is no infogeo yet: run 'make demo', or 'swift build -c release --product infogeo'" >&2
    exit 1
  fi
fi

section() { printf '\n# %s\n' "$1"; }

infogeo() {
  local argument
  printf '\n$ infogeo'
  for argument in "$@"; do
    case "$argument" in
      *[!A-Za-z0-9_./=,:+@-]*) printf ' %q' "$argument" ;;
      *) printf ' %s' "$argument" ;;
    esac
  done
  printf '\n'
  "$program" "$@"
}

section "The families, and what is known of each in closed form"
infogeo families

section "One formula; the rest is derived"
infogeo describe normal

section "The Fisher–Rao distance between N(0, 1) and N(1, 4)"
infogeo distance normal --from mu=0,sigma=1 --to mu=1,sigma=2

section "The gamma family: metric, connection and curvature at a point, for a program to read"
infogeo metric gamma --at shape=2,rate=1/2 --format json
infogeo christoffel gamma --at shape=2,rate=1/2 --format json
infogeo curvature gamma --at shape=2,rate=1/2 --format json

section "Hours between failures of the air-conditioning of 13 aircraft, as gamma distributions"
infogeo fit gamma Docs/Data/aircraft.csv --column hours --by aircraft --unit h -o "$output/durations"

section "Petal lengths of three species of iris, as normal distributions"
infogeo fit normal Docs/Data/iris.csv --column petal_length --by species --unit cm -o "$output/iris"

section "From N(-1, 1/4) to N(1, 1/4): straight for the mixture (-1), the metric (0) and the exponential (1) connection"
for alpha in -1 0 1; do
  name=$output/geodesic-alpha$alpha
  infogeo geodesic normal --from mu=-1,sigma=1/2 --to mu=1,sigma=1/2 --alpha "$alpha" -o "$name.csv" -o "$name.svg" -o "$name.html"
done

section "The script of the README, interpreted; it writes into the folder it runs in"
(cd "$output" && infogeo run "$root/Docs/Examples/readme.swift")

section "Written to $output"
(cd "$output" && find . -type f | LC_ALL=C sort | while IFS= read -r file; do
  printf '  %9d bytes  %s\n' "$(wc -c <"$file")" "${file#./}"
done)
