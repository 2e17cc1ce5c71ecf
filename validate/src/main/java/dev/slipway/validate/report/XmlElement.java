package dev.slipway.validate.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// An element of XML 1.0 with attributes and either elements or text in it. Characters that XML
/// cannot hold are replaced.
final class XmlElement {
  private final String name;
  private final SequencedMap<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private String text = "";

  XmlElement(String name) {
    this.name = name;
  }

  XmlElement with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  XmlElement with(String attribute, int value) {
    return with(attribute, Integer.toString(value));
  }

  XmlElement with(XmlElement child) {
    children.add(child);
    return this;
  }

  XmlElement text(String content) {
    text = content;
    return this;
  }

  boolean has(String child) {
    return children.stream().anyMatch(c -> c.name.equals(child));
  }

  /// A whole document.
  String document() {
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write(out, 0);
    return out.toString();
  }

  private void write(StringBuilder out, int depth) {
    out.repeat("  ", depth).append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          out.append(' ').append(attribute).append("=\"");
          escape(value, true, out);
          out.append('"');
        });
    if (children.isEmpty() && text.isEmpty()) {
      out.append("/>\n");
      return;
    }
    out.append('>');
    escape(text, false, out);
    if (!children.isEmpty()) {
      out.append('\n');
      children.forEach(child -> child.write(out, depth + 1));
      out.repeat("  ", depth);
    }
    out.append("</").append(name).append(">\n");
  }

  private static void escape(String text, boolean attribute, StringBuilder out) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        // Readers turn these into spaces in attributes, and a bare carriage return into a line end.
        case '\t', '\n' -> out.append(attribute ? "&#" + c + ";" : Character.toString(c));
        case '\r' -> out.append("&#13;");
        default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
      }
    }
  }

  /// The production `Char` of XML 1.0.
  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
