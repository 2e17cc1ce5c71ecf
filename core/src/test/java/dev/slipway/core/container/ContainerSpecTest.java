package dev.slipway.core.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContainerSpecTest {
  @Test
  void aBareImageLeavesEverythingToTheEngine() {
    var spec = ContainerSpec.of("busybox").build();
    assertThat(spec.image()).isEqualTo("busybox");
    assertThat(spec.program().command()).isEmpty();
    assertThat(spec.program().entrypoint()).isEmpty();
    assertThat(spec.network().ports()).isEmpty();
    assertThat(spec.limits().memory()).isEmpty();
    assertThat(spec.labels()).isEmpty();
    assertThat(spec.isolation().privileged()).isFalse();
  }

  @Test
  void variablesAndLabelsKeepTheOrderInWhichPeopleWroteThem() {
    var spec =
        ContainerSpec.of("busybox")
            .env("Z", "1")
            .env("A", "2")
            .env("M", "3")
            .label("z", "1")
            .label("a", "2")
            .build();
    assertThat(spec.program().env().keySet()).containsExactly("Z", "A", "M");
    assertThat(spec.labels().keySet()).containsExactly("z", "a");
  }

  @Test
  void whatIsBuiltDoesNotChangeWithItsBuilder() {
    var command = new ArrayList<>(List.of("sleep"));
    var builder = ContainerSpec.of("busybox").command(command).env("A", "1");
    var spec = builder.build();
    builder.env("B", "2").mount(new Mount.AnonymousVolume("/data")).memory(ByteCount.of(1));
    command.add("1");
    assertThat(spec.program().env()).containsOnlyKeys("A");
    assertThat(spec.program().command()).hasValue(List.of("sleep"));
    assertThat(spec.mounts()).isEmpty();
    assertThat(spec.limits().memory()).isEmpty();
  }

  @Test
  void nobodyChangesASpec() {
    var spec = ContainerSpec.of("busybox").env("A", "1").label("a", "1").build();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> spec.program().env().put("B", "2"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> spec.labels().put("b", "2"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> spec.mounts().add(new Mount.AnonymousVolume("/data")));
  }

  @Test
  void anEmptyEntrypointIsAWish() {
    assertThat(ContainerSpec.of("busybox").entrypoint(List.of()).build().program().entrypoint())
        .isEqualTo(Optional.of(List.of()));
  }

  @Test
  void theLastOfSeveralWishesWins() {
    var spec = ContainerSpec.of("busybox").user("1").user("2").build();
    assertThat(spec.program().user()).hasValue("2");
  }

  @Test
  void portsAreInTheirRange() {
    assertThat(Port.tcp(8080)).hasToString("8080/tcp");
    assertThat(new Port(53, Port.Protocol.SCTP)).hasToString("53/sctp");
    assertThatIllegalArgumentException().isThrownBy(() -> Port.tcp(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Port.tcp(65_536));
    assertThat(PublishedPort.onLoopback(Port.tcp(1)))
        .isEqualTo(new PublishedPort(Port.tcp(1), "127.0.0.1", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublishedPort(Port.tcp(1), "127.0.0.1", -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublishedPort(Port.tcp(1), "127.0.0.1", 65_536));
  }

  @Test
  void anExecHasAWord() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExecSpec.of(List.of(), Duration.ofSeconds(1)));
    assertThat(ExecSpec.of(List.of("id"), Duration.ofSeconds(1)).outputLimit())
        .isEqualTo(ByteCount.ofMebibytes(1));
  }
}
