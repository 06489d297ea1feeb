#!/usr/bin/env bash
# How the sources that no compiler reads are written: shell scripts by shellcheck, C and C++ by clang-format, Python by pyflakes. C# is held to .editorconfig
# by its own compiler, as errors. Completions are tried by their shells. The last line is "PASSED FAILED SKIPPED".
#   tests/style/run.sh          looks
#   tests/style/run.sh --fix    puts C and C++ into the form that is asked for
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"

install_tools "the check of how sources are written" <<<"git:names the files
shellcheck:reads the shell scripts
clang-format:reads C and C++
pyflakes3:reads Python"
cd "$root"

# Names that one script sets and another reads (SC2034, SC2154); files that are found when they are run (SC1090, SC1091).
elsewhere=SC1090,SC1091,SC2034,SC2154
passed=0 failed=0

# judge WHAT COMMAND...: nothing printed and exit code 0 is right.
judge() {
  local what=$1 said
  shift
  if said=$("$@" 2>&1) && [ -z "$said" ]; then passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf '%s\n%s\n' "$what:" "$said" | head -n 60 >&2
  fi
}

mapfile -t tracked < <(git ls-files)
bash_scripts=() sh_scripts=() native=() python=()
for file in "${tracked[@]}"; do
  [ -f "$file" ] || continue
  case "$file" in
    *.c | *.h | *.cpp | *.hpp) native+=("$file") ;;
    *.py) python+=("$file") ;;
    *.sh | board/*) ;;
    *) continue ;;
  esac
  IFS= read -r -n 200 first <"$file" 2>/dev/null || true
  case "$first" in
    '#!'*bash) bash_scripts+=("$file") ;;
    '#!'*sh) sh_scripts+=("$file") ;;
    # A part that bash scripts read in.
    *) case "$file" in *.sh) bash_scripts+=("$file") ;; esac ;;
  esac
done
[ ${#bash_scripts[@]} -gt 20 ] && [ ${#sh_scripts[@]} -gt 2 ] && [ ${#native[@]} -gt 50 ] && [ ${#python[@]} -gt 50 ] || die "too few sources were found: is this a clone with git?"

judge "shell scripts of bash" shellcheck --shell=bash --severity=warning --exclude="$elsewhere" "${bash_scripts[@]}"
judge "shell scripts of a board, POSIX" shellcheck --severity=warning --exclude="$elsewhere" "${sh_scripts[@]}"
[ "${1:-}" != --fix ] || clang-format -i "${native[@]}"
judge "C and C++ (tests/style/run.sh --fix)" clang-format --dry-run --Werror "${native[@]}"
judge "Python" pyflakes3 "${python[@]}"
say "${#bash_scripts[@]} scripts of bash, ${#sh_scripts[@]} of sh, ${#native[@]} files of C and C++, ${#python[@]} of Python"
read -r more bad skipped < <(tests/style/completions.sh | tail -n 1)
echo "$((passed + more)) $((failed + bad)) $skipped"
