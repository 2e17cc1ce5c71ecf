package dev.slipway.validate.report;

import dev.slipway.validate.contract.Waiver;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Why a check did not simply pass, in the order in which people ask; fit to be shown and bounded,
/// so that one check never drowns the others.
record Explanation(List<Part> parts) {
  /// What those who gather evidence call advice.
  private static final String HINT = "hint";

  private static final int LINES = 25;
  private static final int WIDTH = 500;

  sealed interface Part {}

  record Sentence(String text) implements Part {}

  record Hint(String text) implements Part {}

  record Fact(String label, String text) implements Part {}

  record Block(String label, List<String> lines) implements Part {}

  Explanation {
    parts = List.copyOf(parts);
  }

  static Explanation of(CheckResult result) {
    var parts = new ArrayList<Part>();
    switch (result.verdict()) {
      case Verdict.Passed _ -> {}
      case Verdict.Failed(var message, var evidence) -> {
        parts.add(sentence(message));
        evidence.items().forEach(item -> parts.add(part(item)));
      }
      case Verdict.Waived(var waiver, var failed) -> {
        parts.add(sentence(leave(waiver)));
        parts.add(sentence(failed.message()));
      }
      case Verdict.Broken(var why) -> parts.add(sentence(why));
      case Verdict.Skipped(var cause, var _) -> parts.add(sentence(asSentence(cause)));
    }
    return new Explanation(parts);
  }

  /// What was expected and what came, or what else there is to say in one sentence.
  String message() {
    return parts.stream()
        .flatMap(part -> part instanceof Sentence(var text) ? Stream.of(text) : Stream.empty())
        .reduce("", (_, last) -> last);
  }

  /// One text without any style.
  String text() {
    var lines = new ArrayList<String>();
    for (var part : parts) {
      switch (part) {
        case Sentence(var text) -> lines.add(text);
        case Hint(var text) -> lines.add(HINT + ": " + text);
        case Fact(var label, var text) -> lines.add(label + ": " + text);
        case Block(var label, var block) -> {
          lines.add(label + ":");
          block.forEach(line -> lines.add(("  " + line).stripTrailing()));
        }
      }
    }
    return String.join("\n", lines);
  }

  private static Sentence sentence(String text) {
    return new Sentence(narrow(Printable.line(text)));
  }

  /// As in `Ignored until 2026-12-31: the new base image is on its way`.
  static String leave(Waiver waiver) {
    return "Ignored"
        + waiver.until().map(day -> " until " + day).orElse("")
        + ": "
        + Printable.line(waiver.reason());
  }

  private static Part part(Evidence.Item item) {
    var label = item.label().isBlank() ? "seen" : Printable.line(item.label());
    var lines = Printable.lines(item.text());
    return switch (lines.size()) {
      case 0 -> new Fact(label, "(empty)");
      case 1 ->
          label.equals(HINT)
              ? new Hint(lines.getFirst())
              : new Fact(label, narrow(lines.getFirst()));
      default -> new Block(label, bounded(lines));
    };
  }

  private static List<String> bounded(List<String> lines) {
    var kept = new ArrayList<String>();
    int most = lines.size() <= LINES ? lines.size() : LINES - 1;
    lines.stream().limit(most).map(Explanation::narrow).forEach(kept::add);
    if (most < lines.size()) {
      kept.add("… (" + (lines.size() - most) + " more lines)");
    }
    return kept;
  }

  private static String narrow(String line) {
    if (line.length() <= WIDTH) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(WIDTH - 1)) ? WIDTH - 1 : WIDTH;
    return line.substring(0, end) + "… (" + (line.length() - end) + " more characters)";
  }

  private static String asSentence(String cause) {
    boolean lower = !cause.isEmpty() && cause.charAt(0) >= 'a' && cause.charAt(0) <= 'z';
    return (lower ? (char) (cause.charAt(0) - 'a' + 'A') + cause.substring(1) : cause)
        + (cause.endsWith(".") ? "" : ".");
  }
}
