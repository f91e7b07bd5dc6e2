package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Stack;
import io.mindscape.slipway.jobs.review.Assessment.UnitChange;
import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a change makes of what Terraform makes: for each folder that it runs in, by environment. */
final class Infrastructure {

  private final Inspector inspector;
  private final Strategy strategy;
  private final Scope scope;

  Infrastructure(Inspector inspector, Strategy strategy, Scope scope) {
    this.inspector = inspector;
    this.strategy = strategy;
    this.scope = scope;
  }

  private record Key(String folder, String environment) {}

  /**
   * @param known what must not be read in what is shown
   * @param introduced the findings of the change
   */
  List<UnitChange> between(Snapshot base, Snapshot head, Secrets known, List<Finding> introduced) {
    var before = byKey(inspector.stacks(base, strategy, scope));
    var after = byKey(inspector.stacks(head, strategy, scope));
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
        List.of(),
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
