#!/bin/sh
# Publishes a built site beside the one that is shown, then swaps a link: a reader never meets half a site.
#   deploy/publish.sh site /srv/self-check check    the folder site/ becomes /srv/self-check/htdocs/check
#   deploy/publish.sh --back /srv/self-check check  the release before the one that is shown comes back
# Releases are kept in /srv/self-check/releases/check/<time>, those taken back as <time>.withdrawn; remove old ones by hand.
set -eu
if [ $# -ne 3 ]; then
  sed -n '2,5s/^# *//p' "$0" >&2
  exit 2
fi
umask 022 # the web server is another user
source=$1 name=$3
releases=$2/releases/$name
link=$2/htdocs/$name

refuse() {
  echo "$1 Nothing was changed." >&2
  exit 1
}

if [ "$source" = --back ]; then
  [ -L "$link" ] || refuse "$link is no link to a release: nothing has been published under this name."
else
  for file in index.html 404.html _headers.nginx; do
    [ -f "$source/$file" ] || refuse "$source is not a finished site: $file is missing. Run make site."
  done
  mkdir -p "$releases" "$2/htdocs"
fi
exec 9>"$2/.publishing"
flock -n 9 || refuse "Somebody else is publishing to $2: wait for the end of that."

if [ "$source" = --back ]; then
  shown=$(basename "$(readlink "$link")")
  release=$(cd "$releases" && ls | sed "/\.withdrawn\$/d; /^$shown\$/,\$d" | tail -n 1)
  [ -n "$release" ] || refuse "There is no release before $shown."
else
  release=$(date -u +%Y%m%d-%H%M%S)
  while [ -e "$releases/$release" ]; do
    sleep 1
    release=$(date -u +%Y%m%d-%H%M%S)
  done
  rm -rf "$releases/.incoming" # of a run that was interrupted
  # No -p: web servers tell new files from old ones by their time, and files from an archive may all bear the same.
  cp -R "$source" "$releases/.incoming"
  chmod -R a+rX "$releases/.incoming"
  mv "$releases/.incoming" "$releases/$release"
fi
ln -sfn "../releases/$name/$release" "$link.next"
mv -T "$link.next" "$link"
if [ "$source" = --back ]; then
  mv "$releases/$shown" "$releases/$shown.withdrawn"
fi
echo "$link shows $release"
