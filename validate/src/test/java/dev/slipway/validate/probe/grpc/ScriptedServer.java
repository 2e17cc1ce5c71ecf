package dev.slipway.validate.probe.grpc;

import dev.slipway.validate.probe.grpc.HeaderTable.Field;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Answers one connection as a test tells it to, and closes it.
final class ScriptedServer implements AutoCloseable {
  static final int PREFACE = 24;

  interface Script {
    void play(Peer peer) throws IOException;
  }

  private final ServerSocket listener;

  private ScriptedServer(ServerSocket listener) {
    this.listener = listener;
  }

  static ScriptedServer playing(Script script) throws IOException {
    return playing(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), script);
  }

  static ScriptedServer playing(ServerSocket listener, Script script) {
    var server = new ScriptedServer(listener);
    Thread.ofPlatform().daemon().start(() -> server.serve(script));
    return server;
  }

  private void serve(Script script) {
    try (var socket = listener.accept()) {
      script.play(new Peer(socket));
    } catch (IOException _) {
      // The client hung up, which is what the test then sees.
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /// The server's end of the connection.
  static final class Peer {
    private final DataInputStream in;
    private final OutputStream out;

    Peer(Socket socket) throws IOException {
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    String preface() throws IOException {
      return new String(in.readNBytes(PREFACE), StandardCharsets.US_ASCII);
    }

    Frame read() throws IOException {
      var header = new byte[Frame.HEADER];
      in.readFully(header);
      int length = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | (header[2] & 0xff);
      var payload = new byte[length];
      in.readFully(payload);
      return new Frame(header[3], header[4], Frame.number(header, 5), payload);
    }

    /// Preface, settings, headers and the message.
    void readRequest() throws IOException {
      preface();
      for (int i = 0; i < 3; i++) {
        read();
      }
    }

    /// Until the client closes.
    void drain() throws IOException {
      in.transferTo(OutputStream.nullOutputStream());
    }

    Peer hex(String bytes) throws IOException {
      out.write(HexFormat.of().parseHex(bytes.replaceAll("\\s", "")));
      return this;
    }

    Peer text(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    }

    Peer settings() throws IOException {
      return frame(Frame.SETTINGS, 0, 0, new byte[0]);
    }

    Peer frame(int type, int flags, int stream, byte[] payload) throws IOException {
      out.write(new Frame(type, flags, stream, payload).bytes());
      return this;
    }

    Peer headers(int flags, String... namesAndValues) throws IOException {
      return frame(Frame.HEADERS, flags | Frame.END_HEADERS, 1, block(namesAndValues));
    }

    Peer grpcHeaders() throws IOException {
      return headers(0, ":status", "200", "content-type", "application/grpc");
    }

    Peer trailers(String status) throws IOException {
      return headers(Frame.END_STREAM, "grpc-status", status);
    }

    /// A whole answer with a message of these bytes.
    Peer answer(String message) throws IOException {
      var bytes = HexFormat.of().parseHex(message);
      var data = new ByteArrayOutputStream();
      data.writeBytes(new byte[] {0, 0, 0, 0, (byte) bytes.length});
      data.writeBytes(bytes);
      return grpcHeaders().frame(Frame.DATA, 0, 1, data.toByteArray()).trailers("0");
    }
  }

  static byte[] block(String... namesAndValues) {
    var block = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Hpack.encode(new Field(namesAndValues[i], namesAndValues[i + 1]), block);
    }
    return block.toByteArray();
  }
}
