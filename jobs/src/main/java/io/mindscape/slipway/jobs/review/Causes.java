package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
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

  /** A numbered list, at most {@code limit} long; says how many it leaves out. */
  String list(List<Finding> findings, int limit) {
    var lines = new ArrayList<String>();
    var groups = groups(findings);
    groups.stream()
        .limit(limit)
        .forEach(group -> lines.add("%d. %s\n".formatted(lines.size() + 1, line(group))));
    int more = groups.size() - lines.size();
    if (more > 0) {
      lines.add("\nand %d more, which the check shows on their lines.\n".formatted(more));
    }
    return String.join("", lines);
  }

  /** How many things there are to mend. */
  int count(List<Finding> findings) {
    return (int) findings.stream().map(Cause::of).distinct().count();
  }

  /** What is said in the same words, together. */
  List<Group> groups(List<Finding> findings) {
    Map<Said, Group> groups = new LinkedHashMap<>();
    for (var finding : findings) {
      var group = groups.computeIfAbsent(Said.by(finding), said -> new Group(finding));
      group.places().add(finding.place());
      if (finding.environment() != null) {
        group.environments().add(finding.environment());
      }
    }
    return List.copyOf(groups.values());
  }

  /** These environments, in the order in which they are named. */
  List<String> inOrder(Set<String> hit) {
    return environments.stream().filter(hit::contains).toList();
  }

  /** The words that follow a message: {@code Both environments.} Nothing where there is one. */
  String where(Set<String> hit, String message) {
    var named = inOrder(hit);
    if (named.isEmpty()
        || environments.size() == 1
        || (named.size() == 1 && message.contains(named.get(0)))) {
      return "";
    }
    if (named.size() == environments.size()) {
      return named.size() == 2 ? " Both environments." : " All environments.";
    }
    return " In %s.".formatted(String.join(" and ", named));
  }

  private String line(Group group) {
    var message = group.first().message();
    var cut =
        message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    boolean isSentence = cut.matches("(?s).*[.!?…:)`]\\s*");
    return "%s %s%s%s %s"
        .formatted(
            places(group.places()),
            Markdown.message(cut),
            isSentence ? "" : ".",
            where(group.environments(), message),
            Markdown.code(group.first().rule()));
  }

  private static String places(Set<Place> places) {
    var shown =
        places.stream()
            .limit(MOST_PLACES)
            .map(place -> Markdown.code(place.toString()))
            .collect(Collectors.joining(", "));
    int more = places.size() - MOST_PLACES;
    return more > 0 ? shown + " and %s:".formatted(Markdown.count(more, "more place")) : shown;
  }

  /**
   * What is said in the same words.
   *
   * @param first where it was found first
   */
  record Group(Finding first, Set<Place> places, Set<String> environments) {
    Group(Finding first) {
      this(first, new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  /** What makes two findings the same to a reader. */
  private record Said(String rule, Severity severity, String message) {
    static Said by(Finding finding) {
      return new Said(finding.rule(), finding.severity(), finding.message());
    }
  }

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
