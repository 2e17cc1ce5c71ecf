package dev.slipway.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// One command as a manual page in roff's `man` macros.
final class ManPage {
  private ManPage() {}

  static String of(CommandSpec spec) {
    var page = new StringBuilder();
    var name = spec.qualifiedName("-");
    var description = List.of(spec.usageMessage().description());
    page.append(".TH \"")
        .append(name.toUpperCase(Locale.ROOT))
        .append("\" 1 \"\" \"slipway ")
        .append(Build.version())
        .append("\" \"User Commands\"\n");
    section(page, "NAME");
    page.append(name).append(" \\- ").append(text(title(description.getFirst()))).append('\n');
    section(page, "SYNOPSIS");
    page.append(text(synopsis(spec))).append('\n');
    section(page, "DESCRIPTION");
    for (var line : description) {
      page.append(line.isBlank() ? ".PP" : text(line)).append('\n');
    }
    options(page, spec);
    commands(page, spec);
    section(page, "EXIT STATUS");
    for (var line : ExitCodes.LINES) {
      page.append(".TP\n\\fB")
          .append(line.code())
          .append("\\fR\n")
          .append(text(line.meaning()))
          .append('\n');
    }
    return page.toString();
  }

  private static void options(StringBuilder page, CommandSpec spec) {
    if (!spec.positionalParameters().isEmpty()) {
      section(page, "ARGUMENTS");
      for (var positional : spec.positionalParameters()) {
        entry(page, "\\fI" + text(positional.paramLabel()) + "\\fR", positional.description());
      }
    }
    section(page, "OPTIONS");
    for (var option : spec.options()) {
      entry(page, names(option), option.description());
    }
  }

  private static void commands(StringBuilder page, CommandSpec spec) {
    if (spec.subcommands().isEmpty()) {
      return;
    }
    section(page, "COMMANDS");
    spec.subcommands()
        .forEach(
            (name, sub) ->
                entry(
                    page,
                    "\\fB" + text(name) + "\\fR",
                    Arrays.copyOf(sub.getCommandSpec().usageMessage().description(), 1)));
  }

  private static void entry(StringBuilder page, String head, String[] description) {
    page.append(".TP\n").append(head).append('\n');
    for (var line : description) {
      page.append(text(line)).append('\n');
    }
  }

  private static String names(OptionSpec option) {
    var names = new StringBuilder();
    for (var name : option.names()) {
      names.append(names.isEmpty() ? "" : ", ").append("\\fB").append(text(name)).append("\\fR");
    }
    if (option.arity().max() > 0) {
      names.append("=\\fI").append(text(option.paramLabel())).append("\\fR");
    }
    return names.toString();
  }

  static String synopsis(CommandSpec spec) {
    var words = new StringBuilder(spec.qualifiedName()).append(" [OPTIONS]");
    for (var positional : spec.positionalParameters()) {
      var arity = positional.arity();
      var label = positional.paramLabel() + (arity.max() > 1 ? "..." : "");
      words.append(' ').append(arity.min() == 0 ? "[" + label + "]" : label);
    }
    if (!spec.subcommands().isEmpty()) {
      words.append(" [COMMAND]");
    }
    return words.toString();
  }

  private static void section(StringBuilder page, String title) {
    page.append(".SH ").append(title).append('\n');
  }

  /// As `man` lists it: no sentence.
  private static String title(String text) {
    int end = text.endsWith(".") ? text.length() - 1 : text.length();
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1, end);
  }

  private static String text(String text) {
    var escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
