package io.mindscape.slipway.sandbox.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of it stays. */
@RealCluster
final class EndOfControlPlaneTest {

  @Test
  void closeLeavesNoProcessAndNoFile(ControlPlane shared) {
    Path folder;
    List<ProcessHandle> processes;
    try (var plane = ControlPlane.start(shared.programs(), Options.apiServer())) {
      folder = plane.folder();
      processes = plane.processes();
      assertThat(folder).isDirectoryContaining("glob:**kubeconfig");
      assertThat(commands(processes)).contains("etcd", "kube-apiserver");
    }

    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(folder).doesNotExist();
    // The one that all share is another.
    assertThat(shared.admin().get("/version").statusCode()).isEqualTo(200);
  }

  @Test
  void oneThatDoesNotStartSaysWhyAndLeavesNothing(ControlPlane shared, @TempDir Path folder) {
    var options = Options.apiServer().with("--no-such-flag");
    var before = ProcessHandle.current().descendants().count();

    assertThatThrownBy(() -> ControlPlane.start(shared.programs(), options))
        .hasMessageContaining("kube-apiserver ended by itself")
        .hasMessageContaining("unknown flag: --no-such-flag");

    assertThat(ProcessHandle.current().descendants().count()).isLessThanOrEqualTo(before);
  }

  private static List<String> commands(List<ProcessHandle> processes) {
    return processes.stream()
        .flatMap(process -> process.info().command().stream())
        .map(command -> Path.of(command).getFileName().toString())
        .toList();
  }
}
