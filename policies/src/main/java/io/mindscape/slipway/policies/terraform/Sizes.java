package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.strategy.Infrastructure;
import io.mindscape.slipway.policies.strategy.Infrastructure.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether machines are as large as the strategy says, in the environment that is judged. */
final class Sizes {

  private final Infrastructure wanted;
  private final @Nullable String environment;
  private final Checks checks;

  Sizes(Infrastructure wanted, @Nullable String environment, Checks checks) {
    this.wanted = wanted;
    this.environment = environment;
    this.checks = checks;
  }

  void judge(Planned resource) {
    if (!resource.type().equals("aws_instance") || environment == null) {
      return;
    }
    var component = component(resource);
    var size = component == null ? null : wanted.size(component, environment);
    if (size != null) {
      compare(resource.node(), size, component);
    }
  }

  private void compare(Node node, Size size, @Nullable String component) {
    var type = node.text("instance_type").orElse("");
    if (!type.isEmpty() && size.instanceType() != null && !type.equals(size.instanceType())) {
      checks.add(
          Rule.SIZE,
          node.placeOf("instance_type"),
          "This is a %s. In %s the strategy wants a %s for %s."
              .formatted(type, environment, size.instanceType(), component));
    }
    var volume = size.volumeSize();
    if (volume == null) {
      return;
    }
    node.blocks("root_block_device")
        .forEach(
            disk ->
                disk.number("volume_size")
                    .filter(number -> number.compareTo(BigDecimal.valueOf(volume)) != 0)
                    .ifPresent(
                        number ->
                            checks.add(
                                Rule.SIZE,
                                disk.placeOf("volume_size"),
                                "This disk has %s GB. In %s the strategy wants %d GB for %s."
                                    .formatted(
                                        number.toPlainString(), environment, volume, component))));
  }

  /** By its name in the file or by its tag: {@code api_server}, {@code mindscape-api-staging}. */
  private @Nullable String component(Planned resource) {
    var tag =
        resource.node().value("tags") instanceof Value.Fields(var tags, var isOpen)
                && tags.get("Name") instanceof Value.Text(var name)
            ? name
            : "";
    if (!tag.startsWith(wanted.speaksOf())) {
      return null;
    }
    var words = List.of((resource.name() + "-" + tag).split("[-_.]", -1));
    return wanted.sizes().keySet().stream().filter(words::contains).findFirst().orElse(null);
  }
}
