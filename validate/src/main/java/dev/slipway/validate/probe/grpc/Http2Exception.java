package dev.slipway.validate.probe.grpc;

import java.io.IOException;

/// The other side does not speak HTTP/2 as it should. The message is a clause about it: `it sent
/// …`.
final class Http2Exception extends IOException {
  Http2Exception(String clause) {
    super(clause);
  }
}
