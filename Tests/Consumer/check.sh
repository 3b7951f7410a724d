#!/usr/bin/env bash
# Builds the Consumer package in debug and in release, against the static and the dynamic products, and compares
# what the two programs print with expected-output.txt. Its tests run laws on a model and a wrong geometry of their own, and
# compile the lines that replay what fails; they hold such a line twice, as text and as code, which have to be the same.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
scratch=$root/.build-consumer

tests=$here/Tests/ConsumerTests/GeometryTests.swift
grep -o '"try requireLaws(.*)"' "$tests" | tr -d '"' | while IFS= read -r line; do
  if ! grep -qF "{ $line }" "$tests"; then
    echo "Consumer: this line is in the tests as text, and not as code: $line" >&2
    exit 1
  fi
done
for configuration in debug release; do
  echo "Consumer: $configuration build"
  options=(--package-path "$here" --scratch-path "$scratch" -c "$configuration")
  swift build "${options[@]}" -q
  if [ $configuration = debug ]; then swift test "${options[@]}" -q --disable-xctest; fi
  programs=$(swift build "${options[@]}" --show-bin-path)
  output=$("$programs/Consumer" && "$programs/DynamicConsumer")
  if ! diff -u "$here/expected-output.txt" - <<<"$output"; then
    echo "Consumer: the $configuration build prints something else than expected-output.txt" >&2
    exit 1
  fi
done
echo "Consumer: a separate package builds and runs against the static and the dynamic products, in debug and release; its tests replay what fails."
