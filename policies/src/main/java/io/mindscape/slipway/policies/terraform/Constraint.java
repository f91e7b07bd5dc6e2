package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.version.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A constraint of versions as Terraform reads it: {@code >= 4.0, < 6.0}. Where a version has fewer
 * than three numbers, the others are zero; {@code ~>} lets the last that is written grow.
 *
 * <p>Terraform reads those of modules and of providers by different libraries, and where these
 * disagree it counts of what it is: see {@link Of}.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/language/expressions/version-constraints">its
 *     syntax</a>
 */
public final class Constraint {

  private static final Pattern PART =
      Pattern.compile("\\s*(=|!=|>=|<=|>|<|~>)?\\s*(v?)(\\d{1,9}(?:\\.\\d{1,9}){0,2})\\s*");
  private static final Pattern RELEASE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9}){0,2}");

  private final Of of;
  private final String text;
  private final List<Part> parts;

  private Constraint(Of of, String text, List<Part> parts) {
    this.of = of;
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /** Of what versions are. */
  public enum Of {
    /** {@code ~> 5} has no end, and a {@code v} may stand before the numbers. */
    MODULE,
    /** {@code ~> 5} ends before 6, and no {@code v} may. */
    PROVIDER
  }

  /**
   * One condition.
   *
   * @param isOpen whether the first number may grow, too, where no other is written
   * @param start where its numbers begin in the text
   * @param end where they end
   */
  private record Part(String operator, Numbers numbers, boolean isOpen, int start, int end) {

    boolean takes(Numbers version) {
      int order = version.compareTo(numbers);
      return switch (operator) {
        case "!=" -> order != 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case "~>" -> order >= 0 && !isBeyond(version);
        default -> order == 0;
      };
    }

    /** Whether a number before the last one has grown. */
    private boolean isBeyond(Numbers version) {
      boolean hasEnd = last() > 0 || !isOpen;
      return hasEnd && version.compareTo(numbers.above(Math.max(last() - 1, 0))) >= 0;
    }

    private int last() {
      return numbers.all().size() - 1;
    }

    /** Its numbers so that it takes a newer version; nothing where they say that it must not. */
    Optional<String> moved(Numbers version) {
      return switch (operator) {
        case "!=", ">", ">=" -> Optional.empty();
        case "<" -> Optional.of(padded(version.above(lastThatCounts())));
        case "~>" -> Optional.of(cut(version));
        default -> Optional.of(isWholeIn(version) ? cut(version) : whole(version));
      };
    }

    private int lastThatCounts() {
      return IntStream.rangeClosed(0, last())
          .filter(place -> numbers.at(place) != 0)
          .max()
          .orElse(0);
    }

    private String padded(Numbers end) {
      return written(end, last() + 1);
    }

    private String cut(Numbers version) {
      return written(version, last() + 1);
    }

    /** Whether nothing is lost of a version where no more numbers are written than here. */
    private boolean isWholeIn(Numbers version) {
      return IntStream.range(last() + 1, Numbers.MOST).allMatch(place -> version.at(place) == 0);
    }

    private static String whole(Numbers version) {
      return written(version, 3);
    }

    private static String written(Numbers numbers, int count) {
      return IntStream.range(0, count)
          .mapToObj(place -> Integer.toString(numbers.at(place)))
          .collect(Collectors.joining("."));
    }
  }

  /** Reads one; nothing where it is none, or names a pre-release. */
  public static Optional<Constraint> parse(Of of, String text) {
    var parts = new ArrayList<Part>();
    int from = 0;
    while (from <= text.length()) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      var part = PART.matcher(text).region(from, to);
      if (!part.matches() || (of == Of.PROVIDER && !part.group(2).isEmpty())) {
        return Optional.empty();
      }
      parts.add(
          new Part(
              part.group(1) == null ? "=" : part.group(1),
              Numbers.of(part.group(3)).orElseThrow(),
              of == Of.MODULE,
              part.start(3),
              part.end(3)));
      from = to + 1;
    }
    return Optional.of(new Constraint(of, text, parts));
  }

  /** The numbers of a release; nothing for a pre-release, a build of its own, or no version. */
  public static Optional<Numbers> release(String version) {
    return RELEASE.matcher(version).matches() ? Numbers.of(version) : Optional.empty();
  }

  /** Whether it takes a release; anything else never. */
  public boolean takes(String version) {
    return release(version)
        .filter(numbers -> parts.stream().allMatch(part -> part.takes(numbers)))
        .isPresent();
  }

  /** What has to be there at least for it to take anything, as far as it says. */
  public Numbers floor() {
    return parts.stream()
        .filter(part -> !part.operator().startsWith("<") && !part.operator().equals("!="))
        .map(Part::numbers)
        .max(Numbers::compareTo)
        .orElse(new Numbers(List.of(0)));
  }

  /**
   * The same with other numbers, so that it takes a release: operators, blanks and how many numbers
   * are written stay.
   *
   * @return as it is where it takes the release already; nothing where it says that it must not
   */
  public Optional<String> movedTo(String version) {
    var numbers = release(version);
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    var moved = new StringBuilder(text);
    for (var part : parts.reversed()) {
      if (!part.takes(numbers.get())) {
        var now = part.moved(numbers.get());
        if (now.isEmpty()) {
          return Optional.empty();
        }
        moved.replace(part.start(), part.end(), now.get());
      }
    }
    return Optional.of(moved.toString())
        .filter(it -> parse(of, it).filter(constraint -> constraint.takes(version)).isPresent());
  }

  /** As it is written. */
  @Override
  public String toString() {
    return text;
  }
}
