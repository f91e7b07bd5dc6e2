package io.mindscape.slipway.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.doctor.DoctorCommand;
import io.mindscape.slipway.sandbox.controlplane.Access;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The doctor asks a real API server what the bot may do there. */
@RealCluster
final class DoctorOnClusterTest {

  @TempDir private Path folder;

  @Test
  void whoMayDoEverythingIsToldSo(ControlPlane plane) throws IOException {
    assertThat(told(plane.admin()))
        .contains("  ✓ ok         slipway: Kubernetes 1.37")
        .contains("  ✓ ok         slipway, rights: all that are needed in shop");
  }

  @Test
  void whoMayDoNothingIsToldWhatIsMissing(ControlPlane plane) throws IOException {
    assertThat(told(plane.user(RealCluster.VISITOR)))
        .contains("  ✓ ok         slipway: Kubernetes 1.37")
        .contains(
            "  ✕ wrong      slipway, rights: its account may not create configmaps in shop, create"
                + " deployments.apps in shop, create horizontalpodautoscalers.autoscaling in shop,"
                + " create ingresses.networking.k8s.io in shop, create secrets in shop, create"
                + " services in shop, and 20 more: bind it to a role that allows it");
  }

  @Test
  void whoIsNobodyIsToldSo(ControlPlane plane) throws IOException {
    var admin = plane.admin();
    var nobody = new Access(admin.server(), admin.authority(), "wrong-token", admin.http());

    assertThat(told(nobody))
        .contains(
            "  ✕ wrong      slipway: The cluster slipway does not accept our login: renew the token"
                + " or certificate of this context in the kubeconfig");
  }

  private List<String> told(Access access) throws IOException {
    var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), access.kubeconfig());
    Files.writeString(
        folder.resolve("slipway.yaml"),
        """
        delivery:
          environments:
            staging: {paths: [apps], cluster: slipway, namespace: shop}
        """);
    var out = new StringWriter();
    new CommandLine(
            new DoctorCommand(Map.of("KUBECONFIG", kubeconfig.toString()), Clock.systemUTC()))
        .setOut(new PrintWriter(out, true))
        .execute(folder.toString());
    return out.toString().lines().toList();
  }
}
