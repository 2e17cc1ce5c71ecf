package dev.slipway.core.container;

/// What a process wrote, decoded as UTF-8.
///
/// @param truncated true when more was written than was kept; the ends of both streams were kept
public record CapturedOutput(String stdout, String stderr, boolean truncated) {
  public static final CapturedOutput NONE = new CapturedOutput("", "", false);
}
