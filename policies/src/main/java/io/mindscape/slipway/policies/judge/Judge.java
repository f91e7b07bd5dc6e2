package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.judge.Beside.Past;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.requirement.Requirements;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.policies.schema.ApiDocument;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.semantic.Semantics;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges Kubernetes objects: what the API server would refuse, then what cannot work, then the
 * shipped {@code ValidatingAdmissionPolicy} documents, then the strategy's numbers.
 *
 * <p>Immutable and safe to share: schemas and compiled policies are loaded once.
 */
public final class Judge {

  /** From so many objects on it is worth it to share them among the cores. */
  private static final int MANY = 16;

  private final Refusals refusals;
  private final Policies policies;
  private final boolean strictKinds;

  private Judge(Refusals refusals, Policies policies, boolean strictKinds) {
    this.refusals = refusals;
    this.policies = policies;
    this.strictKinds = strictKinds;
  }

  /**
   * With the rules that ship with Slipway, for the newest Kubernetes version that it knows; they
   * are compiled at the first call.
   */
  public static Judge shipped() {
    return Shipped.JUDGE;
  }

  /**
   * The same, for a version of Kubernetes; what a cluster of another version has of its own is
   * kept.
   *
   * @param version such as {@code 1.36}
   * @throws io.mindscape.slipway.policies.Refused if Slipway does not know it
   */
  public Judge forKubernetes(String version) {
    return version.equals(version())
        ? this
        : new Judge(refusals.by(Schemas.of(version)), policies, strictKinds);
  }

  /**
   * The same, for a cluster as it is: its own kinds, by what it says of them.
   *
   * @param version its version, such as {@code 1.37}
   * @param documents all that its {@code /openapi/v3} lists
   * @throws io.mindscape.slipway.policies.Refused if one cannot be read
   */
  public Judge forCluster(String version, Collection<ApiDocument> documents) {
    return new Judge(Refusals.of(version, documents), policies, strictKinds);
  }

  /** The version of Kubernetes that objects are judged by, such as {@code 1.37}. */
  public String version() {
    return refusals.version();
  }

  /** The same, to which an object of a kind that nothing here knows is an error. */
  public Judge withStrictKinds() {
    return new Judge(refusals, policies, true);
  }

  /**
   * Judges the objects that one environment (or one folder) holds.
   *
   * @param environment the environment they are for; null where none is known, and then the
   *     strategy's strictest environment is the measure
   */
  public Verdict judge(List<Manifest> objects, Strategy strategy, @Nullable String environment) {
    return judge(
        objects,
        strategy,
        environment,
        new Beside(() -> CustomKinds.NONE, policies, Surroundings.none(), Past.none()));
  }

  /** The same, beside other objects of the repository. */
  public Verdict judge(
      List<Manifest> objects, Strategy strategy, @Nullable String environment, Beside beside) {
    var custom = kinds(objects, beside.kinds());
    var server = refusals.with(custom);
    var surroundings =
        custom == CustomKinds.NONE
            ? beside.surroundings()
            : beside.surroundings().knowing(server.resources());
    var each = new One(server, beside, surroundings);
    var findings = new ArrayList<Finding>();
    var notChecked = new ArrayList<ResourceRef>();
    for (var verdict : all(objects, object -> judge(object, each))) {
      findings.addAll(verdict.findings());
      notChecked.addAll(verdict.notChecked());
    }
    findings.addAll(Requirements.judge(objects, strategy, environment));
    return new Verdict(
        findings.stream()
            .map(finding -> environment == null ? finding : finding.in(environment))
            .sorted(Finding.READING_ORDER)
            .toList(),
        objects.size() - notChecked.size(),
        notChecked);
  }

  /** Many objects are judged on all cores; what comes out has the order of what went in. */
  private static List<Verdict> all(List<Manifest> objects, Function<Manifest, Verdict> judge) {
    var stream = objects.size() < MANY ? objects.stream() : objects.parallelStream();
    return stream.map(judge).toList();
  }

  /** What one object is judged by. */
  private record One(Refusals server, Beside beside, Surroundings surroundings) {}

  private Verdict judge(Manifest object, One by) {
    var server = by.server();
    var refused = server.judge(object);
    var findings = new ArrayList<>(refused);
    if (server.isBuiltIn(object)) {
      findings.addAll(refusals.deprecations(object));
      findings.addAll(Semantics.flaws(object));
    }
    if (server.knows(object)) {
      var past = by.beside().past().of(object);
      var policies = by.beside().policies();
      findings.addAll(policies.judge(object, past, refused.isEmpty(), by.surroundings()));
    } else if (refused.isEmpty()) {
      if (strictKinds) {
        findings.add(refusals.unknown(object));
      }
      return new Verdict(findings, 0, List.of(object.ref()));
    }
    return new Verdict(findings, 1, List.of());
  }

  /**
   * The kinds that the definitions among {@code objects} describe, if they are right themselves.
   */
  public CustomKinds kinds(List<Manifest> objects) {
    return refusals.kinds(objects);
  }

  /**
   * The policies and bindings among {@code objects}, as far as a server would take them: what it
   * would not is told where they are judged themselves.
   */
  public Policies policies(List<Manifest> objects) {
    var taken =
        objects.stream()
            .filter(object -> Policies.isPolicy(object) || Policies.isBinding(object))
            .filter(object -> refusals.isBuiltIn(object) && refusals.judge(object).isEmpty())
            .toList();
    return taken.isEmpty() ? Policies.none() : Policies.among(taken);
  }

  /**
   * What is in force: the policies that ship, and {@code more}, but for those switched off.
   *
   * @param off as {@link Policies#without} takes them
   */
  public Policies policies(Policies more, Set<String> off) {
    return policies.and(more).without(off);
  }

  /** Why a server would refuse an object that is judged by itself; empty where it would take it. */
  public List<Finding> refusals(Manifest object) {
    return refusals.judge(object);
  }

  private CustomKinds kinds(List<Manifest> objects, Supplier<CustomKinds> elsewhere) {
    if (objects.stream().allMatch(refusals::isBuiltIn)) {
      return CustomKinds.NONE;
    }
    var own = kinds(objects);
    boolean sufficient =
        objects.stream().allMatch(object -> refusals.isBuiltIn(object) || own.knows(object));
    return sufficient ? own : own.and(elsewhere.get());
  }

  /**
   * What a judgement found.
   *
   * @param findings in reading order
   * @param judged how many objects were judged
   * @param notChecked the objects of kinds that nothing here knows: never green
   */
  public record Verdict(List<Finding> findings, int judged, List<ResourceRef> notChecked) {
    public Verdict {
      findings = List.copyOf(findings);
      notChecked = List.copyOf(notChecked);
    }
  }

  private static final class Shipped {
    static final Judge JUDGE =
        new Judge(new Refusals(Schemas.builtIn()), Policies.shipped(), false);
  }
}
