# Reads board/<id>/board.conf: lines "key = value", # begins a comment line. Sourced after common.sh.
# A profile that is not understood is refused with every error at once, each with file, line and key.

declare -gA board=()
board_ids() { find "${EDGEGATE_BOARDS:-$root/board}" -mindepth 2 -maxdepth 2 -name board.conf -printf '%h\n' | sed 's,.*/,,' | sort; }

# key, pattern of its value, what that means; those with * may be left out.
board_keys='name|.{1,60}|a name of at most 60 characters
architecture|x64,arm64|x64 or arm64
glibc|[0-9]+\.[0-9]+|the lowest version of the C library, such as 2.36
npu|onnxruntime,rockchip,sophgo|onnxruntime, rockchip or sophgo
npu-device*|/dev/[A-Za-z0-9_/.-]+|a device that the NPU driver makes
npu-library*|lib[A-Za-z0-9_.+-]+|the file name of a library that the vendor puts on the board
camera|/dev/[A-Za-z0-9_/.:-]+|a device, such as /dev/video0
gpio-chip|[A-Za-z0-9_.:-]{1,32}|the label of a chip as edgegate doctor shows it
output.open|LINE|a line by name or offset, and active-low where that is so
output.close*|LINE|a line by name or offset, and active-low where that is so
output.stop*|LINE|a line by name or offset, and active-low where that is so
input.safetyLoop*|LINE|a line by name or offset, and active-low where that is so
input.entryLoop*|LINE|a line by name or offset, and active-low where that is so
input.exitLoop*|LINE|a line by name or offset, and active-low where that is so
input.photocell*|LINE|a line by name or offset, and active-low where that is so
input.limitOpen*|LINE|a line by name or offset, and active-low where that is so
input.limitClosed*|LINE|a line by name or offset, and active-low where that is so
input.fire*|LINE|a line by name or offset, and active-low where that is so
input.manualOpen*|LINE|a line by name or offset, and active-low where that is so
input.manualHold*|LINE|a line by name or offset, and active-low where that is so
input.tamper*|LINE|a line by name or offset, and active-low where that is so
watchdog|none,/dev/watchdog[0-9]*|a device, such as /dev/watchdog0, or none
storage|sd,emmc,disk|sd, emmc or disk
rtc|battery,none|battery or none
packing*|xz,gzip|xz (what there is without this line) or gzip, for a board without xz'

# board_pattern KEY : its pattern, and whether it must be there; nothing for a key that does not exist.
board_spec() { grep -E "^${1//./\\.}\*?\|" <<<"$board_keys" || true; }

board_matches() { # pattern, value
  local pattern=$1
  case "$pattern" in
    LINE) pattern='[A-Za-z0-9_.:-]{1,32}( active-low)?' ;;
    *"{"*) ;;
    *,*) pattern="(${pattern//,/|})" ;;
  esac
  [[ "$2" =~ ^$pattern$ ]]
}

# board_load ID : fills the array "board". Says every error and fails when there is one.
board_load() {
  local id=$1 file="${EDGEGATE_BOARDS:-$root/board}/$1/board.conf" number=0 errors=0 line key value spec pattern
  board=()
  bad() { say "$file:$number: $1" && errors=$((errors + 1)); }
  if ! [[ "$id" =~ ^[a-z0-9][a-z0-9-]*$ ]] || [ ! -f "$file" ]; then
    die "no board '$id'; there are: $(board_ids | tr '\n' ' ')"
  fi
  local -A at=()
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    line="${line%$'\r'}"
    [[ "$line" =~ ^[[:space:]]*(#.*)?$ ]] && continue
    if ! [[ "$line" =~ ^([A-Za-z0-9.-]+)[[:space:]]*=[[:space:]]*(.*[^[:space:]])?[[:space:]]*$ ]]; then
      bad "'$line' is no 'key = value'"
      continue
    fi
    key=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    spec=$(board_spec "$key")
    if [ -z "$spec" ]; then
      bad "$key: no such key; there are: $(sed 's/[*|].*//' <<<"$board_keys" | tr '\n' ' ')"
    elif [ -n "${at[$key]:-}" ]; then
      bad "$key: stands in line ${at[$key]} already"
    else
      at[$key]=$number
      pattern=$(cut -d'|' -f2 <<<"$spec")
      if board_matches "$pattern" "$value"; then board[$key]=$value
      else bad "$key: '$value' is not ${spec##*|}"; fi
    fi
  done <"$file"
  number=end
  while IFS='|' read -r key _ pattern; do
    case "$key" in *\*) continue ;; esac
    [ -n "${at[$key]:-}" ] || bad "$key is missing: $pattern"
  done <<<"$board_keys"
  number=end
  for key in "${!board[@]}"; do
    [[ "$key" =~ ^(output|input)\. ]] || continue
    for spec in "${!board[@]}"; do
      [[ "$spec" =~ ^(output|input)\. ]] && [[ "$key" < "$spec" ]] && [ "${board[$key]%% *}" = "${board[$spec]%% *}" ] &&
        bad "$key and $spec name the same line ${board[$key]%% *}"
    done
  done
  [ "$errors" = 0 ] || die "$file: $errors $([ "$errors" = 1 ] && echo error || echo errors); nothing is built for a board that is not understood"
  board[id]=$id
}
