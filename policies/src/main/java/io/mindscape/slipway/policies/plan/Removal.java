package io.mindscape.slipway.policies.plan;

import java.util.List;
import java.util.Optional;

/** What it means that a resource goes. */
final class Removal {

  private Removal() {}

  /**
   * @param kept the copies of its block that stay
   */
  static Optional<String> told(Resource old, List<Resource> kept) {
    if (!Kind.isKnown(old.type())) {
      return Optional.empty();
    }
    var what = "%s %s".formatted(Kind.of(old.type()).noun(), old.name());
    var protection = Protection.of(old, kept);
    if (protection.isPresent()) {
      return Optional.of(
          "will be refused: %s would be deleted, and %s".formatted(what, protection.get()));
    }
    var loss = loss(old);
    return loss.isEmpty() ? Optional.empty() : Optional.of("deletes %s: %s".formatted(what, loss));
  }

  private static String loss(Resource old) {
    var snapshot = Protection.snapshot(old);
    if (snapshot.isPresent()) {
      return snapshot.get();
    }
    if (old.type().endsWith("_bucket")) {
      return old.isTrue("force_destroy")
          ? "all that is in it goes"
          : "that is refused unless it is empty";
    }
    if (old.type().equals("aws_kms_key")) {
      var days = old.text("deletion_window_in_days").orElse("30");
      return "in %s days what it encrypted cannot be read any more".formatted(days);
    }
    return Kind.of(old.type()).loss().deleted();
  }
}
