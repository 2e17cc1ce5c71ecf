# shellcheck shell=bash
# What every script says and how it ends. Progress goes to standard error: standard output is for results.

say() { printf '==> %s\n' "$*" >&2; }

warn() { printf 'warning: %s\n' "$*" >&2; }

# fail WHAT [WHAT-TO-TRY...]: 3 is Slipway's exit code for "the environment must change".
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  local hint
  for hint in "$@"; do printf '       %s\n' "$hint" >&2; done
  exit 3
}

# Prints the comment at the head of the script that called, and ends, where the first argument asks for help.
help_if_asked() {
  case ${1-} in
    -h | --help)
      sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
  esac
}

refuse_arguments() {
  [ $# -eq 0 ] || { printf 'error: %s takes no argument: %s\n' "${0##*/}" "$*" >&2; exit 2; }
}
