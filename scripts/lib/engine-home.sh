# shellcheck shell=bash disable=SC2154
# Where the engine that engine-start starts lives, and nothing else does. Sourced with $root set.

# Not below the project: a unix socket's path may have 107 bytes, and a checkout may be deep
# or on a filesystem that cannot hold image layers.
engine_home() {
  local hash
  hash=$(printf %s "$root" | sha256sum | cut -c 1-8)
  printf '%s\n' "${SLIPWAY_ENGINE_HOME:-/var/tmp/slipway-engine-$(id -u)-$hash}"
}

engine_socket() { printf '%s/docker.sock\n' "$(engine_home)"; }
