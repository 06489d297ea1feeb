#!/usr/bin/env bash
# The tarball that ./deploy.sh release makes, with its page's checksums and signature: whole, needs nothing but the C library, plays the clip.
# What it loads is told by the loader itself. tests/bare-root.sh does the same in a root of Debian without anything.
#   tests/virtual-board/tarball.sh
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"
for part in board bundle cross stage documents; do . "$root/board/build/$part.sh"; done
. "$root/tests/virtual-board/lib.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! page=$("$root/deploy.sh" release --tarball --version 1.0.0 | tail -n 1); then
  not_ok "the tarball is made"
  finish "tarball"
  exit 0
fi
name=edgegate-1.0.0-linux-$arch

# What the notes tell a reader to type is what is typed here.
commands() { sed -n '/^```$/,/^```$/{/^```/d;p}' "$page/NOTES.md"; }
check "the notes tell how the files are checked" bash -c 'grep -q "^sha256sum -c SHA256SUMS && openssl dgst" <<<"$1"' _ "$(commands)"
check "checksums and signature are right, by the commands of the notes" bash -euc "cd '$page'; $(commands)"
fingerprint() { [ "$(openssl pkey -pubin -in "$page/release.pub" -outform DER | sha256sum | cut -d' ' -f1)" = "$(commands | sed -n 's/.*# \([0-9a-f]\{64\}\)$/\1/p')" ]; }
check "the notes name the key's fingerprint" fingerprint
all_summed() { diff <(cd "$page" && find . -type f ! -name 'SHA256SUMS*' -printf '%P\n' | sort) <(sed 's/^[0-9a-f]* [ *]//' "$page/SHA256SUMS" | sort); }
check "each file of the page has its checksum" all_summed
cp "$page/$name.tar.gz" "$work/"
printf x >>"$work/$name.tar.gz"
cp "$page"/SHA256SUMS* "$work/"
check "a file that was changed is found" bash -c 'cd "$1" && ! sha256sum --ignore-missing -c SHA256SUMS 2>/dev/null' _ "$work"
check "the notes begin with the newest changes" bash -c 'grep -q "^- " "$1/NOTES.md"' _ "$page"

# One folder, nothing that reaches out of it, no link, nothing that others may write.
outside() { tar -tzvf "$page/$name.tar.gz" | grep -vE "^[-d]r[-w]xr-xr-x 0/0 .* $name/|^-rw-r--r-- 0/0 .* $name/"; }
check "it unpacks into a folder of its own, and holds no links" test -z "$(outside)"
place="$work/a car park"
mkdir -p "$place" "$work/home"
tar -xzf "$page/$name.tar.gz" -C "$place"
folder="$place/$name"

# No library but the C library's comes from the machine.
base_libraries='^(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|linux-vdso)\.so'
check "every library that anything in it needs is in it, or part of the C library" test -z "$(unresolved "$folder" "$arch")"
newer_symbols() {
  elf_files "$folder" | while read -r file; do
    objdump -T "$file" 2>/dev/null | grep -oE 'GLIBC_[0-9.]+' | sort -uV | tail -n 1 | while read -r symbol; do
      [ "$(printf '%s\n2.36\n' "${symbol#GLIBC_}" | sort -V | tail -n 1)" = 2.36 ] || echo "$(basename "$file") wants $symbol"
    done
  done
}
check "nothing in it wants a newer C library than Debian 12's, 2.36" test -z "$(newer_symbols)"
listed() { sed -n 's/.*"packageFileName": "\([^"]*\)".*/\1/p' "$folder/parts.spdx.json" | grep -v '^models/' | sort -u; }
every_file() { diff <(elf_files "$folder" | sed "s,^$folder/,," | sort) <(listed); }
check "its list of parts names every program and library in it, and none that is not" every_file
check "the list beside it is the same" cmp "$folder/parts.spdx.json" "$page/$name.spdx.json"
check "no link of its documents leads nowhere" test -z "$(dead_links "$folder")"

# As whoever unpacked it types it, with nothing of this shell's.
program() { (cd "$folder" && exec env -i HOME="$work/home" PATH=/usr/bin:/bin LD_DEBUG=files LD_DEBUG_OUTPUT="$work/loaded" ./edgegate "$@"); }
check "the program says its version" program version
clip() {
  program run --sim --once --fast >"$work/clip" 2>&1 || { cat "$work/clip"; return 1; }
  grep -q '^7 vehicles: 4 let in, 3 denied, 0 ignored; 0 alarms$' "$work/clip" || { tail -n 20 "$work/clip"; return 1; }
}
check "the first command of the README plays the clip: 4 let in, 3 denied" clip
page_answers() {
  local address='' pid status=1
  sed 's/^  "journal"/  "console": { "port": 0 },\n&/' "$folder/clip/edgegate.json" >"$folder/clip/page.json"
  # The program itself, not a shell that waits for it: it is what is ended.
  (cd "$folder" && exec env -i HOME="$work/home" PATH=/usr/bin:/bin LD_DEBUG=files LD_DEBUG_OUTPUT="$work/loaded" ./edgegate run --config clip/page.json --simulate) >"$work/page" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null && [ -z "$address" ]; do
    sleep 0.2
    address=$(sed -n 's/^ *page  *\(https:[^ ]*\)$/\1/p' "$work/page")
  done
  python3 - "$address" <<'END' && status=0
import ssl, sys, urllib.request
context = ssl.create_default_context()
context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
answer = urllib.request.urlopen(sys.argv[1], context=context, timeout=60)
sys.exit(0 if b"EdgeGate" in answer.read() else "no page")
END
  kill "$pid" 2>/dev/null || true
  wait "$pid" || true
  return $status
}
check "its page is served by TLS" page_answers
check "it reads a picture" bash -c 'grep -q "(9[0-9] %\|(100 %" <<<"$1"' _ "$(program read self-test/scene.jpg)"
# What the loader says it opened, by whatever name and way.
foreign() {
  cat "$work"/loaded.* | sed -n 's/.*calling init: //p' | sort -u | while read -r file; do
    case "$file" in "$folder"/* | ./*) continue ;; esac
    [[ "$(basename "$file")" =~ $base_libraries ]] || printf '%s\n' "$file"
  done
}
check "the loader tells what it opens" bash -c 'cat "$1"/loaded.* | grep -q "calling init: .*/libssl"' _ "$work"
check "it opens nothing of this machine but the C library" test -z "$(foreign)"
check "running it leaves nothing in the user's home" test -z "$(find "$work/home" -type f)"
say "TABLE the tarball: $(($(stat -c %s "$page/$name.tar.gz") / 1000000)) MB packed, $(du -sm "$folder" | cut -f1) MB unpacked"
finish "tarball"
