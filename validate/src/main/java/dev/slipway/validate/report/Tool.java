package dev.slipway.validate.report;

import java.util.Optional;

/// What made a report, taken apart: `slipway 0.1.0`.
record Tool(String name, Optional<String> version) {
  static Tool parse(String text) {
    int space = text.lastIndexOf(' ');
    boolean versioned =
        space > 0
            && space + 1 < text.length()
            && text.charAt(space + 1) >= '0'
            && text.charAt(space + 1) <= '9';
    return versioned
        ? new Tool(text.substring(0, space), Optional.of(text.substring(space + 1)))
        : new Tool(text, Optional.empty());
  }
}
