#!/usr/bin/env bash
# What the browser tests need besides what the build needs, and why. A second run finds nothing to do.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/host/common.sh"

# package and what it is for
tools="chromium:the browser that the page is tried in
fonts-noto-cjk:Chinese and Korean in its screenshots"

missing=()
while IFS=: read -r package why; do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
    say "needs $package: $why"
    missing+=("$package")
  fi
done <<<"$tools"
if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || die "apt-get is missing here; install by your own means: ${missing[*]}"
  step "package lists" apt-update as_root apt-get update
  step "installing ${missing[*]}" apt-install-console as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
fi

# playwright-core drives the browser; axe-core looks for what shuts people out. Neither ships with the product.
here="$root/tests/console"
if newer_than "$here/node_modules/.stamp" "$here/package.json" "$here/package-lock.json"; then
  command -v npm >/dev/null || die "npm is missing: playwright-core and axe-core come from it"
  fetch() { (cd "$here" && npm ci --silent --no-audit --no-fund && touch node_modules/.stamp); }
  step "playwright-core and axe-core from npm" npm-console fetch
fi
