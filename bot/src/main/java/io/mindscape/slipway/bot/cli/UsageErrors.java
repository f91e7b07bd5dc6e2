package io.mindscape.slipway.bot.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What was typed is no command line: one sentence says what is wrong and what was probably meant,
 * one line where all is shown.
 */
public final class UsageErrors implements IParameterExceptionHandler {

  private static final Pattern VALUE =
      Pattern.compile("Invalid value for [^:]*: (?<why>.*)", Pattern.DOTALL);

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    var line = wrong.getCommandLine();
    var spec = line.getCommandSpec();
    line.getErr().println("slipway: " + TerminalText.line(sentence(wrong)));
    line.getErr().println("slipway: %s --help shows all.".formatted(spec.qualifiedName()));
    line.getErr().flush();
    return spec.exitCodeOnInvalidInput();
  }

  private static String sentence(ParameterException wrong) {
    return switch (wrong) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing -> missing(missing);
      case OverwrittenOptionException twice ->
          "%s stands there twice: give it once.".formatted(name(twice.getOverwritten()));
      case MutuallyExclusiveArgsException ignored -> exclusive(wrong.getCommandLine());
      default -> value(wrong);
    };
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    var line = wrong.getCommandLine();
    var typed = wrong.getUnmatched();
    var first = typed.get(0);
    if (first.startsWith("-")) {
      var name = first.replaceFirst("=.*", "");
      return "%s has no option %s%s"
          .formatted(
              line.getCommandSpec().qualifiedName(), name, Meant.ending(name, options(line)));
    }
    if (!line.getSubcommands().isEmpty()) {
      return "There is no command \"%s\"%s"
          .formatted(first, Meant.ending(first, line.getSubcommands().keySet()));
    }
    var words = typed.stream().map("\"%s\""::formatted).collect(Collectors.joining(" and "));
    return typed.size() == 1
        ? "%s is one word too many: take it away.".formatted(words)
        : "%s are too many: take them away.".formatted(words);
  }

  private static List<String> options(CommandLine line) {
    return line.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Arrays.stream(option.names()))
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static String missing(MissingParameterException wrong) {
    var missing = wrong.getMissing();
    if (missing.isEmpty()) {
      return whole(String.valueOf(wrong.getMessage()));
    }
    boolean hasNoValue =
        missing.size() == 1
            && missing.get(0) instanceof OptionSpec option
            && String.valueOf(wrong.getMessage()).startsWith("Missing required parameter for");
    if (hasNoValue) {
      return "%s needs a value: %s.".formatted(name(missing.get(0)), withValue(missing.get(0)));
    }
    return missing.stream()
        .map(UsageErrors::withValue)
        .collect(Collectors.joining(" and "))
        .concat(missing.size() == 1 ? " is missing." : " are missing.");
  }

  private static String exclusive(CommandLine line) {
    var groups =
        line.getCommandSpec().argGroups().stream()
            .flatMap(group -> Stream.concat(Stream.of(group), group.subgroups().stream()))
            .filter(group -> group.exclusive() && group.args().size() > 1);
    return groups
        .map(group -> group.args().stream().map(UsageErrors::name))
        .map(names -> names.collect(Collectors.joining(" and ")))
        .findFirst()
        .map("%s do not go together: give one of them."::formatted)
        .orElse("These options do not go together: give one of them.");
  }

  private static String value(ParameterException wrong) {
    var argument = wrong.getArgSpec();
    var message = String.valueOf(wrong.getMessage());
    if (argument == null) {
      return whole(message);
    }
    var why = VALUE.matcher(message);
    var said = why.matches() ? why.group("why") : message;
    return name(argument)
        + ": "
        + whole(
            said.replaceFirst("^'(.*)' is not an? (int|long)$", "\"$1\" is not a whole number"));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String withValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && option.arity().max() > 0
        ? option.longestName() + " " + option.paramLabel()
        : name(argument);
  }

  private static String whole(String message) {
    return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
  }
}
