# shellcheck shell=sh
# Finds a JDK 25. POSIX sh, no dependency on the other files here: mvnw sources it too.

java_wanted=25

# A JDK says what it is in its release file; asking java itself would cost a JVM start for each candidate.
is_wanted_jdk() {
  [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    grep -Eq "^JAVA_VERSION=\"$java_wanted(\\.|\")" "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | grep -Eq "^javac $java_wanted(\\.|$|-)"
  fi
}

# Exports JAVA_HOME, or returns 1. Looks at JAVA_HOME, /usr/lib/jvm, then javac on the PATH.
find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && is_wanted_jdk "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  for jdk_candidate in /usr/lib/jvm/*; do
    if is_wanted_jdk "$jdk_candidate"; then
      export JAVA_HOME="$jdk_candidate"
      return 0
    fi
  done
  jdk_candidate=$(command -v javac) || return 1
  jdk_candidate=$(readlink -f "$jdk_candidate") || return 1
  jdk_candidate=${jdk_candidate%/bin/javac}
  is_wanted_jdk "$jdk_candidate" || return 1
  export JAVA_HOME="$jdk_candidate"
}

# find_jdk, or an explanation and exit 3.
require_jdk() {
  find_jdk && return 0
  {
    echo "error: no JDK $java_wanted found: looked at JAVA_HOME (${JAVA_HOME:-not set}), /usr/lib/jvm/*, and javac on the PATH"
    echo "       Install one (a package such as temurin-$java_wanted-jdk or openjdk-$java_wanted-jdk, or an archive unpacked below /usr/lib/jvm),"
    echo "       or set JAVA_HOME to where it is. A JRE is not enough to build."
  } >&2
  exit 3
}
