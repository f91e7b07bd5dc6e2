package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Mutation.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All mutations, each as often as it deserves. */
final class Menu {

  private final List<Mutation> dishes = new ArrayList<>();

  Menu() {
    serve(5, Spoiling::drop);
    serve(1, Spoiling::head);
    serve(3, Spoiling::rename);
    serve(1, Spoiling::twice);
    serve(4, Spoiling::retype);
    serve(3, Spoiling::empty);
    serve(2, Spoiling::stranger);
    serve(7, Adding::field);
    serve(5, Adding::fieldOfSpec);
    serve(3, Adding::twoFields);
    serve(2, Adding::item);
    serve(10, Revaluing::byName);
    serve(5, Revaluing::byType);
    serve(5, Revaluing::number);
    serve(3, Revaluing::trap);
    serve(4, Revaluing::choice);
    serve(3, Revaluing::tail);
    serve(2, Revaluing::mapKey);
    serve(2, Revaluing::length);
    serve(4, Moving::repeat);
    serve(2, Moving::many);
    serve(1, Moving::reorder);
    serve(3, Moving::copy);
    serve(1, Moving::swap);
    serve(3, Moving::transplant);
    serve(3, Moving::merge);
    serve(1, Moving::mergeKey);
  }

  private void serve(int weight, Mutation mutation) {
    for (int time = 0; time < weight; time++) {
      dishes.add(mutation);
    }
  }

  /** One mutation that this object can suffer. */
  Optional<Mutant> mutate(Subject subject, Recipes recipes, RandomGenerator chance) {
    if (chance.nextInt(3) == 0) {
      var mutant = recipes.apply(subject, chance);
      if (isChanged(mutant, subject)) {
        return mutant;
      }
    }
    for (int attempt = 0; attempt < 20; attempt++) {
      var mutant = Subject.pick(dishes, chance).flatMap(dish -> dish.of(subject, chance));
      if (isChanged(mutant, subject)) {
        return mutant;
      }
    }
    return Optional.empty();
  }

  private static boolean isChanged(Optional<Mutant> mutant, Subject subject) {
    return mutant.isPresent() && !mutant.get().tree().equals(subject.tree());
  }
}
