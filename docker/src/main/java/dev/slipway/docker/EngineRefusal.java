package dev.slipway.docker;

/// The engine's answer was an error. Every caller says what that means for what it attempted.
final class EngineRefusal extends Exception {
  private final int status;
  private final String words;

  EngineRefusal(int status, String words) {
    super(status + ": " + words);
    this.status = status;
    this.words = words;
  }

  int status() {
    return status;
  }

  /// The engine's own message.
  String words() {
    return words;
  }

  boolean isMissing() {
    return status == 404;
  }

  boolean isMissingContainer() {
    return status == 404 && EngineWords.mentions(words, "no such container");
  }
}
