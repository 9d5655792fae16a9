#!/bin/sh
# Firefox and WebKitGTK for `make engines`: Debian's packages, when root.
set -eu
missing=""
for package in firefox-esr webkit2gtk-driver xvfb; do
  dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ]; then
  echo "Needed for this:$missing (Debian's packages)" >&2
  exit 1
fi
echo "Installing Debian packages:$missing"
apt-get update -qq
# shellcheck disable=SC2086 # a list of package names
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
