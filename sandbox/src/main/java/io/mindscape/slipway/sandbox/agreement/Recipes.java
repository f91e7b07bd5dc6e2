package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Mutation.Mutant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What somebody thought worth trying in an object.
 *
 * @param ofKind for its kind
 * @param ofTypes for the types of its parts, by their last names
 */
record Recipes(Ingredients ofKind, Map<String, Ingredients> ofTypes) {

  static final Recipes NONE = new Recipes(Ingredients.NONE, Map.of());

  Recipes {
    ofTypes = Map.copyOf(ofTypes);
  }

  /** Follows one of those for the kind, or, as often, one for a part. */
  Optional<Mutant> apply(Subject subject, RandomGenerator chance) {
    return ofKind.recipes().isEmpty() || chance.nextBoolean()
        ? ofPart(subject, chance)
        : ofKind.apply(subject.root(), chance);
  }

  private Optional<Mutant> ofPart(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> ofTypes.containsKey(lastName(site)), chance)
        .flatMap(
            site ->
                ofTypes
                    .getOrDefault(lastName(site), Ingredients.NONE)
                    .apply(site, chance)
                    .flatMap(part -> subject.with(site.path(), part.tree(), part.words() + " in")));
  }

  private static String lastName(Site site) {
    return site.typeName().substring(site.typeName().lastIndexOf('.') + 1);
  }
}
