package io.mindscape.slipway.policies.version;

import io.mindscape.slipway.policies.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Some versions, as people write them: {@code 1.x}, {@code >= 1.2, < 2}, {@code ^1.4}, {@code
 * ~1.4.2}, {@code 17 || 18}. Conditions with a comma or blank between them all hold; of those with
 * {@code ||} between them, one does. What follows the numbers of a version ({@code -alpine}) plays
 * no part.
 *
 * <p>A version of fewer than three numbers stands for all that begin with them, as charts have it:
 * {@code <= 1.4} takes 1.4.9, and {@code > 1.4} begins at 1.5. Of {@code ~>}, which charts and
 * Terraform read differently, it is Terraform's meaning: {@code ~> 1.4} takes 1.9.
 *
 * @see <a href="https://github.com/Masterminds/semver">the ranges of charts</a>
 */
public final class VersionRange {

  private static final Pattern CONDITION =
      Pattern.compile("\\G[\\s,]*(~>|>=|<=|!=|=|>|<|\\^|~)?\\s*([vV]?[0-9xX*][0-9A-Za-z.*+-]*)");
  private static final Pattern ANY = Pattern.compile("[xX*](?:\\.[xX*])*");
  private static final Pattern REST = Pattern.compile("\\.[xX*].*");

  private final String text;
  private final List<List<Span>> choices;

  private VersionRange(String text, List<List<Span>> choices) {
    this.text = text;
    this.choices = choices;
  }

  /**
   * From {@code low} on, to below {@code high}; or, where {@code isOut}, all others.
   *
   * @param high nothing for no end
   */
  private record Span(Numbers low, Optional<Numbers> high, boolean isOut) {
    boolean holds(Numbers numbers) {
      boolean isIn =
          numbers.compareTo(low) >= 0 && high.filter(end -> numbers.compareTo(end) >= 0).isEmpty();
      return isIn != isOut;
    }
  }

  /**
   * Reads a range.
   *
   * @throws Refused with the accepted forms
   */
  public static VersionRange parse(String text) {
    var choices = new ArrayList<List<Span>>();
    for (var choice : text.split("\\|\\|", -1)) {
      choices.add(conditions(choice, text));
    }
    return new VersionRange(text.strip(), choices);
  }

  private static List<Span> conditions(String choice, String text) {
    var found = new ArrayList<Span>();
    var condition = CONDITION.matcher(choice);
    int end = 0;
    while (condition.find()) {
      found.add(
          span(condition.group(1) == null ? "=" : condition.group(1), condition.group(2), text));
      end = condition.end();
    }
    if (found.isEmpty() || !choice.substring(end).isBlank()) {
      throw refused(text);
    }
    return found;
  }

  private static Span span(String operator, String version, String text) {
    if (operator.equals("=") && ANY.matcher(version).matches()) {
      return new Span(new Numbers(List.of(0)), Optional.empty(), false);
    }
    var low = Numbers.of(REST.matcher(version).replaceFirst("")).orElseThrow(() -> refused(text));
    int last = low.all().size() - 1;
    var next = low.above(last);
    return switch (operator) {
      case ">" -> new Span(next, Optional.empty(), false);
      case ">=" -> new Span(low, Optional.empty(), false);
      case "<" -> new Span(low, Optional.empty(), true);
      case "<=" -> new Span(next, Optional.empty(), true);
      case "!=" -> new Span(low, Optional.of(next), true);
      case "^" -> new Span(low, Optional.of(low.above(first(low))), false);
      case "~" -> new Span(low, Optional.of(low.above(Math.min(last, 1))), false);
      case "~>" -> new Span(low, Optional.of(low.above(Math.max(last - 1, 0))), false);
      default -> new Span(low, Optional.of(next), false);
    };
  }

  /** The first number that is not zero: what {@code ^} keeps. */
  private static int first(Numbers numbers) {
    for (int place = 0; place < numbers.all().size(); place++) {
      if (numbers.at(place) != 0) {
        return place;
      }
    }
    return numbers.all().size() - 1;
  }

  private static Refused refused(String text) {
    return new Refused(
        "\"%s\" is no range of versions: write 1.x, \">= 1.2, < 2\", ^1.4, ~1.4.2, or several with || between them"
            .formatted(text));
  }

  /** Whether it takes a version; one that begins with no number never. */
  public boolean takes(String version) {
    var numbers = Numbers.of(version);
    return numbers.isPresent()
        && choices.stream()
            .anyMatch(choice -> choice.stream().allMatch(span -> span.holds(numbers.get())));
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
