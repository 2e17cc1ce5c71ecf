package dev.slipway.cli;

import dev.slipway.manifest.shape.Suggestion;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line, in the words of the other messages instead of the parser's.
final class UsageText {
  private UsageText() {}

  static String of(ParameterException problem) {
    var command = problem.getCommandLine().getCommandSpec();
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched, command);
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          missing(missing.getMissing().getFirst(), command);
      case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice.";
      case ParameterException other when other.getArgSpec() != null && other.getValue() != null ->
          unlike(other.getArgSpec(), other.getValue());
      default -> String.valueOf(problem.getMessage());
    };
  }

  /// What was probably meant, as a hint.
  static Optional<String> suggestion(ParameterException problem) {
    if (!(problem instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    var command = problem.getCommandLine().getCommandSpec();
    var word = name(unmatched.getUnmatched().getFirst());
    var known =
        unmatched.isUnknownOption()
            ? command.optionsMap().keySet().stream().filter(n -> n.startsWith("--")).toList()
            : List.copyOf(command.subcommands().keySet());
    return word.length() < 3
        ? Optional.empty()
        : Suggestion.among(known, word).map(Suggestion::hint);
  }

  private static String name(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }

  private static String unmatched(UnmatchedArgumentException problem, CommandSpec command) {
    var word = problem.getUnmatched().getFirst();
    if (problem.isUnknownOption()) {
      return "`" + command.qualifiedName() + "` has no option `" + name(word) + "`.";
    }
    return command.subcommands().isEmpty()
        ? "`" + word + "` is an argument too many for `" + command.qualifiedName() + "`."
        : noCommand(command, word);
  }

  static String noCommand(CommandSpec command, String word) {
    return "There is no command `" + command.qualifiedName() + " " + word + "`.";
  }

  private static String missing(ArgSpec argument, CommandSpec command) {
    return argument.isOption()
        ? name(argument) + " has no value: it is given as " + form(argument) + "."
        : "`"
            + command.qualifiedName()
            + "` requires an argument "
            + argument.paramLabel()
            + ": "
            + String.join(" ", argument.description());
  }

  private static String unlike(ArgSpec argument, String value) {
    if (argument.arity().max() == 0) {
      return name(argument) + " takes no value; `" + value + "` is one.";
    }
    return name(argument) + " takes a whole number; this is `" + value + "`.";
  }

  private static String form(ArgSpec argument) {
    return name(argument) + " " + argument.paramLabel();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
