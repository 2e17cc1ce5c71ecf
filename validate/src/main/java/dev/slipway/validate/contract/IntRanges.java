package dev.slipway.validate.contract;

import java.util.List;
import java.util.stream.Collectors;

/// A set of whole numbers as people write it: `200`, `200-299`, or a list of both.
public record IntRanges(List<Range> ranges) {
  /// Both ends are in it.
  public record Range(int from, int to) {
    public Range {
      if (from > to) {
        throw new IllegalArgumentException("A range runs upwards: " + from + "-" + to);
      }
    }

    @Override
    public String toString() {
      return from == to ? String.valueOf(from) : from + "-" + to;
    }
  }

  public IntRanges {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("A set of numbers has at least one.");
    }
  }

  public static IntRanges of(int number) {
    return new IntRanges(List.of(new Range(number, number)));
  }

  public static IntRanges between(int from, int to) {
    return new IntRanges(List.of(new Range(from, to)));
  }

  public boolean contains(int number) {
    return ranges.stream().anyMatch(r -> r.from <= number && number <= r.to);
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
  }
}
