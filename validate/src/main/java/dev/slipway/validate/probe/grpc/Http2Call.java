package dev.slipway.validate.probe.grpc;

import dev.slipway.validate.probe.grpc.HeaderTable.Field;
import dev.slipway.wire.http.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request on a connection of its own, with prior knowledge that the other side speaks HTTP/2.
/// What it reads and remembers is bounded; how long it may take is the connection's deadline.
final class Http2Call {
  private static final int STREAM = 1;
  private static final int MAXIMUM_HEADERS = 64 * 1024;

  /// Below the window that the other side has, so that it never has to be widened.
  private static final int MAXIMUM_BODY = 32 * 1024;

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /// No pushes; the other settings are as they are unless said.
  private static final byte[] SETTINGS = {0, 2, 0, 0, 0, 0};

  private final Connection connection;
  private final Hpack hpack = new Hpack();
  private final ByteArrayOutputStream headerBlock = new ByteArrayOutputStream();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable List<Field> headers;
  private @Nullable List<Field> trailers;
  private boolean inHeaders;
  private boolean endAfterHeaders;
  private boolean ended;
  private boolean greeted;

  /// What came back, up to the end of the stream.
  ///
  /// @param headers the first that are no interim answer
  /// @param trailers those after the body, or the first ones where nothing else came
  record Answer(List<Field> headers, List<Field> trailers, ByteArrayOutputStream body) {
    Optional<String> header(String name) {
      return find(headers, name);
    }

    Optional<String> trailer(String name) {
      return find(trailers, name);
    }

    private static Optional<String> find(List<Field> fields, String name) {
      return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
    }
  }

  Http2Call(Connection connection) {
    this.connection = connection;
  }

  /// @param message at most as long as one frame
  Answer call(List<Field> request, byte[] message) throws IOException {
    var block = new ByteArrayOutputStream();
    request.forEach(field -> Hpack.encode(field, block));
    var out = new ByteArrayOutputStream();
    out.writeBytes(PREFACE);
    new Frame(Frame.SETTINGS, 0, 0, SETTINGS).writeTo(out);
    new Frame(Frame.HEADERS, Frame.END_HEADERS, STREAM, block.toByteArray()).writeTo(out);
    new Frame(Frame.DATA, Frame.END_STREAM, STREAM, message).writeTo(out);
    send(out.toByteArray());
    while (!ended) {
      take(next());
    }
    if (headers == null) {
      throw new Http2Exception("it ended its answer before the headers");
    }
    return new Answer(headers, trailers == null ? headers : trailers, body);
  }

  private void send(byte[] bytes) throws IOException {
    connection.write(bytes, 0, bytes.length);
  }

  private Frame next() throws IOException {
    var header = read(Frame.HEADER);
    if (!greeted) {
      recognise(header);
    }
    int length = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | (header[2] & 0xff);
    int stream = Frame.number(header, 5) & Integer.MAX_VALUE;
    if (!greeted && (length > Frame.MAXIMUM_LENGTH || header[3] != Frame.SETTINGS)) {
      throw new Http2Exception("it does not speak HTTP/2");
    }
    greeted = true;
    if (length > Frame.MAXIMUM_LENGTH) {
      throw new Http2Exception("it sent a frame of " + length + " bytes, longer than it may be");
    }
    return new Frame(header[3] & 0xff, header[4], stream, read(length));
  }

  /// The usual strangers get a better word than a length that makes no sense.
  private static void recognise(byte[] start) throws Http2Exception {
    if (new String(start, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.")) {
      throw new Http2Exception("it speaks HTTP/1.1, not HTTP/2");
    }
    // A TLS alert: type, version 3.x.
    if (start[0] == 21 && start[1] == 3) {
      throw new Http2Exception("it speaks TLS");
    }
  }

  private byte[] read(int length) throws IOException {
    var bytes = new byte[length];
    int at = 0;
    while (at < length) {
      int count = connection.read(bytes, at, length - at);
      if (count < 0) {
        throw new Http2Exception(
            greeted ? "it closed the connection before it answered" : "it closed the connection");
      }
      at += count;
    }
    return bytes;
  }

  private void take(Frame frame) throws IOException {
    if (inHeaders && frame.type() != Frame.CONTINUATION) {
      throw new Http2Exception("it sent another frame amid headers");
    }
    switch (frame.type()) {
      case Frame.DATA -> data(frame);
      case Frame.HEADERS -> headers(frame);
      case Frame.CONTINUATION -> continuation(frame);
      case Frame.RST_STREAM -> reset(frame);
      case Frame.SETTINGS -> settings(frame);
      case Frame.PUSH_PROMISE -> throw new Http2Exception("it pushes, which it was asked not to");
      case Frame.PING -> ping(frame);
      case Frame.GOAWAY -> goAway(frame);
      case Frame.WINDOW_UPDATE -> length(frame, 4);
      default -> {
        // PRIORITY says nothing to us, and frames of unknown types are to be ignored.
      }
    }
  }

  private void data(Frame frame) throws Http2Exception {
    onStream(frame);
    if (headers == null) {
      throw new Http2Exception("it sent a body before its headers");
    }
    body.writeBytes(frame.content());
    if (body.size() > MAXIMUM_BODY) {
      throw new Http2Exception("it sent an answer of more than 32 KiB");
    }
    ended = frame.has(Frame.END_STREAM);
  }

  private void headers(Frame frame) throws Http2Exception {
    onStream(frame);
    endAfterHeaders = frame.has(Frame.END_STREAM);
    block(frame.content(), frame.has(Frame.END_HEADERS));
  }

  private void continuation(Frame frame) throws Http2Exception {
    onStream(frame);
    if (!inHeaders) {
      throw new Http2Exception("it sent a continuation of nothing");
    }
    block(frame.payload(), frame.has(Frame.END_HEADERS));
  }

  private void block(byte[] part, boolean last) throws Http2Exception {
    headerBlock.writeBytes(part);
    if (headerBlock.size() > MAXIMUM_HEADERS) {
      throw new Http2Exception("it sent more than 64 KiB of headers");
    }
    inHeaders = !last;
    if (!last) {
      return;
    }
    var fields = hpack.decode(headerBlock.toByteArray());
    headerBlock.reset();
    ended = endAfterHeaders;
    if (headers == null) {
      boolean interim =
          fields.stream().anyMatch(f -> f.name().equals(":status") && f.value().startsWith("1"));
      headers = interim && !ended ? null : fields;
    } else {
      trailers = fields;
    }
  }

  private static void reset(Frame frame) throws Http2Exception {
    onStream(frame);
    length(frame, 4);
    throw new Http2Exception("it reset the call: " + Frame.error(Frame.number(frame.payload(), 0)));
  }

  private void settings(Frame frame) throws IOException {
    onConnection(frame);
    if (frame.has(Frame.ACK)) {
      length(frame, 0);
      return;
    }
    if (frame.payload().length % 6 != 0) {
      throw new Http2Exception("it sent settings of a wrong length");
    }
    send(new Frame(Frame.SETTINGS, Frame.ACK, 0, new byte[0]).bytes());
  }

  private void ping(Frame frame) throws IOException {
    onConnection(frame);
    length(frame, 8);
    if (!frame.has(Frame.ACK)) {
      send(new Frame(Frame.PING, Frame.ACK, 0, frame.payload()).bytes());
    }
  }

  /// Streams up to the last one that it names are still answered.
  private static void goAway(Frame frame) throws Http2Exception {
    onConnection(frame);
    var payload = frame.payload();
    if (payload.length < 8) {
      throw new Http2Exception("it sent a frame that breaks off");
    }
    int last = Frame.number(payload, 0) & Integer.MAX_VALUE;
    int error = Frame.number(payload, 4);
    if (last < STREAM || error != 0) {
      var words =
          new String(Arrays.copyOfRange(payload, 8, payload.length), StandardCharsets.UTF_8);
      throw new Http2Exception(
          "it went away: " + Frame.error(error) + (words.isBlank() ? "" : ", " + words.strip()));
    }
  }

  private static void onStream(Frame frame) throws Http2Exception {
    if (frame.stream() != STREAM) {
      throw new Http2Exception(
          "it sent a frame on stream " + frame.stream() + ", which nobody opened");
    }
  }

  private static void onConnection(Frame frame) throws Http2Exception {
    if (frame.stream() != 0) {
      throw new Http2Exception("it sent a frame of the connection on a stream");
    }
  }

  private static void length(Frame frame, int expected) throws Http2Exception {
    if (frame.payload().length != expected) {
      throw new Http2Exception("it sent a frame of a wrong length");
    }
  }
}
