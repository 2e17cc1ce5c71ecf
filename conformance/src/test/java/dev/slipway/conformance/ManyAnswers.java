package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// A container that answers each path in its own way, by `nc`, which says word for word what it is
/// told to; and what came of checks of it.
record ManyAnswers(List<CheckOutcome> outcomes) {
  static final String IMAGE = "slipway/busybox";

  /// Its one check, `up`, passes as soon as it listens.
  static final String MANIFEST =
      """
      name: many-answers
      ports:
        - port: 8080
      command:
        - sh
        - -c
        - |
          cat > /tmp/answer <<'END'
          #!/bin/sh
          read -r method path rest
          seen=""
          while read -r line; do
            [ ${#line} -gt 1 ] || break
            seen="$seen$line\\n"
          done
          answer() { printf 'HTTP/1.1 %s\\r\\n%b\\r\\n%b' "$1" "$2" "$3"; }
          case $path in
            /ok) answer '200 OK' '' 'fine' ;;
            /accepted) answer '202 Accepted' '' '' ;;
            /unchanged) answer '304 Not Modified' '' '' ;;
            /broken) answer '500 Internal Server Error' '' 'no database' ;;
            /moved) answer '302 Found' 'Location: /ok\\r\\n' '' ;;
            /astray) answer '302 Found' 'Location: /nowhere\\r\\n' '' ;;
            /open-to-all) answer '200 OK' 'Access-Control-Allow-Origin: *\\r\\n' '' ;;
            /varying) answer '200 OK' 'Vary: Origin\\r\\nVary: Accept\\r\\n' '' ;;
            /echo) answer '200 OK' '' "$seen" ;;
            /hang) sleep 600 ;;
            /trickle)
              printf 'HTTP/1.1 200 OK\\r\\n'
              while sleep 1; do printf 'X-More: 1\\r\\n'; done ;;
            /keep-open) answer '200 OK' 'Content-Length: 4\\r\\n' 'fine'; cat > /dev/null ;;
            *) answer '404 Not Found' '' 'nothing here' ;;
          esac
          END
          chmod +x /tmp/answer
          exec nc -ll -p 8080 -e /tmp/answer
      checks:
        - name: up
          probe: {tcpSocket: {port: 8080}, failureThreshold: 100}
      """;

  /// A check that asks for a path, to go with the manifest.
  ///
  /// @param more further fields of `httpGet`
  static String get(String name, String path, String... more) {
    var fields = String.join(", ", more);
    return "  - {name: %s, dependsOn: up, probe: {httpGet: {port: 8080, path: %s%s}}}\n"
        .formatted(name, path, fields.isEmpty() ? "" : ", " + fields);
  }

  /// Makes checks that stand as they would in a list at the top of a file.
  static ManyAnswers to(String checks) {
    var manifest = MANIFEST + (checks.startsWith("-") ? checks.indent(2) : checks);
    var call = SlipwayCall.validatingText(manifest, IMAGE);
    assertThat(call.exitCode()).as(call.toString()).isIn(0, 1);
    return new ManyAnswers(call.checks());
  }

  ManyAnswers passed(String... names) {
    return have("passed", names);
  }

  ManyAnswers failed(String... names) {
    return have("failed", names);
  }

  String explanation(String name) {
    return outcomes.stream()
        .filter(outcome -> outcome.name().equals(name))
        .findFirst()
        .orElseThrow()
        .explanation();
  }

  private ManyAnswers have(String status, String... names) {
    assertThat(outcomes)
        .filteredOn(outcome -> List.of(names).contains(outcome.name()))
        .hasSameSizeAs(names)
        .allMatch(outcome -> outcome.status().equals(status), status);
    return this;
  }
}
