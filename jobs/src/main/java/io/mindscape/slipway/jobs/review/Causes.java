package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings as a person reads them: each cause once, on its line, with the environments it hits. */
final class Causes {

  private static final int LONGEST_MESSAGE = 500;
  private static final int MOST_PLACES = 4;

  private final List<String> environments;

  /**
   * @param environments in the order in which they are named
   */
  Causes(List<String> environments) {
    this.environments = environments;
  }

  /** A numbered list, at most {@code limit} long, that says how many it leaves out. */
  String list(List<Finding> findings, int limit) {
    var lines = new ArrayList<String>();
    var causes = distinct(findings);
    causes.forEach(
        (cause, hit) -> {
          if (lines.size() < limit) {
            lines.add("%d. %s%n".formatted(lines.size() + 1, line(cause, hit)));
          }
        });
    int more = causes.size() - lines.size();
    if (more > 0) {
      lines.add("%nand %d more, which the check shows on their lines.%n".formatted(more));
    }
    return String.join("", lines).replace("\r", "");
  }

  /** How many causes there are. */
  int count(List<Finding> findings) {
    return distinct(findings).size();
  }

  /** The words that follow a message: {@code Both environments.} */
  String where(Set<String> hit, String message) {
    var named = environments.stream().filter(hit::contains).toList();
    if (named.isEmpty() || (named.size() == 1 && message.contains(named.get(0)))) {
      return "";
    }
    if (named.size() > 1 && named.size() == environments.size()) {
      return named.size() == 2 ? " Both environments." : " All environments.";
    }
    return " In %s.".formatted(String.join(" and ", named));
  }

  private static Map<Cause, Hit> distinct(List<Finding> findings) {
    Map<Cause, Hit> causes = new LinkedHashMap<>();
    for (var finding : findings) {
      var hit =
          causes.computeIfAbsent(
              Cause.of(finding), cause -> new Hit(new LinkedHashSet<>(), new LinkedHashSet<>()));
      hit.places().add(finding.place());
      if (finding.environment() != null) {
        hit.environments().add(finding.environment());
      }
    }
    return causes;
  }

  private String line(Cause cause, Hit hit) {
    var message = cause.message();
    var cut =
        message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    boolean isSentence = cut.matches("(?s).*[.!?…:)`]\\s*");
    return "%s %s%s%s %s"
        .formatted(
            places(hit.places()),
            Markdown.message(cut),
            isSentence ? "" : ".",
            where(hit.environments(), message),
            Markdown.code(cause.rule()));
  }

  private static String places(Set<Place> places) {
    var shown =
        places.stream()
            .limit(MOST_PLACES)
            .map(place -> Markdown.code(place.toString()))
            .collect(Collectors.joining(", "));
    int more = places.size() - MOST_PLACES;
    return more > 0 ? shown + " and %s more".formatted(Markdown.count(more, "place")) : shown;
  }

  /** Where one cause is met. */
  private record Hit(Set<Place> places, Set<String> environments) {}

  /**
   * What is to be mended. The same of an object of the same name, in the files of several
   * environments, is one.
   *
   * @param of the object and the field, or the place where there is no object
   */
  private record Cause(String of, String rule, String message) {
    static Cause of(Finding finding) {
      var object = finding.resource();
      return new Cause(
          object == null || finding.environment() == null
              ? finding.place().toString()
              : "%s %s %s".formatted(object.kind(), object.name(), finding.field()),
          finding.rule(),
          finding.message());
    }
  }
}
