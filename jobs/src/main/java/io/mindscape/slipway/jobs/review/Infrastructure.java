package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Stack;
import io.mindscape.slipway.jobs.review.Assessment.UnitChange;
import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a change makes of what Terraform makes: for each folder that it runs in, by environment. */
final class Infrastructure {

  private Infrastructure() {}

  private record Key(String folder, String environment) {}

  /**
   * @param introduced the findings of the change
   */
  static List<UnitChange> between(Inspection base, Inspection head, List<Finding> introduced) {
    var before = byKey(base.stacks());
    var after = byKey(head.stacks());
    var known = base.secrets().and(head.secrets());
    var keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream()
        .map(key -> change(before.get(key), after.get(key), known, introduced))
        .toList();
  }

  private static Map<Key, Stack> byKey(List<Stack> stacks) {
    var found = new LinkedHashMap<Key, Stack>();
    stacks.forEach(stack -> found.put(new Key(stack.folder(), stack.environment()), stack));
    return found;
  }

  /** Where Terraform does not run before or after, nothing runs it that would do something. */
  private static UnitChange change(
      @Nullable Stack before, @Nullable Stack after, Secrets known, List<Finding> introduced) {
    var old = before == null ? List.<Manifest>of() : before.resources();
    var now = after == null ? List.<Manifest>of() : after.resources();
    var stack = after == null ? before : after;
    if (stack == null) {
      throw new IllegalArgumentException("neither before nor after");
    }
    var secrets = Secrets.builder().objects(old).objects(now).build().and(known);
    return new UnitChange(
        stack.name(),
        stack.environment(),
        Changes.between(old, now, secrets),
        before == null || after == null
            ? List.of()
            : Changes.consequences(old, now).stream().map(secrets::mask).toList(),
        introduced.stream().filter(finding -> isAbout(finding, stack)).toList());
  }

  private static boolean isAbout(Finding finding, Stack stack) {
    var file = finding.place().file();
    int slash = file.lastIndexOf('/');
    boolean isThere =
        file.startsWith(stack.folder().isEmpty() ? "" : stack.folder() + "/")
            || stack.folders().contains(slash < 0 ? "" : file.substring(0, slash));
    return finding.rule().startsWith("terraform/")
        && isThere
        && (finding.environment() == null || finding.environment().equals(stack.environment()));
  }
}
