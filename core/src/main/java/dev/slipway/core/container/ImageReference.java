package dev.slipway.core.container;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of an image as people type it, made whole as Docker does: `busybox` is
/// `docker.io/library/busybox:latest`. Grammar: the distribution project's `reference` package.
///
/// @param domain the registry's host and port; empty for a bare image id
/// @param digest algorithm and lower-case hex: `sha256:` and 64 digits
public record ImageReference(
    String domain, String path, Optional<String> tag, Optional<String> digest) {
  private static final String DOCKER_HUB = "docker.io";
  private static final String LIBRARY = "library/";
  private static final Pattern ID = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");
  private static final Pattern DIGEST =
      Pattern.compile("sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}");
  private static final Pattern TAG = Pattern.compile("[\\w][\\w.-]{0,127}");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
              + "|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?");
  private static final Pattern COMPONENT =
      Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");
  private static final int MAXIMUM_LENGTH = 255;

  /// More than any name needs, and few enough for patterns that recurse.
  private static final int MAXIMUM_TEXT = 1024;

  /// Empty when the text is no image name; [#problem] says why.
  public static Optional<ImageReference> parse(String text) {
    if (text.length() > MAXIMUM_TEXT) {
      return Optional.empty();
    }
    var id = ID.matcher(text);
    if (id.matches()) {
      var digest = Optional.of("sha256:" + id.group(1));
      return Optional.of(new ImageReference("", "", Optional.empty(), digest));
    }
    var rest = text;
    Optional<String> digest = Optional.empty();
    int at = rest.indexOf('@');
    if (at >= 0) {
      digest = Optional.of(rest.substring(at + 1)).filter(d -> DIGEST.matcher(d).matches());
      if (digest.isEmpty()) {
        return Optional.empty();
      }
      rest = rest.substring(0, at);
    }
    Optional<String> tag = Optional.empty();
    int colon = rest.lastIndexOf(':');
    if (colon > rest.lastIndexOf('/')) {
      tag = Optional.of(rest.substring(colon + 1)).filter(t -> TAG.matcher(t).matches());
      if (tag.isEmpty()) {
        return Optional.empty();
      }
      rest = rest.substring(0, colon);
    }
    int slash = rest.indexOf('/');
    var head = slash < 0 ? "" : rest.substring(0, slash);
    boolean host = looksLikeHost(head);
    var domain = host ? head : DOCKER_HUB;
    var path = host ? rest.substring(slash + 1) : rest;
    if (domain.equals("index.docker.io")) {
      domain = DOCKER_HUB;
    }
    if (domain.equals(DOCKER_HUB) && path.indexOf('/') < 0) {
      path = LIBRARY + path;
    }
    if (!DOMAIN.matcher(domain).matches() || path.length() > MAXIMUM_LENGTH) {
      return Optional.empty();
    }
    for (var component : path.split("/", -1)) {
      if (!COMPONENT.matcher(component).matches()) {
        return Optional.empty();
      }
    }
    if (tag.isEmpty() && digest.isEmpty()) {
      tag = Optional.of("latest");
    }
    return Optional.of(new ImageReference(domain, path, tag, digest));
  }

  /// Docker's rule for telling whether the part before the first slash is a registry.
  private static boolean looksLikeHost(String head) {
    return head.indexOf('.') >= 0
        || head.indexOf(':') >= 0
        || head.equals("localhost")
        || !head.equals(head.toLowerCase(Locale.ROOT));
  }

  /// Why [#parse] gives nothing for this text, in one sentence.
  public static String problem(String text) {
    if (text.isBlank()) {
      return "The image name is empty.";
    }
    var repository = text.contains("@") ? text.substring(0, text.indexOf('@')) : text;
    if (!repository.equals(repository.toLowerCase(Locale.ROOT))
        && parse(text.toLowerCase(Locale.ROOT)).isPresent()) {
      return "`" + text + "` is no image name: a repository is in lower case.";
    }
    return "`" + text + "` is no image name: the form is [registry/]repository[:tag][@digest].";
  }

  /// True for a bare image id, which no registry knows.
  public boolean isId() {
    return path.isEmpty();
  }

  /// The shortest spelling that reads back as the same image.
  public String familiar() {
    if (isId()) {
      return digest.orElseThrow();
    }
    return familiarName() + tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  private String familiarName() {
    if (!domain.equals(DOCKER_HUB)) {
      return repository();
    }
    if (path.startsWith(LIBRARY) && path.indexOf('/', LIBRARY.length()) < 0) {
      // An image that somebody called sha256 would read as an id.
      return path.equals(LIBRARY + "sha256") ? path : path.substring(LIBRARY.length());
    }
    return looksLikeHost(path.substring(0, path.indexOf('/'))) ? repository() : path;
  }

  /// The repository without tag or digest, whole: `docker.io/library/busybox`.
  public String repository() {
    return domain + "/" + path;
  }

  @Override
  public String toString() {
    return familiar();
  }
}
