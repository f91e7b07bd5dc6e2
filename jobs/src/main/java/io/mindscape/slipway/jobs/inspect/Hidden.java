package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Collects what an inspection knows to be secret: in objects, in the values that charts are
 * rendered with, in whatever YAML it read, and in the files that something is said about, which may
 * be no YAML or broken.
 */
final class Hidden {

  private static final Pattern ASSIGNMENTS =
      Pattern.compile(".*(\\.env[^/]*|\\.properties|\\.tf|\\.tfvars)");

  private Hidden() {}

  static Secrets of(
      Files files,
      Collection<Unit> units,
      Collection<List<Manifest>> objects,
      Collection<Finding> findings) {
    var secrets = Secrets.builder();
    units.stream().flatMap(unit -> values(unit, files)).distinct().forEach(files::yaml);
    files.parsed().forEach(file -> file.documents().forEach(secrets::tree));
    objects.forEach(secrets::objects);
    Stream.concat(
            findings.stream().map(finding -> finding.place().file()),
            files.read().stream().filter(path -> ASSIGNMENTS.matcher(path).matches()))
        .distinct()
        .forEach(path -> files.glance(path).ifPresent(secrets::file));
    return secrets.build();
  }

  /** The files that hold the values of a chart and of the charts in it. */
  private static Stream<String> values(Unit unit, Files files) {
    if (!(unit.source() instanceof Source.Helm(var chart, var values))) {
      return Stream.empty();
    }
    var own =
        files.tree().list(chart).stream()
            .filter(path -> path.endsWith("/values.yaml") || path.equals("values.yaml"));
    return Stream.concat(own, values.stream());
  }
}
