package io.mindscape.slipway.policies.version;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The numbers that a version begins with: {@code 1.8.2} of {@code v1.8.2-alpine}. Where one has
 * fewer than another, what it lacks is zero.
 *
 * @param all one to four, none negative
 */
public record Numbers(List<Integer> all) implements Comparable<Numbers> {

  public static final int MOST = 4;

  private static final Pattern FORM =
      Pattern.compile("[vV]?([0-9]{1,9}(?:\\.[0-9]{1,9}){0,3})(?![0-9.]).*");

  public Numbers {
    all = List.copyOf(all);
  }

  /** Nothing where the text begins with no number, or with more than there may be. */
  public static Optional<Numbers> of(String version) {
    var form = FORM.matcher(version.strip());
    return form.matches()
        ? Optional.of(
            new Numbers(Stream.of(form.group(1).split("\\.", -1)).map(Integer::valueOf).toList()))
        : Optional.empty();
  }

  public int at(int place) {
    return place < all.size() ? all.get(place) : 0;
  }

  /** The first that is above all which have the same numbers up to {@code place}, from 0. */
  public Numbers above(int place) {
    return new Numbers(
        IntStream.rangeClosed(0, place).mapToObj(i -> at(i) + (i == place ? 1 : 0)).toList());
  }

  @Override
  public int compareTo(Numbers other) {
    for (int place = 0; place < MOST; place++) {
      int order = Integer.compare(at(place), other.at(place));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
