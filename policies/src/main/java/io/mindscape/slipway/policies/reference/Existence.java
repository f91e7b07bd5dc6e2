package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Data;
import io.mindscape.slipway.policies.reference.Judgement.Problem;
import io.mindscape.slipway.policies.reference.Offer.Presence;
import io.mindscape.slipway.policies.reference.Setting.Extent;
import io.mindscape.slipway.policies.schema.Nearest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether what is referred to by its name is there. */
final class Existence {

  private static final int SHOWN = 8;

  private final Index index;
  private final Setting setting;

  Existence(Index index, Setting setting) {
    this.index = index;
    this.setting = setting;
  }

  Optional<Problem> missing(Id id) {
    if (isThere(id) || setting.extent() == Extent.PARTIAL) {
      return Optional.empty();
    }
    var near = Nearest.to(id.name(), index.namesLike(id));
    if (near.isEmpty() && setting.extent() == Extent.FOLDER) {
      return Optional.empty();
    }
    return Problem.absence(
        "There is no %s%s in %s. %s"
            .formatted(
                id.words(),
                index.where(id),
                setting.words(),
                near.isEmpty()
                    ? "Add it, or name it in delivery.external of slipway.yaml if it comes from"
                        + " elsewhere."
                    : didYouMean(near)));
  }

  /** Of a kind of which the cluster has most. */
  Optional<Problem> unlisted(Id id) {
    return isThere(id) || index.namesLike(id).isEmpty() ? Optional.empty() : missing(id);
  }

  private boolean isThere(Id id) {
    return !index.of(id).isEmpty()
        || !index.knows(id.namespace())
        || Cluster.has(id)
        || setting.elsewhere().has(id.kind(), id.namespace(), id.name())
        || index.operators().mayMake(id.namespace(), id.name());
  }

  Optional<Problem> withoutKey(Id id, String key) {
    var keys = new TreeSet<String>();
    for (var offer : index.of(id)) {
      if (!(offer.facts() instanceof Data(var some, var isOpen)) || isOpen) {
        return Optional.empty();
      }
      keys.addAll(some);
    }
    if (index.of(id).isEmpty()
        || keys.contains(key)
        || setting.elsewhere().has(id.kind(), id.namespace(), id.name())) {
      return Optional.empty();
    }
    var near = Nearest.to(key, keys);
    return Problem.certain(
        "%s has no key %s. %s"
            .formatted(id.words(), key, near.isEmpty() ? has(keys) : didYouMean(near)));
  }

  private static String has(Set<String> keys) {
    return keys.isEmpty()
        ? "It has none."
        : "It has %s%s."
            .formatted(
                keys.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                keys.size() > SHOWN ? " and %d more".formatted(keys.size() - SHOWN) : "");
  }

  /** In a folder, only what one file says twice: nobody knows what is used together. */
  Optional<Problem> twice(Offer offer) {
    if (offer.presence() != Presence.UNIQUE || index.of(offer.id()).size() < 2) {
      return Optional.empty();
    }
    return index.of(offer.id()).stream()
        .filter(other -> other.presence() == Presence.UNIQUE && !other.equals(offer))
        .filter(other -> setting.extent() != Extent.FOLDER || isInOneFile(offer, other))
        .findFirst()
        .flatMap(
            other ->
                Problem.certain(
                    "%s%s stands in %s more than once: also in %s. The one that is applied last wins; give one of them another name, or leave it out."
                        .formatted(
                            offer.id().words(),
                            index.where(offer.id()),
                            setting.words(),
                            index.origin(other))));
  }

  private static boolean isInOneFile(Offer offer, Offer other) {
    return other.place().file().equals(offer.place().file());
  }

  static String didYouMean(String near) {
    return "Did you mean \"%s\"?".formatted(near);
  }
}
