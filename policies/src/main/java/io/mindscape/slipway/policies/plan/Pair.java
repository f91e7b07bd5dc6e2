package io.mindscape.slipway.policies.plan;

import java.math.BigDecimal;
import java.util.Optional;

/** A resource before and after. Only what is known on both sides, and not ignored, is a change. */
record Pair(Resource old, Resource now) {

  String name() {
    return now.name();
  }

  /** Whether a path has another value now. */
  boolean changes(String path) {
    var before = old.values(path);
    var after = now.values(path);
    return !before.isEmpty()
        && !after.isEmpty()
        && isFollowed(path)
        && before.stream().allMatch(Resource::isKnown)
        && after.stream().allMatch(Resource::isKnown)
        && !before.stream()
            .map(Resource::canonical)
            .toList()
            .equals(after.stream().map(Resource::canonical).toList());
  }

  /** The same where a side without the path has {@code usual} there. */
  boolean changes(String path, String usual) {
    var before = old.values(path);
    var after = now.values(path);
    if (!before.isEmpty() && !after.isEmpty()) {
      return changes(path);
    }
    var given = before.isEmpty() ? now : old;
    return isFollowed(path)
        && !(before.isEmpty() && after.isEmpty())
        && given.text(path).filter(text -> !text.equals(usual)).isPresent();
  }

  /** Both numbers, where they are known and differ. */
  Optional<Numbers> numbers(String path) {
    var before = old.number(path);
    var after = now.number(path);
    return before.isPresent()
            && after.isPresent()
            && isFollowed(path)
            && before.get().compareTo(after.get()) != 0
        ? Optional.of(new Numbers(before.get(), after.get()))
        : Optional.empty();
  }

  /** Whether Terraform looks at changes of an argument. */
  private boolean isFollowed(String path) {
    var argument = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    return now.values("lifecycle").stream()
        .flatMap(lifecycle -> Resource.texts(lifecycle, "ignore_changes").stream())
        .noneMatch(
            ignored ->
                ignored.equals("all")
                    || ignored.equals(argument)
                    || ignored.startsWith(argument + ".")
                    || ignored.startsWith(argument + "["));
  }

  /** Before and after. */
  record Numbers(BigDecimal before, BigDecimal after) {
    boolean isLess() {
      return after.compareTo(before) < 0;
    }

    @Override
    public String toString() {
      return "%s to %s".formatted(plain(before), plain(after));
    }

    static String plain(BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
  }
}
