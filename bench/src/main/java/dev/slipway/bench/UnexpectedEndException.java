package dev.slipway.bench;

import java.io.IOException;
import java.util.List;

/// A process did something else than what was to be measured.
final class UnexpectedEndException extends IOException {
  UnexpectedEndException(List<String> words, int expected, int actual, String output) {
    super(
        "`"
            + String.join(" ", words)
            + "` ended with "
            + actual
            + " where "
            + expected
            + " was expected, or without its verdict. It wrote:\n"
            + output);
  }
}
