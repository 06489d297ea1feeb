#!/usr/bin/env bash
# Runs the lane on the shipped clip, over and over, for an hour of the clip's time, and prints the resident memory as it goes.
#   tests/soak.sh [PASSES]     48 passes (the default) are an hour
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../board/build/common.sh"

passes=${1:-48}
binary=$("$root/deploy.sh" build | tail -n 1)
work=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

sed "s#\"../../.edgegate/sim\"#\"$work\"#" "$root/board/virtual/edgegate.json" >"$root/board/virtual/.soak.json"
"$binary" run --config "$root/board/virtual/.soak.json" --simulate --fast >"$work/out" 2>"$work/err" &
pid=$!
printf '%8s %10s %10s\n' pass "RSS MB" threads
for ((pass = 1; pass <= passes; pass++)); do
  # A pass begins when the first vehicle of the clip is let in again.
  until [ "$(grep -c 'GRANTED   KHD8395' "$work/out")" -ge "$pass" ]; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/err" >&2; die "the lane ended in pass $pass"; }
    sleep 0.5
  done
  if [ "$pass" -le 5 ] || [ $((pass % 4)) = 0 ]; then
    printf '%8d %10.1f %10d\n' "$pass" \
      "$(awk '/VmRSS/ { print $2 / 1000 }' "/proc/$pid/status")" "$(awk '/Threads/ { print $2 }' "/proc/$pid/status")"
  fi
done
kill -TERM "$pid"
wait "$pid"
tail -n 2 "$work/out"
rm -f "$root/board/virtual/.soak.json"
