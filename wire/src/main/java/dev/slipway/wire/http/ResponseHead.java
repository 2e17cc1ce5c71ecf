package dev.slipway.wire.http;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Status line and header of a response.
///
/// @param modern HTTP/1.1, where connections live on unless somebody says otherwise
record ResponseHead(boolean modern, int status, String reason, HttpHeaders headers) {
  static final int MOST = 64 * 1024;

  /// The first final answer, or `101`, past the interim ones.
  static ResponseHead read(ConnectionInput in) throws IOException {
    var budget = new ConnectionInput.Budget("The header of the answer", MOST);
    while (true) {
      var head = readOne(in, budget);
      if (head.status >= 200 || head.status == 101) {
        return head;
      }
    }
  }

  private static ResponseHead readOne(ConnectionInput in, ConnectionInput.Budget budget)
      throws IOException {
    var line = in.line(budget);
    if (line == null) {
      throw new EOFException("The connection closed without an answer.");
    }
    // HTTP/1.1 200 OK
    int space = line.indexOf(' ');
    boolean form =
        line.startsWith("HTTP/1.")
            && space == 8
            && line.length() >= 12
            && (line.length() == 12 || line.charAt(12) == ' ');
    int status = form ? digits(line.substring(9, 12)) : -1;
    if (status < 100) {
      throw new MalformedHttpException("The answer is not HTTP/1.1: it starts " + quoted(line));
    }
    var reason = line.length() > 13 ? line.substring(13).strip() : "";
    return new ResponseHead(line.charAt(7) != '0', status, reason, fields(in, budget));
  }

  static HttpHeaders fields(ConnectionInput in, ConnectionInput.Budget budget) throws IOException {
    List<HttpHeaders.Header> fields = new ArrayList<>();
    while (true) {
      var line = in.line(budget);
      if (line == null) {
        throw new EOFException("The connection closed within the header of the answer.");
      }
      if (line.isEmpty()) {
        return new HttpHeaders(fields);
      }
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        continueLast(fields, line);
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 0 || !HttpRequest.isToken(line.substring(0, colon))) {
        throw new MalformedHttpException("The answer has no header line: " + quoted(line));
      }
      fields.add(
          new HttpHeaders.Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
  }

  /// RFC 9112, section 5.2: a folded line is one space.
  private static void continueLast(List<HttpHeaders.Header> fields, String line)
      throws MalformedHttpException {
    if (fields.isEmpty()) {
      throw new MalformedHttpException("The answer has no header line: " + quoted(line));
    }
    var last = fields.removeLast();
    fields.add(new HttpHeaders.Header(last.name(), (last.value() + " " + line.strip()).strip()));
  }

  boolean keepsConnection() {
    return modern
        ? !headers.lists("Connection", "close")
        : headers.lists("Connection", "keep-alive");
  }

  boolean isChunked() throws MalformedHttpException {
    @Nullable String last = null;
    int codings = 0;
    for (var value : headers.all("Transfer-Encoding")) {
      for (var coding : value.split(",")) {
        if (!coding.isBlank()) {
          last = coding.strip();
          codings++;
        }
      }
    }
    if (last == null || (codings == 1 && last.equalsIgnoreCase("identity"))) {
      return false;
    }
    if (codings > 1 || !last.equalsIgnoreCase("chunked")) {
      throw new MalformedHttpException(
          "The answer has a transfer coding that nobody asked for: "
              + String.join(", ", headers.all("Transfer-Encoding")));
    }
    return true;
  }

  /// -1 where the header does not say.
  long contentLength() throws MalformedHttpException {
    long length = -1;
    for (var value : headers.all("Content-Length")) {
      for (var part : value.split(",", -1)) {
        long one = length(part.strip());
        if (one < 0 || (length >= 0 && length != one)) {
          throw new MalformedHttpException("The answer has no clear length: " + quoted(value));
        }
        length = one;
      }
    }
    return length;
  }

  private static long length(String text) {
    return text.length() > 18 ? -1 : number(text, 10);
  }

  private static int digits(String text) {
    return (int) number(text, 10);
  }

  /// -1 for anything but ASCII digits of this base.
  static long number(String text, int base) {
    if (text.isEmpty()) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), base) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * base + digit;
    }
    return value;
  }

  static String quoted(String line) {
    var start = line.length() > 60 ? line.substring(0, 60) + "…" : line;
    var printable = new StringBuilder(start.length() + 2).append('`');
    start
        .codePoints()
        .forEach(c -> printable.appendCodePoint(Character.isISOControl(c) ? 0xfffd : c));
    return printable.append('`').toString();
  }
}
