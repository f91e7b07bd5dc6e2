package io.mindscape.slipway.sandbox.speed;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.schema.Schemas.Decoded;
import io.mindscape.slipway.policies.semantic.Semantics;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the verdict on one object costs, step by step; objects are those of {@link Corpus}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Verdict {

  /** Of which kind the object is. */
  public enum Of {
    DEPLOYMENT,
    SERVICE,
    CONFIG_MAP
  }

  @Param public Of kind;

  private SourceFile file;
  private Manifest object;
  private Schemas schemas;
  private Policies policies;

  /** The object, which has no faults. */
  @Setup
  public void prepare() {
    var text = Corpus.text(kind.ordinal());
    file = new SourceFile("file.yaml", text.getBytes(StandardCharsets.UTF_8));
    object = Manifests.in(YamlReader.read(file)).get(0);
    schemas = Schemas.builtIn();
    policies = Policies.shipped();
    if (!decode().findings().isEmpty() || !semantics().isEmpty()) {
      throw new IllegalStateException("the object has faults: " + text);
    }
  }

  /** From bytes to an object. */
  @Benchmark
  public List<Manifest> read() {
    return Manifests.in(YamlReader.read(file));
  }

  /** Strict decoding by the schema. */
  @Benchmark
  public Decoded decode() {
    return schemas.decode(object);
  }

  /** The semantic rules. */
  @Benchmark
  public List<Finding> semantics() {
    return Semantics.refusals(object, Set.of());
  }

  /** All shipped policies. */
  @Benchmark
  public List<Finding> policies() {
    return policies.judge(object, true);
  }
}
