package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code initContainers}: those that end before the next begins, and, with {@code restartPolicy:
 * Always}, sidecars, which keep running.
 */
final class InitContainers {

  private InitContainers() {}

  static void judge(Field spec, PodFacts facts) {
    Set<String> names = new HashSet<>();
    spec.get("containers").items().forEach(each -> names.add(each.get("name").text()));
    names.remove("");
    for (var container : spec.get("initContainers").items()) {
      Containers.ofAnySort(container, facts);
      var name = container.get("name");
      if (!name.text().isEmpty() && !names.add(name.text())) {
        name.duplicate();
      }
      ContainerPorts.distinct(List.of(container), facts);
      if (container.get("restartPolicy").text().equals("Always")) {
        Containers.lifeTime(container, facts);
      } else {
        ending(container);
      }
    }
  }

  private static void ending(Field container) {
    for (var field : Containers.LIFE_TIME) {
      var found = container.get(field);
      if (field.equals("lifecycle") ? Lifecycles.isSet(found) : found.isSet()) {
        found.forbidden("an init container has it only with restartPolicy: Always.");
      }
    }
    for (var policy : container.get("resizePolicy").items()) {
      if (policy.get("restartPolicy").text().equals("RestartContainer")) {
        policy
            .get("restartPolicy")
            .invalid("an init container may restart only with restartPolicy: Always.");
      }
    }
  }
}
