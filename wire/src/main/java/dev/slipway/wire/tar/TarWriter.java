package dev.slipway.wire.tar;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

/// Writes POSIX archives: the same calls give the same bytes, with owner 0 and the epoch as times
/// unless an entry says otherwise. Not safe for use by several threads.
public final class TarWriter implements AutoCloseable {
  private static final int NAME_LENGTH = 100;
  private static final long OCTAL_7 = 07777777L;
  private static final long OCTAL_11 = 077777777777L;

  private final OutputStream out;

  private TarWriter(OutputStream out) {
    this.out = out;
  }

  /// Closing the writer ends the archive and closes the stream.
  public static TarWriter to(OutputStream out) {
    return new TarWriter(out);
  }

  public TarWriter file(String name, byte[] content) throws IOException {
    return file(name, 0644, content);
  }

  public TarWriter file(String name, int mode, byte[] content) throws IOException {
    var file = plain(name, FileEntry.Type.FILE, mode, content.length, Optional.empty());
    return add(new TarEntry(name, file, Optional.empty()), new ByteArrayInputStream(content));
  }

  public TarWriter directory(String name) throws IOException {
    var folder = plain(name, FileEntry.Type.DIRECTORY, 0755, 0, Optional.empty());
    return add(new TarEntry(name, folder, Optional.empty()), InputStream.nullInputStream());
  }

  public TarWriter symlink(String name, String target) throws IOException {
    var link = plain(name, FileEntry.Type.SYMLINK, 0777, 0, Optional.of(target));
    return add(new TarEntry(name, link, Optional.empty()), InputStream.nullInputStream());
  }

  public TarWriter hardLink(String name, String target) throws IOException {
    var file = plain(name, FileEntry.Type.FILE, 0644, 0, Optional.empty());
    return add(new TarEntry(name, file, Optional.of(target)), InputStream.nullInputStream());
  }

  private static FileEntry plain(
      String name, FileEntry.Type type, int mode, long size, Optional<String> target) {
    return new FileEntry(
        TarEntry.rooted(name), type, mode, 0, 0, ByteCount.of(size), target, Instant.EPOCH);
  }

  /// Writes the entry under its name with as many bytes of content as its size says; fails with
  /// `IOException` when there are fewer.
  public TarWriter add(TarEntry entry, InputStream content) throws IOException {
    var file = entry.file();
    char type = type(entry);
    long size = type == '0' ? file.size().bytes() : 0;
    var name = type == '5' && !entry.name().endsWith("/") ? entry.name() + "/" : entry.name();
    var link = entry.hardLink().or(file::linkTarget).orElse("");
    long uid = Integer.toUnsignedLong(file.uid());
    long gid = Integer.toUnsignedLong(file.gid());
    var time = file.modified();
    boolean oddTime =
        time.getNano() != 0 || time.getEpochSecond() < 0 || time.getEpochSecond() > OCTAL_11;

    var pax = new PaxRecords.Writer();
    if (!fits(name)) {
      pax.add("path", name);
    }
    if (!fits(link)) {
      pax.add("linkpath", link);
    }
    if (size > OCTAL_11) {
      pax.add("size", Long.toString(size));
    }
    if (uid > OCTAL_7) {
      pax.add("uid", Long.toString(uid));
    }
    if (gid > OCTAL_7) {
      pax.add("gid", Long.toString(gid));
    }
    if (oddTime) {
      pax.add("mtime", PaxRecords.decimal(time));
    }
    var records = pax.bytes();
    if (records.length > 0) {
      out.write(TarHeader.write("pax", "", 'x', 0644, 0, 0, records.length, 0));
      out.write(records);
      pad(records.length);
    }
    out.write(
        TarHeader.write(
            name,
            link,
            type,
            file.mode(),
            Math.min(uid, OCTAL_7),
            Math.min(gid, OCTAL_7),
            Math.min(size, OCTAL_11),
            oddTime ? Math.clamp(time.getEpochSecond(), 0, OCTAL_11) : time.getEpochSecond()));
    copy(entry.name(), content, size);
    pad(size);
    return this;
  }

  private static char type(TarEntry entry) {
    if (entry.hardLink().isPresent()) {
      return '1';
    }
    return switch (entry.file().type()) {
      case FILE -> '0';
      case SYMLINK -> '2';
      case DEVICE -> '3';
      case DIRECTORY -> '5';
      case FIFO -> '6';
      case SOCKET ->
          throw new IllegalArgumentException("An archive holds no sockets: " + entry.name());
    };
  }

  private static boolean fits(String text) {
    return text.length() <= NAME_LENGTH && text.chars().allMatch(c -> c > 0 && c < 0x80);
  }

  private void copy(String name, InputStream content, long size) throws IOException {
    var buffer = new byte[(int) Math.min(size, 1 << 16)];
    long left = size;
    while (left > 0) {
      int count = content.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw new IOException("`" + name + "` ended " + left + " bytes before its size.");
      }
      out.write(buffer, 0, count);
      left -= count;
    }
  }

  private void pad(long size) throws IOException {
    int over = (int) (size % TarHeader.BLOCK);
    if (over > 0) {
      out.write(new byte[TarHeader.BLOCK - over]);
    }
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * TarHeader.BLOCK]);
    out.close();
  }
}
