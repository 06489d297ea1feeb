# What a board's own user may change, and what a stranger may not: list and settings through the page, a stick that somebody else made. Sourced by board.sh.

as_lane() { b "su -s /bin/sh edgegate -c '/opt/edgegate/current/edgegate $*'"; }
check "the lane reads before its page is used" eventually 240 "$reading"
code=$(as_lane commission code | grep -oE '^[A-Z0-9-]{8,}' | head -n 1)
check "list and settings are changed on the page" python3 "$root/tests/virtual-board/page.py" "$EDGEGATE_VM_PAGE" "$code"
check "the list in force is the page's" eval 'as_lane lists show | grep -qE "^ *PAGE0001 +deny"'
check "the technician's own file is as it was" b '! grep -q PAGE0001 /etc/edgegate/allow-list.csv'
check "so are the settings" eval 'as_lane check | grep -q "0.97 is in force, set on the page"'
check "a restart keeps both" eval 'b systemctl restart edgegate.service && eventually 240 "$reading" && as_lane lists show | grep -qE "^ *PAGE0001 +deny" && as_lane check | grep -q "0.97 is in force"'

# A stick with another key, a release and units of its own.
(
  export EDGEGATE_SIGNING_KEY="$EDGEGATE_VM/stranger/release.key"
  signing_key=$EDGEGATE_SIGNING_KEY
  for part in board bundle stage install; do . "$root/board/build/$part.sh"; done
  board_load virtual
  folder="$EDGEGATE_VM/stranger-folder" && rm -rf "$folder" && cp -r "$state/board/virtual/edgegate" "$folder"
  need_signing_key && make_bundle "$folder" "$EDGEGATE_VM/stranger.bundle" 9.9.9 virtual 0
  rm -rf "$folder" "$EDGEGATE_VM/stranger-stick" && mkdir -p "$EDGEGATE_VM/stranger-stick"
  installer "$EDGEGATE_VM/stranger.bundle" "$EDGEGATE_VM/stranger-stick"
) >"$logs/board-stranger.log" 2>&1 || not_ok "a stranger's stick is made"
tar -C "$EDGEGATE_VM/stranger-stick" -cf - . | b 'mkdir -p /data/stranger && tar -xmf - -C /data/stranger'
trusted=$(b 'sha256sum </etc/edgegate/release.pub')
running=$(b readlink /opt/edgegate/current)
refuses "a stranger's stick is refused" 'this board trusts the key' b 'sh /data/stranger/setup.sh'
refuses "and its bundle alone" 'is not signed by the key' b '/usr/lib/edgegate/release install /data/stranger/edgegate.bundle'
check "the board trusts whom it trusted" eval '[ "$(b "sha256sum </etc/edgegate/release.pub")" = "$trusted" ]'
check "and runs what it ran" eval '[ "$(b readlink /opt/edgegate/current)" = "$running" ]'
b 'rm -rf /data/stranger'
