package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.judge.Refusals;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.workflow.Workflows;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything in {@code policies} that meets files as people write them. */
final class Readers {

  private static final List<String> KEYS =
      List.of("metadata.name", "spec.template.spec.containers[0].image", "image.tag", "a", "b[0]");
  private static final List<String> VALUES =
      List.of("1.2.3", "010", "a: b # c", "\"'\\", "two\nlines", "a" + ":b".repeat(200));

  /** A value of two bytes ({@code a,}) is some ten objects on its way from the text. */
  private static final Limit READING = new Limit(16, 1500);

  /** Reads the file before and after the change, and compares. */
  private static final Limit EDITING = new Limit(32, 6000);

  /** Seventy policies, and findings with messages, for each object of thirty bytes. */
  private static final Limit JUDGING = new Limit(64, 12_000);

  /** Findings of the objects one by one; how many are kept is for those who put them together. */
  private static final int KEPT = 20_000;

  private final Refusals refusals = new Refusals(Schemas.builtIn());
  private final Policies policies = Policies.shipped();
  private final Judge judge = Judge.shipped();
  private final Strategy strategy = StrategyReader.reference();

  /**
   * One way to read a file.
   *
   * @param limit what passes through in one reading, freed or not
   */
  record Reader(String name, Limit limit, Function<SourceFile, Reading> read) {}

  /**
   * Memory in proportion to the file.
   *
   * @param megabytes for any file
   * @param bytesEach for each byte of it
   */
  record Limit(int megabytes, int bytesEach) {
    long bytes(int length) {
      return megabytes * 1024L * 1024 + (long) bytesEach * length;
    }
  }

  List<Reader> all() {
    return List.of(
        new Reader("YamlReader", READING, Readers::yaml),
        new Reader("StrategyReader", READING, Readers::strategy),
        new Reader("YamlEdit", EDITING, Readers::edit),
        new Reader("Workflows", READING, Readers::workflows),
        new Reader("Changes", EDITING, Readers::changes),
        new Reader("Refusals", JUDGING, file -> each(file, refusals::judge)),
        new Reader("Policies", JUDGING, file -> each(file, this::policies)),
        new Reader("Judge", JUDGING, this::judge),
        new Reader("policies in files", JUDGING, Readers::policyFiles),
        new Reader("Terraform", JUDGING, new TerraformReader("main.tf")::read),
        new Reader("Terraform in JSON", JUDGING, new TerraformReader("main.tf.json")::read));
  }

  private static Reading yaml(SourceFile file) {
    var read = YamlReader.read(file);
    return Reading.of(read.findings(), Manifests.in(read));
  }

  private static Reading each(SourceFile file, Function<Manifest, List<Finding>> verdict) {
    var objects = Manifests.in(YamlReader.read(file));
    var findings = new ArrayList<Finding>();
    for (var object : objects) {
      var more = verdict.apply(object);
      if (findings.size() < KEPT) {
        findings.addAll(more);
      }
    }
    return Reading.of(findings, objects);
  }

  /** As if it were well formed, so that a policy that fails says so. */
  private List<Finding> policies(Manifest object) {
    return policies.judge(object, true);
  }

  private Reading judge(SourceFile file) {
    var objects = Manifests.in(YamlReader.read(file));
    return Reading.of(judge.judge(objects, strategy, null).findings(), objects);
  }

  /** The policies of the file, on all objects of the file. */
  private static Reading policyFiles(SourceFile file) {
    var objects = Manifests.in(YamlReader.read(file));
    try {
      var own = Policies.among(objects);
      var findings = new ArrayList<Finding>();
      objects.forEach(object -> findings.addAll(own.judge(object, true)));
      return Reading.of(findings, objects);
    } catch (Refused e) {
      return Reading.of(String.valueOf(e.getMessage()));
    }
  }

  private static Reading workflows(SourceFile file) {
    var findings = new ArrayList<Finding>();
    YamlReader.read(file).documents().stream()
        .filter(Workflows::isWorkflow)
        .forEach(document -> findings.addAll(Workflows.judge(document)));
    return Reading.of(findings, List.of());
  }

  /** From the same file with some letters changed, and back. */
  private static Reading changes(SourceFile file) {
    var other = file.text().replace('1', '2').replace("e", "ee").getBytes(StandardCharsets.UTF_8);
    var head = Manifests.in(YamlReader.read(file));
    var base = Manifests.in(YamlReader.read(new SourceFile(file.path(), other)));
    return new Reading(
        List.of(),
        Stream.of(
                Changes.between(base, head),
                Changes.between(head, base),
                Changes.consequences(base, head))
            .map(String::valueOf)
            .toList(),
        List.of());
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
