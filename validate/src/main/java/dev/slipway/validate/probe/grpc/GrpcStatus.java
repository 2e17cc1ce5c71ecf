package dev.slipway.validate.probe.grpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The [codes](https://github.com/grpc/grpc/blob/master/doc/statuscodes.md) in which a call ends.
final class GrpcStatus {
  private GrpcStatus() {}

  static String name(String code) {
    return switch (code) {
      case "0" -> "OK";
      case "1" -> "CANCELLED";
      case "2" -> "UNKNOWN";
      case "3" -> "INVALID_ARGUMENT";
      case "4" -> "DEADLINE_EXCEEDED";
      case "5" -> "NOT_FOUND";
      case "6" -> "ALREADY_EXISTS";
      case "7" -> "PERMISSION_DENIED";
      case "8" -> "RESOURCE_EXHAUSTED";
      case "9" -> "FAILED_PRECONDITION";
      case "10" -> "ABORTED";
      case "11" -> "OUT_OF_RANGE";
      case "12" -> "UNIMPLEMENTED";
      case "13" -> "INTERNAL";
      case "14" -> "UNAVAILABLE";
      case "15" -> "DATA_LOSS";
      case "16" -> "UNAUTHENTICATED";
      default -> "status " + code;
    };
  }

  /// UTF-8 with percent signs for what a header cannot hold; what is wrong in it stays as it is.
  static String message(String encoded) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      int high = c == '%' && i + 2 < encoded.length() ? digit(encoded.charAt(i + 1)) : -1;
      int low = high >= 0 ? digit(encoded.charAt(i + 2)) : -1;
      if (low >= 0) {
        bytes.write((high << 4) | low);
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
