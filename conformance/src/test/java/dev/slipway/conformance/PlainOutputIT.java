package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Text on streams that are no terminal: the same for two equal runs.
@ExtendWith(LiveEngine.class)
class PlainOutputIT {
  @Test
  void aContainersEndStandsBeforeTheFirstCheckThatItPrevented() {
    var manifest =
        """
        name: order
        command: ["false"]
        checks:
          - name: before
            image: {file: {path: /bin/sh}}
          - name: inside
            probe: {exec: {command: ["true"]}}
          - name: after
            image: {file: {path: /bin/busybox}}
        """;

    var call = SlipwayCall.validatingText(manifest, "slipway/busybox", "--output=text").exits(1);

    assertThat(call.out().lines().filter(line -> line.endsWith("]")))
        .as(call.toString())
        .extracting(line -> line.strip().replaceAll(" {2,}", " "))
        .containsExactly(
            "before [passed]",
            "Container starts and stays up [failed]",
            "inside [skipped]",
            "after [passed]");
  }
}
