package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.judge.Refusals;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Everything in {@code policies} that meets files as people write them. */
final class Readers {

  private static final List<String> KEYS =
      List.of("metadata.name", "spec.template.spec.containers[0].image", "image.tag", "a", "b[0]");
  private static final List<String> VALUES =
      List.of("1.2.3", "010", "a: b # c", "\"'\\", "two\nlines", "a" + ":b".repeat(200));

  private final Refusals refusals = new Refusals(Schemas.builtIn());
  private final Policies policies = Policies.shipped();
  private final Judge judge = Judge.shipped();
  private final Strategy strategy = StrategyReader.reference();

  /** One way to read a file. */
  record Reader(String name, Function<SourceFile, Reading> read) {}

  List<Reader> all() {
    return List.of(
        new Reader("YamlReader", Readers::yaml),
        new Reader("Refusals", file -> each(file, refusals::judge)),
        new Reader("Policies", file -> each(file, this::policies)),
        new Reader("Judge", this::judge),
        new Reader("policies in files", Readers::policyFiles),
        new Reader("StrategyReader", Readers::strategy),
        new Reader("YamlEdit", Readers::edit));
  }

  private static Reading yaml(SourceFile file) {
    var read = YamlReader.read(file);
    return Reading.of(read.findings(), Manifests.in(read));
  }

  private static Reading each(SourceFile file, Function<Manifest, List<Finding>> verdict) {
    var objects = Manifests.in(YamlReader.read(file));
    var findings = new ArrayList<Finding>();
    objects.forEach(object -> findings.addAll(verdict.apply(object)));
    return Reading.of(findings, objects);
  }

  /** Well formed or not, for that decides whether a policy that fails says so. */
  private List<Finding> policies(Manifest object) {
    var findings = new ArrayList<>(policies.judge(object, true));
    findings.addAll(policies.judge(object, false));
    return findings;
  }

  private Reading judge(SourceFile file) {
    var objects = Manifests.in(YamlReader.read(file));
    return Reading.of(judge.judge(objects, strategy, null).findings(), objects);
  }

  private static Reading policyFiles(SourceFile file) {
    try {
      Policies.among(Manifests.in(YamlReader.read(file)));
      return Reading.of("");
    } catch (Refused e) {
      return Reading.of(String.valueOf(e.getMessage()));
    }
  }

  private static Reading strategy(SourceFile file) {
    try {
      return Reading.of(StrategyReader.read(file).toString());
    } catch (Refused e) {
      return Reading.of(String.valueOf(e.getMessage()));
    }
  }

  private static Reading edit(SourceFile file) {
    int at = Math.floorMod(file.content().length, KEYS.size() * VALUES.size());
    var key = KEYS.get(at % KEYS.size());
    var value = VALUES.get(at / KEYS.size());
    try {
      var edited = new SourceFile(file.path(), YamlEdit.set(file, key, value));
      if (!YamlEdit.get(edited, key).equals(value)) {
        throw new IllegalStateException(key + " is not what it was set to");
      }
      return Reading.of("");
    } catch (Refused e) {
      return Reading.of(String.valueOf(e.getMessage()));
    }
  }
}
