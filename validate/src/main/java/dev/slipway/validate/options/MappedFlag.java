package dev.slipway.validate.options;

/// What changes the container.
enum MappedFlag implements Flag {
  ADD_HOST,
  CAP_ADD,
  CAP_DROP,
  CGROUP_PARENT,
  CGROUPNS,
  CPU_PERIOD,
  CPU_QUOTA,
  CPU_SHARES('c'),
  CPUS,
  CPUSET_CPUS,
  DEVICE,
  DNS,
  DNS_OPTION,
  DNS_SEARCH,
  DOMAINNAME,
  ENTRYPOINT,
  ENV('e'),
  ENV_FILE,
  EXPOSE,
  GPUS,
  GROUP_ADD,
  HEALTH_CMD,
  HEALTH_INTERVAL,
  HEALTH_RETRIES,
  HEALTH_START_PERIOD,
  HEALTH_TIMEOUT,
  HOSTNAME('h'),
  INIT(false),
  INTERACTIVE('i', false),
  IPC,
  LABEL('l'),
  LABEL_FILE,
  MAC_ADDRESS,
  MEMORY('m'),
  MEMORY_RESERVATION,
  MEMORY_SWAP,
  MOUNT,
  NETWORK,
  NETWORK_ALIAS,
  NO_HEALTHCHECK(false),
  OOM_SCORE_ADJ,
  PID,
  PIDS_LIMIT,
  PLATFORM,
  PRIVILEGED(false),
  PUBLISH('p'),
  PUBLISH_ALL('P', false),
  READ_ONLY(false),
  RUNTIME,
  SECURITY_OPT,
  SHM_SIZE,
  STOP_SIGNAL,
  STOP_TIMEOUT,
  SYSCTL,
  TMPFS,
  TTY('t', false),
  ULIMIT,
  USER('u'),
  USERNS,
  UTS,
  VOLUME('v'),
  WORKDIR('w');

  private final char letter;
  private final boolean takesValue;

  MappedFlag() {
    this(' ', true);
  }

  MappedFlag(char letter) {
    this(letter, true);
  }

  MappedFlag(boolean takesValue) {
    this(' ', takesValue);
  }

  MappedFlag(char letter, boolean takesValue) {
    this.letter = letter;
    this.takesValue = takesValue;
  }

  @Override
  public char letter() {
    return letter;
  }

  @Override
  public boolean takesValue() {
    return takesValue;
  }
}
