# Signed bundles. Sourced after common.sh. A bundle is a tar of three files: MANIFEST (what it is, for which board, and the checksum of
# everything in it), MANIFEST.sig (RSA with SHA-256: the same bytes give the same signature, and every OpenSSL knows it), payload.tar.xz or .gz.

# The private key is made at the first build and stays on the machine that builds; boards get its public half at their first install.
signing_key="${EDGEGATE_SIGNING_KEY:-$state/signing/release.key}"
need_signing_key() {
  [ -f "$signing_key" ] && return 0
  mkdir -p "$(dirname "$signing_key")"
  (umask 077 && openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$signing_key" 2>/dev/null) || die "openssl could not make a signing key"
  openssl pkey -in "$signing_key" -pubout -out "${signing_key%.key}.pub"
  say "made a signing key: $signing_key. Keep a copy in a safe place: boards take nothing that is signed by another"
}

# pack xz|gz : standard input to standard output. Of the ways to pack weights xz is the best (models/plate-recogniser/STUDY.md), and of a whole
# release it saves a quarter. Two threads are asked for by number, since xz makes other bytes with one; -6 unpacks in 10 MiB.
pack() {
  case "$1" in
    xz) xz -6 -T2 -c ;;
    gz) gzip -n -9 ;;
  esac
}

# make_bundle FOLDER OUT VERSION BOARD FLOOR : the same folder always gives the same bytes.
make_bundle() {
  local folder=$1 out=$2 version=$3 id=$4 floor=$5 work epoch payload=payload.tar.xz
  [[ "$version" =~ ^[0-9A-Za-z][0-9A-Za-z.+~-]*$ ]] || die "'$version' is no version; letters, digits and . + ~ - only"
  [ "${board[packing]:-xz}" = xz ] || payload=payload.tar.gz
  need_signing_key
  epoch=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1700000000)}
  work=$(mktemp -d)
  local same=(--sort=name --format=ustar --owner=0 --group=0 --numeric-owner --mtime="@$epoch" --mode='u=rwX,go=rX')
  tar "${same[@]}" -C "$folder" -cf - . | pack "${payload##*.}" >"$work/$payload"
  {
    printf 'format=1\nproduct=edgegate\nversion=%s\nboard=%s\nfloor=%s\n' "$version" "$id" "$floor"
    # What setup.sh has to know before it changes anything: signed like the rest.
    printf 'architecture=%s\nnpu_device=%s\ncamera=%s\nwatchdog=%s\n' "${board[architecture]:-}" "${board[npu-device]:-}" "${board[camera]:-}" "${board[watchdog]:-none}"
    printf 'glibc=%s\npayload=%s\nunpacked_kb=%s\nfiles:\n' "${board[glibc]:-0}" "$(sha256sum <"$work/$payload" | cut -d' ' -f1)" \
      "$(find "$folder" -type f -printf '%s\n' | awk '{ kb += int(($1 + 4095) / 4096) * 4 } END { print kb + 0 }')"
    (cd "$folder" && find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum)
  } >"$work/MANIFEST"
  openssl dgst -sha256 -sign "$signing_key" -out "$work/MANIFEST.sig" "$work/MANIFEST"
  tar "${same[@]}" -C "$work" -cf "$out.part" MANIFEST MANIFEST.sig "$payload"
  mv "$out.part" "$out"
  rm -rf "$work"
}
