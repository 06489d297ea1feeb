#!/usr/bin/env bash
# Runs every test, or one suite, and closes with "N passed, N failed". Exit code 0 only when none failed.
#   tests/run.sh [unit | style | contract | npu | models | e2e | power-cut | board | console | hard]
# EDGEGATE_BOARD=short tests/run.sh board runs more of the virtual board's suite than the quick one that is the default; long runs the whole
# and builds the ARM bundles; off leaves it out.
# EDGEGATE_KILL_ROUNDS=1000 EDGEGATE_CUTS=200 tests/run.sh power-cut runs the long versions of the SIGKILL test and of the power cuts by a
# virtual machine (CI: short ones).
# tests/run.sh hard runs by itself what says how hard the box is to break: every test of the trait suite=hard, the sticks and bundles of strangers, what
# crowds at the page cost the lane, as a table. EDGEGATE_DAMAGE_ROUNDS=1000 makes the rounds of damage long, EDGEGATE_SOAK_MINUTES=60 adds an
# hour's memory. Of a whole run its parts are a part anyway; only the table of the crowds is not.
set -euo pipefail
# A shell starts what runs in the background with SIGINT ignored, and so would be every program that a test interrupts.
if [ -z "${EDGEGATE_SIGNALS:-}" ]; then EDGEGATE_SIGNALS=default exec env --default-signal=INT,QUIT bash "${BASH_SOURCE[0]}" "$@"; fi
. "$(dirname "${BASH_SOURCE[0]}")/../board/build/common.sh"

suite=${1:-all}
case "$suite" in
  all | unit | style | contract | npu | models | e2e | power-cut | board | console | hard) ;;
  *) die "no suite '$suite'; there are unit, style, contract, npu, models, e2e, power-cut, board, console and hard; none named means all" ;;
esac
wants() { [ "$suite" = all ] || [ "$suite" = "$1" ]; }

"$root/board/build/setup.sh"
export EDGEGATE_NATIVE="$root/native-interop/build/$arch" EDGEGATE_ROOT="$root"

passed=0 failed=0 skipped=0
count() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }

step "building the solution" build-solution dotnet build "$root/EdgeGate.sln" -c Release --nologo -v q || { count 0 1 0; say "the solution does not build"; }
EDGEGATE_ONNXRUNTIME=$(onnxruntime "$arch")
export EDGEGATE_ONNXRUNTIME

# The program is compiled ahead of time while the suites run that do not need it: they leave a core idle.
building=
if [ "$suite" = all ]; then
  "$root/deploy.sh" build >"$logs/program.path" 2>"$logs/program.log" </dev/null &
  building=$!
  trap 'kill "$building" 2>/dev/null || true' EXIT
fi

# dotnet_tests PROJECT [runner arguments]: one xunit v3 program; its last summary line is what counts.
dotnet_tests() {
  local project=$1 log="$logs/test-$1${2:+-$2}.log" started=$SECONDS total=0 bad=0 skip=0
  shift
  local dll="$root/tests/$project/bin/Release/$framework/$project.dll"
  if ! dotnet exec "$dll" -noColor "$@" >"$log" 2>&1 </dev/null; then :; fi
  local summary
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -n 1 || true)
  if [ -z "$summary" ]; then
    say "$project: did not finish; the end of $log:"
    tail -n 20 "$log" >&2
    count 0 1 0
    return
  fi
  number() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$summary"; }
  total=$(number Total) bad=$(($(number Failed) + $(number Errors))) skip=$(number Skipped)
  count $((total - bad - skip)) "$bad" "$skip"
  say "$project: $((total - bad - skip)) passed, $bad failed$([ "$skip" -gt 0 ] && echo ", $skip skipped") in $((SECONDS - started)) s"
  if [ "$bad" -gt 0 ]; then grep -vE '^\s*$' "$log" | tail -n 60 >&2; fi
  grep -E '^\s*(NOTE|TABLE)' "$log" >&2 || true
}

# native_tests NAME FLAGS: the C++ tests, built with the given sanitizers.
native_tests() {
  local build="$root/native-interop/build/$arch-$1" log="$logs/ctest-$1.log"
  if ! step "native tests ($1)" "native-$1" bash -c '
      cmake -S "$1" -B "$2" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DEDGEGATE_TESTS=ON -DEDGEGATE_SANITIZE="$3" &&
      cmake --build "$2" --parallel "$(nproc)"' _ "$root/native-interop" "$build" "$2"; then
    count 0 1 0
    return
  fi
  (cd "$build" && ctest --output-on-failure) >"$log" 2>&1 || true
  local summary total bad
  summary=$(grep -E 'tests passed, [0-9]+ tests failed out of [0-9]+' "$log" || true)
  total=$(sed -E 's/.*out of ([0-9]+).*/\1/' <<<"$summary") bad=$(sed -E 's/.*, ([0-9]+) tests failed.*/\1/' <<<"$summary")
  if [ -z "$summary" ]; then total=1 bad=1; fi
  count $((total - bad)) "$bad" 0
  say "native tests ($1): $((total - bad)) passed, $bad failed"
  if [ "$bad" -gt 0 ]; then tail -n 60 "$log" >&2; fi
}

if wants unit; then
  for project in "$root"/tests/*.Tests; do
    name=$(basename "$project")
    [ "$name" != EdgeGate.Platform.Tests ] || continue
    dotnet_tests "$name"
  done
  dotnet_tests EdgeGate.Architecture
fi
if wants contract; then dotnet_tests EdgeGate.Platform.Tests
elif wants power-cut; then dotnet_tests EdgeGate.Platform.Tests -trait suite=power-cut; fi
if wants power-cut; then
  # A virtual machine whose power is cut; the last line is "PASSED FAILED SKIPPED".
  result=$("$root/tests/power-cut/run.sh" | tail -n 1) || true
  if [[ "$result" =~ ^([0-9]+)\ ([0-9]+)\ ([0-9]+)$ ]]; then count "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
  else
    say "the power cuts did not finish"
    count 0 1 0
  fi
fi

# script_tests NAME COMMAND...: a script whose last line is "PASSED FAILED SKIPPED".
script_tests() {
  local name=$1 result
  shift
  result=$("$@" | tail -n 1) || true
  if [[ "$result" =~ ^([0-9]+)\ ([0-9]+)\ ([0-9]+)$ ]]; then
    count "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
    say "$name: ${BASH_REMATCH[1]} passed, ${BASH_REMATCH[2]} failed, ${BASH_REMATCH[3]} skipped"
  else
    say "$name did not finish"
    count 0 1 0
  fi
}

if wants style; then script_tests "how sources are written" "$root/tests/style/run.sh"; fi

if wants npu; then
  native_tests sanitized address,undefined
  script_tests "native tests (arm64)" "$root/native-interop/tests/arm64.sh"
  install_tools "the model conversion's test" <<<"python3:runs it"
  # Python's runner counts on standard error; here it is put on one line.
  script_tests "model conversion" bash -c '
    out=$(python3 -m unittest discover -s "$1/models/convert" -t "$1/models/convert" 2>&1) && bad=0 || { bad=1; echo "$out" >&2; }
    total=$(sed -n "s/^Ran \([0-9]*\) tests\{0,1\} in .*/\1/p" <<<"$out")
    echo "$((${total:-0} - (bad > 0 && ${total:-0} > 0 ? 1 : 0))) $bad 0"' _ "$root"
fi
if wants e2e; then
  # The doubles of the vendors' runtimes, as a box would find the real ones.
  export EDGEGATE_DOUBLES="$root/native-interop/build/$arch-doubles/tests"
  step "doubles of the vendors' runtimes" doubles bash -c '
    cmake -S "$1" -B "$2" -DCMAKE_BUILD_TYPE=Release -DEDGEGATE_TESTS=ON -DEDGEGATE_IMAGING=OFF &&
    cmake --build "$2" --parallel "$(nproc)" --target bmlib_double bmrt_double rknnrt_double npu_bench' _ \
    "$root/native-interop" "$root/native-interop/build/$arch-doubles" || count 0 1 0
  if [ -z "$building" ]; then EDGEGATE_BINARY=$("$root/deploy.sh" build | tail -n 1)
  elif wait "$building"; then
    trap - EXIT
    cat "$logs/program.log" >&2
    EDGEGATE_BINARY=$(tail -n 1 "$logs/program.path")
  else
    cat "$logs/program.log" >&2
    die "the program does not build (above), and nothing else can be tried without it"
  fi
  export EDGEGATE_BINARY
  dotnet_tests EdgeGate.EndToEnd
fi

if [ "$suite" = hard ]; then
  for project in "$root"/tests/*.Tests; do
    name=$(basename "$project")
    if grep -rqs --include='*.cs' 'Trait("suite", "hard")' "$project"; then dotnet_tests "$name" -trait suite=hard; fi
  done
  EDGEGATE_BINARY=${EDGEGATE_BINARY:-$("$root/deploy.sh" build | tail -n 1)}
  export EDGEGATE_BINARY
  dotnet_tests EdgeGate.EndToEnd -trait suite=hard
fi

if wants models; then script_tests "models" "$root/tests/models/run.sh"; fi

# board_tests SCRIPT [ARGUMENTS]: a suite of shell checks; its last line is "PASSED FAILED" or "PASSED FAILED SKIPPED".
board_tests() {
  local result
  result=$("$root/tests/virtual-board/$1" "${@:2}" | tail -n 1) || true
  if [[ "$result" =~ ^([0-9]+)\ ([0-9]+)(\ ([0-9]+))?$ ]]; then count "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[4]:-0}"
  else
    say "$1 did not finish"
    count 0 1 0
  fi
}
if [ "$suite" = hard ]; then
  board_tests sticks.sh
  EDGEGATE_CUT_EVERY=${EDGEGATE_CUT_EVERY:-4} board_tests release.sh
  # Times are for people to read: judged are whether the lane lived, and the memory that the crowds left it.
  install_tools "the crowds at the page" <<<"python3:makes them"
  script_tests "crowds at the page" bash -c 'out=$("$1/tests/load/load.py" "$2") || out="$out
0 1 0"; grep "^TABLE" <<<"$out" >&2; tail -n 1 <<<"$out"' _ "$root" "$EDGEGATE_BINARY"
  if [ -n "${EDGEGATE_SOAK_MINUTES:-}" ]; then
    script_tests "memory" bash -c 'out=$("$1/tests/load/load.py" "$2" --soak) || out="$out
0 1 0"; grep "^TABLE" <<<"$out" >&2; tail -n 1 <<<"$out"' _ "$root" "$EDGEGATE_BINARY"
  fi
fi
if wants board; then
  board_tests profiles.sh
  EDGEGATE_CUT_EVERY=${EDGEGATE_CUT_EVERY:-4} board_tests release.sh
  board_tests sticks.sh
  board_tests bundle.sh virtual
  # A board that boots: it is installed to, reads the clip's first vehicle, moves the kernel's line, is killed. More when asked for: without an
  # emulator that is helped by the processor each start takes a minute.
  # A machine that has taken this long already would take too long for a whole run.
  board=${EDGEGATE_BOARD:-$([ "$SECONDS" -lt 900 ] && echo quick || echo off)}
  case "$board" in
    off)
      say "SKIPPED: THE VIRTUAL BOARD, by EDGEGATE_BOARD=off or because this machine is slow (EDGEGATE_BOARD=quick tests/run.sh board); nothing was tried on a kernel with lines and a camera."
      count 0 0 1 ;;
    long)
      for id in rk3588 bm1684x rpi5; do board_tests bundle.sh "$id"; done
      board_tests footprint.sh
      board_tests tarball.sh
      EDGEGATE_BUILT=1 board_tests board.sh long ;;
    quick) EDGEGATE_BUILT=1 board_tests board.sh quick ;;
    *)
      board_tests footprint.sh
      board_tests tarball.sh
      EDGEGATE_BUILT=1 board_tests board.sh "$board" ;;
  esac
fi

# The page in a real browser. The built program where there is one, so that what ships is what is tried.
if wants console; then
  if "$root/tests/console/setup.sh"; then
    EDGEGATE_PROGRAM=${EDGEGATE_PROGRAM:-$("$root/deploy.sh" build | tail -n 1)}
    export EDGEGATE_PROGRAM
    log="$logs/test-console.log" started=$SECONDS
    (cd "$root/tests/console" && timeout 1200 node run.js) >"$log" 2>&1 </dev/null || true
    summary=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1 || true)
    if [ -n "$summary" ]; then
      count "$(cut -d' ' -f1 <<<"$summary")" "$(cut -d' ' -f3 <<<"$summary")" 0
      say "console: $summary in $((SECONDS - started)) s; screenshots in tests/console/artifacts"
      if ! grep -q ' 0 failed$' <<<"$summary"; then tail -n 60 "$log" >&2; fi
    else
      count 0 1 0
      say "console: did not finish; the end of $log:"
      tail -n 30 "$log" >&2
    fi
  else
    count 0 1 0
  fi
fi

say ""
printf '%d passed, %d failed%s\n' "$passed" "$failed" "$([ "$skipped" -gt 0 ] && echo ", $skipped skipped" || true)"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
