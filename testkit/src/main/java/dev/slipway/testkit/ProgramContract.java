package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.Mount;
import dev.slipway.core.container.PullPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a container's spec says of its process reaches the process.
interface ProgramContract extends EngineFixture {
  @Test
  default void variablesAreAddedToTheImages() throws InterruptedException {
    var image = resolve(subject().image(), PullPolicy.NEVER);
    var spec = spec(commands().printEnv()).env("SHIP", "slipway").env("ODD", "a b=ç\"'$x");
    assertThat(output(spec).stdout().lines())
        .contains("SHIP=slipway", "ODD=a b=ç\"'$x")
        .containsAll(
            image.config().env().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList());
  }

  @Test
  default void anEntrypointComesBeforeTheCommand() throws InterruptedException {
    var words = commands().print("out", "err", 0);
    var spec = spec(words.subList(1, words.size())).entrypoint(words.subList(0, 1));
    assertThat(output(spec).stdout()).isEqualTo("out");
  }

  @Test
  default void anEntrypointAloneDropsTheImagesCommand() throws InterruptedException {
    var spec = spec(List.of()).entrypoint(commands().print("out", "err", 0));
    assertThat(output(spec).stderr()).isEqualTo("err");
  }

  @Test
  default void theUserIsAsAsked() throws InterruptedException {
    assertThat(output(spec(commands().printUser()).user("1234:5678")).stdout().strip())
        .isEqualTo("1234");
  }

  @Test
  default void theFolderIsAsAsked() throws InterruptedException {
    var folder = subject().files().directory();
    assertThat(output(spec(commands().printWorkdir()).workdir(folder)).stdout().strip())
        .isEqualTo(folder);
  }

  @Test
  default void theMemoryLimitReachesTheProcess() throws InterruptedException {
    needs(Ability.LIMITING_MEMORY);
    var limit = ByteCount.ofMebibytes(64);
    assertThat(output(spec(commands().printMemoryLimit()).memory(limit)).stdout().strip())
        .isEqualTo(Long.toString(limit.bytes()));
  }

  @Test
  default void whatIsWrittenIsReadBack() throws InterruptedException {
    try (var container = sleeping()) {
      ran(container, commands().writeFile("/written", "by hand"));
      assertThat(ran(container, commands().readFile("/written")).stdout()).isEqualTo("by hand");
    }
  }

  @Test
  default void aReadOnlyContainerWritesOnlyWhereSomethingIsMounted() throws InterruptedException {
    try (var container =
        started(
            spec(commands().sleep())
                .readOnly(true)
                .mount(new Mount.Tmpfs("/scratch", List.of("size=1m", "mode=1777")))
                .mount(new Mount.AnonymousVolume("/store")))) {
      assertThat(exitCode(container, commands().writeFile("/file", "x"))).isNotZero();
      assertThat(exitCode(container, commands().writeFile("/scratch/file", "x"))).isZero();
      assertThat(exitCode(container, commands().writeFile("/store/file", "x"))).isZero();
    }
  }

  private int exitCode(Container container, List<String> command) throws InterruptedException {
    var outcome = exec(container, command);
    assertThat(outcome).isInstanceOf(ExecOutcome.Exited.class);
    return ((ExecOutcome.Exited) outcome).exitCode();
  }
}
