package dev.slipway.cli;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.failure.Failure;
import dev.slipway.validate.Assignment;
import dev.slipway.validate.ValidationListener;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.report.Format;
import dev.slipway.validate.report.Style;
import dev.slipway.validate.report.TextLines;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Text of runs as they go on. On a terminal a check is printed when it ends, under a line that
/// says what is awaited; elsewhere checks are printed in the manifest's order, as soon as all
/// before them have ended, so that the output of two equal runs is equal. Runs never mix: the first
/// that is not over prints, the others wait.
final class RunOutput {
  private final Console console;
  private final ValidateArguments arguments;
  private final List<Assignment> assignments;
  private final PullListener pulls;
  private final Style style;
  private final ProgressLine progress;
  private final List<RunText> texts = new ArrayList<>();
  private final Set<Failure> told = new HashSet<>();
  private int current;

  RunOutput(
      Console console,
      ValidateArguments arguments,
      List<Assignment> assignments,
      PullListener pulls) {
    this.console = console;
    this.arguments = arguments;
    this.assignments = assignments;
    this.pulls = pulls;
    this.style = console.colour() ? Style.ansi() : Style.plain();
    this.progress = new ProgressLine(console);
    assignments.forEach(_ -> texts.add(new RunText()));
  }

  ValidationListener listener(Assignment assignment) {
    return texts.get(assignments.indexOf(assignment));
  }

  /// After the last run.
  synchronized void summary(Report report) {
    // Also what went wrong after the verdict, when containers were removed.
    report.runs().forEach(run -> run.failure().ifPresent(this::error));
    if (arguments.output() != Format.TEXT) {
      return;
    }
    if (!arguments.quiet() || !report.passed()) {
      new TextLines(style).summary(report).forEach(console.out()::println);
    }
    console.out().flush();
  }

  private synchronized void print(RunText text, List<String> lines) {
    if (arguments.output() != Format.TEXT) {
      return;
    }
    if (!arguments.quiet() || !lines.isEmpty()) {
      text.waiting.addAll(text.header);
      text.header = List.of();
    }
    text.waiting.addAll(lines);
    flush();
  }

  /// Once, although several runs may meet it.
  private void error(Failure failure) {
    if (told.add(failure)) {
      progress.clear();
      console.error(failure);
    }
  }

  private synchronized void over(RunText text) {
    text.over = true;
    flush();
  }

  private void flush() {
    while (current < texts.size()) {
      var text = texts.get(current);
      if (!text.waiting.isEmpty()) {
        progress.clear();
        text.waiting.forEach(console.out()::println);
        text.waiting.clear();
        console.out().flush();
      }
      if (!text.over) {
        text.awaited().ifPresentOrElse(progress::show, progress::clear);
        return;
      }
      progress.clear();
      current++;
    }
  }

  /// The text of one run.
  private final class RunText implements ValidationListener {
    private final TextLines lines = new TextLines(style);
    private final List<String> waiting = new ArrayList<>();
    private final Map<Integer, CheckResult> early = new HashMap<>();
    private final List<Check> open = new ArrayList<>();
    private List<String> header = List.of();
    private Optional<CheckResult> containersEnd = Optional.empty();
    private int checks;
    private boolean over;

    @Override
    public void started(String subject, Validator validator, int selected) {
      synchronized (RunOutput.this) {
        checks = selected;
        var selection = assignments.get(texts.indexOf(this)).selected();
        validator.checks().stream()
            .filter(check -> selection.contains(check.index()))
            .forEach(open::add);
        header = lines.header(subject, validator);
        print(this, List.of());
      }
    }

    @Override
    public void checked(CheckResult result) {
      synchronized (RunOutput.this) {
        if (console.live()) {
          open.remove(result.check());
          print(this, text(result));
        } else if (result.check().index() < 0) {
          containersEnd = Optional.of(result);
        } else {
          early.put(result.check().index(), result);
          print(this, ready());
        }
      }
    }

    @Override
    public void finished(Run run) {
      synchronized (RunOutput.this) {
        var end = new ArrayList<String>(takeContainersEnd());
        if (!arguments.quiet() || !run.passed()) {
          end.addAll(lines.footer(run));
        }
        if (arguments.debug()) {
          run.kept().forEach(name -> end.addAll(howToLook(name)));
        }
        open.clear();
        print(this, end);
        run.failure().ifPresent(RunOutput.this::error);
        over(this);
      }
    }

    /// How a container failed stands before what could not be checked for it.
    private List<String> ready() {
      var ready = new ArrayList<String>();
      while (!open.isEmpty()) {
        var next = early.remove(open.getFirst().index());
        if (next == null) {
          break;
        }
        open.removeFirst();
        if (!(next.check().requirement() instanceof ImageRule)) {
          ready.addAll(takeContainersEnd());
        }
        ready.addAll(text(next));
      }
      return ready;
    }

    private List<String> takeContainersEnd() {
      var lines = containersEnd.map(this::text).orElse(List.of());
      containersEnd = Optional.empty();
      return lines;
    }

    private List<String> text(CheckResult result) {
      return arguments.quiet() && result.accepted() ? List.of() : lines.check(result);
    }

    private Optional<String> awaited() {
      if (!console.live() || open.isEmpty()) {
        return Optional.empty();
      }
      var names = open.stream().limit(3).map(Check::title).toList();
      return Optional.of(
          (checks - open.size())
              + "/"
              + checks
              + "  waiting for "
              + String.join(", ", names)
              + (open.size() > names.size() ? ", …" : ""));
    }

    @Override
    public void pulling(ImageReference image) {
      pulls.pulling(image);
    }

    @Override
    public void layer(
        String layer, String status, Optional<ByteCount> done, Optional<ByteCount> total) {
      pulls.layer(layer, status, done, total);
    }

    @Override
    public void pulled(ImageReference image) {
      pulls.pulled(image);
    }
  }

  private static List<String> howToLook(String container) {
    return List.of(
        "Look into it:   docker exec -it " + container + " sh",
        "Its output:     docker logs " + container,
        "Remove it:      docker rm -fv " + container + "   (or: slipway clean)");
  }
}
