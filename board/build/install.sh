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

reach() {
  local told said
  # In a file: the connection that stays holds a pipe open.
  told=$(mktemp)
  if over true 2>"$told"; then rm -f "$told" && return 0; fi
  said=$(cat "$told")
  rm -f "$told"
  say "$said"
  # ssh asks about an unknown key only at a terminal; a board that was set up again has a different key from the one remembered.
  case "$said" in
    *'IDENTIFICATION HAS CHANGED'* | *'Host key verification failed'*)
      die "$target answers, and ssh does not take its key. If this is the board that you mean, forget the old key (ssh-keygen -R, as ssh says above) or let ssh take a new one: EDGEGATE_SSH=\"${EDGEGATE_SSH:+$EDGEGATE_SSH }-o StrictHostKeyChecking=accept-new\"" ;;
  esac
  die "$target does not answer by SSH; is the cable in, and the name right? (ssh ${EDGEGATE_SSH:+$EDGEGATE_SSH }$target tries it)"
}

# over_as_root COMMAND : by sudo where the user is not root.
over_as_root() { over "if [ \"\$(id -u)\" = 0 ]; then $1; else sudo -n $1; fi"; }

# stage_links RELEASE ROOT : what makes the program a command on a board, with its man pages and completions.
stage_links() {
  local page
  mkdir -p "$2/usr/local/bin" "$2/usr/local/share/man/man1" "$2/usr/local/share/zsh/site-functions" "$2/usr/share/bash-completion/completions" "$2/usr/share/fish/vendor_completions.d"
  ln -sfn /opt/edgegate/current/edgegate "$2/usr/local/bin/edgegate"
  for page in "$1"/share/man/man1/*.1; do [ ! -f "$page" ] || ln -sfn "/opt/edgegate/current/share/man/man1/$(basename "$page")" "$2/usr/local/share/man/man1/"; done
  ln -sfn /opt/edgegate/current/share/completions/edgegate.bash "$2/usr/share/bash-completion/completions/edgegate"
  ln -sfn /opt/edgegate/current/share/completions/edgegate.zsh "$2/usr/local/share/zsh/site-functions/_edgegate"
  ln -sfn /opt/edgegate/current/share/completions/edgegate.fish "$2/usr/share/fish/vendor_completions.d/edgegate.fish"
}

# stage_board FOLDER : what setup.sh lays onto a board besides the release, in the release's own folder, so that one signature covers all of it.
stage_board() {
  local to=$1/board same links
  mkdir -p "$to"
  first_configuration >"$to/edgegate.json"
  same=(--sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --mode='u=rwX,go=rX')
  tar "${same[@]}" -C "$root/board/common/rootfs" -cf "$to/rootfs.tar" etc usr
  links=$(mktemp -d)
  stage_links "$1" "$links"
  tar "${same[@]}" -C "$links" -rf "$to/rootfs.tar" usr
  rm -rf "$links"
  [ ! -d "$root/board/${board[id]}/rootfs" ] || tar "${same[@]}" -C "$root/board/${board[id]}/rootfs" -rf "$to/rootfs.tar" .
}

# installer BUNDLE FOLDER : the bundle with what a bare board needs to take it.
installer() {
  mkdir -p "$2"
  cp "$1" "$2/edgegate.bundle"
  cp "$root/board/common/setup.sh" "$2/setup.sh"
  cp "${signing_key%.key}.pub" "$2/release.pub"
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
  # A folder of a name that nobody can know before, and that only this user can reach: root runs what lies in it. Its name is kept here, so
  # that an installation which was cut off goes on where it was.
  local kept="$state/installer/${board[id]}.folder" remote
  remote=$(cat "$kept" 2>/dev/null || true)
  [[ "$remote" =~ ^/tmp/edgegate-install\.[A-Za-z0-9]+$ ]] || remote=/tmp/none
  remote=$(over "if [ -d '$remote' ] && [ ! -L '$remote' ] && [ -O '$remote' ]; then echo '$remote'; else mktemp -d /tmp/edgegate-install.XXXXXXXXXX; fi")
  [[ "$remote" =~ ^/tmp/edgegate-install\.[A-Za-z0-9]+$ ]] || die "the board could make no folder of its own for the installation"
  printf '%s\n' "$remote" >"$kept"
  say "sending"
  send "$folder/edgegate.bundle" "$remote/edgegate.bundle"
  tar -C "$folder" -cf - setup.sh release.pub | over "tar -xmf - -C '$remote'"
  over_as_root "sh '$remote/setup.sh'${new_key:+ --new-key '$new_key'}" || die "the board was not changed for good (above)"
  over "rm -rf '$remote'"
  rm -f "$kept"
}
