package dev.slipway.validate.image;

import dev.slipway.core.container.ImageContents;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;

/// Who the image's process runs as.
final class UserInspector {
  private UserInspector() {}

  static Look look(ImageContents contents, ImageRule.NonRoot rule) throws InterruptedException {
    var declared = contents.image().config().user().orElse("");
    var user = declared.contains(":") ? declared.substring(0, declared.indexOf(':')) : declared;
    var evidence = Evidence.of("USER", declared.isEmpty() ? "(not set: root)" : declared);
    if (user.isEmpty()) {
      return Look.bad("Expected a user that is not root; the image sets none.", evidence);
    }
    boolean number = user.chars().allMatch(c -> c >= '0' && c <= '9');
    if (number) {
      return user.chars().allMatch(c -> c == '0')
          ? Look.bad("Expected a user that is not root; the image's is 0.", evidence)
          : Look.good(evidence);
    }
    if (rule.numeric()) {
      return Look.bad(
          "Expected the user as a number, so that Kubernetes can tell that it is not root; the"
              + " image's is `"
              + user
              + "`.",
          evidence);
    }
    var uid = new Accounts(contents).uid(user);
    if (uid.isEmpty() && !user.equals("root")) {
      return Look.bad(
          "Expected a user that is not root; `" + user + "` is not in the image's /etc/passwd.",
          evidence);
    }
    return user.equals("root") || uid.orElse(0) == 0
        ? Look.bad("Expected a user that is not root; `" + user + "` is root.", evidence)
        : Look.good(evidence);
  }
}
