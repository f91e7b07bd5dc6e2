package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.semantic.Semantics;
import java.util.ArrayList;
import java.util.List;

/**
 * What an API server would answer if an object were created on it ({@code
 * dryRun=All&fieldValidation=Strict}), without asking one. What depends on the state of a cluster,
 * such as whether a namespace exists, is not judged.
 */
public final class Refusals {

  private final Schemas schemas;
  private final Identities identities;

  /** By the schemas of one Kubernetes version. */
  public Refusals(Schemas schemas) {
    this.schemas = schemas;
    this.identities = new Identities(schemas);
  }

  /** Whether the kind is known here; what is not is not judged, and never counts as right. */
  public boolean knows(Manifest object) {
    return schemas.knows(object.text("apiVersion"), object.text("kind"));
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
    if (!knows(object)) {
      return identities.judge(object);
    }
    var decoded = schemas.decode(object);
    var findings = new ArrayList<>(decoded.findings());
    findings.addAll(Semantics.refusals(object, decoded.told()));
    return findings;
  }
}
