package dev.slipway.wire.tar;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads POSIX (ustar, pax), GNU and old archives entry by entry. Nothing is ever written to disk,
/// and no header makes it allocate more than a few MiB.
///
/// Every method fails with `MalformedTarException` where the bytes are at fault, with `IOException`
/// only where the stream below is. An archive may end without its two empty blocks, as some tools
/// leave them out. Not safe for use by several threads.
public final class TarReader implements AutoCloseable {
  /// The longest name or pax header.
  private static final int MAXIMUM_EXTENSION = 1 << 20;

  private final InputStream in;
  private final byte[] skipped = new byte[TarHeader.BLOCK];
  private PaxRecords global = PaxRecords.NONE;
  private @Nullable TarContent content;
  private long position;
  private long start;
  private long unread;
  private long padding;
  private boolean ended;

  private TarReader(InputStream in) {
    this.in = in;
  }

  /// Reads small pieces, so the stream should be buffered where a read costs much. Closing the
  /// reader closes it.
  public static TarReader of(InputStream in) {
    return new TarReader(in);
  }

  /// The next entry, past whatever was left of the one before; empty at the end of the archive.
  public Optional<TarEntry> next() throws IOException {
    skip(unread + padding);
    unread = 0;
    padding = 0;
    content = null;
    start = position;
    var pax = global;
    Optional<String> longName = Optional.empty();
    Optional<String> longLink = Optional.empty();
    while (!ended) {
      var block = new byte[TarHeader.BLOCK];
      if (!readHeader(block)) {
        break;
      }
      var header = TarHeader.of(block);
      switch (header.type()) {
        case 'x', 'X' -> pax = global.extended(extension(header));
        case 'g' -> {
          global = global.extended(extension(header));
          pax = global;
        }
        case 'L' -> longName = Optional.of(text(extension(header)));
        case 'K' -> longLink = Optional.of(text(extension(header)));
        // A volume's label.
        case 'V' -> skip(padded(size(header, pax)));
        case 'M' -> throw new MalformedTarException("it continues an archive in several volumes");
        default -> {
          var name = pax.path().orElse(longName.orElse(header.name()));
          var link = pax.link().orElse(longLink.orElse(header.link()));
          return Optional.of(entry(header, pax, name, link));
        }
      }
    }
    ended = true;
    return Optional.empty();
  }

  /// The bytes of the entry that was given last, until the next one is asked for. Need not be
  /// closed. A sparse file is given whole, so its length is whatever its header says.
  public InputStream content() {
    if (content == null) {
      throw new IllegalStateException("There is no current entry.");
    }
    return content;
  }

  /// How many bytes of the archive have been taken: right after [#next], where the content starts.
  public long position() {
    return position;
  }

  /// Where the headers of the entry start that was given last: a reader of the archive's bytes from
  /// there gives the same entry again.
  public long start() {
    return start;
  }

  /// True when the content of the entry that was given last has holes, so that it is not in the
  /// archive as one piece.
  public boolean isSparse() {
    return content != null && content.isSparse();
  }

  @Override
  public void close() throws IOException {
    ended = true;
    content = null;
    in.close();
  }

  private TarEntry entry(TarHeader header, PaxRecords pax, String name, String link)
      throws IOException {
    char type = header.type();
    boolean bare =
        switch (type) {
          case '1', '2', '3', '4', '5', '6' -> true;
          default -> false;
        };
    // What the header of a bare entry calls its size is no content: Go's reader sees it so as well.
    unread = bare ? 0 : size(header, pax);
    padding = padded(unread) - unread;
    var map = sparseMap(header, pax);
    content = new TarContent(this, map);
    var path = TarEntry.rooted(name);
    var file =
        new FileEntry(
            path,
            type(type, name),
            header.mode(),
            owner(pax.uid().orElse(header.uid())),
            owner(pax.gid().orElse(header.gid())),
            ByteCount.of(type == 'D' ? 0 : map.realSize()),
            type == '2' ? Optional.of(link) : Optional.empty(),
            pax.modified().orElse(Instant.ofEpochSecond(header.mtime())));
    return new TarEntry(
        name, file, type == '1' ? Optional.of(TarEntry.rooted(link)) : Optional.empty());
  }

  private static FileEntry.Type type(char type, String name) {
    return switch (type) {
      case '2' -> FileEntry.Type.SYMLINK;
      case '3', '4' -> FileEntry.Type.DEVICE;
      case '5', 'D' -> FileEntry.Type.DIRECTORY;
      case '6' -> FileEntry.Type.FIFO;
      // Before POSIX a folder was a file whose name ends so. POSIX: unknown types are files.
      default -> type == 0 && name.endsWith("/") ? FileEntry.Type.DIRECTORY : FileEntry.Type.FILE;
    };
  }

  private SparseMap sparseMap(TarHeader header, PaxRecords pax) throws IOException {
    if (header.type() == 'S') {
      long realSize = header.sparseSize();
      return SparseMap.of(oldGnuRegions(header), realSize, unread);
    }
    if (pax.sparseMapInContent()) {
      var regions = regionsInContent();
      return SparseMap.of(regions, pax.sparseSize().orElse(0L), unread);
    }
    if (pax.sparseMap().isPresent()) {
      var regions = SparseMap.parse(pax.sparseMap().get());
      return SparseMap.of(regions, pax.sparseSize().orElse(0L), unread);
    }
    return SparseMap.whole(unread);
  }

  private SparseMap.Regions oldGnuRegions(TarHeader header) throws IOException {
    var regions = new SparseMap.Regions();
    boolean more = header.sparseRegions(regions, TarHeader.SPARSE, TarHeader.SPARSE_MORE);
    while (more) {
      var block = new byte[TarHeader.BLOCK];
      fill(block, "the map of a sparse file");
      more =
          TarHeader.extension(block).sparseRegions(regions, 0, TarHeader.SPARSE_MORE_IN_EXTENSION);
    }
    return regions;
  }

  /// Format 1.0: decimal lines in blocks of their own before the content, the first one their
  /// count.
  private SparseMap.Regions regionsInContent() throws IOException {
    var regions = new SparseMap.Regions();
    long left = -1;
    var line = new StringBuilder();
    var block = new byte[TarHeader.BLOCK];
    while (left != 0) {
      if (unread < TarHeader.BLOCK) {
        throw new MalformedTarException("the map of a sparse file breaks off");
      }
      fill(block, "the map of a sparse file");
      unread -= TarHeader.BLOCK;
      for (int i = 0; i < block.length && left != 0; i++) {
        if (block[i] != '\n') {
          line.append((char) block[i]);
          continue;
        }
        long value = PaxRecords.decimal("the map of a sparse file", line.toString());
        line.setLength(0);
        if (left < 0) {
          left = Math.multiplyExact(2, Math.min(value, Integer.MAX_VALUE));
        } else {
          regions.add(value);
          left--;
        }
      }
      if (line.length() > TarHeader.BLOCK) {
        throw new MalformedTarException("the map of a sparse file is no list of numbers");
      }
    }
    return regions;
  }

  private static int owner(long id) {
    if (id < 0 || id > 0xffff_ffffL) {
      throw new MalformedTarException("an entry belongs to " + id + ", which is no user or group");
    }
    return (int) id;
  }

  private static long size(TarHeader header, PaxRecords pax) {
    long size = pax.size().orElse(header.size());
    if (size < 0 || size > Long.MAX_VALUE - TarHeader.BLOCK) {
      throw new MalformedTarException("an entry has a size of " + size);
    }
    return size;
  }

  private static long padded(long size) {
    return (size + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
  }

  /// A long name or pax header: content that belongs to the header after it.
  private byte[] extension(TarHeader header) throws IOException {
    long size = size(header, PaxRecords.NONE);
    if (size > MAXIMUM_EXTENSION) {
      throw new MalformedTarException("a name or pax header is " + size + " bytes long");
    }
    var bytes = new byte[(int) size];
    fill(bytes, "a name or pax header");
    skip(padded(size) - size);
    return bytes;
  }

  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /// False at the end: an empty block, or nothing more.
  private boolean readHeader(byte[] block) throws IOException {
    int count = in.readNBytes(block, 0, block.length);
    position += count;
    if (count == 0) {
      return false;
    }
    if (count < block.length) {
      throw new MalformedTarException("it ends within a header");
    }
    for (byte b : block) {
      if (b != 0) {
        return true;
      }
    }
    return false;
  }

  private void fill(byte[] bytes, String what) throws IOException {
    int count = in.readNBytes(bytes, 0, bytes.length);
    position += count;
    if (count < bytes.length) {
      throw new MalformedTarException("it ends within " + what);
    }
  }

  private void skip(long count) throws IOException {
    if (count == 0) {
      return;
    }
    // Some streams skip past their end without a word, so the last byte is read.
    long left = count;
    while (left > 1) {
      long jumped = in.skip(left - 1);
      if (jumped <= 0) {
        break;
      }
      left -= jumped;
    }
    while (left > 0) {
      int read = in.read(skipped, 0, (int) Math.min(left, skipped.length));
      if (read < 0) {
        throw endsEarly(left);
      }
      left -= read;
    }
    position += count;
  }

  int readContent(TarContent reader, byte[] buffer, int offset, int length) throws IOException {
    if (reader != content) {
      throw new IOException("The archive has been read past this entry.");
    }
    int count = in.read(buffer, offset, length);
    if (count < 0) {
      throw endsEarly(unread);
    }
    position += count;
    unread -= count;
    return count;
  }

  private static MalformedTarException endsEarly(long missing) {
    return new MalformedTarException("it ends " + missing + " bytes before an entry does");
  }
}
