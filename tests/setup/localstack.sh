#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# LocalStack on 127.0.0.1, with what setup.sh installed.
#
#   localstack.sh start            in the background; its address goes to .parution/run/localstack.env
#   localstack.sh stop
#   localstack.sh status           exit code 0 when it answers
#   localstack.sh run PORT DIR     in this process, its data under DIR
#
# PARUTION_LOCALSTACK_PORT fixes the port of start; a free one is taken otherwise.
# PARUTION_OWNER_PID names a process whose end also ends LocalStack.

set -euo pipefail

readonly setup_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly home="$(cd "$setup_dir/../.." && pwd)/.parution"
readonly run_dir="$home/run"
readonly environment="$run_dir/localstack.env"
readonly pid_file="$run_dir/localstack.pid"
readonly log="$run_dir/localstack.log"
readonly start_seconds=120
readonly stop_seconds=15

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

# ---------------------------------------------------------------- the four verbs

start() {
  if is_running && answers "$(port_in_use)"; then
    say "LocalStack est déjà démarré : $(endpoint_in_use)" "LocalStack is already started: $(endpoint_in_use)"
    return
  fi
  stop
  local port
  port="${PARUTION_LOCALSTACK_PORT:-$(free_port)}"
  mkdir -p "$run_dir"
  say "Démarrage de LocalStack sur 127.0.0.1:$port." "Starting LocalStack on 127.0.0.1:$port."
  setsid "${BASH_SOURCE[0]}" run "$port" "$run_dir/localstack" >"$log" 2>&1 </dev/null &
  echo $! >"$pid_file"
  wait_until_it_answers "$port"
  require_loopback_only "$port"
  write_environment "$port"
}

stop() {
  if is_running; then
    local pid waited=0
    pid="$(cat "$pid_file")"
    kill -TERM "$pid" 2>/dev/null || true
    while is_running && [ $waited -lt $((stop_seconds * 10)) ]; do
      sleep 0.1
      waited=$((waited + 1))
    done
    if is_running; then kill -KILL "$pid" 2>/dev/null || true; fi
  fi
  rm -rf "$pid_file" "$environment" "${run_dir:?}/localstack"
}

status() {
  is_running && answers "$(port_in_use)" || fail "LocalStack n'est pas démarré." "LocalStack is not started."
  say "LocalStack répond : $(endpoint_in_use)" "LocalStack answers: $(endpoint_in_use)"
}

# run PORT DIR
run() {
  require_installed
  mkdir -p "$2"
  local configuration=(
    GATEWAY_LISTEN="127.0.0.1:$1"
    LOCALSTACK_HOST="127.0.0.1:$1"
    FILESYSTEM_ROOT="$2"
    SERVICES=s3,sqs,events,secretsmanager,cloudformation,iam,sts,sns,ssm,kms,logs,cloudwatch,scheduler
    SQS_ENDPOINT_STRATEGY=path
    # A forged presigned address must be refused, as AWS does.
    S3_SKIP_SIGNATURE_VALIDATION=0
    # Nothing is sent or fetched outside.
    DISABLE_EVENTS=1
    SKIP_SSL_CERT_DOWNLOAD=1
    DNS_ADDRESS=0
    AWS_ACCESS_KEY_ID=test
    AWS_SECRET_ACCESS_KEY=test
    AWS_EC2_METADATA_DISABLED=true
    PYTHONUNBUFFERED=1
  )
  exec env -u AWS_ENDPOINT_URL -u AWS_PROFILE -u AWS_SESSION_TOKEN -u DEBUG "${configuration[@]}" \
    "$PARUTION_LOCALSTACK_PYTHON" "$setup_dir/localstack_loopback.py"
}

# ---------------------------------------------------------------- what they are made of

require_installed() {
  [ -f "$home/env" ] && . "$home/env"
  [ -x "${PARUTION_LOCALSTACK_PYTHON:-}" ] ||
    fail "LocalStack n'est pas installé : lancez ./parution test, ou tests/setup/setup.sh." \
      "LocalStack is not installed: run ./parution test, or tests/setup/setup.sh."
}

is_running() {
  [ -f "$pid_file" ] && tr '\0' ' ' 2>/dev/null <"/proc/$(cat "$pid_file")/cmdline" | grep -q localstack
}

endpoint_in_use() {
  sed -n "s/^AWS_ENDPOINT_URL=//p" "$environment" 2>/dev/null
}

port_in_use() {
  endpoint_in_use | sed 's/.*://'
}

free_port() {
  require_installed
  "$PARUTION_LOCALSTACK_PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# answers PORT: whether its health page does.
answers() {
  [ -n "$1" ] && [ -x "$home/localstack/bin/python" ] && "$home/localstack/bin/python" - "$1" 2>/dev/null <<'PYTHON'
import json, sys, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
with opener.open(f"http://127.0.0.1:{sys.argv[1]}/_localstack/health", timeout=5) as answer:
    services = json.load(answer)["services"]
sys.exit(services.get("s3") not in ("available", "running"))
PYTHON
}

wait_until_it_answers() {
  local end=$((SECONDS + start_seconds))
  until answers "$1"; do
    if ! is_running || [ $SECONDS -ge $end ]; then
      tail -n 20 "$log" >&2
      stop
      fail "LocalStack n'a pas démarré ; journal : .parution/run/localstack.log" "LocalStack did not start; log: .parution/run/localstack.log"
    fi
    sleep 0.2
  done
}

# Reads the kernel's tables, where 0A is "listening" and 0100007F is 127.0.0.1, alone or at the end of a mapped address.
require_loopback_only() {
  local hex
  hex="$(printf '%04X' "$1")"
  if cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port=":$hex" \
    '$4 == "0A" && index($2, port) == length($2) - 4 && $2 !~ "^(0000000000000000FFFF0000)?0100007F:" { found = 1 } END { exit !found }'; then
    stop
    fail "LocalStack écoutait ailleurs que sur 127.0.0.1 : il est arrêté." "LocalStack listened elsewhere than on 127.0.0.1: it is stopped."
  fi
}

write_environment() {
  {
    echo "AWS_ENDPOINT_URL=http://127.0.0.1:$1"
    echo "AWS_REGION=eu-west-3"
    echo "AWS_ACCESS_KEY_ID=test"
    echo "AWS_SECRET_ACCESS_KEY=test"
  } >"$environment"
}

case "${1:-}" in
  start | stop | status) "$1" ;;
  run) [ $# = 3 ] || fail "usage : localstack.sh run PORT DOSSIER" "usage: localstack.sh run PORT DIR"; run "$2" "$3" ;;
  *) fail "usage : localstack.sh start | stop | status | run PORT DOSSIER" "usage: localstack.sh start | stop | status | run PORT DIR" ;;
esac
