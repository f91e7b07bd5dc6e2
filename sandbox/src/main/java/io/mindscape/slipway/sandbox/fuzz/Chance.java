package io.mindscape.slipway.sandbox.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Chance that a number repeats. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 to {@code bound}, without it. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Mostly few, now and then many: each further one is half as likely, up to {@code most}. */
  int few(int most) {
    int count = 0;
    while (count < most && random.nextBoolean()) {
      count++;
    }
    return count;
  }

  /** A length of any magnitude up to {@code most}. */
  int length(int most) {
    return random.nextInt(1 << (1 + random.nextInt(31 - Integer.numberOfLeadingZeros(most))));
  }

  String times(int count, Supplier<String> part) {
    var text = new StringBuilder();
    for (int at = 0; at < count; at++) {
      text.append(part.get());
    }
    return text.toString();
  }
}
