package io.mindscape.slipway.jobs.maintenance.guard;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the bot keeps on its disk to be quicker, and can fetch or make again. */
@FunctionalInterface
public interface Caches {

  /** There is nothing to look after. */
  Caches NOTHING = (now, check) -> List.of();

  /**
   * Frees what nobody needs; what is in use stays.
   *
   * @param check is told what comes next, before each act; what it throws ends the work
   * @return what was freed, and what was left for a reason
   */
  List<Freed> tidy(Instant now, Consumer<String> check);

  /**
   * Some of it.
   *
   * @param what for a person: {@code the mirror of acme/platform, packed anew}
   * @param bytes how much less it is now
   */
  record Freed(String what, long bytes) {}

  /** These and others. */
  default Caches and(Caches others) {
    return (now, check) ->
        Stream.concat(tidy(now, check).stream(), others.tidy(now, check).stream()).toList();
  }
}
