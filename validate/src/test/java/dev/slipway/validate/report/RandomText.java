package dev.slipway.validate.report;

import java.util.Random;

/// Texts of what formats stumble over.
final class RandomText {
  private static final String[] PIECES = {
    "a",
    " ",
    "\n",
    "\r",
    "\t",
    "\u001b[31m",
    "\u001b",
    "\u001b]0;",
    "\u0007",
    "\u0000",
    "\u0085",
    "\u009b",
    "<",
    ">",
    "&",
    "\"",
    "'",
    "]]>",
    "#",
    "\\",
    "::",
    "##[error]",
    "%",
    ",",
    ":",
    "{",
    "}",
    "- ",
    "|",
    "...",
    "---",
    "ok 1",
    "not ok",
    "1..3",
    "Bail out!",
    "é",
    "日",
    "👩",
    "\u200d",
    "\ufe0f",
    "\ud83d",
    "\udc69",
    "\uffff",
    "\u202e",
    "\u2028",
    "\u00a0",
    "İ"
  };

  private RandomText() {}

  static String of(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
