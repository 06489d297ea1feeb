#!/usr/bin/env bash
# Both commands of the README on a machine that never ran them: a bare root of this distribution (debootstrap, the .NET SDK bound in, nothing
# else), from a fresh clone of the last commit, in a path with a space. Prints what set-up installed there, and closes with "N passed, N failed".
#   sudo tests/fresh-machine.sh            both commands as they are; about as long as tests/run.sh, and the packages besides
#   EDGEGATE_FRESH=short ...               set-up and './deploy.sh sim --once --fast' only, some ten minutes. CI leaves both out: it needs root rights
#                                          to mount, and its own machine is bare
#   EDGEGATE_FRESH="unit e2e" ...          these suites of tests/run.sh instead of all
#   EDGEGATE_FRESH_ROOT=DIR ...            where the root is made (default: a temporary folder); EDGEGATE_FRESH_KEEP=1 leaves it there
# Mirrors, proxies, certificates and feeds are this machine's own: its apt sources, NuGet and npm configuration and the environment.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../board/build/common.sh"

[ "$(id -u)" = 0 ] || die "root rights are needed to make a bare root and to enter it: sudo tests/fresh-machine.sh"
command -v dotnet >/dev/null || die "the .NET SDK is missing: install dotnet-sdk-10.0 and run this again"
install_tools "the bare root" <<<"debootstrap:makes it, from the distribution's packages
git:clones the project into it"
. /etc/os-release

what=${EDGEGATE_FRESH:-all}
bare=${EDGEGATE_FRESH_ROOT:-$(mktemp -d)}
log="$logs/fresh-machine"
mkdir -p "$bare" "$log"
if awk -v root="$bare/" 'index($2, root) == 1 { found = 1 } END { exit !found }' /proc/mounts; then
  die "folders of this machine are still mounted below $bare, left by a run that was cut off; unmount them before anything there is removed: umount -l \$(awk '\$2 ~ \"^$bare/\" { print \$2 }' /proc/mounts | sort -r)"
fi
place="/srv/a car park/edgegate"
passed=0 failed=0

leave() {
  local at process
  # What still runs in there, when this was interrupted.
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" 2>/dev/null)" = "$bare" ]; then kill -KILL "${process#/proc/}" 2>/dev/null || true; fi
  done
  # Deepest first. Nothing is removed while anything of the machine is still mounted there.
  while read -r at; do umount -l "$at" || true; done < <(awk -v root="$bare/" 'index($2, root) == 1 { print $2 }' /proc/mounts | sort -r)
  if [ "${EDGEGATE_FRESH_KEEP:-}" = 1 ]; then say "the bare root stays in $bare"
  elif ! awk -v root="$bare/" 'index($2, root) == 1 { found = 1 } END { exit !found }' /proc/mounts; then rm -rf --one-file-system "$bare"; fi
}
trap leave EXIT

# The mirror of this release, and the folders that its sources and keys lie in, as apt itself reads them.
mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
  awk -v release="$VERSION_CODENAME" '$2 == release && $3 == "main" { print $1; exit }')
[ -n "$mirror" ] || die "apt knows no mirror of $VERSION_CODENAME here; look at /etc/apt/sources.list.d and run apt-get update"

# What the SDK's own package asks for; without it the SDK does not start.
sdk_needs=ca-certificates,tzdata,libstdc++6,libgcc-s1,$(apt-cache --names-only search '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1)
step "bare root of $VERSION_CODENAME" fresh-debootstrap debootstrap --variant=minbase "--include=$sdk_needs" "$VERSION_CODENAME" "$bare" "$mirror" ||
  die "debootstrap failed (above)"

# How this machine reaches its feeds. Settings of apt that only fetch; sources that are in force; keys.
rm -f "$bare/etc/apt/sources.list"
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources /etc/apt/keyrings/* /etc/apt/trusted.gpg.d/* /usr/share/keyrings/* \
  /usr/local/share/ca-certificates/* /etc/ssl/certs/ca-certificates.crt /etc/npmrc /usr/etc/npmrc "$HOME/.npmrc" "$HOME/.nuget/NuGet/NuGet.Config" \
  "$HOME/.config/NuGet/NuGet.Config" $(grep -lE '^\s*Acquire' /etc/apt/apt.conf.d/* 2>/dev/null || true); do
  [ -f "$file" ] || continue
  to="$bare$file"
  case "$file" in "$HOME"/*) to="$bare/root${file#"$HOME"}" ;; esac
  mkdir -p "$(dirname "$to")" && cp "$file" "$to"
done
carried=()
while IFS='=' read -r name value; do
  case "$name" in
    http_proxy | https_proxy | no_proxy | HTTP_PROXY | HTTPS_PROXY | NO_PROXY | SSL_CERT_FILE | SSL_CERT_DIR | NODE_EXTRA_CA_CERTS | CURL_CA_BUNDLE | \
      NUGET_CERT_REVOCATION_MODE | npm_config_registry | EDGEGATE_BOARD) carried+=("$name=$value") ;;
    *) continue ;;
  esac
  if [ -f "$value" ] && [ ! -e "$bare$value" ]; then mkdir -p "$bare$(dirname "$value")" && cp "$value" "$bare$value"; fi
done < <(env)

# The SDK is the one thing that is not installed but bound in.
sdk=$(dotnet --list-sdks | sed -n 's/.*\[\(.*\)\/sdk\]$/\1/p' | tail -n 1)
[ -x "$sdk/dotnet" ] || die "the folder of the .NET SDK cannot be told from 'dotnet --list-sdks'"
mkdir -p "$bare$sdk" "$bare/proc" "$bare/sys" "$bare/dev" "$bare/run"
# Bound in to be read only: whoever clears the root away must not clear the machine's own SDK away with it.
mount --bind "$sdk" "$bare$sdk"
mount -o remount,bind,ro "$bare$sdk"
mount -t proc proc "$bare/proc"
mount --rbind /sys "$bare/sys"
mount --rbind /dev "$bare/dev"
ln -sf "$sdk/dotnet" "$bare/usr/bin/dotnet"
cp /etc/resolv.conf "$bare/etc/resolv.conf"
cp /etc/hosts "$bare/etc/hosts"
# Nothing that a package brings is started.
printf '#!/bin/sh\nexit 101\n' >"$bare/usr/sbin/policy-rc.d" && chmod +x "$bare/usr/sbin/policy-rc.d"

mkdir -p "$bare$(dirname "$place")"
git clone --quiet --no-hardlinks "$root" "$bare$place"
say "a fresh clone of $(git -C "$root" log -1 --format='%h %s') in $place"

inside() { chroot "$bare" env -i "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" HOME=/root LANG=C.UTF-8 "${carried[@]}" bash -c "cd '$place' && $1"; }
packages() { chroot "$bare" dpkg-query -W -f '${Package} ${Version}\n' | sort; }
# What was installed since the last call.
news() {
  packages >"$log/packages.now"
  say "installed by $1: $(comm -13 "$log/packages.before" "$log/packages.now" | wc -l) packages"
  comm -13 "$log/packages.before" "$log/packages.now" | sed 's/^/  /' >&2
  mv "$log/packages.now" "$log/packages.before"
}
packages >"$log/packages.before"
say "the bare root has $(wc -l <"$log/packages.before") packages"

# command NAME LOG COMMAND : one command of the README, its output in a log and its reasons for packages here.
command_of_readme() {
  local started=$SECONDS
  say "$1 ..."
  if inside "$3" >"$log/$2.log" 2>&1 </dev/null; then status=0; else status=$?; fi
  grep -E ' needs [a-z0-9+.-]+: ' "$log/$2.log" | sed 's/^/  /' >&2 || true
  news "$1"
  say "$1: exit code $status after $((SECONDS - started)) s"
}

command_of_readme "./deploy.sh sim" sim "./deploy.sh sim --once --fast"
if [ "$status" = 0 ] && grep -qE '^[0-9]+ vehicles: [0-9]+ let in' "$log/sim.log"; then
  passed=$((passed + 1))
  grep -E '^[0-9]+ vehicles: ' "$log/sim.log" >&2
else
  failed=$((failed + 1))
  tail -n 40 "$log/sim.log" >&2
fi

suites=$what
[ "$what" != short ] || suites=""
[ "$what" != all ] || suites=all
for suite in $suites; do
  command_of_readme "tests/run.sh $suite" "run-$suite" "tests/run.sh $suite"
  if [[ "$(tail -n 1 "$log/run-$suite.log")" =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
  else
    failed=$((failed + 1))
  fi
  grep -vE '^\s*(NOTE|TABLE)' "$log/run-$suite.log" | tail -n "$([ "$status" = 0 ] && echo 30 || echo 120)" >&2
done

say ""
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
