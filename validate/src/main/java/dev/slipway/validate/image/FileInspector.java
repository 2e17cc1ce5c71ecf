package dev.slipway.validate.image;

import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Looks at one path of an image's file system.
final class FileInspector {
  /// As much of a file as a content rule is held to.
  static final int CONTENT_LIMIT = 8 * 1024 * 1024;

  private static final int LINKS_FOLLOWED = 16;
  private static final int BUFFER = 64 * 1024;

  private final ImageContents contents;

  FileInspector(ImageContents contents) {
    this.contents = contents;
  }

  Look look(ImageRule.File rule) throws InterruptedException {
    var found = contents.find(rule.path());
    if (found.isEmpty()) {
      return rule.exists()
          ? Look.bad("Expected " + rule.path() + " to exist; the image has no such path.")
          : Look.good();
    }
    var entry = found.get();
    var evidence = Evidence.of("found", describe(entry));
    if (!rule.exists()) {
      return Look.bad("Expected " + rule.path() + " not to exist; the image has it.", evidence);
    }
    var unmet = new ArrayList<String>();
    if (rule.linkTarget().isPresent() && !rule.linkTarget().equals(entry.linkTarget())) {
      unmet.add(
          "a link to "
              + rule.linkTarget().get()
              + ", got "
              + entry.linkTarget().map(t -> "a link to " + t).orElse("no link"));
    }
    if (rule.type().isPresent() && rule.type().get() == FileEntry.Type.SYMLINK) {
      if (entry.type() != FileEntry.Type.SYMLINK) {
        unmet.add("a symbolic link, got a " + word(entry.type()));
      }
      return verdict(rule, unmet, evidence);
    }
    // What a link points to is what programs meet, so everything else is asked of its target.
    var target = follow(entry);
    if (target.isEmpty()) {
      if (asksOfTarget(rule)) {
        unmet.add("a link that leads somewhere, got a dangling link");
      }
      return verdict(rule, unmet, evidence);
    }
    if (entry.type() == FileEntry.Type.SYMLINK) {
      evidence = evidence.with("leads to", describe(target.get()));
    }
    judge(rule, target.get(), unmet);
    var content = content(rule, target.get(), unmet);
    return verdict(rule, unmet, evidence.and(content));
  }

  private static boolean asksOfTarget(ImageRule.File rule) {
    return rule.type().isPresent()
        || rule.mode().isPresent()
        || rule.executableBy().isPresent()
        || rule.owner().isPresent()
        || rule.group().isPresent()
        || rule.sha256().isPresent()
        || rule.maximumSize().isPresent()
        || !rule.content().isEmpty();
  }

  private Optional<FileEntry> follow(FileEntry entry) throws InterruptedException {
    var at = entry;
    for (int i = 0; i < LINKS_FOLLOWED && at.type() == FileEntry.Type.SYMLINK; i++) {
      var next = contents.find(resolve(at.path(), at.linkTarget().orElse("")));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return at.type() == FileEntry.Type.SYMLINK ? Optional.empty() : Optional.of(at);
  }

  /// A link's target seen from the folder that the link is in.
  private static String resolve(String link, String target) {
    return target.startsWith("/") ? target : link.substring(0, link.lastIndexOf('/') + 1) + target;
  }

  private void judge(ImageRule.File rule, FileEntry entry, List<String> unmet)
      throws InterruptedException {
    if (rule.type().isPresent() && rule.type().get() != entry.type()) {
      unmet.add("a " + word(rule.type().get()) + ", got a " + word(entry.type()));
    }
    if (rule.mode().isPresent() && rule.mode().getAsInt() != entry.mode()) {
      unmet.add("mode " + octal(rule.mode().getAsInt()) + ", got " + octal(entry.mode()));
    }
    if (rule.executableBy().isPresent() && (entry.mode() & bits(rule.executableBy().get())) == 0) {
      unmet.add(
          "to be executable by "
              + rule.executableBy().get().name().toLowerCase(Locale.ROOT)
              + ", got mode "
              + octal(entry.mode()));
    }
    var accounts = new Accounts(contents);
    if (rule.owner().isPresent() && !accounts.isUser(entry.uid(), rule.owner().get())) {
      unmet.add("owner " + rule.owner().get() + ", got " + accounts.user(entry.uid()));
    }
    if (rule.group().isPresent() && !accounts.isGroup(entry.gid(), rule.group().get())) {
      unmet.add("group " + rule.group().get() + ", got " + accounts.group(entry.gid()));
    }
    if (rule.maximumSize().isPresent() && entry.size().compareTo(rule.maximumSize().get()) > 0) {
      unmet.add("at most " + rule.maximumSize().get() + ", got " + entry.size());
    }
  }

  private Evidence content(ImageRule.File rule, FileEntry entry, List<String> unmet)
      throws InterruptedException {
    if (rule.content().isEmpty() && rule.sha256().isEmpty()) {
      return Evidence.NONE;
    }
    if (entry.type() != FileEntry.Type.FILE) {
      unmet.add("a file with content, got a " + word(entry.type()));
      return Evidence.NONE;
    }
    try (var stream = contents.read(entry.path())) {
      var digest = MessageDigest.getInstance("SHA-256");
      var text = read(stream, digest);
      var sum = HexFormat.of().formatHex(digest.digest());
      rule.sha256()
          .filter(expected -> !expected.equalsIgnoreCase(sum))
          .ifPresent(expected -> unmet.add("sha256 " + expected + ", got " + sum));
      var unmetContent = rule.content().unmet(text);
      if (unmetContent.isEmpty()) {
        return Evidence.NONE;
      }
      unmet.add("its content to " + unmetContent.get());
      return Evidence.NONE.withHead("content", text);
    } catch (IOException e) {
      throw new FailureException(
          dev.slipway.core.failure.Failure.of(
              FailureCode.ENGINE_ERROR,
              "Reading " + entry.path() + " of the image broke off: " + e.getMessage() + "."),
          e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String read(InputStream stream, MessageDigest digest) throws IOException {
    var kept = new java.io.ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
      digest.update(buffer, 0, n);
      kept.write(buffer, 0, Math.min(n, CONTENT_LIMIT - kept.size()));
    }
    return kept.toString(StandardCharsets.UTF_8);
  }

  private static Look verdict(ImageRule.File rule, List<String> unmet, Evidence evidence) {
    return unmet.isEmpty()
        ? Look.good(evidence)
        : Look.bad("Expected of " + rule.path() + ": " + String.join("; ", unmet) + ".", evidence);
  }

  private static int bits(ImageRule.File.ExecutableBy who) {
    return switch (who) {
      case OWNER -> 0100;
      case GROUP -> 0010;
      case OTHER -> 0001;
      case ANY -> 0111;
    };
  }

  private static String describe(FileEntry entry) {
    return word(entry.type())
        + " "
        + entry.path()
        + entry.linkTarget().map(t -> " → " + t).orElse("")
        + ", mode "
        + octal(entry.mode())
        + ", owner "
        + entry.uid()
        + ":"
        + entry.gid()
        + (entry.type() == FileEntry.Type.FILE ? ", " + entry.size() : "");
  }

  private static String word(FileEntry.Type type) {
    return switch (type) {
      case FILE -> "file";
      case DIRECTORY -> "directory";
      case SYMLINK -> "symbolic link";
      case DEVICE -> "device";
      case FIFO -> "fifo";
      case SOCKET -> "socket";
    };
  }

  private static String octal(int mode) {
    return String.format(Locale.ROOT, "%04o", mode);
  }
}
