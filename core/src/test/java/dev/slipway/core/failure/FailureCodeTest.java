package dev.slipway.core.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FailureCodeTest {
  @ParameterizedTest
  @EnumSource
  void everyCodeIsInputOrEnvironment(FailureCode code) {
    assertThat(code.exitCode()).isIn(2, 3);
    assertThat(code.httpStatus()).isBetween(400, 599);
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAnAnchorOfPlainLetters(FailureCode code) {
    assertThat(code.anchor()).matches("[a-z]+(-[a-z]+)*");
  }

  @Test
  void anchorsAreDifferent() {
    assertThat(Stream.of(FailureCode.values()).map(FailureCode::anchor)).doesNotHaveDuplicates();
  }

  @Test
  void anExceptionSaysWhatItsFailureSays() {
    var cause = new IllegalStateException("refused");
    var failure = Failure.of(FailureCode.PULL_FAILED, "Pulling x failed.", "Log in.");
    var exception = new FailureException(failure, cause);
    assertThat(exception).hasMessage("Pulling x failed.").hasCause(cause);
    assertThat(exception.code()).isEqualTo(FailureCode.PULL_FAILED);
    assertThat(exception.failure().hint()).hasValue("Log in.");
    assertThat(new FailureException(FailureCode.PULL_FAILED, "x").failure().hint()).isEmpty();
  }

  @Test
  void aFailureSaysWhatFailed() {
    assertThatIllegalArgumentException().isThrownBy(() -> Failure.of(FailureCode.BAD_USAGE, " "));
  }
}
