# The list of parts of a bundle (SPDX 2.3) and the texts of their licences. Sourced after stage.sh.

# The distribution's package of a file and its version: of this machine, or of the ARM packages that were unpacked.
package_of() { # architecture, file
  if [ "$1" = "$arch" ]; then
    # Its lists still know some libraries by their place before /lib became a link.
    { dpkg-query -S "$2" || dpkg-query -S "${2#/usr}" || true; } 2>/dev/null | head -n 1 | cut -d: -f1
  else
    awk -v file="${2#"$sysroot"}" '$1 == file { print $2; exit }' "$sysroot/files"
  fi
}
package_version() { # architecture, package
  if [ "$1" = "$arch" ]; then dpkg-query -W -f '${Version}\n' "$2" 2>/dev/null | head -n 1
  else awk -v name="$2" '$1 == name { print $2; exit }' "$sysroot/packages"; fi
}
package_copyright() { # architecture, package
  local base=
  [ "$1" = "$arch" ] || base=$sysroot
  printf '%s' "$base/usr/share/doc/$2/copyright"
}

json() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr -d '\000-\037'; }

# part NAME VERSION LICENCE FILE ORIGIN [WORDS] : one package of the list of parts. LICENCE is an expression of SPDX.
part() {
  parts_count=$((parts_count + 1))
  [ "$parts_count" = 1 ] || printf ',\n'
  printf '    { "SPDXID": "SPDXRef-%d", "name": "%s", "versionInfo": "%s", "licenseDeclared": "%s", "licenseConcluded": "NOASSERTION", "packageFileName": "%s", "downloadLocation": "NOASSERTION", "comment": "%s"%s }' \
    "$parts_count" "$(json "$1")" "$(json "$2")" "$(json "$3")" "$(json "$4")" "$(json "$5")" "${6:+, \"licenseComments\": \"$(json "$6")\"}"
}

own_licence=Apache-2.0

# nuget_licence ID VERSION : the licence as SPDX writes it; the texts that the package brings go into licences/.
nuget_licence() {
  local place="$nuget/$1/$2" nuspec expression text
  nuspec=$(tr -d '\r\n' <"$(find "$place" -maxdepth 1 -name '*.nuspec' | head -n 1)")
  for text in "$place"/LICENSE* "$place"/License* "$place"/ThirdPartyNotices* "$place"/THIRD-PARTY-NOTICES*; do
    [ ! -f "$text" ] || cp "$text" "$folder/licences/$1-$(basename "$text")"
  done
  expression=$(sed -n 's/.*<license type="expression">\([^<]*\)<.*/\1/p' <<<"$nuspec")
  if [ -z "$expression" ]; then
    case "$nuspec" in
      *'opensource.org/licenses/MIT'* | *'licenses.nuget.org/MIT'*) expression=MIT ;;
      *) expression="LicenseRef-$(tr -c 'a-zA-Z0-9.\n-' '-' <<<"$1")" ;;
    esac
    # A licence that is a file: when that is the well-known text, it is called by its name.
    for text in "$place"/LICENSE* "$place"/License*; do
      if [ -f "$text" ] && grep -qiE '^\s*(The )?MIT License' "$text"; then expression=MIT; fi
    done
  fi
  printf '%s' "$expression"
}

# The packages whose code the compiler was given, as "id version": what it says itself, not what the project asked for.
compiled_packages() { sed -nE "s,^-r:$nuget/([^/]+)/([^/]+)/.*,\1 \2,p" "$1" | LC_ALL=C sort -u; }

# stage_parts FOLDER VERSION ARCHITECTURE FROM : licences/ and parts.spdx.json, one entry for each native and managed part.
stage_parts() {
  local folder=$1 version=$2 target=$3 rsp="$4.rsp" library origin package licence id number parts_count=0 model name
  mkdir -p "$folder/licences"
  cp "$root/LICENSE" "$folder/licences/edgegate-LICENSE.txt"
  {
    printf '{\n  "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "edgegate-%s",\n' "$(json "$version")"
    printf '  "documentNamespace": "urn:edgegate:%s-%s", "creationInfo": { "created": "%s", "creators": [ "Tool: deploy.sh" ] },\n  "packages": [\n' \
      "$(json "$version")" "$target" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)"
    part edgegate "$version" $own_licence edgegate "this project, compiled ahead of time"
    for library in "$folder"/libedgegate_*.so "$folder"/edgegate-npu-worker "$folder"/edgegate-confine; do
      [ ! -f "$library" ] || part "$(basename "$library")" "$version" $own_licence "$(basename "$library")" "this project"
    done
    for model in "$folder"/models/*/; do
      part "model $(basename "$model")" "$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$model/manifest.json" | head -n 1)" $own_licence "models/$(basename "$model")" "this project; MODEL_CARD.md says what it was trained with"
    done
    while read -r id number; do
      part "$id" "$number" "$(nuget_licence "$id" "$number")" edgegate "NuGet package, compiled into edgegate"
    done < <(compiled_packages "$rsp")
    for library in "$folder"/lib/*.from; do
      [ -f "$library" ] || continue
      origin=$(cat "$library") name=$(basename "${library%.from}")
      package=$(package_of "$target" "$origin")
      [ -n "$package" ] || die "$origin belongs to no package of the distribution, so that its licence is not known"
      licence=$(sed -n 's/^License: *//p' "$(package_copyright "$target" "$package")" 2>/dev/null | LC_ALL=C sort -u | tr '\n' ',' | sed 's/,$//; s/,/, /g')
      # SPDX allows no plus in such a name.
      id=${package//+/-}
      cp "$(package_copyright "$target" "$package")" "$folder/licences/$id.txt" || die "$package has no licence text"
      part "$package" "$(package_version "$target" "$package")" "LicenseRef-debian-$id" "$([ ! -f "$folder/lib/$name" ] || echo lib/)$name" "package of Debian 12" "${licence:-see licences/$id.txt}"
      rm "$library"
    done
    for library in "$folder"/*.so; do
      name=$(basename "$library")
      case "$name" in
        libedgegate_*) ;;
        *)
          # From the NuGet package that has a file of this name for this architecture.
          origin=$(find "$nuget" -path "*/runtimes/linux-$target/native/$name" 2>/dev/null | while read -r file; do
            rest=${file#"$nuget/"} id=${rest%%/*} rest=${rest#*/}
            if grep -qiF "\"$id/${rest%%/*}\"" "$4.assets.json"; then printf '%s %s\n' "$id" "${rest%%/*}"; fi
          done | head -n 1)
          [ -n "$origin" ] || die "$name is from nowhere that is known, so that its licence is not"
          part "${origin% *}" "${origin#* }" "$(nuget_licence "${origin% *}" "${origin#* }")" "$name" "library of a NuGet package" ;;
      esac
    done
    printf '\n  ]\n}\n'
  } >"$folder/parts.spdx.json.part"
  mv "$folder/parts.spdx.json.part" "$folder/parts.spdx.json"
}
