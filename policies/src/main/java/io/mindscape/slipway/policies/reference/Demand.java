package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Port;
import io.mindscape.slipway.policies.rule.LabelSelector;
import java.util.Map;
import java.util.Set;

/** What has to be so for a reference to lead somewhere. */
public sealed interface Demand {

  /** The object is there. */
  record Existing(Id id) implements Demand {}

  /** The object is there, if any of its kind is kept here: its kind is mostly the cluster's own. */
  record Listed(Id id) implements Demand {}

  /** If the ConfigMap or Secret is there, it has the key. */
  record Key(Id id, String key) implements Demand {}

  /**
   * The selector chooses pods.
   *
   * @param isOfOthers whether it speaks of whoever comes by, rather than of what it stands beside
   */
  record Chosen(String namespace, LabelSelector selector, boolean isOfOthers) implements Demand {}

  /** Of the pods that the selector chooses, some have the port. */
  record PodPort(String namespace, LabelSelector selector, Port port) implements Demand {}

  /** If the Service is there, it has the port. */
  record ServicePort(Id service, Port port) implements Demand {}

  /**
   * If the workload is there, its containers ask for the resource.
   *
   * @param container the only one that has to; empty for all
   */
  record Requested(Id workload, String container, String resource) implements Demand {}

  /** No other autoscaler has the same workload. */
  record Alone(Id workload, Id self) implements Demand {}

  /** Where the selector chooses pods, there are more than these. */
  record Spared(String namespace, LabelSelector selector, long least) implements Demand {}

  /** If the Service is there, its selector chooses pods with these labels. */
  record Governed(Id service, Map<String, String> labels) implements Demand {
    public Governed {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * The selector chooses Services.
   *
   * @param namespaces where they are looked for; none for everywhere
   */
  record ChosenService(Set<String> namespaces, LabelSelector selector) implements Demand {
    public ChosenService {
      namespaces = Set.copyOf(namespaces);
    }
  }

  /** Of the Services that the selector chooses, some have a port of that name. */
  record ChosenPort(Set<String> namespaces, LabelSelector selector, Port port) implements Demand {
    public ChosenPort {
      namespaces = Set.copyOf(namespaces);
    }
  }
}
