package dev.slipway.wire.http;

/// A request of HTTP/1.1. `Host` and the body's framing are added where it is sent.
///
/// @param target in origin form, already percent-encoded: `/info?all=1`
public record HttpRequest(String method, String target, HttpHeaders headers, RequestBody body) {
  public HttpRequest {
    if (!isToken(method)) {
      throw new IllegalArgumentException("`" + method + "` is no HTTP method.");
    }
    if (!isTarget(target)) {
      throw new IllegalArgumentException("`" + target + "` is no request target.");
    }
    for (var header : headers.fields()) {
      if (!isToken(header.name())) {
        throw new IllegalArgumentException("`" + header.name() + "` is no header name.");
      }
      if (!isOneLine(header.value())) {
        throw new IllegalArgumentException(
            "The value of header " + header.name() + " has a line break.");
      }
    }
  }

  public static HttpRequest get(String target) {
    return of("GET", target);
  }

  public static HttpRequest of(String method, String target) {
    return new HttpRequest(method, target, HttpHeaders.NONE, RequestBody.NONE);
  }

  /// One more header, after the others.
  public HttpRequest withHeader(String name, String value) {
    return new HttpRequest(method, target, headers.with(name, value), body);
  }

  public HttpRequest withBody(RequestBody value) {
    return new HttpRequest(method, target, headers, value);
  }

  /// RFC 9110, section 9.2.2: sending it twice does what sending it once does.
  boolean isIdempotent() {
    return switch (method) {
      case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" -> true;
      default -> false;
    };
  }

  /// RFC 9110, section 5.6.2.
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isTarget(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) == 0x7f) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isOneLine(String text) {
    return text.indexOf('\r') < 0 && text.indexOf('\n') < 0 && text.indexOf(0) < 0;
  }
}
