#!/usr/bin/env bash
# What the browser tests need besides what the build needs, and why. A second run finds nothing to do.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"

# package and what it is for
tools="chromium:the browser that the page is tried in
fonts-noto-cjk:Chinese and Korean in its screenshots"

install_tools "the page's test" <<<"$tools"

# playwright-core drives the browser; axe-core looks for what shuts people out. Neither ships with the product.
here="$root/tests/console"
if newer_than "$here/node_modules/.stamp" "$here/package.json" "$here/package-lock.json"; then
  command -v npm >/dev/null || install_tools "the page's test" <<<"npm:fetches playwright-core and axe-core"
  fetch() { (cd "$here" && npm ci --silent --no-audit --no-fund && touch node_modules/.stamp); }
  step "playwright-core and axe-core from npm" npm-console fetch
fi
