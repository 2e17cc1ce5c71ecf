package dev.slipway.core.failure;

/// Carries a [Failure] to the face that shows it. Adapters throw it at their edge and keep the
/// library's exception as its cause.
public final class FailureException extends RuntimeException {
  private final transient Failure failure;

  public FailureException(Failure failure) {
    super(failure.what());
    this.failure = failure;
  }

  public FailureException(Failure failure, Throwable cause) {
    super(failure.what(), cause);
    this.failure = failure;
  }

  public FailureException(FailureCode code, String what) {
    this(Failure.of(code, what));
  }

  public FailureException(FailureCode code, String what, String hint) {
    this(Failure.of(code, what, hint));
  }

  public Failure failure() {
    return failure;
  }

  public FailureCode code() {
    return failure.code();
  }
}
