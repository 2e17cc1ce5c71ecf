# shellcheck shell=bash disable=SC2154
# What a run with real containers needs. Sourced with $root set, after find-engine.sh.

# An engine at DOCKER_HOST, our images in it, and bin/slipway.
prepare() {
  require_jdk # before anything that takes long
  use_engine
  "$root/scripts/images"
  "$root/scripts/build"
}
