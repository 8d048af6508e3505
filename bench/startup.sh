#!/usr/bin/env bash
# How long from the command to "ready", how long the order lines take to import, and whether memory grows with their
# number. Usage: bench/startup.sh DATA; DATA holds the four CSV files.
# Prints one line a run: rows of order lines, seconds to ready, seconds of their import, peak memory in MB.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
data=${1:?usage: bench/startup.sh DATA, a folder with vendors.csv, inventory.csv, vendor_offers.csv and purchase_order_lines.csv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build local/AppHost -c Release --nologo -v quiet >"$work/build" || { cat "$work/build"; exit 1; }
host=local/AppHost/bin/Release/net10.0/ProcurementFunctions.Local.AppHost

# The same lines again under other order numbers, as many times as asked.
grow() {
  cp -r "$data" "$work/data-$1"
  awk -F, -v OFS=, -v times="$1" 'NR == 1 { print; next } { id = $1; for (i = 0; i < times; i++) { $1 = id + i * 1000000; print } }' \
    "$data/purchase_order_lines.csv" >"$work/data-$1/purchase_order_lines.csv"
}

run() {
  local out="$work/out-$1" start ready pid peak
  start=$(date +%s%N)
  "$host" --data "$work/data-$1" --state "$work/state-$1" --port 0 >"$out" 2>&1 &
  pid=$!
  until grep -q '^ready ' "$out"; do
    kill -0 "$pid" 2>/dev/null || { cat "$out"; exit 1; }
    sleep 0.05
  done
  ready=$(date +%s%N)
  peak=$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$pid/status")
  kill -TERM "$pid"
  wait "$pid" || true
  local rows seconds
  rows=$(sed -n 's/^imported purchase_order_lines.csv: \([0-9]*\) rows.*/\1/p' "$out")
  seconds=$(sed -n 's/^imported purchase_order_lines.csv: .*(\([0-9.]*\) s)$/\1/p' "$out")
  printf '%8s rows  %6.1f s to ready  %6s s import  %5s MB peak\n' \
    "$rows" "$(awk -v a="$start" -v b="$ready" 'BEGIN { print (b - a) / 1e9 }')" "$seconds" "$peak"
}

for times in 1 1 4; do
  rm -rf "$work/state-$times" "$work/data-$times"
  grow "$times"
  run "$times"
done
