#!/usr/bin/env bash
# Compares the trim and AOT warnings in a publish log with the table in AotExceptions.md.
#   aot-exceptions.sh LOG
# Fails on a warning that is not in the table, and on a row that no warning matches any more.
set -euo pipefail
table="$(dirname "${BASH_SOURCE[0]}")/AotExceptions.md"
log=${1:?which publish log?}

found=$(grep -oE 'warning IL[0-9]+: [^(]+\(' "$log" | sed -E 's/^warning (IL[0-9]+): (.*)\($/\1 \2/' | sort -u || true)
[ -n "$found" ] || { echo "$log has no trim or AOT warning at all: did the publish get as far as the compiler?" >&2; exit 1; }
known=$(sed -nE 's/^\| (IL[0-9]+) \| [^|]* \| `([^`]+)` \|.*/\1 \2/p' "$table" | sort -u)

status=0
while IFS= read -r line; do
  [ -z "$line" ] || { echo "not in AotExceptions.md: $line" >&2; status=1; }
done < <(comm -23 <(echo "$found") <(echo "$known"))
while IFS= read -r line; do
  [ -z "$line" ] || { echo "in AotExceptions.md, but no longer there: $line" >&2; status=1; }
done < <(comm -13 <(echo "$found") <(echo "$known"))
[ "$status" = 0 ] && echo "$(wc -l <<<"$known") explained exceptions, no other trim or AOT warning"
exit "$status"
