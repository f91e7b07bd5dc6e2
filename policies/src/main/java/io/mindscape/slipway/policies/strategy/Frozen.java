package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.window.Freeze;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A freeze and what it holds still.
 *
 * @param environment the only one that it holds; nothing where it closes the whole window
 */
public record Frozen(Optional<String> environment, Freeze freeze) {

  /**
   * All that are in force at {@code at} or later: those of the window first, as the file has them.
   */
  public static List<Frozen> from(Strategy strategy, Instant at) {
    var all = new ArrayList<Frozen>();
    var window = strategy.window();
    if (window != null) {
      window.freezes().forEach(freeze -> all.add(new Frozen(Optional.empty(), freeze)));
    }
    strategy
        .delivery()
        .environments()
        .forEach(
            (name, target) ->
                target.freezes().forEach(one -> all.add(new Frozen(Optional.of(name), one))));
    return all.stream().filter(frozen -> frozen.freeze().to().isAfter(at)).toList();
  }
}
