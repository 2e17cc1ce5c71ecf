package dev.slipway.validate.probe.grpc;

/// `message HealthCheckResponse { ServingStatus status = 1; }` in the
/// [encoding](https://protobuf.dev/programming-guides/encoding/) of protocol buffers. Fields that
/// it does not know are skipped.
final class HealthMessage {
  static final int MALFORMED = -1;

  private final byte[] bytes;
  private int at;

  private HealthMessage(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  /// The number of the status, 0 where it is left out.
  static int status(byte[] bytes, int start) {
    return new HealthMessage(bytes, start).status();
  }

  private int status() {
    int status = 0;
    while (at < bytes.length) {
      long tag = varint();
      long value =
          switch ((int) (tag & 7)) {
            case 0 -> varint();
            case 1 -> skip(8);
            case 2 -> skip(varint());
            case 5 -> skip(4);
            default -> MALFORMED;
          };
      if (tag < 0 || value < 0) {
        return MALFORMED;
      }
      if (tag == 1 << 3) {
        status = (int) Math.min(value, Integer.MAX_VALUE);
      }
    }
    return status;
  }

  private long skip(long count) {
    if (count < 0 || count > bytes.length - at) {
      return MALFORMED;
    }
    at += (int) count;
    return 0;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      if (at >= bytes.length) {
        return MALFORMED;
      }
      byte next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return MALFORMED;
  }
}
