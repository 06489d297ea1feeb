#!/usr/bin/env bash
# Finds out once what this build host's package feed has, chooses the platform and the framework, says why, and writes the
# choice to .edgegate/host.props, which Directory.Build.props reads. Delete that file to have it probed again.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
props="$root/.edgegate/host.props"
[ -f "$props" ] && exit 0
mkdir -p "$root/.edgegate"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case "$(uname -m)" in
  x86_64) rid=linux-x64 ;;
  aarch64) rid=linux-arm64 ;;
  *) echo "probe: this machine is a $(uname -m); EdgeGate builds on x86_64 and aarch64" >&2; exit 1 ;;
esac

# Restores one throw-away project; its exit code says whether the feed has what the project asks for.
restores() { # name, xml, further arguments of the restore
  mkdir -p "$work/$1"
  printf '<Project Sdk="Microsoft.NET.Sdk">%s</Project>' "$2" >"$work/$1/p.csproj"
  # The throw-away project must not inherit anything from a Directory.*.props above the temporary folder.
  dotnet restore "$work/$1/p.csproj" -p:ImportDirectoryBuildProps=false -p:ImportDirectoryPackagesProps=false \
    -p:NuGetAudit=false --nologo -v q "${@:3}" >"$work/$1.log" 2>&1
}

version_of() { sed -n "s/.*PackageVersion Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props"; }

# The five, and what they bring along, at exactly the versions that the build asks for.
refs=$(sed -n '/-- Platform `packages`/,/-- Platform `native`/s/<PackageVersion Include/<PackageReference Include/p' "$root/Directory.Packages.props")

echo "probe: asking the package feed, once ..."
if ! restores baseline "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include=\"System.CommandLine\" Version=\"$(version_of System.CommandLine)\" /></ItemGroup>"; then
  echo "probe: the package feed does not answer, or lacks System.CommandLine, which every build needs:" >&2
  sed -n '1,5p' "$work/baseline.log" >&2
  echo "probe: check 'dotnet nuget list source' and the network, then run this again" >&2
  exit 1
fi

# Into a folder of its own: what lies in the machine's package cache says nothing about its feed.
if restores five "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>$refs</ItemGroup>" --packages "$work/packages" \
  -p:WarningsAsErrors=NU1603; then
  platform=packages
  why="the feed has all five packages"
else
  platform=native
  missing=$(grep -oE "NU110[12]: Unable to find package [A-Za-z0-9.]+|NU1603: .* but [A-Za-z0-9.-]+ [0-9][0-9.]* was not found" "$work/five.log" |
    sed -E 's/.*(package|but) //; s/ was not found//; s/\.$//' | sort -u | paste -sd, | sed 's/,/, /g')
  why="the feed lacks: ${missing:-packages that the five need }"
fi

aot='<PropertyGroup><TargetFramework>%s</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot><RuntimeIdentifier>'$rid'</RuntimeIdentifier></PropertyGroup>'
# shellcheck disable=SC2059 # the format is ours
if restores aot10 "$(printf "$aot" net10.0)"; then
  framework=net10.0
  framework_why="its NativeAOT pack restores"
elif restores aot9 "$(printf "$aot" net9.0)"; then
  framework=net9.0
  framework_why="the feed lacks the NativeAOT pack of .NET 10; the same sources are built for .NET 9"
else
  echo "probe: neither the NativeAOT pack of .NET 10 nor that of .NET 9 can be restored for $rid:" >&2
  sed -n '1,5p' "$work/aot9.log" >&2
  exit 1
fi

cat >"$props.new" <<XML
<Project>
  <!-- platform $platform: $why -->
  <!-- framework $framework: $framework_why -->
  <PropertyGroup>
    <EdgeGatePlatform Condition="'\$(EdgeGatePlatform)' == ''">$platform</EdgeGatePlatform>
    <EdgeGateFramework Condition="'\$(EdgeGateFramework)' == ''">$framework</EdgeGateFramework>
  </PropertyGroup>
</Project>
XML
mv "$props.new" "$props"
echo "probe: platform $platform ($why)"
echo "probe: framework $framework ($framework_why)"
