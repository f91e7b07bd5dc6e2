package io.mindscape.slipway.policies.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a resource cannot become what it shall be, and is made anew. */
final class Replacement {

  private Replacement() {}

  static Optional<String> told(Pair pair) {
    var kind = Kind.of(pair.now().type());
    var why = reasons(pair, kind);
    if (why.isEmpty()) {
      return Optional.empty();
    }
    var what = "%s %s".formatted(kind.noun(), pair.name());
    var because =
        "%s %s".formatted(String.join(" and ", why), why.size() == 1 ? "changes" : "change");
    var protection = Protection.of(pair.old(), List.of(pair.now()));
    if (protection.isPresent()) {
      return Optional.of(
          "will be refused: %s would be replaced, because %s, and %s"
              .formatted(what, because, protection.get()));
    }
    return Optional.of("replaces %s, because %s%s".formatted(what, because, loss(pair, kind)));
  }

  private static List<String> reasons(Pair pair, Kind kind) {
    var found = new ArrayList<String>();
    for (var field : kind.replacing()) {
      if (field.changesIn(pair)) {
        found.add(field.path());
      }
    }
    if (pair.now().type().equals("aws_instance")
        && pair.now().isTrue("user_data_replace_on_change")
        && (pair.changes("user_data") || pair.changes("user_data_base64"))) {
      found.add("user_data");
    }
    Growth.replacing(pair).ifPresent(found::add);
    return found;
  }

  private static String loss(Pair pair, Kind kind) {
    var snapshot = Protection.snapshot(pair.old());
    if (snapshot.isPresent()) {
      return ": " + snapshot.get();
    }
    if (kind.loss() != Kind.Loss.NOTHING) {
      return ": " + kind.loss().replaced();
    }
    boolean isNewFirst = pair.now().isTrue("lifecycle.create_before_destroy");
    return isNewFirst ? "; the new one comes first" : "";
  }
}
