package dev.slipway.validate.options;

/// What is accepted, with a warning, and changes nothing.
enum IdleFlag implements Flag {
  ANNOTATION("annotations are for other programs than the container"),
  ATTACH('a', true, "Slipway attaches to nothing and reads the logs"),
  BLKIO_WEIGHT("it tunes speed, which no check looks at"),
  BLKIO_WEIGHT_DEVICE("it tunes speed, which no check looks at"),
  CPU_RT_PERIOD("it tunes speed, which no check looks at"),
  CPU_RT_RUNTIME("it tunes speed, which no check looks at"),
  CPUSET_MEMS("it tunes speed, which no check looks at"),
  DETACH('d', false, "Slipway always runs containers in the background"),
  DETACH_KEYS("Slipway attaches to nothing"),
  DEVICE_READ_BPS("it tunes speed, which no check looks at"),
  DEVICE_READ_IOPS("it tunes speed, which no check looks at"),
  DEVICE_WRITE_BPS("it tunes speed, which no check looks at"),
  DEVICE_WRITE_IOPS("it tunes speed, which no check looks at"),
  DISABLE_CONTENT_TRUST(' ', false, "Slipway does not check signatures"),
  HEALTH_START_INTERVAL("Slipway does not pass it on"),
  KERNEL_MEMORY("engines ignore it"),
  LOG_DRIVER("Slipway reads the logs as the engine keeps them"),
  LOG_OPT("Slipway reads the logs as the engine keeps them"),
  MEMORY_SWAPPINESS("it tunes speed, which no check looks at"),
  OOM_KILL_DISABLE(' ', false, "Slipway does not pass it on"),
  PULL("Slipway has an option --pull of its own"),
  QUIET('q', false, "Slipway has an option --quiet of its own"),
  RM(' ', false, "Slipway always removes its containers"),
  SIG_PROXY(' ', false, "Slipway attaches to nothing");

  private final char letter;
  private final boolean takesValue;
  private final String why;

  IdleFlag(String why) {
    this(' ', true, why);
  }

  IdleFlag(char letter, boolean takesValue, String why) {
    this.letter = letter;
    this.takesValue = takesValue;
    this.why = why;
  }

  @Override
  public char letter() {
    return letter;
  }

  @Override
  public boolean takesValue() {
    return takesValue;
  }

  /// Continues `… has no effect here: `.
  String why() {
    return why;
  }
}
