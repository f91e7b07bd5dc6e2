package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.policies.schema.ApiDocument;
import io.mindscape.slipway.policies.schema.OpenApi;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.semantic.Semantics;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What an API server would answer if an object were created on it ({@code
 * dryRun=All&fieldValidation=Strict}), without asking one. What depends on the state of a cluster,
 * such as whether a namespace exists, is not judged.
 */
public final class Refusals {

  private final Schemas schemas;
  private final CustomKinds custom;
  private final Identities identities;

  /** By the schemas of one Kubernetes version. */
  public Refusals(Schemas schemas) {
    this(schemas, CustomKinds.NONE);
  }

  private Refusals(Schemas schemas, CustomKinds custom) {
    this.schemas = schemas;
    this.custom = custom;
    this.identities = new Identities(schemas);
  }

  /**
   * By what a server says of its own kinds.
   *
   * @param version its version, such as {@code 1.37}
   * @param documents all that its {@code /openapi/v3} lists
   * @throws io.mindscape.slipway.policies.Refused if one is no JSON
   */
  public static Refusals of(String version, Collection<ApiDocument> documents) {
    var builtIn = new ArrayList<ApiDocument>();
    var custom = new ArrayList<ApiDocument>();
    for (var document : documents) {
      (Schemas.builtIn().hasGroup(document.group()) ? builtIn : custom).add(document);
    }
    return new Refusals(OpenApi.read(version, builtIn), CustomKinds.published(custom));
  }

  /** As a server that has the same kinds of its own, and Kubernetes' of another version. */
  Refusals by(Schemas other) {
    return new Refusals(other, custom);
  }

  /** Its version, such as {@code 1.37}. */
  String version() {
    return schemas.version();
  }

  /** As a server of the same version that has {@code more} kinds; these come first. */
  public Refusals with(CustomKinds more) {
    return new Refusals(schemas, more.and(custom));
  }

  /** Whether the kind is known here; what is not is not judged, and never counts as right. */
  public boolean knows(Manifest object) {
    return isBuiltIn(object) || custom.knows(object);
  }

  /** What the kinds that are not Kubernetes' own are called in requests. */
  Map<String, Surroundings.Resource> resources() {
    return custom.resources();
  }

  /** Whether the kind is one of Kubernetes' own. */
  boolean isBuiltIn(Manifest object) {
    return schemas.knows(object.text("apiVersion"), object.text("kind"));
  }

  /**
   * The kinds that the definitions among {@code objects} describe, if they are right themselves.
   */
  public CustomKinds kinds(List<Manifest> objects) {
    return CustomKinds.of(
        objects.stream()
            .filter(CustomKinds::isDefinition)
            .filter(definition -> judge(definition).isEmpty())
            .toList());
  }

  /** That the kind of {@code object} is not known here, for those who want no such objects. */
  Finding unknown(Manifest object) {
    return identities.unknownKind(object);
  }

  /** What the server takes today, and will not for long: warnings. */
  List<Finding> deprecations(Manifest object) {
    return identities.deprecations(object);
  }

  /** Why the server would refuse the object; empty where it would take it, or is not known here. */
  public List<Finding> judge(Manifest object) {
    if (!isBuiltIn(object)) {
      return custom.knows(object) ? custom.judge(object, schemas) : unserved(object);
    }
    var decoded = schemas.decode(object);
    var findings = new ArrayList<>(decoded.findings());
    findings.addAll(Semantics.refusals(object, decoded.told()));
    return findings;
  }

  private List<Finding> unserved(Manifest object) {
    var versions = custom.otherVersions(object);
    return versions.isEmpty()
        ? identities.judge(object)
        : List.of(identities.unserved(object, versions));
  }
}
