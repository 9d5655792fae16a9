#!/bin/sh
# Chromium, LibreOffice, nginx and the fonts that the tests need: Debian's packages when root; otherwise only
# Playwright's build of Chromium.
set -eu
if [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1; then
  missing=""
else
  missing=chromium
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  for package in fonts-noto-cjk gettext libreoffice-calc-nogui libreoffice-writer-nogui nginx poppler-utils unzip; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    echo "Installing Debian packages for the tests:$missing"
    # Nothing installed for the tests starts as a service (nginx would, on port 80).
    if [ ! -e /usr/sbin/policy-rc.d ]; then
      printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
      chmod +x /usr/sbin/policy-rc.d
      trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of package names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  fi
elif [ "$missing" = chromium ]; then
  echo "Installing Chromium with Playwright (not root: no Debian packages)"
  .venv/bin/playwright install chromium
fi
