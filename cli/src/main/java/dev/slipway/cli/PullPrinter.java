package dev.slipway.cli;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.PullListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How the fetching of an image goes on: a line that is redrawn on a terminal, a line at the
/// beginning and one at the end elsewhere. On standard error, which reports never use.
final class PullPrinter implements PullListener {
  private static final long REDRAW_NANOS = 100_000_000;

  private final Console console;
  private final boolean quiet;
  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private long drawn;
  private boolean line;

  private record Layer(long done, long total, boolean complete) {}

  PullPrinter(Console console, boolean quiet) {
    this.console = console;
    this.quiet = quiet;
  }

  @Override
  public synchronized void pulling(ImageReference image) {
    if (!quiet) {
      print("Pulling " + image.familiar() + " ...");
    }
  }

  @Override
  public synchronized void layer(
      String layer, String status, Optional<ByteCount> done, Optional<ByteCount> total) {
    boolean complete = status.equals("Pull complete") || status.equals("Already exists");
    var before = layers.getOrDefault(layer, new Layer(0, 0, false));
    long whole =
        status.equals("Downloading") ? total.map(ByteCount::bytes).orElse(0L) : before.total;
    long there =
        status.equals("Downloading")
            ? done.map(ByteCount::bytes).orElse(0L)
            : status.equals("Download complete") || complete ? whole : before.done;
    layers.put(layer, new Layer(there, whole, complete));
    if (!quiet && console.live() && System.nanoTime() - drawn > REDRAW_NANOS) {
      drawn = System.nanoTime();
      redraw();
    }
  }

  @Override
  public synchronized void pulled(ImageReference image) {
    if (!quiet) {
      clear();
      print("Pulled " + image.familiar());
    }
    layers.clear();
  }

  private void redraw() {
    long complete = layers.values().stream().filter(Layer::complete).count();
    long done = layers.values().stream().mapToLong(Layer::done).sum();
    long total = layers.values().stream().mapToLong(Layer::total).sum();
    console
        .err()
        .print(
            "\r\u001b[K  "
                + complete
                + "/"
                + layers.size()
                + " layers, "
                + ByteCount.of(done)
                + " of "
                + ByteCount.of(total));
    console.err().flush();
    line = true;
  }

  private void clear() {
    if (line) {
      console.err().print("\r\u001b[K");
      line = false;
    }
  }

  private void print(String text) {
    console.err().println(text);
    console.err().flush();
  }
}
