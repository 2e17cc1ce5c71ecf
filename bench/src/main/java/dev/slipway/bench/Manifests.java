package dev.slipway.bench;

/// The contracts that are validated. The floors make the same containers.
final class Manifests {
  private Manifests() {}

  private static String named(String name) {
    return "apiVersion: container-canary.nvidia.com/v1\nkind: Validator\nname: " + name + "\n";
  }

  /// Four commands, one question over HTTP, one connection; a variable, a port, a volume.
  static String six() {
    return named("six")
        + """
        env:
          - name: BENCH
            value: six
        ports:
          - port: 80
            protocol: TCP
        volumes:
          - mountPath: /data
        command: [httpd, -f, -p, "80"]
        checks:
        """
        + execs(4)
        + http()
        + """
          - name: tcp
            description: The server takes connections
            probe:
              tcpSocket:
                port: 80
              failureThreshold: 30
        """;
  }

  static String commands(int count) {
    return named("commands") + "command: [sleep, \"60\"]\nchecks:\n" + execs(count);
  }

  /// A server that listens so late, in seconds.
  static String server(String late) {
    return named("server")
        + "command: [sh, -c, \"sleep "
        + late
        + "; exec httpd -f -p 80\"]\nchecks:\n"
        + http();
  }

  static String imageOnly() {
    return named("image-only")
        + """
        checks:
          - name: shell
            description: There is a shell
            image:
              file:
                path: /bin/busybox
                type: file
                mode: "0755"
          - name: cmd
            description: The shell is what starts
            image:
              metadata:
                cmd: [sh]
          - name: size
            description: It is small
            image:
              size:
                max: 20MB
        """;
  }

  static String refused() {
    return named("refused") + "command: [no-such-program]\nchecks:\n" + execs(1);
  }

  private static String execs(int count) {
    var checks = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      checks
          .append("  - name: exec-")
          .append(i)
          .append("\n    description: Command ")
          .append(i)
          .append(" works\n    probe:\n      exec:\n        command: [\"true\"]\n");
    }
    return checks.toString();
  }

  private static String http() {
    return """
      - name: http
        description: The server answers
        probe:
          httpGet:
            path: /etc/passwd
            port: 80
          failureThreshold: 30
    """;
  }
}
