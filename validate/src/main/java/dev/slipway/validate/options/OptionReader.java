package dev.slipway.validate.options;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Located;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Reads the words of one manifest, once.
final class OptionReader {
  private static final String BYTES = "a number of bytes, such as `64m` or `2g`";
  private static final String SWITCH = "true or false";
  private static final String OWN_LABELS = "dev.slipway.";
  private static final long CPU_PERIOD = 100_000;

  private final Surroundings surroundings;
  private final Listing listing;
  private final Problems problems = new Problems();

  /// Of files, which single options override wherever they stand.
  private final List<Meaning.Effect> files = new ArrayList<>();

  private final List<Meaning.Effect> effects = new ArrayList<>();
  private final HealthOptions health = new HealthOptions();
  private final List<Port> exposed = new ArrayList<>();
  private Optional<Platform> platform = Optional.empty();
  private Optional<Long> cpuQuota = Optional.empty();
  private long cpuPeriod = CPU_PERIOD;
  private boolean publishAll;
  private Optional<Place> noHealthcheck = Optional.empty();
  private Optional<String> network = Optional.empty();

  OptionReader(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.listing = new Listing(surroundings.environment());
  }

  Parsed<DockerRunOptions> read(List<Located<String>> words) {
    for (var given : Words.read(words, problems)) {
      switch (given.flag()) {
        case MappedFlag flag -> take(given, meaning(flag, given));
        case IdleFlag flag -> idle(given, flag.why());
        case RefusedFlag flag ->
            problems.add(
                Problem.error(
                    Rules.REFUSED_OPTION,
                    given.place(),
                    Excerpt.code(given.written()) + " cannot be used here: " + flag.why() + ".",
                    flag.hint()));
      }
    }
    if (health.contradict()) {
      problems.add(
          Problem.error(
              Rule.CONFLICT,
              noHealthcheck.orElseThrow(),
              "`--no-healthcheck` contradicts the other `--health-` options."));
    }
    return problems.with(new DockerRunOptions(all(), platform));
  }

  private List<Meaning.Effect> all() {
    var all = new ArrayList<>(files);
    all.addAll(effects);
    health.healthcheck().ifPresent(check -> all.add(container -> container.healthcheck(check)));
    cpuQuota
        .filter(quota -> quota > 0)
        .ifPresent(
            quota -> {
              long nanoCpus = Math.multiplyExact(quota, 1_000_000_000L) / cpuPeriod;
              all.add(container -> container.nanoCpus(nanoCpus));
            });
    if (publishAll) {
      exposed.forEach(port -> all.add(container -> container.port(PublishedPort.onLoopback(port))));
    }
    return all;
  }

  private void take(Given given, Meaning meaning) {
    switch (meaning) {
      case Meaning.Change(var effect) -> effects.add(effect);
      case Meaning.Unlike(var expected) ->
          fault(
              given,
              "takes "
                  + expected
                  + (given.value().isEmpty()
                      ? "; this is empty"
                      : "; this is " + Excerpt.code(given.value())),
              given.value().contains(" -")
                  ? Optional.of("An item of the list holds one option with its value.")
                  : Optional.empty());
      case Meaning.Faulty(var predicate, var hint) -> fault(given, predicate, hint);
    }
  }

  private void fault(Given given, String predicate, Optional<String> hint) {
    problems.add(
        new Problem(
            Rule.INVALID_VALUE,
            Severity.ERROR,
            given.valuePlace(),
            Excerpt.code(given.written()) + " " + predicate + ".",
            hint));
  }

  private void idle(Given given, String why) {
    problems.add(
        Problem.warning(
            Rule.FIELD_WITHOUT_EFFECT,
            given.place(),
            Excerpt.code(given.written()) + " has no effect here: " + why + "."));
  }

  private Meaning meaning(MappedFlag flag, Given given) {
    var text = given.value();
    return switch (flag) {
      case ADD_HOST -> NetworkSyntax.host(text);
      case CAP_ADD -> capability(text, ContainerSpec.Builder::capAdd);
      case CAP_DROP -> capability(text, ContainerSpec.Builder::capDrop);
      case CGROUP_PARENT -> word(text, "a cgroup", ContainerSpec.Builder::cgroupParent);
      case CGROUPNS -> oneOf(text, List.of("host", "private"), ContainerSpec.Builder::cgroupns);
      case CPU_PERIOD -> cpuPeriod(given);
      case CPU_QUOTA -> cpuQuota(text);
      case CPU_SHARES -> number(text, 0, Long.MAX_VALUE, n -> container -> container.cpuShares(n));
      case CPUS ->
          Meaning.of(
              Values.nanoCpus(text),
              "a number of processors, such as `1.5`",
              n -> container -> container.nanoCpus(n));
      case CPUSET_CPUS ->
          text.matches("[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*")
              ? Meaning.change(container -> container.cpuset(text))
              : Meaning.unlike("a set of processors, such as `0-3` or `0,2`");
      case DEVICE -> DeviceSyntax.parse(text);
      case DNS -> address(text, ContainerSpec.Builder::dns);
      case DNS_OPTION -> word(text, "an option", ContainerSpec.Builder::dnsOption);
      case DNS_SEARCH -> word(text, "a domain", ContainerSpec.Builder::dnsSearch);
      case DOMAINNAME -> word(text, "a domain", ContainerSpec.Builder::domainname);
      case ENTRYPOINT ->
          Meaning.change(
              container -> container.entrypoint(text.isEmpty() ? List.of() : List.of(text)));
      case ENV -> variable(text);
      case ENV_FILE -> file(given, this::variable);
      case EXPOSE -> expose(given);
      case GPUS -> GpuSyntax.parse(text);
      case GROUP_ADD -> word(text, "a group", ContainerSpec.Builder::group);
      case HEALTH_CMD -> health(flag, text, "a command");
      case HEALTH_INTERVAL, HEALTH_TIMEOUT, HEALTH_START_PERIOD ->
          health(flag, text, "a time, such as `30s` or `1m30s`");
      case HEALTH_RETRIES -> health(flag, text, "a whole number");
      case HOSTNAME -> word(text, "a name", ContainerSpec.Builder::hostname);
      case INIT -> toggle(text, ContainerSpec.Builder::init);
      case INTERACTIVE -> toggle(text, ContainerSpec.Builder::stdin);
      case IPC -> word(text, "a namespace, such as `host`", ContainerSpec.Builder::ipc);
      case LABEL -> label(text);
      case LABEL_FILE -> file(given, OptionReader::label);
      case MAC_ADDRESS ->
          NetworkSyntax.isMac(text)
              ? Meaning.change(container -> container.macAddress(text))
              : Meaning.unlike("a MAC address, such as `02:42:ac:11:00:02`");
      case MEMORY -> bytes(text, ContainerSpec.Builder::memory);
      case MEMORY_RESERVATION -> bytes(text, ContainerSpec.Builder::memoryReservation);
      case MEMORY_SWAP ->
          text.equals("-1")
              ? Meaning.change(container -> container.memorySwap(-1))
              : bytes(text, (container, n) -> container.memorySwap(n.bytes()));
      case MOUNT -> new VolumeSyntax(surroundings.folder()).mount(text);
      case NETWORK -> network(given);
      case NETWORK_ALIAS -> word(text, "a name", ContainerSpec.Builder::alias);
      case NO_HEALTHCHECK -> noHealthcheck(given);
      case OOM_SCORE_ADJ ->
          number(text, -1000, 1000, n -> container -> container.oomScoreAdj(n.intValue()));
      case PID -> word(text, "a namespace, such as `host`", ContainerSpec.Builder::pid);
      case PIDS_LIMIT -> number(text, -1, Long.MAX_VALUE, n -> container -> container.pids(n));
      case PLATFORM -> platform(text);
      case PRIVILEGED -> toggle(text, ContainerSpec.Builder::privileged);
      case PUBLISH -> PublishSyntax.publish(text);
      case PUBLISH_ALL -> publishAll(text);
      case READ_ONLY -> toggle(text, ContainerSpec.Builder::readOnly);
      case RUNTIME -> word(text, "a runtime", ContainerSpec.Builder::runtime);
      case SECURITY_OPT -> new SecuritySyntax(surroundings).parse(text);
      case SHM_SIZE -> bytes(text, ContainerSpec.Builder::shm);
      case STOP_SIGNAL ->
          word(text, "a signal, such as `SIGINT`", ContainerSpec.Builder::stopSignal);
      case STOP_TIMEOUT ->
          number(
              text,
              0,
              Integer.MAX_VALUE,
              n -> container -> container.stopTimeout(Duration.ofSeconds(n)));
      case SYSCTL -> sysctl(text);
      case TMPFS -> VolumeSyntax.tmpfs(text);
      case TTY -> toggle(text, ContainerSpec.Builder::tty);
      case ULIMIT ->
          Meaning.of(
              Values.ulimit(text),
              "a limit, such as `nofile=1024:2048`",
              limit -> container -> container.ulimit(limit));
      case USER -> word(text, "a user, such as `1000:1000`", ContainerSpec.Builder::user);
      case USERNS -> word(text, "a namespace, such as `host`", ContainerSpec.Builder::userns);
      case UTS -> word(text, "a namespace, such as `host`", ContainerSpec.Builder::uts);
      case VOLUME -> new VolumeSyntax(surroundings.folder()).volume(text);
      case WORKDIR ->
          text.startsWith("/")
              ? Meaning.change(container -> container.workdir(text))
              : Meaning.unlike("an absolute path");
    };
  }

  private static Meaning word(
      String text, String expected, BiConsumer<ContainerSpec.Builder, String> part) {
    return text.isBlank()
        ? Meaning.unlike(expected)
        : Meaning.change(container -> part.accept(container, text));
  }

  private static Meaning oneOf(
      String text, List<String> words, BiConsumer<ContainerSpec.Builder, String> part) {
    return words.contains(text)
        ? Meaning.change(container -> part.accept(container, text))
        : Meaning.unlike("one of " + Excerpt.codes(words));
  }

  private static Meaning toggle(String text, BiConsumer<ContainerSpec.Builder, Boolean> part) {
    return Meaning.of(
        Values.bool(text), SWITCH, value -> container -> part.accept(container, value));
  }

  private static Meaning bytes(String text, BiConsumer<ContainerSpec.Builder, ByteCount> part) {
    return Meaning.of(
        ByteCount.parseRam(text), BYTES, value -> container -> part.accept(container, value));
  }

  private static Meaning number(
      String text, long least, long most, Function<Long, Meaning.Effect> part) {
    var expected =
        most == Long.MAX_VALUE || most == Integer.MAX_VALUE
            ? "a whole number from " + least
            : "a whole number from " + least + " to " + most;
    return Meaning.of(Values.whole(text, least, most), expected, part);
  }

  private static Meaning capability(String text, BiConsumer<ContainerSpec.Builder, String> part) {
    return text.matches("[A-Za-z_]+")
        ? Meaning.change(container -> part.accept(container, text))
        : Meaning.unlike("a capability, such as `NET_ADMIN` or `ALL`");
  }

  private static Meaning address(String text, BiConsumer<ContainerSpec.Builder, String> part) {
    return Values.isAddress(text)
        ? Meaning.change(container -> part.accept(container, text))
        : Meaning.unlike("an IP address");
  }

  private static Meaning sysctl(String text) {
    int equals = text.indexOf('=');
    return equals < 1
        ? Meaning.unlike("a kernel parameter, such as `net.core.somaxconn=1024`")
        : Meaning.change(
            container -> container.sysctl(text.substring(0, equals), text.substring(equals + 1)));
  }

  private Meaning variable(String text) {
    return Meaning.of(
        listing.variable(text),
        "an environment variable, such as `NAME=VALUE`",
        pair -> container -> pair.value().ifPresent(v -> container.env(pair.name(), v)));
  }

  private static Meaning label(String text) {
    if (text.startsWith(OWN_LABELS)) {
      return Meaning.faulty("begins with `dev.slipway.`, as Slipway's own labels do");
    }
    return Meaning.of(
        Listing.label(text),
        "a label, such as `NAME=VALUE`",
        pair -> container -> container.label(pair.name(), pair.value().orElse("")));
  }

  /// The lines of a file mean what the option for one line means.
  private Meaning file(Given given, Function<String, Meaning> line) {
    var names = "names " + Excerpt.code(given.value());
    return switch (surroundings.text(given.value())) {
      case Surroundings.Unreadable(var why) ->
          Meaning.faulty(names + ", which cannot be read: " + why);
      case Surroundings.Text(var text) -> {
        for (var each : Listing.lines(text)) {
          switch (line.apply(each)) {
            case Meaning.Change(var effect) -> files.add(effect);
            case Meaning.Unlike(var expected) -> {
              yield Meaning.faulty(
                  names + ", whose line " + Excerpt.code(each) + " is not " + expected);
            }
            case Meaning.Faulty(var predicate, _) -> {
              yield Meaning.faulty(names + ", whose line " + Excerpt.code(each) + " " + predicate);
            }
          }
        }
        yield Meaning.changes(List.of());
      }
    };
  }

  private Meaning health(MappedFlag flag, String text, String expected) {
    return health.put(flag, text) ? Meaning.changes(List.of()) : Meaning.unlike(expected);
  }

  private Meaning noHealthcheck(Given given) {
    var value = Values.bool(given.value());
    health.none(value.orElse(false));
    noHealthcheck = Optional.of(given.place());
    return Meaning.of(value, SWITCH, _ -> _ -> {});
  }

  private Meaning cpuPeriod(Given given) {
    var period = Values.whole(given.value(), 1_000, 1_000_000);
    cpuPeriod = period.orElse(CPU_PERIOD);
    return Meaning.of(period, "a number of microseconds from 1000 to 1000000", _ -> _ -> {});
  }

  private Meaning cpuQuota(String text) {
    cpuQuota = Values.whole(text, -1, Integer.MAX_VALUE);
    return Meaning.of(cpuQuota, "a number of microseconds", _ -> _ -> {});
  }

  private Meaning publishAll(String text) {
    publishAll = Values.bool(text).orElse(false);
    return toggle(text, ContainerSpec.Builder::publishAll);
  }

  private Meaning expose(Given given) {
    var ports = PublishSyntax.ports(given.value());
    ports.ifPresent(exposed::addAll);
    return Meaning.of(ports, "a port, such as `80` or `53/udp`", _ -> _ -> {});
  }

  private Meaning network(Given given) {
    if (network.isPresent() && !network.get().equals(given.value())) {
      return Meaning.faulty("is given twice, and Slipway connects a container to one network");
    }
    network = Optional.of(given.value());
    return NetworkSyntax.network(given.value());
  }

  private Meaning platform(String text) {
    var parsed = Platform.parse(text);
    platform = parsed.or(() -> platform);
    return Meaning.of(
        parsed,
        "a platform, such as `linux/arm64`",
        value -> container -> container.platform(value));
  }
}
