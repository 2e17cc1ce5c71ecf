package dev.slipway.wire.json;

import java.util.List;
import java.util.Map;

/// Writes one value; with an empty indent, compactly.
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final String indent;
  private int depth;

  JsonWriter(String indent) {
    this.indent = indent;
  }

  String write(Json json) {
    value(json);
    return out.toString();
  }

  /// A chain and not a switch over patterns: every short command comes here, and the first such
  /// switch of a process costs it some milliseconds.
  private void value(Json json) {
    if (json instanceof JsonString(var text)) {
      quoted(text);
    } else if (json instanceof JsonNumber(var source)) {
      out.append(source);
    } else if (json instanceof JsonBool(var value)) {
      out.append(value);
    } else if (json instanceof JsonObject(var members)) {
      object(members);
    } else if (json instanceof JsonArray(var elements)) {
      array(elements);
    } else {
      out.append("null");
    }
  }

  private void object(Map<String, Json> members) {
    open('{');
    boolean first = true;
    for (var member : members.entrySet()) {
      next(first);
      quoted(member.getKey());
      out.append(indent.isEmpty() ? ":" : ": ");
      value(member.getValue());
      first = false;
    }
    close('}', first);
  }

  private void array(List<Json> elements) {
    open('[');
    boolean first = true;
    for (var element : elements) {
      next(first);
      value(element);
      first = false;
    }
    close(']', first);
  }

  private void open(char bracket) {
    out.append(bracket);
    depth++;
  }

  private void next(boolean first) {
    if (!first) {
      out.append(',');
    }
    newLine();
  }

  private void close(char bracket, boolean empty) {
    depth--;
    if (!empty) {
      newLine();
    }
    out.append(bracket);
  }

  private void newLine() {
    if (!indent.isEmpty()) {
      out.append('\n').repeat(indent, depth);
    }
  }

  private void quoted(String text) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !isLone(text, i)) {
        continue;
      }
      out.append(text, plain, i);
      escape(c);
      plain = i + 1;
    }
    out.append(text, plain, text.length()).append('"');
  }

  /// A surrogate without its partner has no UTF-8 form.
  private static boolean isLone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((c >> shift) & 0xF));
        }
      }
    }
  }
}
