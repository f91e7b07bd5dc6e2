package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes.Sighting.Seen;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Migration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out whether an object can be moved to another version: all environments that its file plays
 * a part in have to take what comes of it, each in its own version of Kubernetes.
 */
record Proof(Releases releases) {

  /** What is known of a move. */
  sealed interface Outcome {
    /** It is proven. */
    record Moves(Move move, List<String> notes) implements Outcome {
      public Moves {
        notes = List.copyOf(notes);
      }
    }

    /** It takes a person; what there is to do, to be read behind what becomes of the version. */
    record ByHand(String why) implements Outcome {}
  }

  Outcome of(Sighting sighting) {
    var firsts = sighting.firsts();
    var migrations = firsts.stream().flatMap(Proof::migration).toList();
    var forPerson =
        migrations.stream().map(Migration::byHand).filter(why -> !why.isEmpty()).findFirst();
    if (forPerson.isPresent()) {
      return new Outcome.ByHand(instead(sighting) + forPerson.get());
    }
    var remedies =
        firsts.stream().map(seen -> seen.release().remedy(seen.finding())).distinct().toList();
    if (remedies.size() != 1 || remedies.getFirst().isEmpty()) {
      return new Outcome.ByHand(instead(sighting) + unproven(firsts));
    }
    var remedy = remedies.getFirst().get();
    var move = Move.of(step(sighting), remedy, releases.files());
    return objection(sighting, move)
        .<Outcome>map(Outcome.ByHand::new)
        .orElseGet(() -> new Outcome.Moves(move, notes(migrations)));
  }

  private static String step(Sighting sighting) {
    var object = sighting.object();
    return "%s %s→%s".formatted(object.kind(), object.apiVersion(), sighting.replacement());
  }

  private static List<String> notes(List<Migration> migrations) {
    return migrations.stream().flatMap(one -> one.notes().stream()).distinct().toList();
  }

  private static Stream<Migration> migration(Seen seen) {
    return seen.release().object(seen.finding()).flatMap(Migration::of).stream();
  }

  private static String instead(Sighting sighting) {
    var replacement = sighting.replacement();
    return replacement.isEmpty() ? "" : "write %s: ".formatted(replacement);
  }

  private static String unproven(List<Seen> seen) {
    return seen.stream().map(Seen::finding).map(Finding::rendered).allMatch(Objects::isNull)
        ? "its lines cannot be changed by themselves without a loss, or it would not be right then"
        : "it is rendered, and no line was found that makes this of it and nothing else";
  }

  /** Why one of the versions of Kubernetes that are concerned does not take it. */
  private Optional<String> objection(Sighting sighting, Move move) {
    return releases.all().stream()
        .filter(release -> isConcerned(release, sighting, move))
        .flatMap(release -> release.objection(move.after(), sighting.moved()).stream())
        .findFirst();
  }

  private static boolean isConcerned(Release release, Sighting sighting, Move move) {
    return sighting.firsts().stream().anyMatch(seen -> seen.release() == release)
        || release.playsAPart(move.file());
  }
}
