package dev.slipway.wire.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Header fields in their order, repeated ones kept. Names are compared without regard to case.
public record HttpHeaders(List<Header> fields) {
  public static final HttpHeaders NONE = new HttpHeaders(List.of());

  /// One field.
  public record Header(String name, String value) {}

  public HttpHeaders {
    fields = List.copyOf(fields);
  }

  public static HttpHeaders of(String name, String value) {
    return new HttpHeaders(List.of(new Header(name, value)));
  }

  public Optional<String> first(String name) {
    for (var field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        return Optional.of(field.value);
      }
    }
    return Optional.empty();
  }

  public List<String> all(String name) {
    var values = new ArrayList<String>();
    for (var field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        values.add(field.value);
      }
    }
    return values;
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }

  /// A list field such as `Connection: keep-alive, Upgrade` has this member, in whatever case.
  boolean lists(String name, String member) {
    for (var value : all(name)) {
      for (var part : value.split(",")) {
        if (part.strip().equalsIgnoreCase(member)) {
          return true;
        }
      }
    }
    return false;
  }

  /// One more field, after the others.
  public HttpHeaders with(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Header(name, value));
    return new HttpHeaders(more);
  }
}
