package io.mindscape.slipway.sandbox.agreement;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run of the bench: the seeds first, then the cases that chance makes of them. */
final class Agreement {

  private final List<Kind> kinds;
  private final Online server;
  private final Offline ours;
  private final long seed;
  private final Map<Kind, Cases> cases = new TreeMap<>(java.util.Comparator.comparing(Kind::id));

  /** Of kinds that all have seeds. */
  Agreement(List<Kind> kinds, Online server, Offline ours, long seed) {
    this.kinds = List.copyOf(kinds);
    this.server = server;
    this.ours = ours;
    this.seed = seed;
    var values = Seeds.values();
    var ofTypes = Seeds.ofTypes();
    kinds.forEach(
        kind ->
            cases.put(
                kind,
                new Cases(
                    kind,
                    Seeds.of(kind),
                    new Recipes(Seeds.ingredients(kind), ofTypes),
                    values,
                    seed)));
  }

  /** The kinds of the server that nobody has written seeds for. */
  static List<Kind> withoutSeeds(List<Kind> kinds) {
    return kinds.stream().filter(kind -> Seeds.of(kind).isEmpty()).toList();
  }

  /** The seeds as they are. The server has to accept each: else the bench is wrong. */
  List<Outcome> seeds(PrintStream out) {
    var seeds = cases.values().stream().flatMap(of -> of.unchanged().stream()).toList();
    return trial(out, seeds.size()).of(seeds.stream().map(one -> () -> one));
  }

  /** So many cases, spread evenly over the kinds. */
  List<Outcome> run(int count, PrintStream out) {
    var all = List.copyOf(cases.values());
    Stream<Supplier<Case>> made =
        IntStream.range(0, count)
            .mapToObj(at -> () -> all.get(at % all.size()).number(at / all.size()));
    return trial(out, count).of(made);
  }

  private Trial trial(PrintStream out, int count) {
    return new Trial(server, ours, new Progress(out, count));
  }

  @Override
  public String toString() {
    return "%d kinds, seed %d".formatted(kinds.size(), seed);
  }
}
