#!/usr/bin/env bash
# The bundle that ./deploy.sh build makes for a board: whole, the same at every build, every library resolved, every part with a licence.
#   tests/virtual-board/bundle.sh [ID]          virtual by default; an ARM board's is tried under emulation
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"
for part in board bundle cross stage; do . "$root/board/build/$part.sh"; done
. "$root/tests/virtual-board/lib.sh"

id=${1:-virtual}
board_load "$id"
target=${board[architecture]}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! program=$("$root/deploy.sh" build --board "$id" --version 1.0.0 | tail -n 1); then
  not_ok "the bundle for $id is built"
  finish "bundle for $id"
  exit 0
fi
folder=$(dirname "$program")
bundle="$state/board/$id/edgegate-1.0.0-$id.bundle"
parts="$folder/parts.spdx.json"
shipped="$state/out/linux-$target"

# An ARM program runs here by an emulator, with the C library of the distribution's ARM packages.
[ "$target" = "$arch" ] || emulated_processor "$sysroot"
program() {
  if [ "$target" = "$arch" ]; then (cd / && "$folder/edgegate" "$@")
  else (cd / && qemu-aarch64-static -L "$sysroot" "$folder/edgegate" "$@"); fi
}

check "every library that anything in it needs is in it, or part of the C library" test -z "$(unresolved "$folder" "$target")"
newer_symbols() { # no symbol of a C library newer than the board's
  elf_files "$folder" | while read -r file; do
    objdump -T "$file" 2>/dev/null | grep -oE 'GLIBC_[0-9.]+' | sort -uV | tail -n 1 | while read -r symbol; do
      [ "$(printf '%s\n%s\n' "${symbol#GLIBC_}" "${board[glibc]}" | sort -V | tail -n 1)" = "${board[glibc]}" ] || echo "$(basename "$file") wants $symbol"
    done
  done
}
check "nothing in it wants a newer C library than ${board[glibc]}" test -z "$(newer_symbols)"
check "the program says which version it is" program version
check "the program reads the picture that every board proves itself with" program self-test
lines() { program doctor 2>&1 | grep -E '^(ok|LOOK) +lines ' >"$work/lines" || true; [ -s "$work/lines" ] && ! grep -q 'libgpiod' "$work/lines"; }
check "the program finds the library of the lines" lines
for package in System.Device.Gpio Microsoft.ML.OnnxRuntime LiteDB Iot.Device.Bindings; do
  check "$package is in it" grep -qi "\"name\": \"$package\"" "$parts"
done
foreign() { find "$folder" -name '*.dll' -o -name '*.dylib' | grep .; }
check "nothing in it is for another system" test -z "$(foreign)"

# What a first install begins with, and what becomes of a file from before formats had numbers.
first_configuration >"$work/first.json"
check "the configuration of a first install is valid" program check --config "$work/first.json"
check "and of the newest format" bash -c 'grep -q "already" <<<"$1"' _ "$(program migrate --config "$work/first.json" 2>&1)"
grep -v '"format"' "$work/first.json" >"$work/old.json"
cp "$work/old.json" "$work/old.kept"
check "one of an older format is valid" program check --config "$work/old.json"
check "it is brought to the newest" program migrate --config "$work/old.json"
check "and valid then" program check --config "$work/old.json"
check "the old file is kept" cmp "$work/old.kept" "$work/old.json.format-1"
sed '0,/^{/s//{ "format": 99,/' "$work/old.kept" >"$work/later.json"
refuses "one of a later release is refused with what to do" 'later.json:[0-9]+:[0-9]+: format: format 99 is of a later release.*edgegate.json.format-' program migrate --config "$work/later.json"

# The list of parts, against what lies in the folder and what the compiler was given.
listed() { sed -n 's/.*"packageFileName": "\([^"]*\)".*/\1/p' "$parts" | sort -u; }
every_file() { diff <(elf_files "$folder" | sed "s,^$folder/,," | sort) <(listed | grep -v '^models/'); }
check "the list of parts names every program and library in it, and none that is not" every_file
every_model() { diff <(cd "$folder" && find models -mindepth 1 -maxdepth 1 | sort) <(listed | grep '^models/'); }
check "it names every model" every_model
every_package() {
  # What was restored for this architecture and is neither a tool of the build nor replaced by the runtime's own.
  local missing='' given=0
  while read -r dll; do
    given=$((given + 1))
    grep -q "\"name\": \"$dll\"" "$parts" || missing="$missing $dll"
  done < <(sed -nE 's,^-r:.*/packages/([^/]+)/[^/]+/.*,\1,p' "$shipped.rsp" | sort -u)
  [ -z "$missing" ] || { echo "not listed:$missing"; return 1; }
  # The runtime, the web server and the command line are in every program; a compiler's list without them was not read.
  [ "$given" -ge 3 ]
}
check "it names every package whose code was compiled in" every_package
no_licence() { grep -E '"(licenseDeclared": "(NOASSERTION)?"|versionInfo": "")' "$parts"; }
check "each has a licence and a version" test -z "$(no_licence)"
texts() {
  local name
  while read -r name; do
    [ -s "$folder/licences/${name#LicenseRef-debian-}.txt" ] || find "$folder/licences" -maxdepth 1 -iname "${name#LicenseRef-}-*" | grep -q . || { echo "no text for $name"; return 1; }
  done < <(grep -oE 'LicenseRef-[A-Za-z0-9.+-]+' "$parts" | sort -u)
}
check "each licence that is not a well-known one has its text in it" texts
check "the list is JSON that can be read" python3 -m json.tool "$parts" /dev/null
say "TABLE parts of the bundle for $id: $(grep -c SPDXRef- "$parts") listed, $(elf_files "$folder" | wc -l) programs and libraries, $(($(stat -c %s "$bundle") / 1000000)) MB packed, $(du -sm "$folder" | cut -f1) MB on the board"

# A stick for a board without a laptop at the gate, in a folder as sticks have them.
mkdir -p "$work/a stick"
check "a stick is made" "$root/deploy.sh" install --usb "$work/a stick" --board "$id" --bundle "$bundle"
check "the bundle on it is the one that was built" cmp "$bundle" "$work/a stick/edgegate.bundle"
on_stick() { [ "$(cd "$work/a stick" && printf '%s ' *)" = "edgegate.bundle release.pub setup.sh " ]; }
check "and nothing besides but what takes it: all else is signed" on_stick
check "it is for this board" bash -c 'tar -xOf "$1" MANIFEST | grep -qx "board=$2"' _ "$work/a stick/edgegate.bundle" "$id"
check "the units in it are those of common/" bash -c 'tar -tf "$1" | grep -qx etc/systemd/system/edgegate.service' _ "$folder/board/rootfs.tar"
check "the first configuration in it is the board's" test -s "$folder/board/edgegate.json"

# Self-made files only where they belong: the runtime's counting of uses is off.
mkdir -p "$work/home"
quiet() { HOME="$work/home" XDG_CACHE_HOME='' program self-test >/dev/null && HOME="$work/home" XDG_CACHE_HOME='' program doctor >/dev/null 2>&1 && [ -z "$(find "$work/home" -type f)" ]; }
check "running it leaves nothing in the user's home" quiet

# The same sources, the same bytes.
sha256sum <"$bundle" >"$work/first"
again() {
  sleep 1
  "$root/deploy.sh" build --board "$id" --version 1.0.0 >/dev/null 2>&1
  sha256sum <"$bundle" | cmp - "$work/first"
}
check "a second build gives the same bytes" again
finish "bundle for $id"
