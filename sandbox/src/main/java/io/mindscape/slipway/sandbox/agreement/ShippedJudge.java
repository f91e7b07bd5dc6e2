package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Refusals;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What we say that the API server would refuse. As with {@code --strict-kinds}, what is not known
 * is refused, and so is a document that is no object at all: a server would not take it either.
 */
final class ShippedJudge implements Offline {

  private final Refusals refusals;

  /** By the schemas that ship, and the bench's definitions. */
  ShippedJudge() {
    this(shipped());
  }

  /** By other schemas. */
  ShippedJudge(Refusals refusals) {
    this.refusals = refusals;
  }

  private static Refusals shipped() {
    var builtIn = new Refusals(Schemas.builtIn());
    return builtIn.with(builtIn.kinds(Definitions.manifests()));
  }

  @Override
  public List<String> refusals(String yaml) {
    var file =
        YamlReader.read(new SourceFile("object.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    var refused = new ArrayList<>(errors(file.findings()));
    var objects = Manifests.in(file);
    for (var object : objects) {
      refused.addAll(errors(refusals.judge(object)));
      if (!refusals.knows(object)) {
        refused.add("not known: " + object.ref());
      }
    }
    if (objects.size() < expected(file)) {
      refused.add("no object: apiVersion or kind is missing");
    }
    return refused;
  }

  private static List<String> errors(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(
            finding ->
                "%s line %d: %s"
                    .formatted(finding.rule(), finding.place().line(), finding.message()))
        .toList();
  }

  /** How many objects there have to be: one in each document, or each item of a List. */
  private static int expected(YamlFile file) {
    return file.documents().stream().mapToInt(ShippedJudge::objects).sum();
  }

  private static int objects(YamlNode document) {
    return document instanceof YamlNode.Mapping mapping
            && new Manifest("", mapping).text("kind").equals("List")
            && mapping.get("items") instanceof YamlNode.Sequence items
        ? items.items().size()
        : 1;
  }
}
