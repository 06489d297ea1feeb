#!/usr/bin/env bash
# Bundles and the release program of the boards, on a folder that stands for a board: what is refused, trials that fail, and the power
# cut at every step of an update.
#   EDGEGATE_CUTS=all    cut before and after every step; otherwise after every step
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"
. "$root/board/build/board.sh"
. "$root/tests/virtual-board/lib.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What is cut off leaves its folders behind; they go with ours.
mkdir "$work/tmp"
export TMPDIR="$work/tmp"
export EDGEGATE_SIGNING_KEY="$work/keys/release.key" SOURCE_DATE_EPOCH=1760000000
. "$root/board/build/bundle.sh"
board_load virtual
release="$root/board/common/rootfs/usr/lib/edgegate/release"
box="$work/box"
export EDGEGATE_TOP="$box" EDGEGATE_PATIENCE=2

# folder VERSION [BEHAVIOUR] : what a bundle is made from; the program is a stand-in whose ways can be chosen.
folder() {
  local to="$work/folder-$1"
  rm -rf "$to" && mkdir -p "$to/models/a"
  echo "${2:-good}" >"$to/behaviour"
  echo "$1" >"$to/version"
  head -c 20000 /dev/urandom >"$to/models/a/model.bin"
  cat >"$to/edgegate" <<'SH'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
# A release that behaves as format2 brings the configuration to its format; one from before does not understand it then.
config=$3
case "$1-$(cat "$here/behaviour")" in
  migrate-format2*) grep -q '"format": 2' "$config" || sed -i 's/"lane"/"format": 2, "lane"/' "$config" ;;
  migrate-*) echo "unknown command migrate"; exit 1 ;;
  check-good) if grep -q '"format": 2' "$config"; then echo "format: unknown key"; exit 1; fi ;;
  check-no-config) echo "gate.chip: unknown"; exit 1 ;;
  self-test-no-self-test) echo "read XYZ, expected ABC"; exit 1 ;;
esac
SH
  chmod 755 "$to/edgegate"
}
bundle() { folder "$1" "${2:-good}" && make_bundle "$work/folder-$1" "$work/$1.bundle" "$1" "${3:-virtual}" "${4:-0}" 2>/dev/null; }

# systemctl of the stand-in board: starts the release that "current" names, runs trials as their unit would.
mkdir -p "$work/bin" "$work/shim"
cat >"$work/bin/systemctl" <<'SH'
#!/bin/sh
case "$*" in
  *edgegate-trial*) "$RELEASE" prove; "$RELEASE" end-trial; exit 0 ;;
  *is-active*)
    # Each look finds the lane some frames further on.
    health=$EDGEGATE_TOP/run/edgegate/health
    [ -f "$health" ] && { ! grep -q reading "$health" || echo "read=$(($(sed -n 's/^read=//p' "$health") + 1))" | cat - "$health" >"$health.new"; }
    if [ -f "$health.new" ]; then mv "$health.new" "$health"; fi
    [ -f "$health" ] ;;
  *restart*)
    here=$EDGEGATE_TOP/opt/edgegate/current
    rm -f "$EDGEGATE_TOP/run/edgegate/health"
    case "$(cat "$here/behaviour")" in
      never-ready) exit 1 ;;
      *no-frames) state=no-camera read=0 ;;
      *) state=reading read=1 ;;
    esac
    mkdir -p "$EDGEGATE_TOP/run/edgegate"
    printf 'version=%s\nstate=%s\nread=%s\n' "$(cat "$here/version")" "$state" "$read" >"$EDGEGATE_TOP/run/edgegate/health" ;;
esac
SH
chmod 755 "$work/bin/systemctl"
export RELEASE="$release"
PATH="$work/bin:$PATH"

new_box() {
  rm -rf "$box" && mkdir -p "$box"/{opt/edgegate/releases,opt/edgegate/update,etc/edgegate,run/edgegate}
  cp "$work/keys/release.pub" "$box/etc/edgegate/release.pub"
  echo virtual >"$box/etc/edgegate/board"
  echo '{ "lane": { "name": "mine" } }' >"$box/etc/edgegate/edgegate.json"
}
running() { basename "$(readlink "$box/opt/edgegate/current")"; }
runs() { [ "$(running)" = "$1" ] || { echo "runs $(running)"; return 1; }; }
# Whole: what "current" names holds every file of its manifest, unharmed, and the configuration is what it was.
whole() {
  (cd "$box/opt/edgegate/current/" && sed '1,/^files:$/d' MANIFEST | sha256sum --quiet -c -) || return 1
  grep -q mine "$box/etc/edgegate/edgegate.json" && [ ! -e "$box/opt/edgegate/update/trial" ]
}
# The power comes back: what lay in memory is gone, and the unit that starts before the lane runs.
power_on() { rm -rf "$box/run" && mkdir -p "$box/run" && "$release" settle >/dev/null; }

need_signing_key 2>/dev/null
bundle 1.0.0 && bundle 1.1.0 && bundle 1.2.0

check "the same folder gives the same bundle, byte for byte" bash -c '
  . "$1/board/build/common.sh"; . "$1/board/build/board.sh"; . "$1/board/build/bundle.sh"; board_load virtual
  cp -r "$2/folder-1.0.0" "$2/again"; sleep 1; touch "$2"/again/*; make_bundle "$2/again" "$2/again.bundle" 1.0.0 virtual 0 && cmp "$2/again.bundle" "$2/1.0.0.bundle"' _ "$root" "$work"

new_box
check "a first release is installed" "$release" install "$work/1.0.0.bundle"
check "it runs" runs 1.0.0
check "a newer one is installed" "$release" install "$work/1.1.0.bundle"
check "it runs" runs 1.1.0
check "the files are whole and the configuration is kept" whole
check "the same one again is no news" "$release" install "$work/1.1.0.bundle"
check "back to the earlier one" "$release" rollback
check "it runs" runs 1.0.0
check "status says so" bash -c '"$1" status | grep -q "release    1.0.0"' _ "$release"

# What a technician is told who looks at a board that does not read.
told() { local output; output=$("$release" status 2>&1); grep -q -- "$1" <<<"$output" || { echo "$output"; return 1; }; }
health() { printf 'state=%s\nread=7\nframe_age_ms=40\ncamera_faults=1\ninference=%s\nnpu_degraded=%s\nnpu_fault=%s\nresident_kb=140000\n' "$@" >"$box/run/edgegate/health"; }
health reading 'rockchip rk3588' 0 ''
check "status tells of a lane that reads" told '^lane       reads: 7 frames'
health reading 'onnxruntime (cpu)' 1 'rknn_init: -3'
check "of one that reads without its NPU, and why" told 'IN PLACE OF THE NPU: rknn_init: -3'
health no-camera x 0 ''
check "what to do without a picture" told 'HAS NO PICTURE: look at the camera'
health faulted x 0 ''
check "what to do when it was given up" told 'CANNOT READ: .*journalctl -u edgegate'
touch -d '1 minute ago' "$box/run/edgegate/health"
check "that it hangs" told 'it hangs'
rm "$box/run/edgegate/health"
check "that it does not run" told 'DOES NOT RUN'
mv "$box/opt/edgegate/current/MANIFEST" "$work/kept"
check "that its release is damaged" told '^release    1.0.0, DAMAGED'
mv "$work/kept" "$box/opt/edgegate/current/MANIFEST"
check "what one can go back to" told "^before it  1.1.0; 'rollback'"

# As most boards get them: packed with xz.
(board[packing]=xz && bundle 1.2.5)
check "xz packs where the profile does not say otherwise" bash -c 'tar -tf "$1" | grep -qx payload.tar.xz' _ "$work/1.2.5.bundle"
mkdir "$work/without-xz" && for tool in $(compgen -c | LC_ALL=C sort -u); do
  case "$tool" in xz | */*) ;; *) path=$(type -P "$tool" || true) && { [ -z "$path" ] || ln -sf "$path" "$work/without-xz/$tool"; } ;; esac
done
refuses "a board without xz says what to do" 'which this board cannot unpack; install the package xz-utils' env PATH="$work/without-xz" "$release" install "$work/1.2.5.bundle"
check "it goes on with what it has" runs 1.0.0
check "a board with xz takes it" "$release" install "$work/1.2.5.bundle"
check "it runs" runs 1.2.5
check "whole" whole
check "and back" "$release" rollback
check "it runs" runs 1.0.0

# What is refused. Nothing may have changed afterwards.
cp "$work/1.2.0.bundle" "$work/cut.bundle" && truncate -s -9000 "$work/cut.bundle"
refuses "a bundle that was cut off" 'is damaged' "$release" install "$work/cut.bundle"
cp "$work/1.2.0.bundle" "$work/bit.bundle" && printf 'EDGE' | dd of="$work/bit.bundle" bs=1 seek=$(($(stat -c %s "$work/bit.bundle") / 2)) conv=notrunc status=none
refuses "four bytes that changed" 'its contents do not match their checksum' "$release" install "$work/bit.bundle"
(cd "$work" && rm -rf forged && mkdir forged && cd forged && tar -xf ../1.2.0.bundle && sed -i 's/^version=.*/version=9.9.9/' MANIFEST && tar -cf ../forged.bundle MANIFEST MANIFEST.sig payload.tar.gz)
refuses "a manifest that was changed" 'is not signed by the key' "$release" install "$work/forged.bundle"
(cd "$work/forged" && : >MANIFEST.sig && tar -cf ../unsigned.bundle MANIFEST MANIFEST.sig payload.tar.gz)
refuses "an empty signature" 'is not signed by the key' "$release" install "$work/unsigned.bundle"
(cd "$work/forged" && tar -cf ../nosig.bundle MANIFEST payload.tar.gz)
refuses "no signature" 'is damaged or no bundle' "$release" install "$work/nosig.bundle"
(export EDGEGATE_SIGNING_KEY="$work/other/release.key" && signing_key="$work/other/release.key" && make_bundle "$work/folder-1.2.0" "$work/stranger.bundle" 1.2.0 virtual 0) 2>/dev/null
refuses "another's key" 'is not signed by the key' "$release" install "$work/stranger.bundle"
bundle 1.3.0 good rpi5
refuses "another board's bundle" 'is for board rpi5; this is board virtual' "$release" install "$work/1.3.0.bundle"
head -c 4000 /dev/urandom >"$work/noise.bundle"
refuses "noise" 'is damaged or no bundle' "$release" install "$work/noise.bundle"
refuses "a file that is not there" 'no such bundle' "$release" install "$work/nothing.bundle"
bundle 1.4.0 no-config
refuses "one that does not understand the configuration" 'does not understand this board.s configuration.*gate.chip: unknown' "$release" install "$work/1.4.0.bundle"
check "none of it changed what runs" runs 1.0.0
check "nor harmed it" whole

# Trials that fail.
for bad in never-ready:'did not become ready' no-self-test:'self-test failed: read XYZ' no-frames:'read no frame within'; do
  bundle "2.0.0-${bad%%:*}" "${bad%%:*}"
  refuses "a release that is ${bad%%:*}" "${bad#*:}.*1.0.0 is back" "$release" install "$work/2.0.0-${bad%%:*}.bundle"
  check "the old one is back" runs 1.0.0
  check "whole" whole
done

# What failed trials and updates that were cut off have left is no reason to refuse the next one: this disk is full with more than two releases on it.
mkdir "$work/tight"
cat >"$work/tight/df" <<SH
#!/bin/sh
[ "\$(find "$box/opt/edgegate/releases" -mindepth 1 -maxdepth 1 | wc -l)" -le 2 ] && free=1000000 || free=0
printf 'Filesystem 1024-blocks Used Available Capacity Mounted\\ndisk 2000000 0 %s 0%% /\\n' "\$free"
SH
chmod 755 "$work/tight/df"
left() { find "$box/opt/edgegate/releases" -mindepth 1 -maxdepth 1 -printf '%f\n' | sort | tr '\n' ' '; }
mkdir "$box/opt/edgegate/releases/.part-1.2.0"
check "a failed trial and a cut leave something" test "$(left | wc -w)" -ge 4
check "it makes room for the next release" env PATH="$work/tight:$PATH" "$release" install "$work/1.2.0.bundle"
check "it runs" runs 1.2.0
check "beside it only the one before" test "$(left)" = "1.0.0 1.2.0 "
check "and back" "$release" rollback
check "it runs" runs 1.0.0

# A release with another format of the configuration: the file is brought to it, and comes back with the release before.
new_box && "$release" install "$work/1.0.0.bundle" >/dev/null
bundle 1.5.0 format2
is_format() { if [ "$1" = 2 ]; then grep -q '"format": 2' "$box/etc/edgegate/edgegate.json"; else ! grep -q '"format"' "$box/etc/edgegate/edgegate.json"; fi; }
check "a release with another format of the configuration is installed" "$release" install "$work/1.5.0.bundle"
check "the configuration is in its format" is_format 2
check "whole" whole
refuses "an older release does not understand it" 'does not understand this board.s configuration' "$release" install "$work/1.0.0.bundle"
check "back to the release before" "$release" rollback
check "it runs" runs 1.0.0
check "its configuration is back" is_format 1
check "the newer configuration is kept" grep -q '"format": 2' "$box/etc/edgegate/edgegate.json.of-1.5.0"
bundle 1.6.0 format2-no-frames
refuses "a trial of another format that fails" 'read no frame.*1.0.0 is back' "$release" install "$work/1.6.0.bundle"
check "the configuration is as it was" is_format 1

# Older than allowed, after a release that raised the floor.
bundle 3.0.0 good virtual 2.5.0
check "a release that raises the floor" "$release" install "$work/3.0.0.bundle"
refuses "a release older than allowed" 'holds 1.2.0, older than 2.5.0' "$release" install "$work/1.2.0.bundle"

# The power is cut at every step: each program that the update calls is one.
for tool in ln mv rm sync tar cp mkdir cat sed sha256sum openssl readlink grep df; do
  cat >"$work/shim/$tool" <<SH
#!/bin/sh
printf x >>"$work/steps"; n=\$($(command -v stat) -c %s "$work/steps")
if [ \$n = "\$CUT_AT" ] && [ "\$CUT" = before ]; then kill -9 0; fi
$(command -v $tool) "\$@"; rc=\$?
if [ \$n = "\$CUT_AT" ] && [ "\$CUT" = after ]; then kill -9 0; fi
exit \$rc
SH
  chmod 755 "$work/shim/$tool"
done
new_box && "$release" install "$work/1.0.0.bundle" >/dev/null && cp -a "$box" "$work/before"
cut() { # at, before or after
  rm -rf "$box" && cp -a "$work/before" "$box" && : >"$work/steps"
  { PATH="$work/shim:$PATH" CUT_AT=$1 CUT=$2 setsid -w "$release" install "$work/1.1.0.bundle" >/dev/null 2>&1 || true; } 2>/dev/null
}
cut none none
steps=$(stat -c %s "$work/steps")
check "an update without a cut" runs 1.1.0
olds=0 news=0 bad=0 rounds=0
every=${EDGEGATE_CUT_EVERY:-1}
for when in after $([ "${EDGEGATE_CUTS:-}" = all ] && echo before); do
  for ((at = steps; at >= 1; at -= every)); do
    cut "$at" "$when"
    power_on
    rounds=$((rounds + 1))
    now=$(running)
    case "$now" in 1.0.0) olds=$((olds + 1)) ;; 1.1.0) news=$((news + 1)) ;; esac
    if ! whole >/dev/null 2>&1 || ! [[ "$now" =~ ^1\.[01]\.0$ ]]; then
      bad=$((bad + 1))
      say "  cut $when step $at: runs $now"
    fi
  done
done
say "TABLE power cut in an update, $rounds of $steps steps: old release $olds times, new release $news times, anything else $bad times"
check "after a cut at any step one of both releases runs, whole, with its configuration" test "$bad" = 0
check "cuts before the trial ended bring the old release" test "$olds" -gt 0
check "cuts after it was kept leave the new one" test "$news" -gt 0
check "after a cut the same update can be installed" bash -c '"$1" install "$2" && test "$(basename "$(readlink "$3/opt/edgegate/current")")" = 1.1.0' _ "$release" "$work/1.1.0.bundle" "$box"
finish "releases"
