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

  /**
   * @param objects unit by unit or folder by folder; a list that makes its objects anew was told of
   *     when they were there, and is not gone through again
   */
  static Secrets of(
      Files files,
      Collection<Unit> units,
      Collection<List<Manifest>> objects,
      Collection<Finding> findings) {
    charts(units).flatMap(chart -> values(chart, files)).forEach(files::yaml);
    units.stream().flatMap(Hidden::values).distinct().forEach(files::yaml);
    var secrets = files.secrets();
    synchronized (secrets) {
      objects.stream().filter(list -> !(list instanceof Later)).forEach(secrets::objects);
      Stream.concat(
              findings.stream().map(finding -> finding.place().file()),
              files.read().stream().filter(path -> ASSIGNMENTS.matcher(path).matches()))
          .distinct()
          .forEach(path -> files.glance(path).ifPresent(secrets::file));
      return secrets.build();
    }
  }

  /** Notes what the objects of a unit hide, while they are there. */
  static void note(Files files, List<Manifest> objects) {
    var secrets = files.secrets();
    synchronized (secrets) {
      secrets.objects(objects);
    }
  }

  private static Stream<String> charts(Collection<Unit> units) {
    return units.stream()
        .flatMap(unit -> unit.source() instanceof Source.Helm helm ? Stream.of(helm) : Stream.of())
        .flatMap(helm -> helm.folders().stream())
        .distinct();
  }

  /** The files that hold the values of a chart and of the charts in it. */
  private static Stream<String> values(String chart, Files files) {
    return files.tree().list(chart).stream()
        .filter(path -> path.endsWith("/values.yaml") || path.equals("values.yaml"));
  }

  private static Stream<String> values(Unit unit) {
    return unit.source() instanceof Source.Helm helm ? helm.values().stream() : Stream.empty();
  }
}
