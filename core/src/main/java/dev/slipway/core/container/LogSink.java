package dev.slipway.core.container;

import java.nio.ByteBuffer;

/// Takes a container's output as it comes, from one thread. The buffer is valid during the call.
public interface LogSink {
  /// Where a process wrote.
  enum Stream {
    STDOUT,
    STDERR
  }

  void write(Stream stream, ByteBuffer bytes);
}
