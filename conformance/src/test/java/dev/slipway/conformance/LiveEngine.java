package dev.slipway.conformance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets tests run only where a container engine answers: elsewhere they are skipped, saying so, or
/// fail where `SLIPWAY_REQUIRE_ENGINE` is 1.
final class LiveEngine implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    var asked = SlipwayCall.of("clean", "--dry-run");
    if (asked.exitCode() == 0) {
      return;
    }
    var why = "No container engine answers, and these tests need one.\n" + asked.err();
    if ("1".equals(System.getenv("SLIPWAY_REQUIRE_ENGINE"))) {
      fail(why);
    }
    abort(why);
  }
}
