package dev.slipway.core.container;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of an image as people type it, made whole as Docker does: `busybox` is
/// `docker.io/library/busybox:latest`. Grammar: the distribution project's `reference` package.
///
/// @param domain the registry's host and port; empty for a bare image id
/// @param digest `sha256:` and 64 hex digits
public record ImageReference(
    String domain, String path, Optional<String> tag, Optional<String> digest) {
  private static final String DOCKER_HUB = "docker.io";
  private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");
  private static final Pattern TAG = Pattern.compile("[\\w][\\w.-]{0,127}");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
              + "|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?");
  private static final Pattern COMPONENT =
      Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");
  private static final int MAXIMUM_LENGTH = 255;

  /// Empty when the text is no image name; [#problem] says why.
  public static Optional<ImageReference> parse(String text) {
    if (ID.matcher(text).matches()) {
      return Optional.of(new ImageReference("", "", Optional.empty(), Optional.of(text)));
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
    // Docker's rule: the first part is a registry when it looks like a host.
    boolean host =
        head.indexOf('.') >= 0
            || head.indexOf(':') >= 0
            || head.equals("localhost")
            || !head.equals(head.toLowerCase(Locale.ROOT));
    var domain = host ? head : DOCKER_HUB;
    var path = host ? rest.substring(slash + 1) : rest;
    if (domain.equals("index.docker.io")) {
      domain = DOCKER_HUB;
    }
    if (domain.equals(DOCKER_HUB) && path.indexOf('/') < 0) {
      path = "library/" + path;
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

  /// Why [#parse] gives nothing for this text, in one sentence.
  public static String problem(String text) {
    if (text.isBlank()) {
      return "An image name is empty.";
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

  /// The shortest spelling that means the same, as Docker prints it.
  public String familiar() {
    if (isId()) {
      return digest.orElseThrow();
    }
    var name = domain.equals(DOCKER_HUB) ? path : domain + "/" + path;
    if (domain.equals(DOCKER_HUB) && path.startsWith("library/")) {
      name = path.substring("library/".length());
    }
    return name + tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
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
