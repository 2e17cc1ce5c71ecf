package dev.slipway.archive.zstd;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks frames one after another, and checks their checksums. Needs as much memory as the window
/// that was packed with, at most 128 MiB as the `zstd` tool does; no dictionaries.
public final class ZstdInputStream extends InputStream {
  private static final long MAGIC = 0xFD2FB528L;
  private static final long SKIPPABLE = 0x184D2A50L;
  private static final long MAXIMUM_WINDOW = 128L << 20;

  private static final int RAW = 0;
  private static final int REPEATED = 1;
  private static final int COMPRESSED = 2;

  private final Input in;
  private final Block block = new Block();
  private final Literals literals = new Literals();
  private final Sequences sequences = new Sequences();
  private final Window window = new Window();
  private @Nullable XxHash64 checksum;
  private boolean inFrame;
  private long expected;
  private long unpacked;
  private boolean ended;

  /// Reads small pieces, so the stream should be buffered.
  public ZstdInputStream(InputStream in) {
    this.in = new Input(in);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (window.unread() == 0) {
      if (!inFrame && !startFrame()) {
        return -1;
      }
      if (inFrame) {
        readBlock();
      }
    }
    return window.take(buffer, offset, length);
  }

  @Override
  public int available() {
    return window.unread();
  }

  @Override
  public void close() throws IOException {
    ended = true;
    in.close();
  }

  /// False at the end of the stream; true without a frame where something was skipped.
  private boolean startFrame() throws IOException {
    long magic = ended ? -1 : in.magicOrEnd();
    if (magic < 0) {
      ended = true;
      return false;
    }
    if ((magic & 0xFFFFFFF0L) == SKIPPABLE) {
      in.skip(in.number(4));
      return true;
    }
    if (magic != MAGIC) {
      throw new MalformedZstdException("there is something else after its frames");
    }
    int descriptor = (int) in.number(1);
    boolean single = (descriptor & 0x20) != 0;
    if ((descriptor & 0x08) != 0) {
      throw new MalformedZstdException("a frame has a reserved bit");
    }
    long size = single ? 0 : windowSize((int) in.number(1));
    int dictionaryBytes = (1 << (descriptor & 3)) >> 1;
    if (dictionaryBytes > 0 && in.number(dictionaryBytes) != 0) {
      throw new MalformedZstdException("it needs a dictionary, which images have none of");
    }
    expected =
        switch (descriptor >> 6) {
          case 0 -> single ? in.number(1) : -1;
          case 1 -> in.number(2) + 256;
          case 2 -> in.number(4);
          default -> in.number(8);
        };
    size = single ? expected : size;
    if (size < 0 || size > MAXIMUM_WINDOW) {
      throw new MalformedZstdException("it was packed with a window of more than 128 MiB");
    }
    window.startFrame((int) size);
    literals.forget();
    sequences.forget();
    checksum = (descriptor & 0x04) != 0 ? new XxHash64() : null;
    unpacked = 0;
    inFrame = true;
    return true;
  }

  private static long windowSize(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }

  private void readBlock() throws IOException {
    int header = (int) in.number(3);
    int size = header >> 3;
    int type = (header >> 1) & 3;
    if (size > Block.MAXIMUM || type > COMPRESSED) {
      throw new MalformedZstdException("a block is of no known kind or too long");
    }
    window.startBlock();
    int before = window.position();
    if (type == REPEATED) {
      window.fill((byte) in.number(1), size);
    } else {
      in.fill(block.bytes, size);
      if (type == RAW) {
        window.append(block.bytes, 0, size);
      } else {
        block.reset(size);
        literals.read(block);
        sequences.apply(block, literals, window);
      }
    }
    int count = window.position() - before;
    unpacked += count;
    if (checksum != null) {
      window.digest(checksum, count);
    }
    if ((header & 1) != 0) {
      endFrame();
    }
  }

  private void endFrame() throws IOException {
    if (expected >= 0 && expected != unpacked) {
      throw new MalformedZstdException(
          "a frame unpacks to " + unpacked + " bytes instead of " + expected);
    }
    if (checksum != null && in.number(4) != (checksum.value() & 0xffff_ffffL)) {
      throw new MalformedZstdException("a frame's checksum is wrong");
    }
    inFrame = false;
  }
}
