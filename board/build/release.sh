# What a release page holds. Sourced after common.sh, board.sh, bundle.sh, cross.sh, stage.sh, parts.sh, documents.sh and install.sh.

# stage_clip FOLDER : the recorded lane as pictures, so that a machine without ffmpeg plays it, and the configuration of 'edgegate run --sim'.
stage_clip() {
  local to=$1/clip
  mkdir -p "$to/frames"
  ffmpeg -hide_banner -loglevel error -nostdin -y -i "$root/board/virtual/clip/lane.mp4" -c:v libwebp -compression_level 2 -quality 60 "$to/frames/%04d.webp" </dev/null ||
    die "the clip's pictures could not be made"
  cp "$root/board/virtual/clip/allow-list.csv" "$to/"
  cat >"$to/edgegate.json" <<'TEXT'
// The lane of 'edgegate run --sim': the recorded clip as pictures, its access list, a barrier in memory. Its journal lies beside the program.
{
  "lane": { "name": "virtual lane", "list": "allow-list.csv" },
  "capture": { "source": "frames", "pictureIntervalMs": 80 },
  "vision": { "regions": ["tw", "pl", "vn"] },
  "journal": { "directory": "../sim" },
}
TEXT
}

# TLS for the page, which a board's system brings and a bare one may lack: opened by name like the library of the lines.
tls_libraries='libssl.so.3 libcrypto.so.3'

# make_tarball OUT VERSION : the program for this machine's architecture with all that it opens, and the clip. Needs nothing but the C library.
make_tarball() {
  local name folder opened_libraries="$opened_libraries $tls_libraries"
  name=edgegate-$2-linux-$arch
  folder="$state/release/.work/$name"
  rm -rf "$state/release/.work" && mkdir -p "$state/release/.work"
  stage "$out" "$folder" "$2" "$arch"
  patchelf --force-rpath --set-rpath "\$ORIGIN:\$ORIGIN/lib" "$folder/edgegate"
  stage_clip "$folder"
  tar --sort=name --format=ustar --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --mode='u=rwX,go=rX' -C "$state/release/.work" -cf - "$name" | gzip -n -9 >"$1/$name.tar.gz.part"
  mv "$1/$name.tar.gz.part" "$1/$name.tar.gz"
  cp "$folder/parts.spdx.json" "$1/edgegate-$2-linux-$arch.spdx.json"
  rm -rf "$state/release/.work"
}

# release_notes VERSION NAMES-NOT-BUILT : the newest section of the change log, what is here, how it is checked.
release_notes() {
  printf '# EdgeGate %s\n\n' "$1"
  awk '/^## / { if (seen++) exit; next } seen' "$root/.github/CHANGELOG.md"
  cat <<TEXT

## What is here

| file | for |
|---|---|
| \`edgegate-$1-linux-$arch.tar.gz\` | trying it: unpack, \`./edgegate run --sim\`; any Debian 12 kin of this architecture, no SDK |
| \`edgegate-$1-BOARD.bundle\` | a board: \`./deploy.sh install root@board --board BOARD --bundle FILE\` |
| \`*.spdx.json\` | the parts, with versions and licences (SPDX 2.3) |
| \`SHA256SUMS\`, \`SHA256SUMS.sig\`, \`release.pub\` | checksums, their signature, the key; compare its fingerprint with one that you have from elsewhere |

To check what you fetched (\`openssl\` is a package of that name; with some of the files only, \`sha256sum --ignore-missing -c SHA256SUMS\`):

\`\`\`
sha256sum -c SHA256SUMS && openssl dgst -sha256 -verify release.pub -signature SHA256SUMS.sig SHA256SUMS
openssl pkey -pubin -in release.pub -outform DER | sha256sum      # $(openssl pkey -in "$signing_key" -pubout -outform DER 2>/dev/null | sha256sum | cut -d' ' -f1)
\`\`\`
${2:+
Not built here: $2.}
TEXT
}

# release_page ID... : everything, below .edgegate/release/VERSION; none named means every board but the virtual one. Wants the variables version
# and tarball, which is "only" where no board is wanted.
release_page() {
  local ids=("$@") id page missing=()
  [ ${#ids[@]} -gt 0 ] || [ "$tarball" = only ] || mapfile -t ids < <(board_ids | grep -v '^virtual$')
  version=${version:-$(bundle_version)}
  page="$state/release/$version"
  # What an earlier run left there is not of this release.
  rm -rf "$page"
  mkdir -p "$page"
  need_signing_key
  for id in ${ids[@]+"${ids[@]}"}; do
    board_load "$id"
    if ! (can_build_for "${board[architecture]}") 2>/dev/null; then
      say "$id: cannot be built on this machine, and is left out"
      missing+=("$id")
      continue
    fi
    build_for_board "$id"
    cp "$bundle" "$page/"
    cp "$folder/parts.spdx.json" "$page/edgegate-$version-$id.spdx.json"
  done
  ready_to_pack "$arch"
  make_tarball "$page" "$version"
  release_notes "$version" "${missing[*]}" >"$page/NOTES.md"
  cp "${signing_key%.key}.pub" "$page/release.pub"
  (cd "$page" && LC_ALL=C find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' -printf '%P\0' | sort -z | xargs -0 sha256sum >SHA256SUMS)
  openssl dgst -sha256 -sign "$signing_key" -out "$page/SHA256SUMS.sig" "$page/SHA256SUMS"
  say "the release page's files: $page"
  printf '%s\n' "$page"
}
