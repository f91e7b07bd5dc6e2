package io.mindscape.slipway.sandbox.agreement;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * An object to be changed, and what there is to change it with.
 *
 * @param values for fields by their names, and for fields of this kind
 * @param donors all sites of all seeds of the kind, to take parts from
 */
record Subject(Tree tree, Kind kind, Values values, List<Site> donors) {

  List<Site> sites() {
    return Site.below(tree, kind.shape());
  }

  /** The whole of it. */
  Site root() {
    return new Site(TreePath.ROOT, tree, kind.shape());
  }

  /** One of the sites that fit, by chance. */
  Optional<Site> one(Predicate<Site> fits, RandomGenerator chance) {
    return pick(sites().stream().filter(fits).toList(), chance);
  }

  static <T> Optional<T> pick(List<T> list, RandomGenerator chance) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(chance.nextInt(list.size())));
  }

  /** The object with another value there. */
  Optional<Mutation.Mutant> with(TreePath path, Tree value, String deed) {
    return Optional.of(new Mutation.Mutant(path.replace(tree, value), deed + " " + path));
  }
}
