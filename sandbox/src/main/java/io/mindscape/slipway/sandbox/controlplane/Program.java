package io.mindscape.slipway.sandbox.controlplane;

/** The programs that make up a control plane. */
public enum Program {
  ETCD("etcd"),
  API_SERVER("kube-apiserver"),
  CONTROLLER_MANAGER("kube-controller-manager"),
  SCHEDULER("kube-scheduler"),
  /** Stands in for the nodes: pods that are scheduled become ready, without a container. */
  KWOK("kwok"),
  KUBECTL("kubectl");

  private final String file;

  Program(String file) {
    this.file = file;
  }

  /** What its file is called. */
  String file() {
    return file;
  }
}
