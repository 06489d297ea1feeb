#!/usr/bin/env bash
# Sticks and bundles of strangers, on a folder that stands for a board: what setup.sh and the release program take, and what they change.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"
. "$root/board/build/board.sh"
. "$root/tests/virtual-board/lib.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export EDGEGATE_SIGNING_KEY="$work/ours/release.key" SOURCE_DATE_EPOCH=1760000000
for part in bundle stage install; do . "$root/board/build/$part.sh"; done
board_load virtual
release="$root/board/common/rootfs/usr/lib/edgegate/release"
box="$work/box"
export EDGEGATE_TOP="$box" EDGEGATE_PATIENCE=2 RELEASE="$release"

# folder VERSION : what a bundle is made from; the program is a stand-in.
folder() {
  local to="$work/folder-$1"
  rm -rf "$to" && mkdir -p "$to/lib"
  echo "$1" >"$to/version"
  printf '#!/bin/sh\n' >"$to/edgegate" && chmod 755 "$to/edgegate"
  stage_board "$to"
}
# The board's own programs, as far as an installation calls them, and what "current" names runs at once.
mkdir -p "$work/bin"
for name in systemd-sysusers systemd-tmpfiles udevadm mount sync; do printf '#!/bin/sh\n' >"$work/bin/$name"; done
printf '#!/bin/sh\necho 0\n' >"$work/bin/id"
cat >"$work/bin/systemctl" <<'SH'
#!/bin/sh
health=$EDGEGATE_TOP/run/edgegate/health
case "$*" in
  *edgegate-trial*) "$RELEASE" prove; "$RELEASE" end-trial ;;
  *is-active*) read=$(sed -n 's/^read=//p' "$health") && sed -i "s/^read=.*/read=$((read + 1))/" "$health" ;;
  *restart*) mkdir -p "$EDGEGATE_TOP/run/edgegate" && printf 'state=reading\nread=1\n' >"$health" ;;
esac
SH
chmod 755 "$work/bin"/*
PATH="$work/bin:$PATH"

new_board() { rm -rf "${box:?}" && mkdir -p "$box"/{opt,etc/systemd/system,run,usr/lib}; }
stick() { rm -rf "${work:?}/${1:?}" && mkdir -p "$work/$1" && installer "$2" "$work/$1"; }
setup() { sh "$work/$1/setup.sh" "${@:2}"; }
# Everything that an installation could have changed; the history of updates and locks aside.
state_of() { (cd "$box" && find . -type f ! -path './opt/edgegate/update/*' ! -path './run/*' -exec sha256sum {} + | sort; readlink opt/edgegate/current || true; ls -A opt opt/edgegate/update 2>/dev/null) | sha256sum; }
unchanged() { [ "$(state_of)" = "$before" ] || { echo "the board was changed"; return 1; }; }
runs() { [ "$(basename "$(readlink "$box/opt/edgegate/current")")" = "$1" ] || { echo "runs $(readlink "$box/opt/edgegate/current")"; return 1; }; }
fingerprint() { openssl pkey -pubin -in "$1" -outform DER | sha256sum | cut -d' ' -f1; }

need_signing_key 2>/dev/null
folder 1.0.0 && make_bundle "$work/folder-1.0.0" "$work/1.0.0.bundle" 1.0.0 virtual 0
folder 1.1.0 && make_bundle "$work/folder-1.1.0" "$work/1.1.0.bundle" 1.1.0 virtual 0
stick first "$work/1.0.0.bundle"
stick second "$work/1.1.0.bundle"

# A board whose root is read-only, with a disk of its own for the releases: nothing can be made in its /opt.
new_board
mkdir "$box/opt/edgegate"
cat >"$work/bin/mktemp" <<'SH'
#!/bin/sh
case "$*" in *"$EDGEGATE_TOP/opt/."*) echo "mktemp: Read-only file system" >&2; exit 1 ;; esac
exec /usr/bin/mktemp "$@"
SH
chmod 755 "$work/bin/mktemp"
check "a bare board with a read-only root takes its first stick" setup first
rm "$work/bin/mktemp"

new_board
check "a bare board takes its first stick" setup first
check "it runs" runs 1.0.0
is_a_command() { [ "$(readlink "$box/usr/local/bin/edgegate")" = /opt/edgegate/current/edgegate ]; }
check "edgegate is a command there" is_a_command
check "it trusts the stick's key from now on" cmp "$work/ours/release.pub" "$box/etc/edgegate/release.pub"
check "the units came out of the signed bundle" test -s "$box/etc/systemd/system/edgegate.service"
check "the first configuration as well" test -s "$box/etc/edgegate/edgegate.json"
check "an update from a stick" setup second
check "it runs" runs 1.1.0
check "nothing of the copies is left" test -z "$(find "$box/opt" -name '.setup.*' -o -name '.incoming.*')"

# The fence around memory: a release with OpenCvSharp is let through it, one without is not, whatever ran before.
drop="$box/etc/systemd/system/edgegate.service.d"
check "a release without OpenCvSharp has the whole fence" test ! -e "$drop/opencv.conf"
mkdir -p "$drop" && echo >"$drop/platform.conf"
folder 1.2.0 && touch "$work/folder-1.2.0/libOpenCvSharpExtern.so" && make_bundle "$work/folder-1.2.0" "$work/1.2.0.bundle" 1.2.0 virtual 0
stick third "$work/1.2.0.bundle"
check "one with it is installed" setup third
check "its unit may make code while it runs" grep -qx 'MemoryDenyWriteExecute=no' "$drop/opencv.conf"
check "what an earlier release laid there is gone" test ! -e "$drop/platform.conf"
check "back to one without it" setup second
check "the fence is whole again" test ! -e "$drop/opencv.conf"

# Somebody else's stick: another key, a release and a root file system of theirs.
mkdir -p "$work/stranger-root/etc/systemd/system" && cp -r "$work/folder-1.1.0" "$work/folder-evil"
echo "evil" >"$work/stranger-root/etc/systemd/system/evil.service"
tar -C "$work/stranger-root" -rf "$work/folder-evil/board/rootfs.tar" etc
(signing_key="$work/theirs/release.key" && need_signing_key && make_bundle "$work/folder-evil" "$work/evil.bundle" 9.9.9 virtual 0 && stick stranger "$work/evil.bundle") 2>/dev/null
theirs=$(fingerprint "$work/theirs/release.pub") ours=$(fingerprint "$work/ours/release.pub")
before=$(state_of)
refuses "a stranger's stick" "this board trusts the key $ours, and the stick comes with $theirs" setup stranger
check "nothing was changed" unchanged
cp "$work/ours/release.pub" "$work/stranger/release.pub"
refuses "a stranger's bundle beside our key" 'is not signed by the key' setup stranger
check "nothing was changed" unchanged
refuses "another key whose fingerprint is not the one that was typed" 'the key on the stick is' setup stranger --new-key "${theirs/[0-9]/x}"
check "nothing was changed" unchanged
cp "$work/theirs/release.pub" "$work/stranger/release.pub"
refuses "a new key, and the fingerprint of the old one typed" "the key on the stick is $theirs, not $ours" setup stranger --new-key "$ours"
check "nothing was changed" unchanged

# A stick of ours that somebody has had in hand: unsigned files beside the bundle count for nothing, a changed bundle is refused.
stick touched "$work/1.0.0.bundle"
printf 'BOARD=$(touch "%s/ran")\n' "$work" >"$work/touched/profile"
tar -C "$work/stranger-root" -cf "$work/touched/rootfs.tar" etc
check "files beside the bundle are not looked at" setup touched
check "none of them was run or unpacked" test ! -e "$work/ran" -a ! -e "$box/etc/systemd/system/evil.service"
stick touched "$work/1.1.0.bundle"
printf 'EDGE' | dd of="$work/touched/edgegate.bundle" bs=1 seek=$(($(stat -c %s "$work/touched/edgegate.bundle") / 2)) conv=notrunc status=none
before=$(state_of)
refuses "a bundle of ours in which four bytes were changed" 'contents do not match' setup touched
check "nothing was changed" unchanged

# A stick whose second reading differs: swapped at the moment in which its signature has been found good.
swap() { # STICK-FILE : openssl that swaps the file after it has verified
  mkdir -p "$work/swap"
  cat >"$work/swap/openssl" <<SH
#!/bin/sh
$(type -P openssl) "\$@"; rc=\$?
case "\$*" in *-verify*) cp "$work/evil.bundle" "$1" ;; esac
exit \$rc
SH
  chmod 755 "$work/swap/openssl"
}
new_board && setup first >/dev/null
stick second "$work/1.1.0.bundle" && swap "$work/second/edgegate.bundle"
check "a stick that is swapped once it was verified" env PATH="$work/swap:$PATH" sh "$work/second/setup.sh"
check "what runs is what was verified" bash -c 'cd "$1" && [ "$(cat version)" = 1.1.0 ] && cmp "$2/folder-1.1.0/board/rootfs.tar" board/rootfs.tar' _ "$box/opt/edgegate/current/" "$work"
new_board && setup first >/dev/null
cp "$work/1.1.0.bundle" "$work/shared.bundle" && swap "$work/shared.bundle"
check "a bundle that is swapped once the release program has verified it" env PATH="$work/swap:$PATH" "$release" install "$work/shared.bundle"
check "what runs is what was verified" runs 1.1.0

# Signed, but not as its manifest says: a library that no line names would be loaded by the program beside it.
sloppy() { # NAME COMMAND... : a bundle of ours whose payload was changed after the manifest's list was made
  local name=$1 to="$work/sloppy" sum
  shift
  rm -rf "$to" && mkdir -p "$to/payload" && tar -xf "$work/1.1.0.bundle" -C "$to"
  tar -xf "$to"/payload.tar.* -C "$to/payload" && (cd "$to/payload" && "$@")
  tar -C "$to/payload" -cf - . | pack "$(cd "$to" && ls payload.tar.* | sed 's/.*\.//')" >"$to/packed" && mv "$to/packed" "$(ls "$to"/payload.tar.*)"
  sum=$(sha256sum <"$(ls "$to"/payload.tar.*)" | cut -d' ' -f1)
  sed -i "s/^payload=.*/payload=$sum/" "$to/MANIFEST"
  openssl dgst -sha256 -sign "$signing_key" -out "$to/MANIFEST.sig" "$to/MANIFEST"
  tar -C "$to" -cf "$work/$name.bundle" MANIFEST MANIFEST.sig "$(basename "$to"/payload.tar.*)"
}
new_board && setup first >/dev/null
before=$(state_of)
sloppy planted touch lib/libdl.so.2
refuses "a library that no manifest lists" 'does not hold what its MANIFEST lists: > lib/libdl.so.2' "$release" install "$work/planted.bundle"
check "nothing was changed" unchanged
sloppy lacking rm version
refuses "a file that is missing" 'does not hold what its MANIFEST lists: < version' "$release" install "$work/lacking.bundle"
sloppy linked ln -s /etc lib/etc
refuses "a link" 'lib/etc, which is neither a file nor a folder' "$release" install "$work/linked.bundle"
check "nothing was changed" unchanged

# A new key of whoever makes the releases, its fingerprint typed; written as people copy it.
check "a new key by its fingerprint" setup stranger --new-key "$(sed 's/..../&:/g' <<<"${theirs^^}")"
check "it is trusted from now on" cmp "$work/theirs/release.pub" "$box/etc/edgegate/release.pub"
refuses "and the old one no longer" "this board trusts the key $theirs" setup second

# The folder on the board in which root's commands lie, over SSH.
fixed_names() { ! grep -nE '/tmp/edgegate-[a-z]+([ /"'"'"']|$)' "$root/board/build/install.sh"; }
check "over the cable nothing lies in a folder whose name is known before" fixed_names

# The oldest release that a board may take rises with each release that mends a flaw: an old one, though signed, would bring it back.
newest_fix=$(awk '/^## / { version = $2 } /^- Security:/ && !found { print version; found = 1 }' "$root/.github/CHANGELOG.md")
check "the floor of versions is not below the last release that mended a flaw ($newest_fix)" \
  test "$(printf '%s\n%s\n' "$newest_fix" "$(cat "$root/board/common/floor")" | sort -V | tail -n 1)" = "$(cat "$root/board/common/floor")"
check "the version that is built is not below the floor" \
  test "$(printf '%s\n%s\n' "$(cat "$root/board/common/floor")" "$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' "$root/Directory.Build.props")" | sort -V | head -n 1)" = "$(cat "$root/board/common/floor")"
finish "sticks and strangers"
