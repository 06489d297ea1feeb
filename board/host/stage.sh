# Puts together what goes onto a board: the program with every library it opens, models, licences, list of parts. Sourced after common.sh.

# What every board's C library brings; all else travels in the bundle.
base_libraries='^(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|linux-vdso|libssl|libcrypto)\.so'

# stage_libraries FOLDER : copies what the libraries in it need into lib/, and makes them look there first.
stage_libraries() {
  local folder=$1 name path
  mkdir -p "$folder/lib"
  find "$folder" -maxdepth 1 -name '*.so' -print0 | xargs -0 -n 1 ldd 2>/dev/null | awk '$2 == "=>" && $3 ~ /^\// { print $1, $3 }' | sort -u |
    while read -r name path; do
      if [[ "$name" =~ $base_libraries ]] || [ -f "$folder/$name" ]; then continue; fi
      install -m 644 "$(readlink -f "$path")" "$folder/lib/$name"
      readlink -f "$path" >"$folder/lib/$name.from"
    done
  # RPATH and not RUNPATH: it also holds for what these libraries need in turn.
  for path in "$folder"/*.so; do patchelf --force-rpath --set-rpath "\$ORIGIN:\$ORIGIN/lib" "$path"; done
  for path in "$folder"/lib/*.so*; do
    case "$path" in *.from) ;; *) patchelf --force-rpath --set-rpath "\$ORIGIN" "$path" ;; esac
  done
}

# The distribution's package of a file; its lists still know some libraries by their place before /lib became a link.
package_of() { { dpkg-query -S "$1" || dpkg-query -S "${1#/usr}" || true; } 2>/dev/null | head -n 1 | cut -d: -f1; }

json() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr -d '\000-\037'; }

# part NAME VERSION LICENCE FILE ORIGIN : one package of the list of parts.
part() {
  parts_count=$((parts_count + 1))
  [ "$parts_count" = 1 ] || printf ',\n'
  printf '    { "SPDXID": "SPDXRef-%d", "name": "%s", "versionInfo": "%s", "licenseDeclared": "NOASSERTION", "licenseConcluded": "NOASSERTION", "licenseComments": "%s", "packageFileName": "%s", "downloadLocation": "NOASSERTION", "supplier": "NOASSERTION", "comment": "%s" }' \
    "$parts_count" "$(json "$1")" "$(json "$2")" "$(json "$3")" "$(json "$4")" "$(json "$5")"
}

# The licences that a distribution's package names, in one line; its whole text goes into licences/.
debian_licence() { sed -n 's/^License: *//p' "/usr/share/doc/$1/copyright" 2>/dev/null | sort -u | tr '\n' ',' | sed 's/,$//; s/,/, /g'; }

# stage_parts FOLDER VERSION : licences/ and parts.spdx.json, one entry for each native and managed part.
stage_parts() {
  local folder=$1 version=$2 library origin package licence id nuspec parts_count=0 model
  mkdir -p "$folder/licences"
  {
    printf '{\n  "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "edgegate-%s",\n' "$(json "$version")"
    printf '  "documentNamespace": "urn:edgegate:%s", "creationInfo": { "created": "%s", "creators": [ "Tool: deploy.sh" ] },\n  "packages": [\n' \
      "$(json "$version")" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)"
    part edgegate "$version" "the project's own" edgegate "this project, compiled ahead of time"
    for library in "$folder"/libedgegate_*.so "$folder"/edgegate-npu-worker; do
      [ ! -f "$library" ] || part "$(basename "$library")" "$version" "the project's own" "$(basename "$library")" "this project"
    done
    for model in "$folder"/models/*/; do part "model $(basename "$model")" "$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$model/manifest.json" | head -n 1)" "the project's own" "models/$(basename "$model")" "this project"; done
    # What was compiled in, from what the build resolved.
    while read -r id; do
      nuspec=$(find "${NUGET_PACKAGES:-$HOME/.nuget/packages}/$(tr '[:upper:]' '[:lower:]' <<<"$id")" -maxdepth 1 -name '*.nuspec' 2>/dev/null | head -n 1)
      licence=$(tr -d '\r\n' <"${nuspec:-/dev/null}" | sed -n 's/.*<license type="expression">\([^<]*\)<.*/\1/p; t; s/.*<licenseUrl>\([^<]*\)<.*/\1/p; t; s/.*<license type="file">\([^<]*\)<.*/file \1/p')
      part "${id%%/*}" "${id##*/}" "${licence:-not stated in the package}" edgegate "NuGet package, compiled into edgegate or beside it"
    done < <(grep -oE '^      "[A-Za-z0-9._-]+/[0-9][A-Za-z0-9.+-]*": \{' "$root/src/EdgeGate.Appliance/obj/project.assets.json" | tr -d '" {' | sed 's/:$//' | grep -vE '^(EdgeGate)\.' | LC_ALL=C sort -u)
    for library in "$folder"/lib/*.from; do
      [ -f "$library" ] || continue
      origin=$(cat "$library")
      package=$(package_of "$origin")
      part "${package:-$(basename "$origin")}" "$(dpkg-query -W -f '${Version}\n' "$package" 2>/dev/null | head -n 1 || true)" "$(debian_licence "$package")" "lib/$(basename "${library%.from}")" "package of the distribution of the machine that built"
      if [ -n "$package" ]; then cp "/usr/share/doc/$package/copyright" "$folder/licences/$package.txt" 2>/dev/null || true; fi
      rm "$library"
    done
    for library in "$folder"/*.so; do
      case "$library" in
        */libedgegate_*) ;;
        */libonnxruntime.so) part onnxruntime "$(strings -n 6 "$library" | grep -oE '^VERS_[0-9.]+' | head -n 1 | sed 's/VERS_//')" MIT libonnxruntime.so "ONNX Runtime" ;;
        */libe_sqlite3.so) part sqlite "" "public domain" libe_sqlite3.so "from the NuGet package SQLitePCLRaw.lib.e_sqlite3" ;;
        *) part "$(basename "$library")" "" "see its NuGet package" "$(basename "$library")" "from a NuGet package named above" ;;
      esac
    done
    printf '\n  ]\n}\n'
  } >"$folder/parts.spdx.json"
}

# stage FROM TO VERSION ID : the folder that becomes a release.
stage() {
  local from=$1 to=$2 version=$3
  rm -rf "$to"
  cp -r "$from" "$to"
  rm -f "$to/.stamp" "$to"/*.dbg
  stage_libraries "$to"
  stage_parts "$to" "$version"
  cp "$root/README.md" "$to/README.md"
}

# The configuration that a board starts its life with, from its profile.
first_configuration() {
  local key name value low
  printf '// Made at the first install from the profile of the board "%s". Yours from now on: updates keep it.\n{\n' "${board[id]}"
  printf '  "lane":    { "name": "lane 1" },\n  "capture": { "source": "%s" },\n  "gate": {\n    "chip": "%s",\n' "${board[camera]}" "${board[gpio-chip]}"
  for kind in output input; do
    printf '    "%ss": {\n' "$kind"
    for key in $(printf '%s\n' "${!board[@]}" | grep "^$kind\." | LC_ALL=C sort); do
      name=${key#*.} value=${board[$key]} low=
      if [ "${value%% *}" != "$value" ]; then low=', "activeLow": true'; fi
      printf '      "%s": { "line": "%s"%s },\n' "$name" "${value%% *}" "$low"
    done
    printf '    },\n'
  done
  printf '  },\n}\n'
}
