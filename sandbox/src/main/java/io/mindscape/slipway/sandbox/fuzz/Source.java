package io.mindscape.slipway.sandbox.fuzz;

/** Files without end, from a seed: the same seed gives the same files. */
final class Source {

  private final long seed;
  private final Corpus corpus;
  private final int largestBomb;

  /**
   * @param largestBomb in bytes
   */
  Source(long seed, Corpus corpus, int largestBomb) {
    this.seed = seed;
    this.corpus = corpus;
    this.largestBomb = largestBomb;
  }

  /** The file of that number; each can be made alone. */
  Sample file(long number) {
    var chance = new Chance(seed * 0x9E3779B97F4A7C15L + number);
    return switch (chance.below(20)) {
      case 0 -> Bombs.any(chance, largestBomb);
      case 1, 2 -> new Secrets(chance).file();
      case 3 -> new HclGrammar(chance).file();
      case 4, 5, 6, 7, 8 -> new Grammar(chance).file();
      default -> new Mutants(chance, corpus).file();
    };
  }
}
