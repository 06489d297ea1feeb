#!/usr/bin/env bash
# A release's tarball in a bare root of Debian 12: debootstrap's smallest, no SDK, no package besides, no network, an unprivileged user, a path
# with a space. Closes with "N passed, N failed".
#   sudo tests/bare-root.sh [PAGE]         the folder that ./deploy.sh release printed (default: the newest below .edgegate/release)
#   EDGEGATE_BARE_ROOT=DIR ...             the root is made there once, and kept (default: a temporary folder, removed)
# What is mounted is mounted for this run's processes only: the machine never sees it, and nothing of the machine is bound in.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../board/build/common.sh"

bare=${EDGEGATE_BARE_ROOT:-}

if [ "${1:-}" != --inside ]; then
  [ "$(id -u)" = 0 ] || die "root rights are needed to make a bare root and to enter it: sudo tests/bare-root.sh"
  page=${1:-$(find "$state/release" -mindepth 2 -maxdepth 2 -name SHA256SUMS -printf '%T@ %h\n' 2>/dev/null | sort -n | tail -n 1 | cut -d' ' -f2-)}
  [ -f "$page/SHA256SUMS" ] || die "there is no release to try${page:+ in $page}; make one: ./deploy.sh release --tarball"
  install_tools "the bare root" <<<"debootstrap:makes it, from the distribution's packages
iproute2:gives it a loopback of its own"
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' | awk '$2 == "bookworm" && $3 == "main" { print $1; exit }')
  if [ -z "$bare" ]; then
    bare=$(mktemp -d)
    trap 'rm -rf --one-file-system "$bare"' EXIT
  fi
  if [ ! -x "$bare/usr/bin/dpkg" ]; then
    step "bare root of Debian 12" bare-debootstrap debootstrap --variant=minbase bookworm "$bare" "${mirror:-http://deb.debian.org/debian}" || die "debootstrap failed (above)"
  fi
  chmod 755 "$bare"
  if ! grep -q '^visitor:' "$bare/etc/passwd"; then chroot "$bare" useradd --create-home visitor; fi
  rm -rf "$bare/home/visitor/a car park"
  mkdir -p "$bare/home/visitor/a car park"
  cp "$page"/*.tar.gz "$page"/SHA256SUMS* "$page"/release.pub "$root/board/virtual/clip/lane.mp4" "$bare/home/visitor/a car park/"
  chroot "$bare" chown -R visitor: "/home/visitor/a car park"
  EDGEGATE_BARE_ROOT=$bare unshare --mount --net --pid --fork --propagation private bash "${BASH_SOURCE[0]}" --inside
  exit
fi

. "$root/tests/virtual-board/lib.sh"
mount -t proc proc "$bare/proc"
ip link set lo up
as_visitor() { chroot --userspec=visitor:visitor "$bare" env -i HOME=/home/visitor PATH=/usr/bin:/bin LANG=C.UTF-8 bash -c "cd ~/'a car park'/$place && $1" </dev/null; }
place=. said=

# tries WHAT EXIT-CODE WORDS COMMAND : typed there; ends with that code and says these words (a regular expression).
tries() {
  local status=0
  said=$(as_visitor "$4" 2>&1) || status=$?
  say "\$ $4"
  sed 's/^/    /' <<<"$said" | tail -n 24 >&2
  if [ "$status" != "$2" ]; then not_ok "$1" "exit code $status"
  elif grep -Eq -- "$3" <<<"$said"; then ok "$1"
  else not_ok "$1" "wanted '$3'"; fi
}

say "Debian $(cat "$bare/etc/debian_version"), $(chroot "$bare" dpkg-query -f '.\n' -W | wc -l) packages"
tries "there is no SDK, no openssl, no ffmpeg" 1 '^$' 'command -v dotnet openssl ffmpeg'
tries "the tarball's checksum is right" 0 'tar.gz: OK' 'sha256sum --ignore-missing -c SHA256SUMS'
check "the checksums' signature is right (openssl is the machine's)" openssl dgst -sha256 -verify "$bare/home/visitor/a car park/release.pub" \
  -signature "$bare/home/visitor/a car park/SHA256SUMS.sig" "$bare/home/visitor/a car park/SHA256SUMS"
tries "it unpacks" 0 '^edgegate-' 'tar -xzf edgegate-*.tar.gz && ls -d edgegate-*/'
place=$(tail -n 1 <<<"$said")
tries "version" 0 'linux-' './edgegate version'
tries "help" 0 'Commands:' './edgegate help'
tries "check" 0 . './edgegate check --config clip/edgegate.json'
tries "the first command of the README plays the clip" 0 '^7 vehicles: 4 let in, 3 denied, 0 ignored; 0 alarms$' './edgegate run --sim --once'
tries "without --once it serves its page" 0 'page +https://localhost:8443/' 'timeout 20 ./edgegate run --sim || [ $? = 124 ]'
tries "its journal is whole" 0 . './edgegate verify --config clip/edgegate.json'
tries "what it decided can be asked for" 0 'KHD8395 was granted access' './edgegate events --config clip/edgegate.json --kind Sighting --limit 7'
tries "read" 0 'scene.jpg: [A-Z0-9]+ \([0-9]+ %' './edgegate read self-test/scene.jpg'
tries "read, a folder without pictures and one with" 2 'self-test/scene.jpg: [A-Z0-9]+ \([0-9]+ %' './edgegate read manual self-test'
tries "the self-test" 0 . './edgegate self-test'
tries "a video file names the package that it needs" 1 'ffmpeg' './edgegate run --simulate --source ../lane.mp4 --once'
tries "doctor says what is missing" 0 . './edgegate doctor --config clip/edgegate.json || true'
tries "the man page is there" 0 'EDGEGATE' 'cat share/man/man1/edgegate.1'
say ""
printf '%d passed, %d failed\n' "$suite_passed" "$suite_failed"
[ "$suite_failed" = 0 ]
