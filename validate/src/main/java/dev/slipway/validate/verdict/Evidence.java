package dev.slipway.validate.verdict;

import java.util.ArrayList;
import java.util.List;

/// What was seen, as labelled texts in the order in which they help.
public record Evidence(List<Item> items) {
  public static final Evidence NONE = new Evidence(List.of());

  private static final int LINES = 20;
  private static final int WIDTH = 500;

  /// One thing that was seen; the text may have several lines.
  public record Item(String label, String text) {}

  public Evidence {
    items = List.copyOf(items);
  }

  public static Evidence of(String label, String text) {
    return NONE.with(label, text);
  }

  public Evidence with(String label, String text) {
    var more = new ArrayList<>(items);
    more.add(new Item(label, text));
    return new Evidence(more);
  }

  /// With the last lines of an output; without any where there is none.
  public Evidence withTail(String label, String output) {
    var lines = output.stripTrailing().lines().toList();
    if (lines.isEmpty()) {
      return this;
    }
    boolean cut = lines.size() > LINES;
    var kept = cut ? lines.subList(lines.size() - LINES, lines.size()) : lines;
    return with(
        cut ? label + " (last " + LINES + " lines of " + lines.size() + ")" : label,
        String.join("\n", kept.stream().map(Evidence::narrow).toList()));
  }

  /// With the first part of a text.
  public Evidence withHead(String label, String text) {
    var lines = text.stripTrailing().lines().limit(LINES).map(Evidence::narrow).toList();
    return lines.isEmpty() ? this : with(label, String.join("\n", lines));
  }

  public Evidence and(Evidence other) {
    var more = new ArrayList<>(items);
    more.addAll(other.items);
    return new Evidence(more);
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  private static String narrow(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…";
  }
}
