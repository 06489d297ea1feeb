# Puts together what goes onto a board: the program with every library it opens, models, licences, list of parts. Sourced after common.sh
# and cross.sh.

# What every board's C library brings; all else travels in the bundle.
base_libraries='^(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|linux-vdso|libssl|libcrypto)\.so'

# The OpenCV of the NuGet package was linked for a desktop: windows, video acceleration, text in pictures. A box without a screen calls
# none of it, and the fifty libraries behind it would be two thirds of the bundle's files. The entries are taken out; the functions stay
# unresolved, which the loader minds only if one were called (the self-test of every bundle shows that it loads and reads).
desktop_libraries='^lib(gtk-3|gdk-3|pangocairo-1\.0|pango-1\.0|atk-1\.0|cairo-gobject|cairo|gdk_pixbuf-2\.0|gio-2\.0|gobject-2\.0|glib-2\.0|freetype|harfbuzz|drm|X11)\.so'

# Opened by name while the program runs, so that no list of needs shows it: the lines, by the package System.Device.Gpio.
opened_libraries='libgpiod.so.2'

# The folders in which the target's distribution has its libraries, most usual first.
library_folders() {
  local base=
  [ "$1" = "$arch" ] || base=$sysroot
  case "$1" in x64) set -- x86_64-linux-gnu ;; arm64) set -- aarch64-linux-gnu ;; esac
  printf '%s\n' "$base/usr/lib/$1" "$base/lib/$1" "$base/usr/lib/$1/lapack" "$base/usr/lib/$1/blas"
}

needs_of() { readelf -d "$1" 2>/dev/null | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p'; }
is_elf() { [ "$(head -c 4 "$1" | od -An -c | tr -d ' ')" = '177ELF' ]; }

# Programs and libraries of a staged folder, one a line, in the order of their names.
elf_files() {
  find "$1" -type f -not -name '*.onnx' -not -name '*.json' -print | LC_ALL=C sort | while read -r file; do if is_elf "$file"; then printf '%s\n' "$file"; fi; done
}

# other_processor FOLDER ARCHITECTURE : programs and libraries in it that are for another kind of processor; nothing is good.
other_processor() {
  local machine='X86-64' file
  [ "$2" = x64 ] || machine=AArch64
  elf_files "$1" | while read -r file; do
    readelf -h "$file" | grep -q "Machine:.*$machine" || printf '%s ' "${file#"$1"/}"
  done
}

# stage_libraries FOLDER ARCHITECTURE : copies what the programs and libraries in it need into lib/, and makes them look there first.
stage_libraries() {
  local folder=$1 target=$2 file name path place strip=strip
  [ "$target" = "$arch" ] || strip=$triple-strip
  mkdir -p "$folder/lib"
  for file in "$folder"/*.so; do $strip --strip-unneeded "$file"; done
  if [ -f "$folder/libOpenCvSharpExtern.so" ]; then
    while read -r name; do
      if [[ "$name" =~ $desktop_libraries ]]; then patchelf --remove-needed "$name" "$folder/libOpenCvSharpExtern.so"; fi
    done < <(needs_of "$folder/libOpenCvSharpExtern.so")
  fi
  local -A seen=()
  local queue=()
  while read -r file; do queue+=("$file"); done < <(elf_files "$folder")
  # System.Device.Gpio opens its library beside the program; what that needs comes along with the rest.
  for name in $opened_libraries; do
    path=$(find_library "$target" "$name") || die "$name for $target is missing here; every board needs it for its lines"
    install -m 644 "$path" "$folder/$name"
    printf '%s\n' "$path" >"$folder/lib/$name.from"
    queue+=("$folder/$name")
  done
  while [ ${#queue[@]} -gt 0 ]; do
    file=${queue[0]}
    queue=("${queue[@]:1}")
    while read -r name; do
      if [ -n "${seen[$name]:-}" ] || [[ "$name" =~ $base_libraries ]] || [ -f "$folder/$name" ]; then continue; fi
      seen[$name]=1
      path=$(find_library "$target" "$name") || die "$(basename "$file") needs $name, which is not to be found for $target"
      install -m 644 "$path" "$folder/lib/$name"
      printf '%s\n' "$path" >"$folder/lib/$name.from"
      queue+=("$folder/lib/$name")
    done < <(needs_of "$file")
  done
  # RPATH and not RUNPATH: it also holds for what these libraries need in turn.
  for place in "$folder"/*.so* "$folder/edgegate-npu-worker" "$folder/edgegate-confine"; do patchelf --force-rpath --set-rpath "\$ORIGIN:\$ORIGIN/lib" "$place"; done
  for place in "$folder"/lib/*.so*; do
    case "$place" in *.from) ;; *) patchelf --force-rpath --set-rpath "\$ORIGIN" "$place" ;; esac
  done
}

# find_library ARCHITECTURE NAME : the file behind a library's name.
find_library() {
  local place
  while read -r place; do
    if [ -e "$place/$2" ]; then readlink -f "$place/$2" && return 0; fi
  done < <(library_folders "$1")
  return 1
}

# unresolved FOLDER ARCHITECTURE : every need of every file that neither the folder nor the board's C library has; nothing is good.
unresolved() {
  local folder=$1 file name
  while read -r file; do
    while read -r name; do
      [[ "$name" =~ $base_libraries ]] || [ -f "$folder/$name" ] || [ -f "$folder/lib/$name" ] || printf '%s needs %s\n' "${file#"$folder"/}" "$name"
    done < <(needs_of "$file")
  done < <(elf_files "$folder")
}

# stage FROM TO VERSION ARCHITECTURE : the folder that becomes a release.
stage() {
  local from=$1 to=$2 version=$3 target=$4
  rm -rf "$to"
  cp -r "$from" "$to"
  rm -f "$to/.stamp" "$to"/*.dbg
  # ONNX Runtime's glue for providers that no box has.
  rm -f "$to/libonnxruntime_providers_shared.so"
  stage_libraries "$to" "$target"
  stage_parts "$to" "$version" "$target" "$from"
  stage_documents "$to" "$target"
  local missing
  missing=$(unresolved "$to" "$target")
  [ -z "$missing" ] || die "the bundle would not start: $missing"
}

# The configuration that a board starts its life with, from its profile.
first_configuration() {
  local key name value low
  printf '// Made at the first install from the profile of the board "%s". Yours from now on: updates keep it.\n{\n' "${board[id]}"
  printf '  "format":  3,\n  "lane":    { "name": "lane 1" },\n  "capture": { "source": "%s" },\n  "gate": {\n    "chip": "%s",\n' "${board[camera]}" "${board[gpio-chip]}"
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
