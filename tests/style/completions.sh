#!/usr/bin/env bash
# The completions that the program writes, tried by the shells that they are for: each is asked what follows "edgegate re". A shell that is not
# on this machine is left out, and said. The last line is "PASSED FAILED SKIPPED".
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"
. "$root/tests/virtual-board/lib.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skipped=0
program="$root/src/EdgeGate.Appliance/bin/Release/$framework/edgegate.dll"
if [ ! -f "$program" ]; then
  say "SKIPPED: the completions; the program is not built (dotnet build EdgeGate.sln -c Release)"
  echo "0 0 3"
  exit 0
fi
mkdir -p "$work/functions" "$work/home"
dotnet exec "$program" completion bash >"$work/edgegate.bash"
dotnet exec "$program" completion zsh >"$work/functions/_edgegate"
dotnet exec "$program" completion fish >"$work/edgegate.fish"
cd "$work/home"

check "bash understands its completions" bash -n "$work/edgegate.bash"
# As bash itself fills the line.
by_bash() {
  # shellcheck disable=SC2016 # the inner shell's own
  local found
  found=$(bash --norc -c '. "$1"; COMP_WORDS=(edgegate re); COMP_CWORD=1; _edgegate; printf "%s\n" "${COMPREPLY[@]}"' _ "$work/edgegate.bash")
  [ "$found" = read ] || { echo "found: $found" && return 1; }
}
check "bash completes edgegate re to read" by_bash

# there SHELL : whether this machine has it.
there() {
  command -v "$1" >/dev/null && return 0
  say "SKIPPED: the completions for $1; it is not on this machine (apt-get install $1)"
  skipped=$((skipped + 1))
  return 1
}

if there zsh; then
  check "zsh understands its completions" zsh -n "$work/functions/_edgegate"
  # At a terminal of its own, by the first touch of the key: out of a folder of completions zsh reads the file only then.
  cat >"$work/terminal.zsh" <<'TEXT'
zmodload zsh/zpty
zpty -b shell 'PS1="> " TERM=dumb zsh -f -i'
zpty -w shell "fpath=('$1' \$fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word; print RE''ADY"
zpty -r -m shell said '*READY*'
zpty -w -n shell $'edgegate re\t'
zpty -r -m shell said '*edgegate re*ad *'
TEXT
  check "zsh completes edgegate re to read" timeout 120 zsh -f "$work/terminal.zsh" "$work/functions"
fi
if there fish; then
  check "fish understands its completions" fish -n "$work/edgegate.fish"
  by_fish() {
    local found
    found=$(HOME="$work/home" fish -c "source '$work/edgegate.fish'; complete -C'edgegate re'" | cut -f1 | tr '\n' ' ')
    [ "$found" = "read " ] || { echo "found: $found" && return 1; }
  }
  check "fish completes edgegate re to read" by_fish
fi
say "completions: $suite_passed passed, $suite_failed failed, $skipped shells not here"
echo "$suite_passed $suite_failed $skipped"
