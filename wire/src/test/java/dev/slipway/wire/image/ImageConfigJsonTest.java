package dev.slipway.wire.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.Port;
import dev.slipway.wire.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImageConfigJsonTest {
  @Test
  void everyMemberIsRead() {
    var config =
        ImageConfigJson.read(
            Json.parse(
                """
                {"User":"1000:100","ExposedPorts":{"8080/tcp":{},"53/udp":{},"7000-7001/tcp":{}},
                 "Env":["PATH=/bin:/usr/bin","EMPTY=","BARE","EQ=a=b"],
                 "Entrypoint":["/entry"],"Cmd":["serve","--fast"],"Volumes":{"/data":{}},
                 "WorkingDir":"/srv","Labels":{"b":"2","a":"1"},"StopSignal":"SIGINT",
                 "Healthcheck":{"Test":["CMD-SHELL","true"],"Interval":5000000000,
                   "Timeout":1500000000,"StartPeriod":0,"Retries":4},
                 "Shell":["/bin/bash","-c"],"OnBuild":["RUN x"],"ArgsEscaped":true}
                """));

    assertThat(config.user()).contains("1000:100");
    assertThat(config.exposedPorts())
        .containsExactlyInAnyOrder(
            Port.tcp(8080), new Port(53, Port.Protocol.UDP), Port.tcp(7000), Port.tcp(7001));
    assertThat(config.env().toString()).isEqualTo("{PATH=/bin:/usr/bin, EMPTY=, BARE=, EQ=a=b}");
    assertThat(config.entrypoint()).containsExactly("/entry");
    assertThat(config.command()).containsExactly("serve", "--fast");
    assertThat(config.volumes()).containsExactly("/data");
    assertThat(config.workdir()).contains("/srv");
    assertThat(config.labels().toString()).isEqualTo("{b=2, a=1}");
    assertThat(config.stopSignal()).contains("SIGINT");
    assertThat(config.healthcheck())
        .contains(
            new Healthcheck(
                List.of("CMD-SHELL", "true"),
                Optional.of(Duration.ofSeconds(5)),
                Optional.of(Duration.ofMillis(1500)),
                Optional.empty(),
                Optional.of(4)));
    assertThat(config.shell()).containsExactly("/bin/bash", "-c");
    assertThat(config.onBuild()).containsExactly("RUN x");
  }

  @Test
  void whatIsMissingNullOrEmptyIsUnset() {
    for (var text :
        new String[] {
          "{}",
          "null",
          """
          {"User":"","Env":null,"Entrypoint":null,"Cmd":null,"ExposedPorts":null,"Labels":null,
           "Volumes":null,"WorkingDir":"","Healthcheck":{"Test":[]},"StopSignal":""}
          """
        }) {
      var config = ImageConfigJson.read(Json.parse(text));

      assertThat(config.user()).isEmpty();
      assertThat(config.env()).isEmpty();
      assertThat(config.entrypoint()).isEmpty();
      assertThat(config.exposedPorts()).isEmpty();
      assertThat(config.workdir()).isEmpty();
      assertThat(config.healthcheck()).isEmpty();
      assertThat(config.stopSignal()).isEmpty();
    }
  }

  @Test
  void aSingleTextIsAListOfOneAsInOldImages() {
    var config = ImageConfigJson.read(Json.parse("{\"Entrypoint\":\"/init\",\"Cmd\":\"serve\"}"));

    assertThat(config.entrypoint()).containsExactly("/init");
    assertThat(config.command()).containsExactly("serve");
  }

  @Test
  void whatIsNoPortExposesNothing() {
    var ports =
        Json.parse(
            "{\"ExposedPorts\":{\"0/tcp\":{},\"http/tcp\":{},\"1/quic\":{},\"99999\":{},\"9-1\":{},\"80\":{}}}");

    assertThat(ImageConfigJson.read(ports).exposedPorts()).containsExactly(Port.tcp(80));
  }
}
