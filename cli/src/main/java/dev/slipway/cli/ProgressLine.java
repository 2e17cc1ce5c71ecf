package dev.slipway.cli;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The last line of a terminal while something is awaited, redrawn ten times a second with the time
/// that has passed. Elsewhere it does nothing.
final class ProgressLine {
  private static final String[] FRAMES = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final long FRAME_MILLIS = 100;

  private final Console console;
  private final long from = System.nanoTime();
  private @Nullable String text;
  private @Nullable Thread painter;
  private int frame;

  ProgressLine(Console console) {
    this.console = console;
  }

  synchronized void show(String what) {
    text = what;
    if (painter == null) {
      painter = Thread.ofPlatform().daemon().name("slipway-progress").start(this::paint);
    }
    draw();
  }

  synchronized void clear() {
    if (text != null) {
      text = null;
      console.out().print("\r\u001b[K");
      console.out().flush();
    }
  }

  private synchronized void paint() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.timedWait(this, FRAME_MILLIS);
        frame++;
        draw();
      }
    } catch (InterruptedException _) {
      // Nobody interrupts a painter but the end of the process.
    }
  }

  private void draw() {
    if (text == null) {
      return;
    }
    double seconds = Math.floor((System.nanoTime() - from) / 1e8) / 10;
    var line = FRAMES[frame % FRAMES.length] + " " + text + " (" + seconds + " s)";
    var fitting =
        line.codePointCount(0, line.length()) < console.columns()
            ? line
            : line.substring(0, line.offsetByCodePoints(0, console.columns() - 2)) + "…";
    console.out().print("\r\u001b[K" + fitting);
    console.out().flush();
  }
}
