package dev.slipway.wire.http;

import java.io.IOException;
import java.io.OutputStream;

final class ConnectionOutput extends OutputStream {
  private final Connection connection;

  ConnectionOutput(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    connection.write(bytes, offset, length);
  }
}
