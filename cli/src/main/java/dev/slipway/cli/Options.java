package dev.slipway.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The parts that commands are described with.
final class Options {
  static final String NO_COLOUR = "--no-color";

  private Options() {}

  static CommandSpec command(String name, String... description) {
    var spec = CommandSpec.create().name(name);
    spec.usageMessage()
        .description(description)
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .synopsisSubcommandLabel("[COMMAND]")
        .sortOptions(false)
        .sortSynopsis(false);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    return spec;
  }

  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names[0], rest(names)).description(description).build();
  }

  static OptionSpec noColour() {
    return flag("No colour. The variable NO_COLOR says the same.", NO_COLOUR);
  }

  static OptionSpec text(String label, String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec number(String label, String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(Integer.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec texts(String label, String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec choice(
      String label, String description, List<String> choices, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(String.class)
        .paramLabel(label)
        .completionCandidates(choices)
        .description(description)
        .build();
  }

  static PositionalParamSpec argument(String label, String description, List<String> candidates) {
    return PositionalParamSpec.builder()
        .type(String.class)
        .arity("1")
        .required(true)
        .paramLabel(label)
        .completionCandidates(candidates)
        .description(description)
        .build();
  }

  /// @param arity such as `0..*` or `1..*`
  static PositionalParamSpec arguments(String arity, String label, String description) {
    return PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity(arity)
        .required(!arity.startsWith("0"))
        .paramLabel(label)
        .description(description)
        .build();
  }

  static List<String> values(ParseResult arguments, String option) {
    return arguments.matchedOptionValue(option, List.<String>of());
  }

  static List<String> positionals(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, List.<String>of());
  }

  private static String[] rest(String[] names) {
    return java.util.Arrays.copyOfRange(names, 1, names.length);
  }
}
