package dev.slipway.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// All measurements of one subject.
record Series(String name, List<Sample> samples) {
  Series {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured of " + name + ".");
    }
  }

  double median() {
    return median(samples.stream().map(Sample::nanos).toList());
  }

  double least() {
    return samples.stream().mapToLong(Sample::nanos).min().orElseThrow() / 1e6;
  }

  /// The mean, since the system counts processor time in steps that are coarser than a short run.
  double cpu() {
    return mean(Sample::cpuNanos);
  }

  Optional<Double> verdict() {
    var verdicts = samples.stream().flatMap(sample -> sample.verdictNanos().stream()).toList();
    return verdicts.isEmpty() ? Optional.empty() : Optional.of(median(verdicts));
  }

  private double mean(ToLongFunction<Sample> of) {
    return samples.stream().mapToLong(of).average().orElseThrow() / 1e6;
  }

  /// In milliseconds.
  private static double median(List<Long> nanos) {
    var sorted = new ArrayList<>(nanos);
    sorted.sort(null);
    int half = sorted.size() / 2;
    double middle =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    return middle / 1e6;
  }
}
