package dev.slipway.validate.options;

/// What would change the verdict or outlive the run, and cannot be had.
enum RefusedFlag implements Flag {
  CIDFILE("Slipway names and removes its containers itself", "Leave it out."),
  CPU_COUNT("it is for Windows containers", "Give --cpus instead."),
  CPU_PERCENT("it is for Windows containers", "Give --cpus instead."),
  DEVICE_CGROUP_RULE(
      "Slipway does not pass it on", "Name the device with --device, or give --privileged."),
  HELP(false, "it asks for help", "Leave it out."),
  IO_MAXBANDWIDTH("it is for Windows containers", "Leave it out."),
  IO_MAXIOPS("it is for Windows containers", "Leave it out."),
  IP("two runs at once would claim one address", "Leave it out and use --network-alias."),
  IP6("two runs at once would claim one address", "Leave it out and use --network-alias."),
  ISOLATION("it is for Windows containers", "Leave it out."),
  LINK("it needs a container that Slipway did not start", "Use a --network and a --network-alias."),
  LINK_LOCAL_IP("two runs at once would claim one address", "Leave it out."),
  NAME("two runs at once would claim one name", "Leave it out: Slipway names its containers."),
  RESTART("a container that ends has to stay ended, so that Slipway sees why", "Leave it out."),
  STORAGE_OPT("Slipway does not pass it on", "Limit a folder with --tmpfs /folder:size=1g."),
  USE_API_SOCKET(
      false,
      "it hands the engine to the container",
      "If that is meant, mount the socket with --volume."),
  VOLUME_DRIVER(
      "Slipway makes no volumes with drivers", "Create the volume first and name it in --volume."),
  VOLUMES_FROM(
      "it needs a container that Slipway did not start", "Name the volumes with --volume.");

  private final boolean takesValue;
  private final String why;
  private final String hint;

  RefusedFlag(String why, String hint) {
    this(true, why, hint);
  }

  RefusedFlag(boolean takesValue, String why, String hint) {
    this.takesValue = takesValue;
    this.why = why;
    this.hint = hint;
  }

  @Override
  public char letter() {
    return ' ';
  }

  @Override
  public boolean takesValue() {
    return takesValue;
  }

  /// Continues `… cannot be used here: `.
  String why() {
    return why;
  }

  String hint() {
    return hint;
  }
}
