package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Admission.Ruling;
import io.mindscape.slipway.policies.rule.Decision.Kind;
import io.mindscape.slipway.policies.rule.cel.Environment;
import io.mindscape.slipway.policies.rule.served.Served;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of policies, compiled once; judging is safe from many threads. What they say of an object
 * is what the admission of an API server would say, word for word.
 */
public final class Policies {

  /** A policy, and what puts it into force, as their kinds are called. */
  public static final Set<String> KINDS =
      Set.of("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding");

  /** What a finding's rule is called where a policy could not be evaluated without a cluster. */
  public static final String NOT_EVALUATED = "policy/not-evaluated";

  private static final String GROUP = "admissionregistration.k8s.io/";
  private static final String RULES = "/io/mindscape/slipway/policies/rules/";

  private final List<Policy> policies;
  private final ByKind byKind;
  private final Served served = Served.builtIn();

  private Policies(List<Policy> policies) {
    this.policies = policies;
    this.byKind = new ByKind(policies);
  }

  /** The rules that ship with Slipway, {@code policies/rules/}; {@code index.txt} names them. */
  public static Policies shipped() {
    return read(shippedFiles());
  }

  /** Their files, in the order of their names. */
  public static List<SourceFile> shippedFiles() {
    return shippedNames().stream()
        .map(name -> name + ".yaml")
        .map(file -> new SourceFile("policies/rules/" + file, resource(file)))
        .toList();
  }

  /** Their names; nothing is compiled for that. */
  public static List<String> shippedNames() {
    return new String(resource("index.txt"), StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * Policies and bindings as they stand in files; a policy without a binding says nothing, as in a
   * cluster.
   *
   * @throws io.mindscape.slipway.policies.Refused if a file is no YAML or the API server would not
   *     take an expression; the message says where it stands
   */
  public static Policies read(List<SourceFile> files) {
    return new Policies(new PolicyReader(new Environment()).read(files));
  }

  /** The policies and bindings among the objects of a repository. */
  public static Policies among(List<Manifest> objects) {
    return new Policies(new PolicyReader(new Environment()).policies(objects));
  }

  /** Of none. */
  public static Policies none() {
    return new Policies(List.of());
  }

  /** Whether an object is a policy. */
  public static boolean isPolicy(Manifest object) {
    return object.text("kind").equals("ValidatingAdmissionPolicy") && isOfGroup(object);
  }

  /** Whether an object puts a policy into force. */
  public static boolean isBinding(Manifest object) {
    return object.text("kind").equals("ValidatingAdmissionPolicyBinding") && isOfGroup(object);
  }

  private static boolean isOfGroup(Manifest object) {
    return object.text("apiVersion").startsWith(GROUP);
  }

  /** These, and {@code others} after them. */
  public Policies and(Policies others) {
    return others.policies.isEmpty()
        ? this
        : new Policies(Stream.concat(policies.stream(), others.policies.stream()).toList());
  }

  /**
   * These, but for some.
   *
   * @param names as the ids of their rules have them, with a hyphen for each dot
   */
  public Policies without(Set<String> names) {
    return names.isEmpty()
        ? this
        : new Policies(
            policies.stream()
                .filter(policy -> !names.contains(policy.name().replace('.', '-')))
                .toList());
  }

  /** The kinds of the params that bindings of theirs name, such as {@code ConfigMap}. */
  public Set<String> paramKinds() {
    return policies.stream()
        .filter(policy -> policy.bindings().stream().anyMatch(each -> each.param() != null))
        .flatMap(policy -> Stream.ofNullable(policy.paramKind()))
        .map(Policy.ParamKind::kind)
        .collect(Collectors.toSet());
  }

  /** The kind of the params that a policy takes, such as {@code v1 ConfigMap}; empty for none. */
  public static String paramKind(Manifest policy) {
    return "%s %s"
        .formatted(
            policy.text("spec", "paramKind", "apiVersion"),
            policy.text("spec", "paramKind", "kind"))
        .strip();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return policies.isEmpty();
  }

  /** The names of the policies. */
  public List<String> names() {
    return policies.stream().map(Policy::name).toList();
  }

  /**
   * {@code policy/…} findings of a new object, each on the field that breaks the policy.
   *
   * @param isWellFormed whether the API server has nothing else to say of the object; if it has, a
   *     policy that cannot be evaluated says nothing more, as the cause has been told
   */
  public List<Finding> judge(Manifest manifest, boolean isWellFormed) {
    return judge(manifest, null, isWellFormed, Surroundings.none());
  }

  /**
   * The same, with what the policies may look at besides.
   *
   * @param before the object as it was; null where it is new
   */
  public List<Finding> judge(
      Manifest manifest,
      @Nullable Manifest before,
      boolean isWellFormed,
      Surroundings surroundings) {
    var target = Target.of(manifest, before, surroundings);
    var admission = new Admission(served, target, surroundings);
    var findings = new LinkedHashSet<Finding>();
    for (var candidate : byKind.of(target)) {
      for (var ruling : admission.rulings(candidate)) {
        if (ruling.decision().kind() == Kind.BROKEN) {
          broken(candidate.policy(), ruling, manifest, findings);
        } else if (isWellFormed) {
          findings.add(whole(ruling.decision(), manifest));
        }
      }
    }
    return List.copyOf(findings);
  }

  /**
   * What all policies say against a new object, as the admission of an API server would, in the
   * order of the policies.
   */
  public List<Decision> decisions(Manifest manifest, Surroundings surroundings) {
    var target = Target.of(manifest, null, surroundings);
    var admission = new Admission(served, target, surroundings);
    return byKind.of(target).stream()
        .flatMap(candidate -> admission.rulings(candidate).stream())
        .map(Ruling::decision)
        .toList();
  }

  private static void broken(
      Policy policy, Ruling ruling, Manifest manifest, Set<Finding> findings) {
    var decision = ruling.decision();
    for (var culprit : Culprits.find(policy, manifest, ruling.trial())) {
      findings.add(
          new Finding(
              rule(decision),
              severity(decision),
              culprit.message().isEmpty() ? decision.message() : culprit.message(),
              culprit.place(),
              manifest.ref(),
              culprit.field().isEmpty() ? null : culprit.field(),
              null));
    }
  }

  private static Finding whole(Decision decision, Manifest manifest) {
    boolean isOpen = decision.kind() == Kind.NOT_EVALUATED;
    return new Finding(
        isOpen ? NOT_EVALUATED : rule(decision),
        isOpen ? Severity.INFO : severity(decision),
        isOpen
            ? "The policy %s was not evaluated: %s."
                .formatted(decision.policy(), decision.message())
            : decision.message(),
        Culprits.whole(manifest).place(),
        manifest.ref(),
        null,
        null);
  }

  // The ids of rules have no dots; the names of policies may.
  private static String rule(Decision decision) {
    return "policy/" + decision.policy().replace('.', '-');
  }

  private static Severity severity(Decision decision) {
    return severity(decision.actions());
  }

  /** How grave it is to break a policy whose binding takes these actions. */
  static Severity severity(List<String> actions) {
    if (actions.contains("Deny")) {
      return Severity.ERROR;
    }
    return actions.contains("Warn") ? Severity.WARNING : Severity.INFO;
  }

  private static byte[] resource(String file) {
    try (var resource = Policies.class.getResourceAsStream(RULES + file)) {
      if (resource == null) {
        throw new IllegalStateException("of the shipped rules is missing: " + file);
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
