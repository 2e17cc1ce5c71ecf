# shellcheck shell=bash disable=SC2154
# Finds a container engine that answers and speaks to it. Sourced with $root set, after say.sh, need.sh and engine-home.sh.

# engine_curl METHOD PATH [curl's own arguments...]: one call of the Engine API at DOCKER_HOST.
engine_curl() {
  local method=$1 path=$2 base
  shift 2
  local -a to=()
  case $DOCKER_HOST in
    unix://*)
      to=(--unix-socket "${DOCKER_HOST#unix://}")
      base=http://engine
      ;;
    tcp://* | http://* | https://*)
      base=${DOCKER_HOST#*://}
      if [ -n "${DOCKER_TLS_VERIFY-}" ] || [ "${DOCKER_HOST%%:*}" = https ]; then
        local certificates=${DOCKER_CERT_PATH:-${DOCKER_CONFIG:-${HOME-}/.docker}}
        to=(--cacert "$certificates/ca.pem")
        [ ! -e "$certificates/cert.pem" ] || to+=(--cert "$certificates/cert.pem" --key "$certificates/key.pem")
        base=https://${base%/}
      else
        base=http://${base%/}
      fi
      ;;
    *) return 2 ;;
  esac
  # A proxy must not see calls to the engine, and curl's own settings file must not change them.
  curl --disable --noproxy '*' --silent --show-error "${to[@]}" --request "$method" "$@" "$base$path"
}

engine_answers() {
  local DOCKER_HOST=$1
  case $DOCKER_HOST in unix://*) [ -S "${DOCKER_HOST#unix://}" ] || return 1 ;; esac
  [ "$(engine_curl GET /_ping --max-time 5 2>/dev/null)" = OK ]
}

# The endpoint of the docker context that is in use: prints HOST, then the folder of its TLS files where it has some.
docker_context() {
  local folder=${DOCKER_CONFIG:-${HOME-}/.docker} name=${DOCKER_CONTEXT-} id meta
  if [ -z "$name" ] && [ -r "$folder/config.json" ]; then
    name=$(sed -n 's/.*"currentContext"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' "$folder/config.json" | head -n 1)
  fi
  case $name in '' | default) return 1 ;; esac
  id=$(printf %s "$name" | sha256sum | cut -d ' ' -f 1)
  meta=$folder/contexts/meta/$id/meta.json
  [ -r "$meta" ] || return 1
  sed -n 's/.*"Host"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' "$meta" | head -n 1
  [ ! -d "$folder/contexts/tls/$id/docker" ] || printf '%s\n' "$folder/contexts/tls/$id/docker"
}

# Exports DOCKER_HOST (and what TLS needs), or returns 1.
find_engine() {
  need curl curl "the scripts use it to speak to the container engine"
  if [ -n "${DOCKER_HOST-}" ]; then
    if engine_answers "$DOCKER_HOST"; then
      export DOCKER_HOST
      return 0
    fi
    warn "DOCKER_HOST is $DOCKER_HOST, but no engine answers there; looking elsewhere"
    unset DOCKER_HOST
  fi

  local -a endpoint=()
  mapfile -t endpoint < <(docker_context)
  if [ ${#endpoint[@]} -gt 0 ]; then
    if [ ${#endpoint[@]} -eq 2 ]; then
      export DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH=${endpoint[1]}
    fi
    if engine_answers "${endpoint[0]}"; then
      export DOCKER_HOST=${endpoint[0]}
      return 0
    fi
    [ ${#endpoint[@]} -ne 2 ] || unset DOCKER_TLS_VERIFY DOCKER_CERT_PATH
    warn "the current docker context points at ${endpoint[0]}, but no engine answers there; looking elsewhere"
  fi

  local runtime=${XDG_RUNTIME_DIR:-/run/user/$(id -u)} socket
  for socket in /var/run/docker.sock "$runtime/docker.sock" "${HOME-}/.docker/run/docker.sock" \
    "${HOME-}/.docker/desktop/docker.sock" "$(engine_socket)" "$runtime/podman/podman.sock" /run/podman/podman.sock; do
    if engine_answers "unix://$socket"; then
      export DOCKER_HOST=unix://$socket
      return 0
    fi
  done
  return 1
}

# An engine that answers: one that is there, or else our own, started now.
use_engine() {
  if ! find_engine; then
    "$root/scripts/engine-start"
    find_engine || fail "the engine was started, but does not answer"
  fi
  # Once, not again by each script that this one calls.
  [ "${SLIPWAY_ENGINE_SAID-}" = "$DOCKER_HOST" ] || say "Container engine: $DOCKER_HOST"
  export SLIPWAY_ENGINE_SAID=$DOCKER_HOST
}
