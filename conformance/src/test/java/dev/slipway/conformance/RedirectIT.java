package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Redirects within the container and out of it. The image sends plain HTTP to HTTPS at the port
/// that HTTPS has by default, at which nothing listens.
@ExtendWith(LiveEngine.class)
class RedirectIT {
  private static final String GATEWAY = "slipway/example-https-gateway-pass";

  private static String explanation(String httpGet) {
    return SlipwayCall.validatingText(
            """
            ports: [{port: 8080}, {port: 8443}, {port: 443}]
            checks:
              - name: serves
                probe: {tcpSocket: {port: 8080}, failureThreshold: 60, periodSeconds: 0.5}
              - name: asked
                dependsOn: serves
                probe: {httpGet: %s}
            """
                .formatted(httpGet),
            GATEWAY)
        .exits(1)
        .checks()
        .getLast()
        .explanation();
  }

  @Test
  void aRedirectToAnotherSchemeGoesToThatSchemesPort() {
    assertThat(explanation("{port: 8080, host: shop.example.com}"))
        .contains(
            "No answer from https://shop.example.com/, where http://shop.example.com/ leads.",
            "connection refused");
  }

  @Test
  void tlsToAPortWithoutItIsToldAsThat() {
    assertThat(explanation("{port: 8080, scheme: HTTPS}"))
        .contains("No answer from https://localhost:8080/.", "no TLS: ");
  }
}
