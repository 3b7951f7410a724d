#!/usr/bin/env bash
# Wall and processor seconds of a first build from nothing, and of builds after one file was edited.
#
#   Tests/Benchmarks/build-times.sh [release|debug]
#
# The packages that are depended on are fetched beforehand. Wall time means something on a quiet machine only.
set -euo pipefail
cd "$(dirname "$0")/../.."

configuration=${1:-release}
scratch=.build-times
TIMEFORMAT='%R s wall, %U s processor'

edited=
kept=$(mktemp)
restore() {
  if [ -n "$edited" ]; then cp -p "$kept" "$edited"; fi
  edited=
}
trap 'restore; rm -f "$kept"' EXIT
trap 'exit 130' INT TERM

build() { swift build -c "$configuration" --scratch-path "$scratch" >/dev/null; }

after_edit() {
  cp -p "$1" "$kept"
  edited=$1
  printf '\nfunc editedForBuildTimes() -> Int { 1 }\n' >>"$edited"
  printf '%-62s ' "$configuration build after an edit of $1"
  time build
  restore
}

rm -rf "$scratch"
swift package resolve --scratch-path "$scratch" >/dev/null 2>&1
printf '%-62s ' "first $configuration build"
time build
after_edit Sources/infogeo/main.swift
after_edit Sources/Symbolics/Domain.swift
rm -rf "$scratch"
