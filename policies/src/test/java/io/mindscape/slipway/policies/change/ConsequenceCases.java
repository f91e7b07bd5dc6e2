package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code consequences.txt}, which says itself how it is written. */
final class ConsequenceCases {

  /** Two sets of objects, as YAML, and what is told of the way from one to the other. */
  record Case(String name, String base, String head, List<String> says) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final Map<String, String> objects = new LinkedHashMap<>();
  private final List<Case> cases = new ArrayList<>();

  private ConsequenceCases() {}

  static List<Case> all() {
    var reading = new ConsequenceCases();
    for (var block :
        Given.resource(ConsequenceCases.class, "consequences.txt")
            .split("\n(?=object |case )", -1)) {
      reading.block(block.lines().toList());
    }
    return reading.cases;
  }

  private void block(List<String> lines) {
    var first = lines.get(0);
    var rest = lines.stream().skip(1).filter(line -> !line.isBlank()).toList();
    if (first.startsWith("object ")) {
      objects.put(
          first.substring(7),
          rest.stream().map(line -> line.substring(2) + "\n").collect(Collectors.joining()));
    } else if (first.startsWith("case ")) {
      cases.add(read(first.substring(5), rest));
    }
  }

  private Case read(String name, List<String> lines) {
    var base = new LinkedHashMap<String, String>();
    var head = new LinkedHashMap<String, String>();
    var says = new ArrayList<String>();
    for (var line : lines) {
      var words = line.strip().split(" ", 2);
      switch (words[0]) {
        case "use" ->
            List.of(words[1].split(" ", -1))
                .forEach(
                    each -> {
                      base.put(each, objects.get(each));
                      head.put(each, objects.get(each));
                    });
        case "before" -> {
          replace(base, line);
          replace(head, line);
        }
        case "change" -> replace(head, line);
        case "drop-line" ->
            head.replaceAll((key, yaml) -> yaml.replaceAll("(?m)^ *" + words[1] + ".*\n", ""));
        case "add" -> head.put(words[1], objects.get(words[1]));
        case "drop" -> head.remove(words[1]);
        case "says" -> says.add(words[1]);
        default -> throw new IllegalStateException(name + ": " + line);
      }
    }
    return new Case(
        name, String.join("---\n", base.values()), String.join("---\n", head.values()), says);
  }

  /** {@code {a: b, c: d}} in the place of {@code a: b} stands for two lines. */
  private static void replace(Map<String, String> objects, String line) {
    var sides = line.strip().replaceFirst("^\\w+ ", "").split(" ⇒ ?", 2);
    boolean isThere = objects.values().stream().anyMatch(yaml -> yaml.contains(sides[0]));
    if (!isThere) {
      throw new IllegalStateException("nothing has " + sides[0]);
    }
    objects.replaceAll((key, yaml) -> yaml.contains(sides[0]) ? replaced(yaml, sides) : yaml);
  }

  private static String replaced(String yaml, String[] sides) {
    var inBraces = sides[1].startsWith("{" + sides[0] + ", ");
    int at = yaml.indexOf(sides[0]);
    int line = yaml.lastIndexOf('\n', at) + 1;
    var indent = yaml.substring(line, at);
    if (!inBraces || !indent.isBlank()) {
      return yaml.replace(
          sides[0], inBraces ? sides[1].substring(1, sides[1].length() - 1) : sides[1]);
    }
    var added = sides[1].substring(sides[0].length() + 3, sides[1].length() - 1);
    return yaml.replace(sides[0], sides[0] + "\n" + indent + added);
  }
}
