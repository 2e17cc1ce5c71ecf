package dev.slipway.wire.http;

import java.io.IOException;

/// The other side does not speak HTTP/1.1 as it should.
public final class MalformedHttpException extends IOException {
  MalformedHttpException(String message) {
    super(message);
  }
}
