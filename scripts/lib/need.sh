# shellcheck shell=bash
# Commands that a fresh machine lacks. Sourced after say.sh.

apt_can_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

# apt_install PACKAGE...: adds packages, never removes or upgrades one, starts no service.
apt_install() {
  local log
  log=$(mktemp)
  say "Installing $* with apt"
  # Without --no-remove, docker.io would silently take the place of an installed docker-ce.
  if { apt-get -o DPkg::Lock::Timeout=300 update &&
    DEBIAN_FRONTEND=noninteractive SYSTEMD_OFFLINE=1 apt-get -o DPkg::Lock::Timeout=300 \
      install --yes --no-remove --no-upgrade --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    rm -f "$log"
  else
    tail -n 15 "$log" >&2
    fail "apt could not install $*; its whole output is in $log"
  fi
}

# need COMMAND PACKAGE WHY: the command is there, or apt brings it, or a person is told.
need() {
  command -v "$1" >/dev/null && return 0
  apt_can_install || fail "$1 is missing: $3" "Install it (on Debian: apt-get install $2), or run this as root so that it is installed for you."
  apt_install "$2"
}
