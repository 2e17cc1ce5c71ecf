package dev.slipway.validate.image;

import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.ImageContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The names of users and groups as the image's own `/etc/passwd` and `/etc/group` give them.
public final class Accounts {
  private static final int LIMIT = 1024 * 1024;

  private final ImageContents contents;

  public Accounts(ImageContents contents) {
    this.contents = contents;
  }

  boolean isUser(int uid, String nameOrNumber) throws InterruptedException {
    return is("/etc/passwd", uid, nameOrNumber);
  }

  boolean isGroup(int gid, String nameOrNumber) throws InterruptedException {
    return is("/etc/group", gid, nameOrNumber);
  }

  String user(int uid) throws InterruptedException {
    return name("/etc/passwd", uid).map(n -> n + " (" + uid + ")").orElse(String.valueOf(uid));
  }

  String group(int gid) throws InterruptedException {
    return name("/etc/group", gid).map(n -> n + " (" + gid + ")").orElse(String.valueOf(gid));
  }

  /// The number of a user by name; empty when the image knows no such user.
  Optional<Integer> uid(String name) throws InterruptedException {
    return entry(name).flatMap(fields -> number(fields[2]));
  }

  /// The home folder of a user by name or number.
  public Optional<String> home(String nameOrNumber) throws InterruptedException {
    for (var line : lines("/etc/passwd")) {
      var fields = line.split(":", -1);
      if (fields.length > 5 && (fields[0].equals(nameOrNumber) || fields[2].equals(nameOrNumber))) {
        return Optional.of(fields[5]);
      }
    }
    return Optional.empty();
  }

  private Optional<String[]> entry(String name) throws InterruptedException {
    for (var line : lines("/etc/passwd")) {
      var fields = line.split(":", -1);
      if (fields.length > 2 && fields[0].equals(name)) {
        return Optional.of(fields);
      }
    }
    return Optional.empty();
  }

  private boolean is(String file, int id, String nameOrNumber) throws InterruptedException {
    var number = number(nameOrNumber);
    return number.isPresent()
        ? number.get() == id
        : name(file, id).filter(nameOrNumber::equals).isPresent();
  }

  private Optional<String> name(String file, int id) throws InterruptedException {
    for (var line : lines(file)) {
      var fields = line.split(":", -1);
      if (fields.length > 2 && fields[2].equals(String.valueOf(id))) {
        return Optional.of(fields[0]);
      }
    }
    return Optional.empty();
  }

  private List<String> lines(String file) throws InterruptedException {
    var found = contents.find(file);
    if (found.isEmpty() || found.get().type() != FileEntry.Type.FILE) {
      return List.of();
    }
    try (var stream = contents.read(file)) {
      return new String(stream.readNBytes(LIMIT), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Integer> number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
