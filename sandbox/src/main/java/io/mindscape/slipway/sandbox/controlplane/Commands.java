package io.mindscape.slipway.sandbox.controlplane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How each program is started.
 *
 * @param programs where they lie
 * @param folder where all of them keep their files
 * @param etcd the port of etcd
 * @param api the port of the API server
 */
record Commands(Path programs, Path folder, int etcd, int api) {

  private static final String LOOPBACK = "127.0.0.1";

  /** Where the API server is. */
  String server() {
    return "https://%s:%d".formatted(LOOPBACK, api);
  }

  /** Where the API server leaves the certificate that it makes for itself. */
  Path certificate() {
    return folder.resolve("certificates/apiserver.crt");
  }

  /** Where the controllers find their way to the API server. */
  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /** What becomes of nodes and pods. */
  Path stages() {
    return folder.resolve("stages.yaml");
  }

  /** The command line of {@code program}; {@code flags} are further ones of the API server. */
  List<String> of(Program program, List<String> flags) {
    var command = new ArrayList<>(List.of(programs.resolve(program.file()).toString()));
    command.addAll(
        switch (program) {
          case ETCD -> etcdFlags();
          case API_SERVER -> Stream.concat(apiServerFlags().stream(), flags.stream()).toList();
          case CONTROLLER_MANAGER -> controllerFlags();
          case SCHEDULER -> controllerFlags("scheduler");
          case KWOK -> kwokFlags();
          case KUBECTL -> throw new IllegalArgumentException("kubectl does not stay");
        });
    return command;
  }

  private List<String> etcdFlags() {
    var clients = "http://%s:%d".formatted(LOOPBACK, etcd);
    return List.of(
        "--data-dir=" + folder.resolve("etcd"),
        // What it holds is thrown away.
        "--unsafe-no-fsync",
        "--listen-client-urls=" + clients,
        "--advertise-client-urls=" + clients,
        // It has no peers.
        "--listen-peer-urls=http://%s:0".formatted(LOOPBACK));
  }

  private List<String> apiServerFlags() {
    return List.of(
        "--etcd-servers=http://%s:%d".formatted(LOOPBACK, etcd),
        "--bind-address=" + LOOPBACK,
        "--secure-port=" + api,
        "--cert-dir=" + certificate().getParent(),
        // The service "kubernetes" leads nowhere: an endpoint may not be a loopback address.
        "--advertise-address=" + LOOPBACK,
        "--endpoint-reconciler-type=none",
        "--service-cluster-ip-range=10.0.0.0/16",
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-key-file=" + Secrets.publicKey(folder),
        "--service-account-signing-key-file=" + Secrets.signingKey(folder),
        "--token-auth-file=" + Secrets.tokens(folder),
        "--anonymous-auth=false",
        "--authorization-mode=RBAC",
        "--allow-privileged=true",
        // A bench asks as fast as it can, over few connections.
        "--enable-priority-and-fairness=false",
        "--max-requests-inflight=0",
        "--max-mutating-requests-inflight=0",
        "--http2-max-streams-per-connection=1000");
  }

  private List<String> controllerFlags() {
    return Stream.concat(
            controllerFlags("controllers").stream(),
            Stream.of(
                "--service-account-private-key-file=" + Secrets.signingKey(folder),
                "--root-ca-file=" + certificate()))
        .toList();
  }

  /** Of one that is alone, and serves nothing itself. */
  private List<String> controllerFlags(String name) {
    return List.of(
        "--kubeconfig=" + kubeconfig(),
        "--leader-elect=false",
        "--secure-port=0",
        "--cert-dir=" + folder.resolve(name));
  }

  private List<String> kwokFlags() {
    return List.of(
        "--kubeconfig=" + kubeconfig(),
        "--config=" + stages(),
        "--manage-all-nodes=true",
        // Without a lease that is renewed, controllers think that a node is lost.
        "--node-lease-duration-seconds=40");
  }
}
