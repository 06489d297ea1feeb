#!/usr/bin/env bash
# EdgeGate on this machine and on a board. ./deploy.sh help says what it can do.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/board/build/common.sh"
for part in board bundle cross stage parts documents install release; do . "$root/board/build/$part.sh"; done

usage() {
  cat <<'TEXT'
./deploy.sh sim [--source S] [--once] [--fast]   run the lane on this machine, on the recorded clip or on S:
                                                 a picture, a folder, a video file, rtsp://..., /dev/videoN
./deploy.sh build [--board ID] [--version V]     build the binary; the last line printed is its path. With a board also the signed
                                                 bundle for it; boards are the folders of board/ that hold a board.conf
./deploy.sh install USER@HOST --board ID         put it on a board over SSH; needs no network but the cable. --version V, --bundle FILE;
                                                 --new-key FINGERPRINT where the board trusts another signing key
./deploy.sh install --usb DIR --board ID         the same on a stick: on the board, run DIR/setup.sh as root
./deploy.sh rollback USER@HOST                   back to the release that ran before
./deploy.sh status USER@HOST                     what runs on a board, and how it is
./deploy.sh release [--board ID]... [--version V]
                                                 what a release page holds, below .edgegate/release: a bundle for every board (or those named), a
                                                 tarball that runs the clip without an SDK, checksums, signature, lists of parts, notes;
                                                 --tarball instead of boards: the tarball alone
./deploy.sh setup                                only make this machine able to build; says what it installs and why
./deploy.sh help                                 this text

The first run sets the machine up (about three minutes); later runs do not.
TEXT
}

# publish [ARCHITECTURE] : the shipped folder: the binary, the native libraries it opens, the models. Sets out.
publish() {
  local target=${1:-$arch} name log foreign options=() objects="$root/src/EdgeGate.Appliance/obj"
  "$root/board/build/setup.sh"
  out="$state/out/linux-$target" name=publish-$target
  if [ "$target" != "$arch" ]; then
    need_sysroot && cross_native
    options+=("${cross_publish_options[@]}")
  fi
  if ! newer_than "$out/.stamp" "$root/src" "$root/native-interop" "$root/models" "$root/board/common/self-test" "$root"/Directory.*; then
    return 0
  fi
  # What is changed from here on is not in this build.
  mkdir -p "$state/out"
  touch "$out.begun"
  step "NativeAOT binary ($framework, linux-$target)" "$name" \
    dotnet publish "$root/src/EdgeGate.Appliance/EdgeGate.Appliance.csproj" -c Release -r "linux-$target" -o "$out.new" --nologo ${options[@]+"${options[@]}"}
  log="$logs/$name.log"
  # Every trim or AOT warning is an error here, but for the packages' own that are listed and explained.
  # A publish that found the compiled code up to date has nothing to tell.
  if grep -q 'Generating native code' "$log"; then
    "$root/src/EdgeGate.Platform/aot-exceptions.sh" "$log" >&2
  fi
  [ -x "$out.new/edgegate" ] || die "the build ended without a program; the whole log: $log"
  foreign=$(other_processor "$out.new" "$target")
  [ -z "$foreign" ] || die "$foreign: not for linux-$target; a project of the build took this machine's libraries (EdgeGate.Interop.csproj)"
  rm -rf "$out"
  mv "$out.new" "$out"
  # What the compiler was given and what was restored for it: the list of parts is made from this.
  cp "$objects/Release/$framework/linux-$target/native/edgegate.ilc.rsp" "$out.rsp"
  cp "$objects/project.assets.json" "$out.assets.json"
  cp -r "$root/board/common/self-test" "$out/"
  mkdir -p "$out/models"
  for model in "$root"/models/*/manifest.json; do
    cp -r "$(dirname "$model")" "$out/models/"
  done
  mv "$out.begun" "$out/.stamp"
}

# The version of a bundle: the project's, and how many steps of its history lie behind it.
bundle_version() {
  local number
  number=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' "$root/Directory.Build.props")
  printf '%s.%s' "$number" "$(git -C "$root" rev-list --count HEAD 2>/dev/null || echo 0)"
}

# ready_to_pack ARCHITECTURE : the published program, the tools that put it together, and the time that stands in what is packed.
ready_to_pack() {
  publish "$1"
  install_tools "the bundle" <<<"patchelf:makes the program's libraries find each other in their own folder
openssl:signs the bundle
binutils:reads the version of a library and what it needs
libgpiod2:the lines of a board, as the package System.Device.Gpio reaches them"
  export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1700000000)}
}

# build_for_board ID : sets folder and bundle. Wants the variable version, empty for the usual one.
build_for_board() {
  board_load "$1"
  can_build_for "${board[architecture]}"
  ready_to_pack "${board[architecture]}"
  version=${version:-$(bundle_version)}
  folder="$state/board/$1/edgegate" bundle="$state/board/$1/edgegate-$version-$1.bundle"
  mkdir -p "$state/board/$1"
  stage "$out" "$folder" "$version" "${board[architecture]}"
  stage_board "$folder"
  make_bundle "$folder" "$bundle" "$version" "$1" "$(cat "$root/board/common/floor")"
  say "bundle: $bundle ($(($(stat -c %s "$bundle") / 1000000)) MB)"
}

command=${1:-help}
[ $# -gt 0 ] && shift
case "$command" in
  setup) "$root/board/build/setup.sh" ;;

  build)
    id='' version=''
    while [ $# -gt 0 ]; do
      case "$1" in
        --board) [ -n "${2:-}" ] || die "--board needs the name of a board"; id=$2 && shift 2 ;;
        --version) [ -n "${2:-}" ] || die "--version needs a version"; version=$2 && shift 2 ;;
        *) die "build does not know '$1'; see ./deploy.sh help" ;;
      esac
    done
    if [ -n "$id" ] && [ "$id" != host ]; then
      build_for_board "$id"
      printf '%s\n' "$folder/edgegate"
    else
      publish
      printf '%s\n' "$out/edgegate"
    fi
    ;;

  install)
    id='' version='' target='' usb='' bundle='' new_key=''
    while [ $# -gt 0 ]; do
      case "$1" in
        --board) [ -n "${2:-}" ] || die "--board needs the name of a board"; id=$2 && shift 2 ;;
        --version) [ -n "${2:-}" ] || die "--version needs a version"; version=$2 && shift 2 ;;
        --usb) [ -d "${2:-}" ] || die "--usb needs a folder: the stick where it is mounted"; usb=$2 && shift 2 ;;
        --bundle) [ -f "${2:-}" ] || die "--bundle needs a bundle that build made"; bundle=$2 && shift 2 ;;
        --new-key) [ -n "${2:-}" ] || die "--new-key needs the fingerprint that the board's refusal names"; new_key=${2//[^0-9A-Fa-f]/} && shift 2 ;;
        -*) die "install does not know '$1'; see ./deploy.sh help" ;;
        *) target=$1 && shift ;;
      esac
    done
    [ -n "$id" ] || die "install needs --board; there are: $(board_ids | tr '\n' ' ')"
    [ -n "$target$usb" ] || die "install needs USER@HOST, or --usb and a folder"
    board_load "$id"
    [ -n "$bundle" ] || build_for_board "$id"
    if [ -n "$usb" ]; then
      installer "$bundle" "$usb"
      sync
      say "the stick is ready and may be pulled. On the board, as root, from where it is mounted there: sh \"/media/$(basename "$usb")/setup.sh\""
    else
      install_over_ssh "$bundle"
    fi
    ;;

  status | rollback)
    target=${1:-}
    [ -n "$target" ] || die "$command needs USER@HOST"
    connect
    reach
    over 'test -x /usr/lib/edgegate/release' || die "EdgeGate is not on $target yet; ./deploy.sh install $target --board ID puts it there"
    over_as_root "/usr/lib/edgegate/release $command"
    ;;

  release)
    version='' ids=() tarball=''
    while [ $# -gt 0 ]; do
      case "$1" in
        --board) [ -n "${2:-}" ] || die "--board needs the name of a board"; ids+=("$2") && shift 2 ;;
        --version) [ -n "${2:-}" ] || die "--version needs a version"; version=$2 && shift 2 ;;
        --tarball) tarball=only && shift ;;
        *) die "release does not know '$1'; see ./deploy.sh help" ;;
      esac
    done
    [ -z "$tarball" ] || [ ${#ids[@]} = 0 ] || die "--tarball makes the tarball alone; leave --board out, or --tarball"
    release_page ${ids[@]+"${ids[@]}"}
    ;;

  sim)
    publish
    exec "$out/edgegate" run --config "$root/board/virtual/edgegate.json" --simulate "$@"
    ;;

  help | --help | -h) usage ;;
  *)
    usage >&2
    die "unknown command '$command'"
    ;;
esac
