package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Changes.Identity;
import io.mindscape.slipway.policies.change.Consequences.Revision;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fields of built-in kinds that cannot be changed: the API server refuses the update. Each line of
 * the table is held to a real one by a test in the sandbox.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/tree/master/pkg/apis">the validation of
 *     updates in pkg/apis/…/validation</a>
 */
final class Immutable {

  private static final Map<String, List<String>> FIELDS =
      Map.ofEntries(
          Map.entry("apps/Deployment", List.of("spec.selector")),
          Map.entry("apps/DaemonSet", List.of("spec.selector")),
          Map.entry("apps/ReplicaSet", List.of("spec.selector")),
          Map.entry(
              "apps/StatefulSet",
              List.of(
                  "spec.selector",
                  "spec.serviceName",
                  "spec.podManagementPolicy",
                  "spec.volumeClaimTemplates")),
          Map.entry(
              "batch/Job",
              List.of(
                  "spec.selector",
                  "spec.template",
                  "spec.completionMode",
                  "spec.podFailurePolicy",
                  "spec.successPolicy",
                  "spec.backoffLimitPerIndex",
                  "spec.managedBy")),
          Map.entry(
              "/PersistentVolume",
              List.of(
                  "spec.volumeMode",
                  "spec.hostPath",
                  "spec.nfs",
                  "spec.csi",
                  "spec.local",
                  "spec.iscsi",
                  "spec.fc")),
          Map.entry(
              "storage.k8s.io/StorageClass",
              List.of("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode")),
          Map.entry("storage.k8s.io/VolumeAttributesClass", List.of("driverName", "parameters")),
          Map.entry(
              "storage.k8s.io/CSIDriver",
              List.of("spec.attachRequired", "spec.volumeLifecycleModes")),
          Map.entry("rbac.authorization.k8s.io/RoleBinding", List.of("roleRef")),
          Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", List.of("roleRef")),
          Map.entry("scheduling.k8s.io/PriorityClass", List.of("value", "preemptionPolicy")),
          Map.entry("node.k8s.io/RuntimeClass", List.of("handler")),
          Map.entry("networking.k8s.io/IngressClass", List.of("spec.controller")),
          Map.entry("discovery.k8s.io/EndpointSlice", List.of("addressType")),
          Map.entry("/ResourceQuota", List.of("spec.scopes", "spec.scopeSelector")),
          Map.entry("/Secret", List.of("type")),
          Map.entry("apps/ControllerRevision", List.of("data")),
          Map.entry("resource.k8s.io/ResourceClaim", List.of("spec")),
          Map.entry("resource.k8s.io/ResourceClaimTemplate", List.of("spec")),
          Map.entry(
              "apiextensions.k8s.io/CustomResourceDefinition",
              List.of("spec.group", "spec.scope", "spec.names.plural", "spec.names.kind")));

  private static final List<String> DATA = List.of("data", "stringData", "binaryData", "immutable");

  private Immutable() {}

  /** A phrase for each field that the change must not touch. */
  static List<String> told(Revision revision) {
    var fixed =
        fields(revision)
            .map(
                path ->
                    "will be refused by the cluster: %s of %s cannot be changed, only deleted and made anew"
                        .formatted(path, revision.name()));
    return Stream.concat(fixed, leftOver(revision)).toList();
  }

  /**
   * Who applies another way of updating leaves the numbers of the old one in place, for the server
   * filled them in and nobody takes them out.
   */
  private static Stream<String> leftOver(Revision revision) {
    var field = revision.kind().equals("Deployment") ? "strategy" : "updateStrategy";
    var before = revision.old().text("spec", field, "type");
    var after = revision.now().text("spec", field, "type");
    boolean isLeft =
        Identity.of(revision.now()).group().equals("apps")
            && !revision.kind().equals("DaemonSet")
            && (before.isEmpty() || before.equals("RollingUpdate"))
            && (after.equals("Recreate") || after.equals("OnDelete"))
            && revision.old().at("spec", field, "rollingUpdate") == null;
    return isLeft
        ? Stream.of(
            "will be refused by the cluster: spec.%s.rollingUpdate of %s, which it filled in itself, does not go with %s; it has to be taken out by hand"
                .formatted(field, revision.name(), after))
        : Stream.empty();
  }

  private static Stream<String> fields(Revision revision) {
    var identity = Identity.of(revision.now());
    var table = FIELDS.getOrDefault(identity.group() + "/" + identity.kind(), List.of());
    return Stream.concat(
        table.stream().filter(revision::touches),
        identity.group().isEmpty() ? core(revision) : batch(revision));
  }

  private static Stream<String> core(Revision revision) {
    return switch (revision.kind()) {
      case "ConfigMap", "Secret" ->
          revision.old().text("immutable").equals("true")
              ? DATA.stream().filter(revision::touches)
              : Stream.empty();
      case "PersistentVolumeClaim" -> claim(revision);
      case "Service" -> service(revision);
      case "Pod" -> pod(revision);
      default -> Stream.empty();
    };
  }

  /** The number of completions may follow the parallelism of an indexed job, and nothing else. */
  private static Stream<String> batch(Revision revision) {
    boolean isFixed =
        revision.kind().equals("Job")
            && revision.touches("spec.completions")
            && !revision.now().text("spec", "completionMode").equals("Indexed");
    return isFixed ? Stream.of("spec.completions") : Stream.empty();
  }

  /** A claim may grow and name another class of attributes; everything else of it stays. */
  private static Stream<String> claim(Revision revision) {
    boolean shrinks = Sizes.claimed(revision.now()).compareTo(Sizes.claimed(revision.old())) < 0;
    return Stream.concat(
        Stream.of(
                "spec.accessModes",
                "spec.storageClassName",
                "spec.volumeMode",
                "spec.selector",
                "spec.volumeName",
                "spec.dataSource",
                "spec.dataSourceRef")
            .filter(revision::touches),
        shrinks ? Stream.of("spec.resources.requests.storage") : Stream.empty());
  }

  /** An address that is given once stays; leaving it out keeps it. */
  private static Stream<String> service(Revision revision) {
    var before = revision.old().text("spec", "clusterIP");
    var after = revision.now().text("spec", "clusterIP");
    boolean keepsType =
        !revision.old().text("spec", "type").equals("ExternalName")
            && !revision.now().text("spec", "type").equals("ExternalName");
    return keepsType && !after.isEmpty() && !after.equals(before)
        ? Stream.of("spec.clusterIP")
        : Stream.empty();
  }

  /** Of a pod that runs only images, its deadline and its tolerations can be changed. */
  private static Stream<String> pod(Revision revision) {
    boolean isFixed =
        revision.fields().stream()
            .map(field -> field.path())
            .filter(path -> path.startsWith("spec."))
            .anyMatch(
                path ->
                    !path.matches("spec\\.(initC|c)ontainers\\[[^\\]]*\\]\\.image")
                        && !path.startsWith("spec.activeDeadlineSeconds")
                        && !path.startsWith("spec.tolerations"));
    return isFixed ? Stream.of("spec") : Stream.empty();
  }
}
