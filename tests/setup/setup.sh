#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Installs what the tests need beyond Java and Maven into .parution/ of this checkout: LocalStack, the readers of other
# languages, AWS's Lambda emulator, and a browser. Run again, it changes nothing and takes under a second.
# A file of pins that changes makes its part, and only its part, be installed anew.

set -euo pipefail

readonly setup_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly home="$(cd "$setup_dir/../.." && pwd)/.parution"
readonly log_dir="$home/log"

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
  fr*) readonly language=fr ;;
  *) readonly language=en ;;
esac

# say FRENCH ENGLISH
say() {
  if [ "$language" = fr ]; then printf '%s\n' "$1" >&2; else printf '%s\n' "$2" >&2; fi
}

fail() {
  say "parution : $1" "parution: $2"
  exit 1
}

# ---------------------------------------------------------------- what the machine must have

# as_root COMMAND...: runs it as root, when that asks nobody for a password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

# apt PACKAGE...: installs Debian packages; false when there is no apt-get or no right to use it.
apt() {
  command -v apt-get >/dev/null || return 1
  as_root true || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

readonly usable_python='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2])'

find_python() {
  local candidate
  for candidate in ${PARUTION_PYTHON:-python3.11 python3 /usr/bin/python3 python3.12 python3.13}; do
    if command -v "$candidate" >/dev/null && "$candidate" -c "$usable_python" 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

require_python() {
  python="$(find_python)" && return
  say "Python 3.11 avec venv : installation par apt-get." "Python 3.11 with venv: installing by apt-get."
  apt python3 python3-venv >"$log_dir/python.log" 2>&1 && python="$(find_python)" && return
  fail "il manque Python 3.11 ou plus récent avec son module venv. Sous Debian : apt-get install python3 python3-venv. Un autre interpréteur se nomme par PARUTION_PYTHON." \
    "Python 3.11 or newer with its venv module is missing. On Debian: apt-get install python3 python3-venv. PARUTION_PYTHON names another interpreter."
}

find_browser() {
  local candidate
  for candidate in ${PARUTION_CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable}; do
    if command -v "$candidate" >/dev/null && "$candidate" --version >/dev/null 2>&1; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# ---------------------------------------------------------------- parts

# stamp PART: what its present installation must have been made from.
stamp() {
  {
    case "$1" in
      localstack) cat "$setup_dir/localstack-constraints.txt" ;;
      readers) cat "$setup_dir/readers.txt" ;;
      rie) cat "$setup_dir/rie.txt" ; uname -m ;;
    esac
    "$python" -c 'import sys; print(sys.version, sys.base_prefix)'
  } | sha256sum | cut -d ' ' -f 1
}

is_current() {
  [ "$(cat "$home/$1/.stamp" 2>/dev/null)" = "$(stamp "$1")" ]
}

# make_venv PART PIP-ARGUMENT...
make_venv() {
  local part="$1"
  shift
  rm -rf "${home:?}/$part"
  "$python" -m venv "$home/$part"
  "$home/$part/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@"
}

install_localstack() {
  make_venv localstack -c "$setup_dir/localstack-constraints.txt" 'localstack-core[runtime]' service-identity cfn-lint
}

install_readers() {
  make_venv readers -r "$setup_dir/readers.txt"
}

install_rie() {
  local machine package expected seen
  case "$(uname -m)" in
    x86_64 | amd64) machine=x86_64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) echo "no emulator for $(uname -m)" && return 1 ;;
  esac
  package="$(grep '==' "$setup_dir/rie.txt")"
  expected="$(sed -n "s/^$machine //p" "$setup_dir/rie.txt")"
  rm -rf "${home:?}/rie"
  mkdir -p "$home/rie"
  "$python" -m pip download --quiet --disable-pip-version-check --no-input --no-deps --only-binary :all: --dest "$home/rie" "$package"
  "$python" - "$home/rie" "samcli/local/rapid/aws-lambda-rie-$machine" <<'PYTHON'
import pathlib, sys, zipfile
directory, member = pathlib.Path(sys.argv[1]), sys.argv[2]
(wheel,) = directory.glob("*.whl")
with zipfile.ZipFile(wheel) as archive:
    (directory / "aws-lambda-rie").write_bytes(archive.read(member))
wheel.unlink()
PYTHON
  seen="$(sha256sum "$home/rie/aws-lambda-rie" | cut -d ' ' -f 1)"
  [ "$seen" = "$expected" ] || { echo "SHA-256 $seen, expected $expected" && return 1; }
  chmod 755 "$home/rie/aws-lambda-rie"
}

install_browser() {
  apt chromium fonts-liberation
}

# ---------------------------------------------------------------- all of them, side by side

declare -A job=()

# begin PART: in the background, its words in a log.
begin() {
  set -m # a group of its own, so that an interrupted set-up leaves nothing running
  (
    set -euo pipefail
    "install_$1"
    if [ "$1" != browser ]; then stamp "$1" >"$home/$1/.stamp"; fi
  ) >"$log_dir/$1.log" 2>&1 &
  job[$1]=$!
  set +m
}

end_jobs() {
  local group
  for group in $(jobs -rp); do kill -- "-$group" 2>/dev/null || true; done
}

# finish PART FRENCH ENGLISH: waits for it; the two sentences say what is missing otherwise.
finish() {
  [ -n "${job[$1]:-}" ] || return 0
  if wait "${job[$1]}"; then
    say "Prêt : $1." "Ready: $1."
    return
  fi
  tail -n 5 "$log_dir/$1.log" >&2 || true
  failures=$((failures + 1))
  say "parution : $2 Journal : .parution/log/$1.log" "parution: $3 Log: .parution/log/$1.log"
}

write_environment() {
  local value
  {
    for value in \
      "PARUTION_LOCALSTACK_PYTHON=$home/localstack/bin/python" \
      "PARUTION_CFN_LINT=$home/localstack/bin/cfn-lint" \
      "PARUTION_READERS_PYTHON=$home/readers/bin/python" \
      "PARUTION_RIE=$home/rie/aws-lambda-rie" \
      "PARUTION_CHROMIUM=$browser"; do
      printf "%s='%s'\n" "${value%%=*}" "${value#*=}"
    done
  } >"$home/env.new"
  mv "$home/env.new" "$home/env"
}

write_versions() {
  {
    "$python" -c 'import platform; print("python", platform.python_version())'
    "$browser" --version 2>/dev/null
    sed -n 's/==/ /p' "$setup_dir/rie.txt"
    echo "aws-lambda-rie sha256:$(sha256sum "$home/rie/aws-lambda-rie" | cut -d ' ' -f 1)"
    "$home/localstack/bin/python" -m pip freeze --disable-pip-version-check | sed 's/^/localstack: /'
    "$home/readers/bin/python" -m pip freeze --disable-pip-version-check | sed 's/^/readers: /'
  } >"$home/versions.txt"
}

main() {
  case "$home" in
    *\'*) fail "le chemin du dépôt contient une apostrophe : $home." "the path of the checkout has a quote in it: $home." ;;
  esac
  mkdir -p "$log_dir"
  command -v flock >/dev/null || fail "il manque flock (Debian : apt-get install util-linux)." "flock is missing (Debian: apt-get install util-linux)."
  exec 9>"$home/setup.lock"
  flock 9
  failures=0
  trap end_jobs EXIT
  trap 'exit 130' INT TERM
  require_python

  if ! is_current localstack; then
    say "LocalStack 4.13.1 (S3, SQS, EventBridge… sur cette machine) : téléchargement, quelques minutes, 520 Mo." \
      "LocalStack 4.13.1 (S3, SQS, EventBridge… on this machine): downloading, some minutes, 520 MB."
    begin localstack
  fi
  if ! is_current readers; then
    say "Lecteurs indépendants (DuckDB, pyarrow, Polars, pandas, rdflib, pySHACL) : téléchargement, une minute, 630 Mo." \
      "Independent readers (DuckDB, pyarrow, Polars, pandas, rdflib, pySHACL): downloading, a minute, 630 MB."
    begin readers
  fi
  if ! is_current rie; then
    say "Émulateur Lambda d'AWS : téléchargement, 8 Mo." "AWS's Lambda emulator: downloading, 8 MB."
    begin rie
  fi
  if ! browser="$(find_browser)"; then
    say "Chromium : installation par apt-get, 100 Mo." "Chromium: installing by apt-get, 100 MB."
    begin browser
  fi

  finish rie "l'émulateur Lambda n'a pas pu être installé ; il vient du paquet Python aws-sam-cli, que pip doit pouvoir télécharger." \
    "the Lambda emulator could not be installed; it comes in the Python package aws-sam-cli, which pip must be able to download."
  finish readers "les lecteurs n'ont pas pu être installés ; pip doit pouvoir télécharger les paquets de tests/setup/readers.txt." \
    "the readers could not be installed; pip must be able to download the packages of tests/setup/readers.txt."
  finish browser "il manque Chromium, et apt-get n'a pas pu l'installer (faut-il être root ?). Installez-le : apt-get install chromium ; ou nommez un navigateur par PARUTION_CHROMIUM." \
    "Chromium is missing, and apt-get could not install it (is root needed?). Install it: apt-get install chromium; or name a browser by PARUTION_CHROMIUM."
  finish localstack "LocalStack n'a pas pu être installé ; pip doit pouvoir télécharger les paquets de tests/setup/localstack-constraints.txt." \
    "LocalStack could not be installed; pip must be able to download the packages of tests/setup/localstack-constraints.txt."
  [ "$failures" = 0 ] || exit 1

  browser="$(find_browser)" || fail "Chromium est installé mais ne démarre pas." "Chromium is installed but does not start."
  write_environment
  if [ ${#job[@]} -gt 0 ] || [ ! -f "$home/versions.txt" ]; then write_versions; fi
}

main
