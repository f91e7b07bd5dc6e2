package io.mindscape.slipway.sandbox.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mindscape.slipway.bot.Main;
import io.mindscape.slipway.sandbox.demo.DemoCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Holds the commands that the documents show to the command line that there is. */
final class DocumentedCommandsTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `slipway ([a-z]+)([^`]*)` \\|");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
  private static final Pattern TYPED =
      Pattern.compile("(?m)^ *\\$ (?:\\./)?slipway ([^#>\\n]*[^#> \\n])");

  private final CommandLine line = Main.line(new DemoCommand());

  @Test
  void theTableHasEachCommandAndNoOptionThatIsNotThere() throws IOException {
    var documented = new TreeMap<String, Set<String>>();
    ROW.matcher(Page.read("README.md"))
        .results()
        .forEach(row -> documented.put(row.group(1), options(row.group(2))));

    assertThat(documented).hasSizeGreaterThanOrEqualTo(11);
    assertThat(documented.keySet()).isEqualTo(new TreeSet<>(line.getSubcommands().keySet()));
    documented.forEach(
        (name, options) ->
            assertThat(options(line.getSubcommands().get(name))).as(name).containsAll(options));
  }

  @Test
  void eachOptionStandsOnSomePage() throws IOException {
    var named = new TreeSet<String>();
    for (var page : Page.all()) {
      named.addAll(options(Page.read(page)));
    }
    assertThat(named).containsAll(options(line));
  }

  @Test
  void whatAPersonIsToTypeIsUnderstood() throws IOException {
    var typed = new ArrayList<String>();
    for (var page : Page.all()) {
      TYPED.matcher(Page.read(page)).results().forEach(found -> typed.add(found.group(1)));
    }
    assertThat(typed).hasSizeGreaterThanOrEqualTo(14);
    for (var words : typed) {
      assertThatCode(() -> line.parseArgs(words.split(" +"))).as(words).doesNotThrowAnyException();
    }
  }

  @Test
  void eachCommandSaysWhatItIsForAndWhatItsOptionsDo() {
    var silent = new ArrayList<String>();
    for (var command : all(line)) {
      var spec = command.getCommandSpec();
      if (spec.usageMessage().description().length == 0) {
        silent.add(spec.qualifiedName());
      }
      spec.options().stream()
          .filter(option -> option.description().length == 0 && !option.hidden())
          .forEach(option -> silent.add(spec.qualifiedName() + " " + option.longestName()));
      spec.positionalParameters().stream()
          .filter(parameter -> parameter.description().length == 0)
          .forEach(parameter -> silent.add(spec.qualifiedName() + " " + parameter.paramLabel()));
    }
    assertThat(silent).isEmpty();
  }

  private static List<CommandLine> all(CommandLine line) {
    var all = new ArrayList<CommandLine>();
    all.add(line);
    line.getSubcommands().values().forEach(command -> all.addAll(all(command)));
    return all;
  }

  private static Set<String> options(String row) {
    return OPTION
        .matcher(row)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Its own and those of its subcommands, but for help and version. */
  private static Set<String> options(CommandLine command) {
    return all(command).stream()
        .flatMap(one -> one.getCommandSpec().options().stream())
        .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.hidden())
        .map(option -> option.longestName())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
