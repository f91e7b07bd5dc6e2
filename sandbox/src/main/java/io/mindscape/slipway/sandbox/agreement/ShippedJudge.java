package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.semantic.Semantics;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The shipped judgement, as far as it says what the API server says: policies do not count. */
final class ShippedJudge implements Offline {

  private final Schemas schemas = Schemas.builtIn();

  @Override
  public List<String> refusals(String yaml) {
    var file =
        YamlReader.read(new SourceFile("object.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    var ofObjects =
        Manifests.in(file).stream()
            .flatMap(
                object ->
                    Stream.concat(
                        schemas.judge(object).stream(), Semantics.judge(object).stream()));
    return Stream.concat(file.findings().stream(), ofObjects)
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(ShippedJudge::words)
        .toList();
  }

  private static String words(Finding finding) {
    return "%s line %d: %s".formatted(finding.rule(), finding.place().line(), finding.message());
  }
}
