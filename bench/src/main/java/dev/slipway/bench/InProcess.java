package dev.slipway.bench;

import java.io.IOException;

/// Work in this JVM, which is long warm when the first round that counts begins.
final class InProcess {
  private InProcess() {}

  @FunctionalInterface
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  static Subject subject(String name, Work work) {
    return new Subject() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample measure() throws IOException, InterruptedException {
        long cpu = CpuTime.ofSelf();
        long from = System.nanoTime();
        work.run();
        return Sample.of(System.nanoTime() - from, CpuTime.ofSelf() - cpu);
      }
    };
  }
}
