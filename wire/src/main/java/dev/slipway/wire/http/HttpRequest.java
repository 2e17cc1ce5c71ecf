package dev.slipway.wire.http;

/// A request of HTTP/1.1. `Host` and the body's framing are added where it is sent.
///
/// @param target in origin form, already percent-encoded: `/info?all=1`
public record HttpRequest(String method, String target, HttpHeaders headers, RequestBody body) {
  public HttpRequest {
    if (!isToken(method)) {
      throw new IllegalArgumentException("`" + method + "` is no HTTP method.");
    }
    if (target.isEmpty() || !target.chars().allMatch(c -> c > ' ' && c != 0x7f)) {
      throw new IllegalArgumentException("`" + target + "` is no request target.");
    }
    for (var header : headers.fields()) {
      if (!isToken(header.name())) {
        throw new IllegalArgumentException("`" + header.name() + "` is no header name.");
      }
      if (header.value().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
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
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || (c != 0 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0));
  }
}
