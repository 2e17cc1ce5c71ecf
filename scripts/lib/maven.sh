# shellcheck shell=bash disable=SC2154
# Maven for the scripts: one at a time in a checkout, because two write the same target folders. Sourced with $root set.

# shellcheck source=find-jdk.sh
. "$root/scripts/lib/find-jdk.sh"

# maven ARGUMENT...: output as Maven prints it.
maven() {
  require_jdk
  mkdir -p "$root/.engine"
  (
    exec 7>"$root/.engine/maven.lock"
    if ! flock --nonblock 7; then
      say "Waiting for another build in this checkout to end"
      flock 7
    fi
    cd "$root" || exit
    exec ./mvnw "$@"
  )
}

# quiet_maven LOG WHAT ARGUMENT...: nothing but a failure is shown.
quiet_maven() {
  local log=$root/.engine/$1 what=$2
  shift 2
  mkdir -p "$root/.engine"
  maven "$@" >"$log" 2>&1 && return 0
  grep -E '^\[(ERROR|WARNING)\]|^(==>|error:)|^ {7}' "$log" | head -n 40 >&2 || tail -n 40 "$log" >&2
  printf 'error: %s; the whole output is in %s\n' "$what" "${log#"$root"/}" >&2
  return 1
}
