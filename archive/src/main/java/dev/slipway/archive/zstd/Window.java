package dev.slipway.archive.zstd;

import java.util.Arrays;

/// What was unpacked last, as far back as matches may reach. Grows with what comes, not with what a
/// header promises.
final class Window {
  private static final int FIRST = 256 * 1024;

  /// How much more than the window is kept before it is moved down.
  private static final int SLACK = 8 << 20;

  private byte[] bytes = new byte[FIRST];
  private int size;
  private int end;

  /// What the reader has not taken yet starts here.
  private int unread;

  /// How far the current block may go.
  private int blockEnd;

  /// Matches reach no further back; 0 where the frame's start is no longer kept.
  private int frameStart;

  void startFrame(int windowSize) {
    size = windowSize;
    frameStart = end;
  }

  /// Makes room for a block; everything unread has been taken.
  void startBlock() {
    int most = size + Math.min(size, SLACK) + Block.MAXIMUM;
    if (end + Block.MAXIMUM > bytes.length) {
      if (bytes.length < most) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
      }
      if (end + Block.MAXIMUM > bytes.length) {
        int drop = end - Math.min(size, end);
        System.arraycopy(bytes, drop, bytes, 0, end - drop);
        end -= drop;
        unread -= drop;
        frameStart = Math.max(0, frameStart - drop);
      }
    }
    blockEnd = end + Block.MAXIMUM;
  }

  int unread() {
    return end - unread;
  }

  int take(byte[] to, int offset, int length) {
    int count = Math.min(length, unread());
    System.arraycopy(bytes, unread, to, offset, count);
    unread += count;
    return count;
  }

  /// The last bytes, for the checksum.
  void digest(XxHash64 hash, int count) {
    hash.update(bytes, end - count, count);
  }

  int position() {
    return end;
  }

  void fill(byte value, int count) throws MalformedZstdException {
    need(count);
    Arrays.fill(bytes, end, end + count, value);
    end += count;
  }

  void append(byte[] from, int offset, int count) throws MalformedZstdException {
    need(count);
    System.arraycopy(from, offset, bytes, end, count);
    end += count;
  }

  /// Repeats what is `distance` back; what is repeated may be what this very call puts there.
  void repeat(int distance, int count) throws MalformedZstdException {
    need(count);
    if (distance < 1 || distance > end - frameStart || distance > size) {
      throw new MalformedZstdException("a match reaches back beyond the window");
    }
    if (distance >= count) {
      System.arraycopy(bytes, end - distance, bytes, end, count);
      end += count;
    } else {
      for (int last = end + count; end < last; end++) {
        bytes[end] = bytes[end - distance];
      }
    }
  }

  private void need(int count) throws MalformedZstdException {
    if (count < 0 || count > blockEnd - end) {
      throw new MalformedZstdException("a block unpacks to more than 128 KiB");
    }
  }
}
