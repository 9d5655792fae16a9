#!/bin/sh
# The README's two commands on a copy that this machine's user has done nothing for: a fresh clone, a fresh HOME, the
# system's Python, an environment of the bare minimum and no fonts but those that install-browser.sh brings. As root it
# also builds as an ordinary user, and once more without a network. `TESTS="check"` in place of the whole `make test`.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
sh "$project/tests/install-browser.sh"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
chmod 755 "$place"

# Fonts: those of the packages that install-browser.sh names, and what Debian's own fontconfig depends on.
{
  echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
  for package in fonts-noto-cjk fonts-dejavu-core fonts-opensymbol; do
    dpkg -L "$package" 2>/dev/null | sed -n 's#\(.*\)/[^/]*\.\(ttf\|ttc\|otf\)$#<dir>\1</dir>#p'
  done | sort -u
  # Names such as sans-serif are the system's own configuration; its folders of fonts are not taken.
  echo '<include ignore_missing="yes">/etc/fonts/conf.d</include>'
  echo "<cachedir>$place/fontcache</cachedir></fontconfig>"
} >"$place/fonts.conf"
mkdir -m 777 "$place/fontcache"
[ -n "$(FONTCONFIG_FILE="$place/fonts.conf" fc-list :lang=zh)" ] || {
  echo "$0: the fonts that install-browser.sh names were not found" >&2
  exit 1
}

# What leads to the package registries and their certificates is the machine's, not the user's.
registries=$(env | sed -n 's/^\(PIP_[A-Z_]*\|NPM_CONFIG_[A-Z_]*\|SSL_CERT_[A-Z]*\|[A-Za-z_]*_[Pp][Rr][Oo][Xx][Yy]\|NODE_EXTRA_CA_CERTS\)=\(.*\)$/\1=\2/p')

# bare FOLDER COMMAND…: run a command there with a HOME of its own, and nothing of this user's environment.
bare() {
  folder=$1
  shift
  mkdir -p "$folder.home"
  old_ifs=$IFS
  IFS='
'
  # shellcheck disable=SC2086 # one variable a line
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$folder.home" LANG=C.UTF-8 FONTCONFIG_FILE="$place/fonts.conf" \
    PYTHON=/usr/bin/python3 ${CI:+CI="$CI"} ${OFFICIAL_TEXT:+OFFICIAL_TEXT="$OFFICIAL_TEXT"} $registries "$@"
  IFS=$old_ifs
}

clone() { git clone --quiet "$project" "$1"; }

echo "== make site, with $(/usr/bin/python3 --version)"
clone "$place/site"
bare "$place/site" make -s -C "$place/site" site
if [ "$(id -u)" = 0 ]; then
  echo "== make site again, with another HOME and no network"
  rm -rf "$place/site.home"
  touch "$place/site/data/plan.yml"
  bare "$place/site" unshare --net make -s -C "$place/site" site
  echo "== make site as an ordinary user"
  clone "$place/user"
  mkdir "$place/user.home"
  chown -R nobody "$place/user" "$place/user.home"
  bare "$place/user" setpriv --reuid=nobody --regid=nogroup --clear-groups make -s -C "$place/user" site
fi
echo "== make ${TESTS:-test}"
bare "$place/site" make -s -C "$place/site" "${TESTS:-test}"
echo "All of it passed."
