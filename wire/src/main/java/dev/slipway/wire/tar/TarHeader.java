package dev.slipway.wire.tar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One 512-byte header block: fields at the offsets that POSIX ustar and GNU tar give them.
final class TarHeader {
  static final int BLOCK = 512;

  private static final int NAME = 0;
  private static final int MODE = 100;
  private static final int UID = 108;
  private static final int GID = 116;
  private static final int SIZE = 124;
  private static final int MTIME = 136;
  private static final int CHECKSUM = 148;
  private static final int TYPE = 156;
  private static final int LINK = 157;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  static final int SPARSE = 386;
  static final int SPARSE_MORE = 482;
  static final int SPARSE_MORE_IN_EXTENSION = 504;
  private static final int SPARSE_SIZE = 483;

  private final byte[] block;

  private TarHeader(byte[] block) {
    this.block = block;
  }

  /// The block after its checksum has been compared.
  static TarHeader of(byte[] block) {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      byte b = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : block[i];
      unsigned += Byte.toUnsignedInt(b);
      signed += b;
    }
    var header = new TarHeader(block);
    long stored = header.number("checksum", CHECKSUM, 8);
    // Some old writers summed signed bytes.
    if (stored != unsigned && stored != signed) {
      throw new MalformedTarException("a header has a wrong checksum");
    }
    return header;
  }

  /// A block without a checksum that lists more regions of a sparse file.
  static TarHeader extension(byte[] block) {
    return new TarHeader(block);
  }

  /// A ustar block. Texts that do not fit are cut: pax records carry them whole.
  static byte[] write(
      String name, String link, char type, int mode, long uid, long gid, long size, long mtime) {
    var block = new byte[BLOCK];
    put(block, NAME, 100, name);
    put(block, MODE, 8, octal(mode, 7));
    put(block, UID, 8, octal(uid, 7));
    put(block, GID, 8, octal(gid, 7));
    put(block, SIZE, 12, octal(size, 11));
    put(block, MTIME, 12, octal(mtime, 11));
    put(block, CHECKSUM, 8, "        ");
    block[TYPE] = (byte) type;
    put(block, LINK, 100, link);
    put(block, MAGIC, 8, "ustar\00000");
    int sum = 0;
    for (byte b : block) {
      sum += Byte.toUnsignedInt(b);
    }
    put(block, CHECKSUM, 8, octal(sum, 6) + "\0 ");
    return block;
  }

  private static String octal(long value, int digits) {
    var text = Long.toOctalString(value);
    return "0".repeat(digits - text.length()) + text;
  }

  private static void put(byte[] block, int offset, int length, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, offset, Math.min(bytes.length, length));
  }

  char type() {
    return (char) Byte.toUnsignedInt(block[TYPE]);
  }

  String name() {
    var name = text(NAME, 100);
    if (!ustar()) {
      return name;
    }
    var prefix = text(PREFIX, 155);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  String link() {
    return text(LINK, 100);
  }

  int mode() {
    return (int) number("mode", MODE, 8) & 07777;
  }

  long uid() {
    return number("uid", UID, 8);
  }

  long gid() {
    return number("gid", GID, 8);
  }

  long size() {
    return number("size", SIZE, 12);
  }

  long mtime() {
    return number("mtime", MTIME, 12);
  }

  long sparseSize() {
    return number("real size", SPARSE_SIZE, 12);
  }

  /// Adds the regions that this block lists up to `more`, the place of the flag for another block.
  boolean sparseRegions(SparseMap.Regions regions, int start, int more) {
    for (int i = start; i + 24 <= more && block[i] != 0; i += 24) {
      regions.add(number("sparse offset", i, 12));
      regions.add(number("sparse length", i + 12, 12));
    }
    return block[more] != 0;
  }

  /// GNU's own format says `ustar` with two spaces and uses the prefix field for times.
  private boolean ustar() {
    return Arrays.equals(
        block, MAGIC, MAGIC + 6, "ustar\0".getBytes(StandardCharsets.US_ASCII), 0, 6);
  }

  private String text(int offset, int length) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    return new String(block, offset, end - offset, StandardCharsets.UTF_8);
  }

  private long number(String what, int offset, int length) {
    return (block[offset] & 0x80) != 0 ? binary(what, offset, length) : octal(what, offset, length);
  }

  /// GNU's form for what octal cannot hold: big-endian two's complement below the top bit.
  private long binary(String what, int offset, int length) {
    boolean negative = (block[offset] & 0x40) != 0;
    long value = negative ? -1 : 0;
    for (int i = 0; i < length; i++) {
      int bits = Byte.toUnsignedInt(block[offset + i]);
      if (i == 0) {
        bits = negative ? bits : bits & 0x7f;
      }
      long shifted = value << 8 | bits;
      if (shifted >> 8 != value) {
        throw new MalformedTarException("a header's " + what + " is too large");
      }
      value = shifted;
    }
    return value;
  }

  private long octal(String what, int offset, int length) {
    int i = offset;
    int end = offset + length;
    while (i < end && (block[i] == ' ' || block[i] == 0)) {
      i++;
    }
    long value = 0;
    while (i < end && block[i] != ' ' && block[i] != 0) {
      int digit = block[i] - '0';
      if (digit < 0 || digit > 7) {
        throw new MalformedTarException("a header's " + what + " is not octal");
      }
      value = value << 3 | digit;
      i++;
    }
    return value;
  }
}
