package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Schemas.Decoded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is said of one object: {@code schema/…}. */
final class Findings {

  private final Manifest manifest;
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Set<String> told = new HashSet<>();

  Findings(Manifest manifest) {
    this.manifest = manifest;
  }

  void add(Decoded decoded) {
    findings.addAll(decoded.findings());
    told.addAll(decoded.told());
  }

  void add(Collection<Finding> more) {
    findings.addAll(more);
  }

  /** Says something of what is written at a path. */
  void add(String rule, Path path, String field, String message) {
    findings.add(
        new Finding(
            "schema/" + rule,
            Severity.ERROR,
            message,
            path.in(manifest.root()),
            manifest.ref(),
            field.isEmpty() ? null : field,
            null));
  }

  /** Of a field nothing more is to be said. */
  void tell(String field) {
    told.add(field);
  }

  /** The fields of which something was said. */
  Set<String> told() {
    return Set.copyOf(told);
  }

  List<Finding> all() {
    return new ArrayList<>(findings);
  }
}
