# Shared by the suites of the board. A check is one line: what must hold, and whether it did.

suite_passed=0 suite_failed=0
ok() { suite_passed=$((suite_passed + 1)); [ -z "${VERBOSE:-}" ] || say "  ok      $1 (at $SECONDS s)"; }
not_ok() { suite_failed=$((suite_failed + 1)); say "  FAILED  $1${2:+: $2}"; }

# check WHAT COMMAND... : the command must succeed.
check() {
  local what=$1 output
  shift
  if output=$("$@" 2>&1); then ok "$what"; else not_ok "$what" "$output"; fi
}

# refuses WHAT WORDS COMMAND... : the command must fail and say these words (a regular expression).
refuses() {
  local what=$1 words=$2 output
  shift 2
  if output=$("$@" 2>&1); then not_ok "$what" "it was accepted"
  elif grep -Eq -- "$words" <<<"$output"; then ok "$what"
  else not_ok "$what" "wanted '$words', got: $output"; fi
}

finish() {
  say "$1: $suite_passed passed, $suite_failed failed"
  printf '%d %d\n' "$suite_passed" "$suite_failed"
}
