package dev.slipway.validate.probe.grpc;

import dev.slipway.validate.probe.grpc.HeaderTable.Field;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Header compression of [RFC 7541](https://www.rfc-editor.org/rfc/rfc7541). Reads all of it; what
/// it writes is plain.
final class Hpack {
  /// The most that a list of headers may come to, however small it was sent.
  private static final int MAXIMUM_LIST = 64 * 1024;

  private final HeaderTable table = new HeaderTable();

  /// The header lines of one block. Blocks are read in the order in which they came.
  List<Field> decode(byte[] block) throws Http2Exception {
    return new Block(block).fields();
  }

  int tableSize() {
    return table.size();
  }

  /// A literal that the other side does not have to remember.
  static void encode(Field field, ByteArrayOutputStream out) {
    out.write(0);
    text(field.name(), out);
    text(field.value(), out);
  }

  private static void text(String text, ByteArrayOutputStream out) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int length = bytes.length;
    if (length < 0x7f) {
      out.write(length);
    } else {
      out.write(0x7f);
      length -= 0x7f;
      while (length >= 0x80) {
        out.write((length & 0x7f) | 0x80);
        length >>= 7;
      }
      out.write(length);
    }
    out.writeBytes(bytes);
  }

  private final class Block {
    private final byte[] bytes;
    private int at;

    Block(byte[] bytes) {
      this.bytes = bytes;
    }

    List<Field> fields() throws Http2Exception {
      var fields = new ArrayList<Field>();
      int size = 0;
      while (at < bytes.length) {
        int first = bytes[at];
        if ((first & 0xe0) == 0x20) {
          if (!fields.isEmpty()) {
            throw new Http2Exception("it resized the header table amid headers");
          }
          table.resize(integer(5));
          continue;
        }
        var field = (first & 0x80) != 0 ? table.load(integer(7)) : literal(first);
        size += field.size();
        if (size > MAXIMUM_LIST) {
          throw new Http2Exception("it sent more than 64 KiB of headers");
        }
        fields.add(field);
      }
      return fields;
    }

    private Field literal(int first) throws Http2Exception {
      boolean remember = (first & 0x40) != 0;
      int index = integer(remember ? 6 : 4);
      var name = index == 0 ? text() : table.load(index).name();
      var field = new Field(name, text());
      if (remember) {
        table.add(field);
      }
      return field;
    }

    private String text() throws Http2Exception {
      boolean huffman = at < bytes.length && (bytes[at] & 0x80) != 0;
      int length = integer(7);
      if (length > bytes.length - at) {
        throw cut();
      }
      var text =
          huffman
              ? new String(Huffman.decode(bytes, at, length), StandardCharsets.ISO_8859_1)
              : new String(bytes, at, length, StandardCharsets.ISO_8859_1);
      at += length;
      return text;
    }

    private int integer(int prefix) throws Http2Exception {
      if (at >= bytes.length) {
        throw cut();
      }
      int mask = (1 << prefix) - 1;
      int value = bytes[at++] & mask;
      if (value < mask) {
        return value;
      }
      for (int shift = 0; shift <= 21; shift += 7) {
        if (at >= bytes.length) {
          throw cut();
        }
        int next = bytes[at++];
        value += (next & 0x7f) << shift;
        if ((next & 0x80) == 0) {
          return value;
        }
      }
      throw new Http2Exception("it sent a header with too large a number");
    }

    private static Http2Exception cut() {
      return new Http2Exception("it sent a header that breaks off");
    }
  }
}
