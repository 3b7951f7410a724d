#!/usr/bin/env bash
# Builds the Consumer package in debug and in release, against the static and the dynamic products, and compares
# what the two programs print with expected-output.txt.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
scratch=$root/.build-consumer

for configuration in debug release; do
  echo "Consumer: $configuration build"
  options=(--package-path "$here" --scratch-path "$scratch" -c "$configuration")
  swift build "${options[@]}" -q
  programs=$(swift build "${options[@]}" --show-bin-path)
  output=$("$programs/Consumer" && "$programs/DynamicConsumer")
  if ! diff -u "$here/expected-output.txt" - <<<"$output"; then
    echo "Consumer: the $configuration build prints something else than expected-output.txt" >&2
    exit 1
  fi
done
echo "Consumer: a separate package builds and runs against the static and the dynamic products, in debug and release."
