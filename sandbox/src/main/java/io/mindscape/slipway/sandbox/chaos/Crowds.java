package io.mindscape.slipway.sandbox.chaos;

import java.util.List;
import java.util.Random;

/** The people of all repositories. */
final class Crowds {

  private final List<Crowd> crowds;
  private final Random random;

  Crowds(Yard yard, long seed) {
    this.random = new Random(seed + 1);
    this.crowds =
        yard.plan().names().stream()
            .map(repo -> new Crowd(yard, repo, new Random(random.nextLong())))
            .toList();
  }

  /** Lets somebody do something, so many times. */
  void act(int times) {
    for (int i = 0; i < times; i++) {
      any().act();
    }
  }

  /** The people of one of them. */
  Crowd any() {
    return crowds.get(random.nextInt(crowds.size()));
  }

  List<World.Publication> published() {
    return crowds.stream().flatMap(crowd -> crowd.published().stream()).toList();
  }
}
