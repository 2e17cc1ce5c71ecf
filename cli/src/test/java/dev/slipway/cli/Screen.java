package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/// A terminal that remembers what was written to it.
final class Screen {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String awaited = "";
  private Runnable whenShown = () -> {};

  Console terminal(Map<String, String> env) {
    return Console.of(InputStream.nullInputStream(), stream(out), stream(err), true, true, env);
  }

  Console pipe() {
    return Console.of(
        InputStream.nullInputStream(), stream(out), stream(err), false, false, Map.of());
  }

  /// Does something as soon as the words have been written.
  void onceShown(String words, Runnable then) {
    awaited = words;
    whenShown = then;
  }

  String written() {
    return out.toString(UTF_8);
  }

  String errors() {
    return err.toString(UTF_8);
  }

  /// What is left to see when lines that were erased are gone.
  String shown() {
    var shown = new StringBuilder();
    for (var line : written().splitWithDelimiters("\n", -1)) {
      int erased = line.lastIndexOf(ERASE_LINE);
      shown.append(erased < 0 ? line : line.substring(erased + ERASE_LINE.length()));
    }
    return shown.toString();
  }

  private PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, false, UTF_8) {
      @Override
      public void flush() {
        super.flush();
        if (!awaited.isEmpty() && written().contains(awaited)) {
          whenShown.run();
        }
      }
    };
  }
}
