package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.jobs.git.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * A chart of the repository, as far as its dependencies go.
 *
 * @param folder {@code ""} where the repository itself is the chart
 * @param packed paths of the dependencies that are kept in it
 */
record ChartFolder(String folder, ChartFile chart, Optional<ChartFile> lock, List<String> packed) {

  ChartFolder {
    packed = List.copyOf(packed);
  }

  /** Nothing where no chart can be read there. */
  static Optional<ChartFolder> read(Snapshot files, String folder) {
    return files
        .read(join(folder, "Chart.yaml"))
        .flatMap(ChartFile::read)
        .map(
            chart ->
                new ChartFolder(
                    folder,
                    chart,
                    files.read(join(folder, "Chart.lock")).flatMap(ChartFile::read),
                    files.list(join(folder, "charts"))));
  }

  static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  String file() {
    return join(folder, "Chart.yaml");
  }

  String lockFile() {
    return join(folder, "Chart.lock");
  }

  String name() {
    return chart.name().isEmpty() ? folder.substring(folder.lastIndexOf('/') + 1) : chart.name();
  }

  /** Whether the lock is the one that Helm would expect, or there is none. */
  boolean isLockedWell() {
    return lock.isEmpty() || LockDigest.of(chart, lock.get()).equals(lock.get().digest());
  }

  /** Where a dependency is kept in the repository, packed or not. */
  Optional<String> keptAt(String dependency) {
    var unpacked = join(folder, "charts/" + dependency + "/");
    var packedAs = join(folder, "charts/" + dependency + "-");
    return packed.stream()
        .filter(
            path ->
                path.startsWith(unpacked)
                    || (path.endsWith(".tgz")
                        && path.startsWith(packedAs)
                        && path.substring(packedAs.length()).matches("v?[0-9][^/]*")))
        .findFirst();
  }
}
