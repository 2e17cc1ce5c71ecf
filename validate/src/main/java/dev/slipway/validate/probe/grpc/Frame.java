package dev.slipway.validate.probe.grpc;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// One frame of [RFC 9113](https://www.rfc-editor.org/rfc/rfc9113#section-4).
final class Frame {
  static final int HEADER = 9;

  /// The longest that may be sent to whoever has not asked for more.
  static final int MAXIMUM_LENGTH = 16_384;

  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PUSH_PROMISE = 5;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 0x1;
  static final int ACK = 0x1;
  static final int END_HEADERS = 0x4;
  static final int PADDED = 0x8;
  static final int PRIORITY = 0x20;

  private final int type;
  private final int flags;
  private final int stream;
  private final byte[] payload;

  Frame(int type, int flags, int stream, byte[] payload) {
    this.type = type;
    this.flags = flags;
    this.stream = stream;
    this.payload = payload;
  }

  int type() {
    return type;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  int stream() {
    return stream;
  }

  byte[] payload() {
    return payload;
  }

  /// The big-endian number at an offset, its top bit aside where that is reserved.
  static int number(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) << 24
        | (bytes[offset + 1] & 0xff) << 16
        | (bytes[offset + 2] & 0xff) << 8
        | (bytes[offset + 3] & 0xff);
  }

  /// The payload without padding and priority.
  byte[] content() throws Http2Exception {
    int start = has(PADDED) ? 1 : 0;
    int padding = has(PADDED) && payload.length > 0 ? payload[0] & 0xff : 0;
    if (type == HEADERS && has(PRIORITY)) {
      start += 5;
    }
    if (start + padding > payload.length) {
      throw new Http2Exception("it sent a frame with more padding than it holds");
    }
    return Arrays.copyOfRange(payload, start, payload.length - padding);
  }

  void writeTo(ByteArrayOutputStream out) {
    out.write(payload.length >> 16);
    out.write(payload.length >> 8);
    out.write(payload.length);
    out.write(type);
    out.write(flags);
    out.write(stream >> 24);
    out.write(stream >> 16);
    out.write(stream >> 8);
    out.write(stream);
    out.writeBytes(payload);
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream(HEADER + payload.length);
    writeTo(out);
    return out.toByteArray();
  }

  /// The name of an [error code](https://www.rfc-editor.org/rfc/rfc9113#section-7).
  static String error(int code) {
    return switch (code) {
      case 0 -> "NO_ERROR";
      case 1 -> "PROTOCOL_ERROR";
      case 2 -> "INTERNAL_ERROR";
      case 3 -> "FLOW_CONTROL_ERROR";
      case 4 -> "SETTINGS_TIMEOUT";
      case 5 -> "STREAM_CLOSED";
      case 6 -> "FRAME_SIZE_ERROR";
      case 7 -> "REFUSED_STREAM";
      case 8 -> "CANCEL";
      case 9 -> "COMPRESSION_ERROR";
      case 10 -> "CONNECT_ERROR";
      case 11 -> "ENHANCE_YOUR_CALM";
      case 12 -> "INADEQUATE_SECURITY";
      case 13 -> "HTTP_1_1_REQUIRED";
      default -> "error " + Integer.toUnsignedString(code);
    };
  }
}
