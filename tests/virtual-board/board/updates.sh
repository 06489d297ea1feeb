# Updates, bad ones, rollbacks, and the plug pulled in an update. Sourced by board.sh.

rounds=1
[ "$mode" = long ] && rounds=${EDGEGATE_BOARD_ROUNDS:-10}

# A release that reads its self-test picture wrongly: signed, whole by its checksums, understands the configuration, becomes ready, and is no good.
(
  . "$root/board/build/board.sh" && . "$root/board/build/bundle.sh" && board_load virtual
  make_bundle "$state/board/virtual/edgegate" "$(bundle_of 1.1.0)" 1.1.0 virtual 0
  folder="$state/board/virtual/damaged"
  rm -rf "$folder" && cp -r "$state/board/virtual/edgegate" "$folder"
  sed -i 's/"text": *"[^"]*"/"text": "WRONG1"/' "$folder/self-test/expected.json"
  grep -q WRONG1 "$folder/self-test/expected.json" || die "the self-test's picture has no text any more"
  make_bundle "$folder" "$(bundle_of 2.0.0)" 2.0.0 virtual 0
  rm -rf "$folder"
)
# The first update comes over the cable by deploy.sh. The bundles then lie on the board, as from a stick, so that a round is an update and
# not the sending of it.
check "an update over the cable" eval 'install --bundle "$(bundle_of 1.1.0)" >"$logs/board-update.log" 2>&1 || { tail -n 5 "$logs/board-update.log"; false; }'
check "it runs" runs 1.1.0
check "back by deploy.sh" eval '"$root/deploy.sh" rollback "$address" >"$logs/board-rollback.log" 2>&1 || { tail -n 5 "$logs/board-rollback.log"; false; }'
check "it runs" runs 1.0.0
# A stick as a technician carries it: made here, and on the board everything that it needs lies beside setup.sh.
stick="$EDGEGATE_VM/a stick" && rm -rf "$stick" && mkdir -p "$stick"
check "a stick is made" "$root/deploy.sh" install --usb "$stick" --board virtual --bundle "$(bundle_of 1.1.0)"
tar -C "$stick" -cf - . | b 'mkdir -p "/data/a stick" && tar -xmf - -C "/data/a stick"'
b 'mkdir -p /data/stick && cat >/data/stick/2.0.0.bundle && mv "/data/a stick/edgegate.bundle" /data/stick/1.1.0.bundle && ln /data/stick/1.1.0.bundle "/data/a stick/edgegate.bundle"' <"$(bundle_of 2.0.0)"

good=0 bad=0 back=0 cuts=0 kept_by_cut=0
on_board() { b /usr/lib/edgegate/release "$@"; }
# The first round's update is the stick's.
update() { if [ "$1" = 1 ]; then b 'sh "/data/a stick/setup.sh"'; else on_board install /data/stick/1.1.0.bundle; fi; }
board_seconds() { b 'cut -d" " -f1 /proc/uptime'; }
settled() { eventually 240 "$reading" && { runs 1.0.0 || runs 1.1.0; } && ! b '[ -e /opt/edgegate/update/trial ]'; }
for round in $(seq 1 "$rounds"); do
  from=$(board_seconds)
  if update "$round" >"$logs/board-update.log" 2>&1 && runs 1.1.0; then good=$((good + 1)); else say "round $round: update: $(tail -n 3 "$logs/board-update.log")"; fi
  if [ "$round" = 1 ]; then
    update_seconds=$(awk -v begun="$from" -v now="$(board_seconds)" 'BEGIN { printf "%.0f", now - begun }')
    say "TABLE an update from a stick takes $update_seconds s of the board's time, the check of the bundle and the trial included"
  fi
  if ! on_board install /data/stick/2.0.0.bundle >"$logs/board-bad.log" 2>&1 && runs 1.1.0 && grep -q '1.1.0 is back' "$logs/board-bad.log"; then bad=$((bad + 1)); else say "round $round: bad update: $(tail -n 3 "$logs/board-bad.log")"; fi
  if on_board rollback >"$logs/board-rollback.log" 2>&1 && runs 1.0.0; then back=$((back + 1)); else say "round $round: rollback: $(tail -n 3 "$logs/board-rollback.log")"; fi
  # The plug is pulled somewhere in the update, further on in every round: by the board's own clock, whatever speed this machine has.
  at=$(awk -v round="$round" -v rounds="$rounds" -v whole="$update_seconds" 'BEGIN { printf "%.1f", whole * (round - 0.5) / rounds }')
  from=$(board_seconds)
  (on_board install /data/stick/1.1.0.bundle >"$logs/board-cut.log" 2>&1 || true) &
  b "while awk -v at=$at -v begun=$from '{ exit !(\$1 - begun < at) }' /proc/uptime; do sleep 0.2; done" || true
  "$vm" cut
  wait $! || true
  power_on
  if settled; then
    cuts=$((cuts + 1))
    if runs 1.1.0; then kept_by_cut=$((kept_by_cut + 1)) && on_board rollback >/dev/null 2>&1 || true; fi
  else
    say "round $round: power cut at $at s: $(b 'readlink /opt/edgegate/current; ls /opt/edgegate/update; journalctl -u edgegate -o cat -n 5' || true)"
  fi
done
say "TABLE of $rounds each: updates kept $good, bad updates taken back $bad, rollbacks $back, power cuts in an update survived $cuts (the new release was in force after $kept_by_cut of them)"
check "every update is kept" test "$good" = "$rounds"
check "every bad update is taken back" test "$bad" = "$rounds"
check "every rollback works" test "$back" = "$rounds"
check "no power cut bricks the board" test "$cuts" = "$rounds"
check "the configuration is what the first install made" b 'grep -q virtual-gate /etc/edgegate/edgegate.json'
