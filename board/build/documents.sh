# The documents that travel with a release. Sourced after common.sh and cross.sh.

# staged_place PATH : where a file of the checkout stands in a release; a file that is not in it stands nowhere.
staged_place() {
  case "$1" in
    board/manual/*.md | board/drawings/* | board/SAFETY.md | board/SECURITY.md) printf '%s' "${1#board/}" ;;
    .github/CHANGELOG.md) printf '%s' CHANGELOG.md ;;
    LICENSE) printf '%s' licences/edgegate-LICENSE.txt ;;
    README.md | models/*/*) printf '%s' "$1" ;;
  esac
}

# stage_document DOCUMENT FOLDER : a document of the checkout in its place, its links leading to where their ends stand there. A link to what
# only a checkout has becomes its text: no link of a release leads nowhere.
stage_document() {
  local document=$1 to=$2 place link end anchor changes=()
  place=$(staged_place "$document")
  [ -n "$place" ] || die "$document has no place in a release"
  while read -r link; do
    end=$(realpath -m --relative-to="$root" "$root/$(dirname "$document")/${link%%#*}")
    end=$(staged_place "$end")
    case "$link" in *'#'*) anchor="#${link#*#}" ;; *) anchor='' ;; esac
    if [ -n "$end" ] && [ -e "$to/$end" ]; then
      end=$(realpath -m --relative-to="$(dirname "$to/$place")" "$to/$end")
      changes+=(-e "s|\]($link)|](\n$end$anchor)|g" -e "s|src=\"$link\"|src=\"\n$end\"|g")
    else
      changes+=(-e "s|\[\([^]]*\)\]($link)|\1|g")
    fi
  done < <(grep -oE '\]\([^)# ]+(#[^) ]*)?\)|src="[^"]+"' "$root/$document" | sed -E 's/^(\]\(|src=")//; s/[)"]$//' | grep -v -e '://' -e '^mailto:' | LC_ALL=C sort -u)
  # A link that is done has a line's end before its address, so that a later rule does not take it for its own.
  sed ${changes[@]+"${changes[@]}"} -e 's|\n||g' "$root/$document" >"$to/$place"
}

# stage_documents FOLDER ARCHITECTURE : man pages and completions, from the program itself; the manual and what it leads to.
stage_documents() {
  local to=$1 program=("$1/edgegate") shell document
  if [ "$2" != "$arch" ]; then
    install_tools "the bundle" <<<"qemu-user-static:runs the ARM program once, so that it writes its man pages"
    emulated_processor "$sysroot"
    program=(qemu-aarch64-static -L "$sysroot" "$1/edgegate")
  fi
  mkdir -p "$to/share/man/man1" "$to/share/completions" "$to/manual" "$to/drawings"
  (cd / && "${program[@]}" man --to "$to/share/man/man1") || die "the program in $to could not write its man pages"
  for shell in bash zsh fish; do
    (cd / && "${program[@]}" completion $shell) >"$to/share/completions/edgegate.$shell" || die "the program in $to could not write its completions"
  done
  cp "$root"/board/drawings/* "$to/drawings/"
  local documents=(README.md board/SAFETY.md board/SECURITY.md .github/CHANGELOG.md)
  for document in "$root"/board/manual/*.md; do documents+=("${document#"$root"/}"); done
  # All stand there before links are followed.
  for document in "${documents[@]}"; do : >"$to/$(staged_place "$document")"; done
  for document in "${documents[@]}"; do stage_document "$document" "$to"; done
}

# dead_links FOLDER : every link of its documents that leads nowhere; nothing is good.
dead_links() {
  local file link
  find "$1" -name '*.md' -not -path '*/models/*' | LC_ALL=C sort | while read -r file; do
    grep -oE '\]\([^)# ]+' "$file" | sed 's/^](//' | grep -v -e '://' -e '^mailto:' | while read -r link; do
      [ -e "$(dirname "$file")/$link" ] || printf '%s -> %s\n' "${file#"$1"/}" "$link"
    done
  done
}
