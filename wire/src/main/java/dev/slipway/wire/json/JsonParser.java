package dev.slipway.wire.json;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;

/// A recursive descent over characters as they come. Positions are kept as the offset of the buffer
/// and of the line, so that the common case counts nothing.
final class JsonParser {
  static final int MAXIMUM_DEPTH = 512;
  private static final int END = -1;

  private final Reader in;
  private char[] buffer;
  private int at;
  private int limit;
  private long bufferOffset;
  private long lineOffset;
  private int line = 1;
  private int depth;

  JsonParser(Reader in) {
    this.in = in;
    this.buffer = new char[4096];
  }

  private JsonParser(String text) {
    this.in = new StringReader("");
    this.buffer = text.toCharArray();
    this.limit = buffer.length;
  }

  static Json whole(String text) {
    var parser = new JsonParser(text);
    try {
      parser.space();
      var value = parser.value();
      parser.space();
      if (parser.peek() != END) {
        throw parser.unexpected("the end");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has none
    }
  }

  Optional<Json> next() throws IOException {
    space();
    return peek() == END ? Optional.empty() : Optional.of(value());
  }

  private Json value() throws IOException {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new JsonString(string());
      case 't' -> word("true", new JsonBool(true));
      case 'f' -> word("false", new JsonBool(false));
      case 'n' -> word("null", JsonNull.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected("a value");
    };
  }

  private Json object() throws IOException {
    enter();
    var members = new LinkedHashMap<String, Json>();
    space();
    if (peek() == '}') {
      return leave(JsonObject.EMPTY);
    }
    while (true) {
      if (peek() != '"') {
        throw unexpected("a name in quotes");
      }
      var name = string();
      space();
      if (peek() != ':') {
        throw unexpected("a `:` after the name");
      }
      at++;
      space();
      members.put(name, value());
      space();
      if (peek() == '}') {
        return leave(new JsonObject(members));
      }
      if (peek() != ',') {
        throw unexpected("a `,` or `}`");
      }
      at++;
      space();
    }
  }

  private Json array() throws IOException {
    enter();
    var elements = new ArrayList<Json>();
    space();
    if (peek() == ']') {
      return leave(new JsonArray(elements));
    }
    while (true) {
      elements.add(value());
      space();
      if (peek() == ']') {
        return leave(new JsonArray(elements));
      }
      if (peek() != ',') {
        throw unexpected("a `,` or `]`");
      }
      at++;
      space();
    }
  }

  private void enter() {
    if (++depth > MAXIMUM_DEPTH) {
      throw fault("the text is nested deeper than " + MAXIMUM_DEPTH + " levels.");
    }
    at++;
  }

  private Json leave(Json value) {
    depth--;
    at++;
    return value;
  }

  private Json word(String word, Json value) throws IOException {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        throw unexpected("`" + word + "`");
      }
      at++;
    }
    return value;
  }

  private Json number() throws IOException {
    var source = new StringBuilder();
    if (peek() == '-') {
      take(source);
    }
    if (peek() == '0') {
      take(source);
    } else {
      digits(source);
    }
    if (peek() == '.') {
      take(source);
      digits(source);
    }
    if (peek() == 'e' || peek() == 'E') {
      take(source);
      if (peek() == '+' || peek() == '-') {
        take(source);
      }
      digits(source);
    }
    return new JsonNumber(source.toString());
  }

  private void digits(StringBuilder source) throws IOException {
    if (!isDigit(peek())) {
      throw unexpected("a digit");
    }
    while (isDigit(peek())) {
      take(source);
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private void take(StringBuilder source) {
    source.append(buffer[at++]);
  }

  private String string() throws IOException {
    at++;
    int start = at;
    while (at < limit && isPlain(buffer[at])) {
      at++;
    }
    if (at < limit && buffer[at] == '"') {
      return new String(buffer, start, at++ - start);
    }
    var text = new StringBuilder().append(buffer, start, at - start);
    while (true) {
      int c = peek();
      if (c == END || c < ' ') {
        throw unexpected("a character of the text or the closing `\"`");
      }
      at++;
      if (c == '"') {
        return text.toString();
      }
      text.append(c == '\\' ? escaped() : (char) c);
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c != '"' && c != '\\';
  }

  private char escaped() throws IOException {
    int c = peek();
    char plain =
        switch (c) {
          case '"', '\\', '/' -> (char) c;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> 'u';
          default -> throw unexpected("one of `\"\\/bfnrtu` after `\\`");
        };
    at++;
    return c == 'u' ? unit() : plain;
  }

  private char unit() throws IOException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int c = peek();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw unexpected("four hexadecimal digits after `\\u`");
      }
      unit = unit << 4 | digit;
      at++;
    }
    return (char) unit;
  }

  private void space() throws IOException {
    while (true) {
      switch (peek()) {
        case ' ', '\t', '\r' -> at++;
        case '\n' -> {
          at++;
          line++;
          lineOffset = bufferOffset + at;
        }
        default -> {
          return;
        }
      }
    }
  }

  private int peek() throws IOException {
    return at < limit || fill() ? buffer[at] : END;
  }

  private boolean fill() throws IOException {
    bufferOffset += limit;
    at = 0;
    limit = 0;
    try {
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
    } catch (CharacterCodingException _) {
      throw fault("the bytes that follow are not UTF-8.");
    }
    return limit > 0;
  }

  private JsonException unexpected(String expected) throws IOException {
    int c = peek();
    var found =
        c == END
            ? "the end"
            : c <= ' ' || c >= 127 ? String.format(Locale.ROOT, "U+%04X", c) : "`" + (char) c + "`";
    return fault(expected + " was expected, not " + found + ".");
  }

  private JsonException fault(String why) {
    long offset = bufferOffset + at;
    return new JsonException(why, line, (int) (offset - lineOffset) + 1, offset);
  }
}
