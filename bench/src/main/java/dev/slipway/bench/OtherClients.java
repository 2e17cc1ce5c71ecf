package dev.slipway.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Six checks as a shell script does them, where its programs are there.
final class OtherClients {
  private static final String DOCKER = "the docker command in sh";
  private static final String CURL = "curl in sh";

  static final List<String> NAMES = List.of(DOCKER, CURL);

  private static final String WITH_DOCKER =
      """
      set -eu
      id=$(docker run -d -e BENCH=six -p 127.0.0.1::80 -v /data slipway/busybox httpd -f -p 80)
      trap 'docker rm -f -v "$id" >/dev/null' EXIT
      address=$(docker inspect -f '{{.NetworkSettings.IPAddress}}' "$id")
      jobs=''
      for _ in 1 2 3 4; do docker exec "$id" true & jobs="$jobs $!"; done
      for _ in http tcp; do
        curl -sf --retry 50 --retry-connrefused --retry-delay 0 -o /dev/null "http://$address/etc/passwd" & jobs="$jobs $!"
      done
      for job in $jobs; do wait "$job"; done
      """;

  private static final String WITH_CURL =
      """
      set -eu
      engine() { curl -sf --unix-socket "$SOCKET" -X "$1" "http://docker/v1.41$2" -H 'Content-Type: application/json' -d "${3-}"; }
      text() { sed "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/"; }
      create='{"Image":"slipway/busybox","Cmd":["httpd","-f","-p","80"],"Env":["BENCH=six"],"ExposedPorts":{"80/tcp":{}},"Volumes":{"/data":{}},"HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"0"}]}}}'
      id=$(engine POST /containers/create "$create" | text Id)
      trap 'engine DELETE "/containers/$id?v=1&force=1"' EXIT
      engine POST "/containers/$id/start"
      address=$(engine GET "/containers/$id/json" | text IPAddress)
      run() {
        exec=$(engine POST "/containers/$id/exec" '{"AttachStdout":true,"AttachStderr":true,"Cmd":["true"]}' | text Id)
        engine POST "/exec/$exec/start" '{"Detach":false,"Tty":false}'
        engine GET "/exec/$exec/json" | grep -q '"ExitCode":0'
      }
      jobs=''
      for _ in 1 2 3 4; do run & jobs="$jobs $!"; done
      for _ in http tcp; do
        curl -sf --retry 50 --retry-connrefused --retry-delay 0 -o /dev/null "http://$address/etc/passwd" & jobs="$jobs $!"
      done
      for job in $jobs; do wait "$job"; done
      """;

  private OtherClients() {}

  static List<Subject> subjects(Workbench bench) {
    var subjects = new ArrayList<Subject>();
    if (isThere("curl")) {
      if (isThere("docker")) {
        subjects.add(script(bench, WITH_DOCKER).subject(DOCKER));
      }
      subjects.add(script(bench, WITH_CURL).subject(CURL));
    }
    return subjects;
  }

  private static Command script(Workbench bench, String text) {
    return Command.of(bench.folder(), List.of("sh", "-c", text))
        .with("DOCKER_HOST", "unix://" + bench.socket())
        .with("SOCKET", bench.socket().toString());
  }

  private static boolean isThere(String program) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
