package dev.slipway.validate.probe.grpc;

import java.util.ArrayList;
import java.util.List;

/// The static and the dynamic table of [RFC
/// 7541](https://www.rfc-editor.org/rfc/rfc7541#section-2.3).
final class HeaderTable {
  /// What we allow, as HTTP/2 does unless told otherwise.
  static final int MAXIMUM_SIZE = 4096;

  private static final int OVERHEAD = 32;

  private static final List<Field> STATIC =
      List.of(
          new Field(":authority", ""),
          new Field(":method", "GET"),
          new Field(":method", "POST"),
          new Field(":path", "/"),
          new Field(":path", "/index.html"),
          new Field(":scheme", "http"),
          new Field(":scheme", "https"),
          new Field(":status", "200"),
          new Field(":status", "204"),
          new Field(":status", "206"),
          new Field(":status", "304"),
          new Field(":status", "400"),
          new Field(":status", "404"),
          new Field(":status", "500"),
          new Field("accept-charset", ""),
          new Field("accept-encoding", "gzip, deflate"),
          new Field("accept-language", ""),
          new Field("accept-ranges", ""),
          new Field("accept", ""),
          new Field("access-control-allow-origin", ""),
          new Field("age", ""),
          new Field("allow", ""),
          new Field("authorization", ""),
          new Field("cache-control", ""),
          new Field("content-disposition", ""),
          new Field("content-encoding", ""),
          new Field("content-language", ""),
          new Field("content-length", ""),
          new Field("content-location", ""),
          new Field("content-range", ""),
          new Field("content-type", ""),
          new Field("cookie", ""),
          new Field("date", ""),
          new Field("etag", ""),
          new Field("expect", ""),
          new Field("expires", ""),
          new Field("from", ""),
          new Field("host", ""),
          new Field("if-match", ""),
          new Field("if-modified-since", ""),
          new Field("if-none-match", ""),
          new Field("if-range", ""),
          new Field("if-unmodified-since", ""),
          new Field("last-modified", ""),
          new Field("link", ""),
          new Field("location", ""),
          new Field("max-forwards", ""),
          new Field("proxy-authenticate", ""),
          new Field("proxy-authorization", ""),
          new Field("range", ""),
          new Field("referer", ""),
          new Field("refresh", ""),
          new Field("retry-after", ""),
          new Field("server", ""),
          new Field("set-cookie", ""),
          new Field("strict-transport-security", ""),
          new Field("transfer-encoding", ""),
          new Field("user-agent", ""),
          new Field("vary", ""),
          new Field("via", ""),
          new Field("www-authenticate", ""));

  /// One header line; the name is in lower case.
  record Field(String name, String value) {
    int size() {
      return name.length() + value.length() + OVERHEAD;
    }
  }

  /// Newest last.
  private final List<Field> entries = new ArrayList<>();

  private int size;
  private int maximum = MAXIMUM_SIZE;

  Field load(int index) throws Http2Exception {
    int dynamic = index - STATIC.size();
    if (index < 1 || dynamic > entries.size()) {
      throw new Http2Exception("it sent a header with an index that there is not");
    }
    return dynamic < 1 ? STATIC.get(index - 1) : entries.get(entries.size() - dynamic);
  }

  void add(Field field) {
    size += field.size();
    entries.addLast(field);
    evict();
  }

  void resize(int to) throws Http2Exception {
    if (to > MAXIMUM_SIZE) {
      throw new Http2Exception("it sent a header table larger than it may be");
    }
    maximum = to;
    evict();
  }

  int size() {
    return size;
  }

  private void evict() {
    while (size > maximum) {
      size -= entries.removeFirst().size();
    }
  }
}
