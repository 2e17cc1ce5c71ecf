package dev.slipway.core.failure;

import java.util.Locale;

/// Every way in which the user or the environment can stop Slipway, with the answer each face
/// gives.
public enum FailureCode {
  /// The command line or request itself is wrong.
  BAD_USAGE(2, 400),
  /// A file people wrote has problems; the problems carry their own places.
  BAD_MANIFEST(2, 422),
  /// A file or URL that was named cannot be read.
  UNREADABLE(2, 404),
  /// The engine or the platform cannot do what was asked of it.
  UNSUPPORTED(2, 501),
  /// No engine answers.
  ENGINE_UNREACHABLE(3, 503),
  /// The engine answered with an error that no other code names.
  ENGINE_ERROR(3, 502),
  /// The image is neither here nor to be had.
  IMAGE_NOT_FOUND(3, 404),
  /// The registry refused or could not be reached.
  PULL_FAILED(3, 502),
  /// The container is no longer there.
  CONTAINER_GONE(3, 410),
  /// The engine refused to start the container because of what the image or the command is.
  START_REFUSED(3, 422),
  /// The engine could not start the container because of the machine: a taken port, no such device.
  START_FAILED(3, 502),
  /// A report or another output could not be written.
  UNWRITABLE(3, 500);

  private final int exitCode;
  private final int httpStatus;

  FailureCode(int exitCode, int httpStatus) {
    this.exitCode = exitCode;
    this.httpStatus = httpStatus;
  }

  /// The process exit code: 2 for input, 3 for the environment.
  public int exitCode() {
    return exitCode;
  }

  public int httpStatus() {
    return httpStatus;
  }

  /// The heading of this code in the failure catalogue.
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
