# Over the cable or by a stick. Sourced after common.sh, board.sh, bundle.sh and stage.sh.

ssh_options=(-o ConnectTimeout=60 -o ServerAliveInterval=10 -o ServerAliveCountMax=6)
[ -z "${EDGEGATE_SSH:-}" ] || read -ra ssh_extra <<<"$EDGEGATE_SSH"

# One connection for the whole errand: a slow board spends seconds on each greeting. Nothing of it is left behind.
connect() {
  local folder
  folder=$(mktemp -d)
  # shellcheck disable=SC2064 # the folder of now
  trap "ssh -q -o 'ControlPath=$folder/c' -O exit none 2>/dev/null; rm -rf '$folder'" EXIT
  ssh_options+=(-o ControlMaster=auto -o ControlPersist=30 -o "ControlPath=$folder/c")
}

over() { ssh "${ssh_options[@]}" ${ssh_extra[@]+"${ssh_extra[@]}"} "$target" "$@"; }

reach() { over true || die "$target does not answer by SSH; is the cable in, and the name right? (ssh ${EDGEGATE_SSH:+$EDGEGATE_SSH }$target tries it)"; }

# over_as_root COMMAND : by sudo where the user is not root.
over_as_root() { over "if [ \"\$(id -u)\" = 0 ]; then $1; else sudo -n $1; fi"; }

# installer BUNDLE FOLDER : the bundle with all that a bare board needs besides.
installer() {
  local bundle=$1 to=$2 same
  mkdir -p "$to"
  cp "$bundle" "$to/edgegate.bundle"
  cp "$root/board/common/setup.sh" "$to/setup.sh"
  cp "${signing_key%.key}.pub" "$to/release.pub"
  first_configuration >"$to/edgegate.json"
  same=(--sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --mode='u=rwX,go=rX')
  tar "${same[@]}" -C "$root/board/common/rootfs" -cf "$to/rootfs.tar" etc usr
  [ ! -d "$root/board/${board[id]}/rootfs" ] || tar "${same[@]}" -C "$root/board/${board[id]}/rootfs" -rf "$to/rootfs.tar" .
  cat >"$to/profile" <<TEXT
BOARD='${board[id]}'
ARCHITECTURE='${board[architecture]}'
GLIBC='${board[glibc]}'
PLATFORM='$(tar -xOf "$bundle" MANIFEST | sed -n 's/^platform=//p')'
NPU_DEVICE='${board[npu-device]:-}'
CAMERA='${board[camera]}'
WATCHDOG='${board[watchdog]}'
PACKING='$(tar -tf "$bundle" | sed -n 's/^payload\.tar\.//p')'
NEED_KB='$(tar -xOf "$bundle" MANIFEST | sed -n 's/^unpacked_kb=//p')'
TEXT
}

# send FILE REMOTE : goes on where an earlier attempt was cut off, and shows how far it is.
send() {
  local file=$1 remote=$2 size have sum
  size=$(stat -c %s "$file")
  have=$(over "stat -c %s '$remote' 2>/dev/null || echo 0")
  if [ "$have" -gt 0 ] && [ "$have" -le "$size" ]; then
    sum=$(over "sha256sum <'$remote'" | cut -d' ' -f1)
    if [ "$(head -c "$have" "$file" | sha256sum | cut -d' ' -f1)" != "$sum" ]; then have=0; fi
  else
    have=0
  fi
  [ "$have" = 0 ] || say "  $((have / 1000000)) of $((size / 1000000)) MB are there already"
  [ "$have" != 0 ] || over ": >'$remote'"
  while [ "$have" -lt "$size" ]; do
    # In pieces, so that a cable that is pulled costs one piece.
    dd if="$file" bs=1M skip="$have" count=8000000 iflag=skip_bytes,count_bytes status=none | over "cat >>'$remote'" || die "the cable was cut at $((have / 1000000)) of $((size / 1000000)) MB; run the same command again, it goes on from there"
    have=$((have + 8000000 < size ? have + 8000000 : size))
    say "  $((have / 1000000)) of $((size / 1000000)) MB"
  done
}

install_over_ssh() {
  local bundle=$1 folder
  folder="$state/installer/${board[id]}"
  rm -rf "$folder" && installer "$bundle" "$folder"
  connect
  reach
  over 'mkdir -p /tmp/edgegate-install'
  say "sending"
  send "$folder/edgegate.bundle" /tmp/edgegate-install/edgegate.bundle
  tar -C "$folder" -cf - setup.sh profile release.pub edgegate.json rootfs.tar | over 'tar -xmf - -C /tmp/edgegate-install'
  over_as_root "sh /tmp/edgegate-install/setup.sh" || die "the board was not changed for good (above)"
  over 'rm -rf /tmp/edgegate-install'
}
