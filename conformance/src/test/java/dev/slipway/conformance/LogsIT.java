package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a container writes, and what it must not write.
@ExtendWith(LiveEngine.class)
class LogsIT {
  private static SlipwayCall logsOf(String script, String rule) {
    return SlipwayCall.validatingText(
        """
        command: [sh, -c, '%s']
        checks:
          - name: logs
            probe:
              logs:
        %s
        """
            .formatted(script, rule.indent(8)),
        "slipway/busybox");
  }

  @Test
  void anAbsenceIsWatchedForAllOfItsTime() {
    var call =
        logsOf(
            "sleep 1; echo Traceback; exec sleep 60",
            """
            excludes: Traceback
            withinSeconds: 30
            """);

    assertThat(call.exits(1).checks().getFirst().explanation())
        .contains("to not match /Traceback/", "Traceback");
  }

  @Test
  void anAbsenceIsSettledByTheContainersEnd() {
    logsOf(
            "echo done",
            """
            excludes: Traceback
            withinSeconds: 3600
            """)
        .exits(0);
  }

  @Test
  void withSomethingToLookForAnAbsenceHoldsUntilThatIsFound() {
    logsOf(
            "echo ready; exec sleep 60",
            """
            contains: ready
            excludes: Traceback
            withinSeconds: 3600
            """)
        .exits(0);
  }

  @Test
  void whatNeverCameBeforeTheEndIsToldSo() {
    var call = logsOf("echo starting", "contains: ready");

    assertThat(call.exits(1).checks().getFirst().explanation())
        .contains("to contain `ready` before the container ended", "starting");
  }

  @Test
  void aRuleThatAsksForNothingIsRefused() {
    var call = logsOf("true", "stream: stdout");

    assertThat(call.exits(2).err()).contains("`logs` asks for nothing", "<stdin>:6:");
  }
}
