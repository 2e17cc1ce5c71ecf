package dev.slipway.validate.probe.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.validate.probe.grpc.HeaderTable.Field;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The examples of [RFC 7541, appendix C](https://www.rfc-editor.org/rfc/rfc7541#appendix-C), and
/// what no peer should send.
final class HpackTest {
  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  private static List<Field> fields(String... lines) {
    var fields = new ArrayList<Field>();
    for (var line : lines) {
      int colon = line.indexOf(": ", 1);
      fields.add(new Field(line.substring(0, colon), line.substring(colon + 2)));
    }
    return fields;
  }

  private static void decodes(String block, String... lines) throws Http2Exception {
    assertThat(new Hpack().decode(hex(block))).isEqualTo(fields(lines));
  }

  private static void refuses(String block, String message) {
    assertThatThrownBy(() -> new Hpack().decode(hex(block)))
        .isInstanceOf(Http2Exception.class)
        .hasMessage(message);
  }

  @Test
  void literalsAndIndexes() throws Http2Exception {
    decodes(
        "400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572",
        "custom-key: custom-header");
    decodes("040c 2f73 616d 706c 652f 7061 7468", ":path: /sample/path");
    decodes("1008 7061 7373 776f 7264 0673 6563 7265 74", "password: secret");
    decodes("82", ":method: GET");
  }

  @Test
  void requestsWithoutHuffmanCode() throws Http2Exception {
    requests(
        "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
        "8286 84be 5808 6e6f 2d63 6163 6865",
        "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65");
  }

  @Test
  void requestsWithHuffmanCode() throws Http2Exception {
    requests(
        "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
        "8286 84be 5886 a8eb 1064 9cbf",
        "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf");
  }

  private static void requests(String first, String second, String third) throws Http2Exception {
    var hpack = new Hpack();
    assertThat(hpack.decode(hex(first)))
        .isEqualTo(
            fields(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"));
    assertThat(hpack.tableSize()).isEqualTo(57);
    assertThat(hpack.decode(hex(second)))
        .isEqualTo(
            fields(
                ":method: GET",
                ":scheme: http",
                ":path: /",
                ":authority: www.example.com",
                "cache-control: no-cache"));
    assertThat(hpack.tableSize()).isEqualTo(110);
    assertThat(hpack.decode(hex(third)))
        .isEqualTo(
            fields(
                ":method: GET",
                ":scheme: https",
                ":path: /index.html",
                ":authority: www.example.com",
                "custom-key: custom-value"));
    assertThat(hpack.tableSize()).isEqualTo(164);
  }

  @Test
  void responsesWithoutHuffmanCodeEvictFromASmallTable() throws Http2Exception {
    responses(
        "4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133"
            + "2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861"
            + "6d70 6c65 2e63 6f6d",
        "4803 3330 37c1 c0bf",
        "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d"
            + "54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f"
            + "5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572"
            + "7369 6f6e 3d31");
  }

  @Test
  void responsesWithHuffmanCodeEvictFromASmallTable() throws Http2Exception {
    responses(
        "4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6"
            + "2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3",
        "4883 640e ffc1 c0bf",
        "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab"
            + "77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5"
            + "291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07");
  }

  private static void responses(String first, String second, String third) throws Http2Exception {
    var hpack = new Hpack();
    // The examples have a table of 256 bytes.
    assertThat(hpack.decode(hex("3fe101" + first)))
        .isEqualTo(
            fields(
                ":status: 302",
                "cache-control: private",
                "date: Mon, 21 Oct 2013 20:13:21 GMT",
                "location: https://www.example.com"));
    assertThat(hpack.tableSize()).isEqualTo(222);
    assertThat(hpack.decode(hex(second)))
        .isEqualTo(
            fields(
                ":status: 307",
                "cache-control: private",
                "date: Mon, 21 Oct 2013 20:13:21 GMT",
                "location: https://www.example.com"));
    assertThat(hpack.tableSize()).isEqualTo(222);
    assertThat(hpack.decode(hex(third)))
        .isEqualTo(
            fields(
                ":status: 200",
                "cache-control: private",
                "date: Mon, 21 Oct 2013 20:13:22 GMT",
                "location: https://www.example.com",
                "content-encoding: gzip",
                "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1"));
    assertThat(hpack.tableSize()).isEqualTo(215);
  }

  @Test
  void whatIsWrittenIsReadBack() throws Http2Exception {
    var field = new Field("grpc-message", "x".repeat(5000));
    var out = new ByteArrayOutputStream();
    Hpack.encode(field, out);

    assertThat(new Hpack().decode(out.toByteArray())).containsExactly(field);
  }

  @Test
  void anEntryLargerThanTheTableEmptiesIt() throws Http2Exception {
    var hpack = new Hpack();
    var block = new ByteArrayOutputStream();
    Hpack.encode(new Field("a", "b".repeat(5000)), block);
    var bytes = block.toByteArray();
    bytes[0] = 0x40;
    hpack.decode(hex("400161 0162"));
    assertThat(hpack.tableSize()).isEqualTo(34);

    hpack.decode(bytes);

    assertThat(hpack.tableSize()).isZero();
  }

  @Test
  void brokenBlocksAreRefused() {
    refuses("80", "it sent a header with an index that there is not");
    refuses("be", "it sent a header with an index that there is not");
    refuses("ff", "it sent a header that breaks off");
    refuses("ffffffffff7f", "it sent a header with too large a number");
    refuses("40", "it sent a header that breaks off");
    refuses("4005 6162", "it sent a header that breaks off");
    refuses("0001 61", "it sent a header that breaks off");
    refuses("3fff ff01", "it sent a header table larger than it may be");
    refuses("82 20", "it resized the header table amid headers");
    // The code's end as a symbol, padding with zeros, and a whole byte of padding.
    refuses("0001 6184 ffff ffff", "it sent a header with an end inside");
    refuses("0001 6181 18", "it sent a header with wrong padding");
    refuses("0001 6182 1fff", "it sent a header with wrong padding");
  }

  @Test
  void aSmallBlockThatUnpacksToMuchIsRefused() {
    var out = new ByteArrayOutputStream();
    Hpack.encode(new Field("a", "b".repeat(4000)), out);
    var bytes = out.toByteArray();
    bytes[0] = 0x40;
    var bomb = new ByteArrayOutputStream();
    bomb.writeBytes(bytes);
    for (int i = 0; i < 1000; i++) {
      bomb.write(0xbe);
    }

    assertThatThrownBy(() -> new Hpack().decode(bomb.toByteArray()))
        .hasMessage("it sent more than 64 KiB of headers");
  }

  @Test
  void anyBytesGiveHeadersOrARefusal() {
    var random = new Random(11);
    for (int round = 0; round < 50_000; round++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      try {
        assertThat(new Hpack().decode(bytes)).isNotNull();
      } catch (Http2Exception e) {
        assertThat(e).hasMessageStartingWith("it ");
      }
    }
  }
}
