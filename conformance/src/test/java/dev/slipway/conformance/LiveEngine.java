package dev.slipway.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets tests run only where a container engine answers: elsewhere they are skipped, saying so, or
/// fail where `SLIPWAY_REQUIRE_ENGINE` is 1.
final class LiveEngine implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var asked = Answer.OF_ENGINE;
    if (asked.exitCode() == 0) {
      return ConditionEvaluationResult.enabled("A container engine answers.");
    }
    var why = "No container engine answers, and these tests need one. " + asked.err().strip();
    return "1".equals(System.getenv("SLIPWAY_REQUIRE_ENGINE"))
        ? fail(why)
        : ConditionEvaluationResult.disabled(why);
  }

  /// Asked once, and not before a test wants to know.
  private static final class Answer {
    static final SlipwayCall OF_ENGINE = SlipwayCall.of("clean", "--dry-run");
  }
}
