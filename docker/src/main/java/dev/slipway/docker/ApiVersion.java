package dev.slipway.docker;

import java.util.Optional;

/// A version of the Engine API, such as 1.41.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /// Docker 20.10 and Podman 4.
  static final ApiVersion OLDEST = new ApiVersion(1, 41);

  /// The newest whose changes have been read; a newer engine is spoken to in this one.
  static final ApiVersion NEWEST = new ApiVersion(1, 51);

  static Optional<ApiVersion> parse(String text) {
    int dot = text.indexOf('.');
    try {
      return dot < 1
          ? Optional.empty()
          : Optional.of(
              new ApiVersion(
                  Integer.parseInt(text.substring(0, dot)),
                  Integer.parseInt(text.substring(dot + 1))));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  boolean atLeast(int wantedMajor, int wantedMinor) {
    return compareTo(new ApiVersion(wantedMajor, wantedMinor)) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
