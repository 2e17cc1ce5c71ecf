package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an answer is, whatever the pieces in which it arrives.
class FramingTest {
  private static final String CHUNKED = lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "");

  private record Answer(
      int status, String reason, HttpHeaders headers, String body, boolean reusable) {}

  @Test
  void lengthTellsWhereTheBodyEnds() throws Exception {
    assertInAnyPieces(
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: 1\r\n\r\nhello",
        new Answer(200, "OK", headers("Content-Length", "5", "X-A", "1"), "hello", true));
  }

  @Test
  void chunksAreJoinedAndTheirExtensionsAndTrailersDropped() throws Exception {
    assertInAnyPieces(
        CHUNKED + lines("5;name=\"v\"", "hello", "0C", ", 12345\n6789", "0", "X-Trailer: t", ""),
        new Answer(200, "OK", headers("Transfer-Encoding", "chunked"), "hello, 12345\n6789", true));
  }

  @Test
  void withoutLengthTheBodyEndsWithTheConnection() throws Exception {
    assertInAnyPieces(
        "HTTP/1.1 200 OK\r\n\r\nall of it",
        new Answer(200, "OK", HttpHeaders.NONE, "all of it", false));
  }

  @Test
  void interimAnswersAreSkipped() throws Exception {
    assertInAnyPieces(
        lines("HTTP/1.1 100 Continue", "", "HTTP/1.1 103 Early Hints", "Link: x", "")
            + lines("HTTP/1.1 204 No Content", ""),
        new Answer(204, "No Content", HttpHeaders.NONE, "", true));
  }

  @Test
  void notModifiedHasNoBodyWhateverItsLengthSays() throws Exception {
    assertInAnyPieces(
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n",
        new Answer(304, "Not Modified", headers("Content-Length", "10"), "", true));
  }

  @Test
  void headersMayEndInLineFeedsHaveNoReasonAndBeFoldedOrRepeated() throws Exception {
    assertInAnyPieces(
        """
        HTTP/1.1 200
        Set-Cookie: a
        SET-COOKIE:b
        X-Long: one
          two
        Empty:
        Content-Length:0

        """,
        new Answer(
            200,
            "",
            headers(
                "Set-Cookie",
                "a",
                "SET-COOKIE",
                "b",
                "X-Long",
                "one two",
                "Empty",
                "",
                "Content-Length",
                "0"),
            "",
            true));
  }

  @Test
  void theSameLengthTwiceIsOneLength() throws Exception {
    assertThat(exchange("HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok").body).isEqualTo("ok");
  }

  @Test
  void chunksWinOverALengthAndEndTheConnection() throws Exception {
    var answer =
        exchange(
            lines("HTTP/1.1 200 OK", "Content-Length: 3", "Transfer-Encoding: Chunked", "")
                + lines("2", "ok", "0", ""));
    assertThat(answer.body).isEqualTo("ok");
    assertThat(answer.reusable).isFalse();
  }

  @Test
  void theServerMayAskForANewConnection() throws Exception {
    assertThat(
            exchange("HTTP/1.1 200 OK\r\nConnection: keep, Close\r\nContent-Length: 0\r\n\r\n")
                .reusable)
        .isFalse();
    assertThat(exchange("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n").reusable).isFalse();
    assertThat(
            exchange("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\n\r\n")
                .reusable)
        .isTrue();
  }

  @Test
  void bytesAfterTheAnswerEndTheConnection() throws Exception {
    assertThat(exchange("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok???").reusable).isFalse();
  }

  @Test
  void headersMayHoldUtf8() throws Exception {
    assertThat(
            exchange("HTTP/1.1 200 OK\r\nX: çığ\r\nContent-Length: 0\r\n\r\n").headers.first("x"))
        .contains("çığ");
  }

  @Test
  void whatIsNoHttpIsSaidToBeNone() {
    assertMalformed("SSH-2.0-OpenSSH_9.2\r\n", "not HTTP/1.1: it starts `SSH-2.0-OpenSSH_9.2`");
    assertMalformed("\u0015\u0003\u0001\r\n\r\n", "not HTTP/1.1");
    assertMalformed("HTTP/2 200 OK\r\n\r\n", "not HTTP/1.1");
    assertMalformed("HTTP/1.1 2x0 OK\r\n\r\n", "not HTTP/1.1");
    assertMalformed("HTTP/1.1 ٢٠٠ OK\r\n\r\n", "not HTTP/1.1");
    assertMalformed("\r\n\r\n", "not HTTP/1.1");
    assertMalformed("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "no header line: `no colon`");
    assertMalformed("HTTP/1.1 200 OK\r\nspace : x\r\n\r\n", "no header line");
    assertMalformed("HTTP/1.1 200 OK\r\n folded: x\r\n\r\n", "no header line");
  }

  @Test
  void unclearLengthsAreRefused() {
    assertMalformed(
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "no clear");
    assertMalformed("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "no clear length");
    assertMalformed("HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n", "no clear length");
    assertMalformed(
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", "no clear length");
    assertMalformed("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", "transfer coding");
    assertMalformed("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "gzip, chunked");
    assertMalformed(CHUNKED + "xyz\r\n", "no length");
    assertMalformed(CHUNKED + "-1\r\n", "no length");
    assertMalformed(CHUNKED + "fffffffffffffffff\r\n", "no length");
    assertMalformed(CHUNKED + "2\r\nlonger\r\n0\r\n\r\n", "longer than it says");
  }

  @Test
  void anAnswerThatBreaksOffIsNoAnswer() {
    for (var whole :
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")) {
      for (int length = 0; length < whole.length(); length++) {
        var part = whole.substring(0, length);
        assertThatThrownBy(() -> exchange(part)).as(part).isInstanceOf(EOFException.class);
      }
    }
  }

  @Test
  void headersBeyondTheLimitAreRefused() {
    var line = "X-Filler: " + "f".repeat(1000) + "\r\n";
    assertMalformed(
        "HTTP/1.1 200 OK\r\n" + line.repeat(65), "header of the answer is longer than 64 KiB");
    assertMalformed("HTTP/1.1 200 " + "x".repeat(70_000), "longer than 64 KiB");
    assertMalformed("HTTP/1.1 100 Continue\r\n\r\n".repeat(3000), "longer than 64 KiB");
    assertMalformed(CHUNKED + "1;" + "e".repeat(5000), "chunk's first line is longer than 4 KiB");
    assertMalformed(
        CHUNKED + "0\r\n" + line.repeat(65), "trailer of the answer is longer than 64 KiB");
  }

  @Test
  void manyHeadersWithinTheLimitAreFine() throws Exception {
    var answer =
        exchange("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(9000) + "Content-Length: 0\r\n\r\n");
    assertThat(answer.headers.all("A")).hasSize(9000);
  }

  private static void assertMalformed(String bytes, String why) {
    assertThatThrownBy(() -> exchange(bytes))
        .as(bytes)
        .isInstanceOf(MalformedHttpException.class)
        .hasMessageContaining(why);
  }

  /// In one piece, in two at each place, and byte by byte.
  private static void assertInAnyPieces(String bytes, Answer expected) throws IOException {
    var all = bytes.getBytes(UTF_8);
    assertThat(exchange(List.of(all))).isEqualTo(expected);
    for (int at = 1; at < all.length; at++) {
      var pieces = List.of(Arrays.copyOf(all, at), Arrays.copyOfRange(all, at, all.length));
      assertThat(exchange(pieces)).as("split at %s", at).isEqualTo(expected);
    }
    var single = new ArrayList<byte[]>();
    for (byte b : all) {
      single.add(new byte[] {b});
    }
    assertThat(exchange(single)).isEqualTo(expected);
  }

  private static Answer exchange(String bytes) throws IOException {
    return exchange(List.of(bytes.getBytes(UTF_8)));
  }

  private static Answer exchange(List<byte[]> pieces) throws IOException {
    var left = new ArrayList<>(pieces);
    ConnectionInput.Source source =
        (bytes, offset, length) -> {
          if (left.isEmpty()) {
            return -1;
          }
          var piece = left.removeFirst();
          int count = Math.min(length, piece.length);
          System.arraycopy(piece, 0, bytes, offset, count);
          if (count < piece.length) {
            left.addFirst(Arrays.copyOfRange(piece, count, piece.length));
          }
          return count;
        };
    var reusable = new boolean[1];
    try (var server = LoopbackServer.unix(LoopbackServer.Peer::readToEnd);
        var connection = server.dialer().dial(Deadline.NONE)) {
      var http =
          new HttpConnection(
              connection, new ConnectionInput(source), (_, again) -> reusable[0] = again);
      try (var response = http.exchange(HttpRequest.get("/"), "test")) {
        var body = new String(response.body().readAllBytes(), UTF_8);
        return new Answer(
            response.status(), response.reason(), response.headers(), body, reusable[0]);
      }
    }
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static HttpHeaders headers(String... namesAndValues) {
    var headers = HttpHeaders.NONE;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers = headers.with(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }
}
