package dev.slipway.cli;

import dev.slipway.core.failure.Failure;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/// Where the command line reads and writes.
///
/// @param live whether standard output is a terminal, where lines may be redrawn
/// @param colour whether colour is welcome on standard output
/// @param errColour whether colour is welcome on standard error
/// @param columns the width of the terminal
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean live,
    boolean colour,
    boolean errColour,
    int columns) {
  private static final int USUAL_COLUMNS = 80;

  static Console of(
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      Map<String, String> env) {
    // https://no-color.org: present and not empty, whatever the value.
    boolean refused = !env.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(env.get("TERM"));
    return new Console(
        in,
        out,
        err,
        outIsTerminal && !"dumb".equals(env.get("TERM")),
        outIsTerminal && !refused,
        errIsTerminal && !refused,
        columns(env.get("COLUMNS")));
  }

  Console withoutColour() {
    return new Console(in, out, err, live, false, false, columns);
  }

  private static int columns(@org.jspecify.annotations.Nullable String text) {
    try {
      return text == null ? USUAL_COLUMNS : Math.max(20, Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return USUAL_COLUMNS;
    }
  }

  /// An error for people, once, on standard error.
  void error(String text) {
    out.flush();
    err.println((errColour ? "\u001b[1;31merror:\u001b[0m " : "error: ") + text);
    err.flush();
  }

  void error(Failure failure) {
    error(failure.what());
    failure.hint().ifPresent(this::hint);
  }

  /// What to try, as a sentence.
  void hint(String text) {
    err.println((errColour ? "\u001b[1;36mhint:\u001b[0m " : "hint: ") + text);
    err.flush();
  }
}
