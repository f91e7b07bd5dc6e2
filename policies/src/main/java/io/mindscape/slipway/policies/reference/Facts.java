package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.rule.LabelSelector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What others may want to know of an object, besides that it is there. */
public sealed interface Facts {

  /** Nothing. */
  record Plain() implements Facts {}

  /**
   * The keys of a ConfigMap or a Secret, never the values.
   *
   * @param open whether there may be more, which somebody adds in the cluster
   */
  record Data(Set<String> keys, boolean open) implements Facts {
    public Data {
      keys = Collections.unmodifiableSet(new TreeSet<>(keys));
    }
  }

  /**
   * The pods that an object makes.
   *
   * @param ports of all containers
   * @param requests container → the resources that it asks for, or limits; empty where the pod asks
   *     as a whole
   * @param replicas how many there are; -1 where that is not for the object to say
   */
  record Pods(
      Map<String, String> labels,
      List<Port> ports,
      Map<String, Set<String>> requests,
      long replicas)
      implements Facts {
    public Pods {
      labels = Map.copyOf(labels);
      ports = List.copyOf(ports);
      requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
    }
  }

  /**
   * A Service.
   *
   * @param selector chooses nothing where pods are not what it leads to
   * @param isExternal whether it only stands for a name elsewhere
   */
  record Ports(
      Map<String, String> labels, List<Port> ports, LabelSelector selector, boolean isExternal)
      implements Facts {
    public Ports {
      labels = Map.copyOf(labels);
      ports = List.copyOf(ports);
    }
  }

  /**
   * An autoscaler.
   *
   * @param least how many pods it leaves at least
   */
  record Scales(Id target, long least) implements Facts {}

  /**
   * A port that is there, or that is asked for.
   *
   * @param name empty where it has none
   * @param number 0 where it is asked for by its name
   */
  record Port(String name, long number) {
    boolean fits(Port wanted) {
      return wanted.name.isEmpty() ? number == wanted.number : name.equals(wanted.name);
    }

    @Override
    public String toString() {
      return name.isEmpty() ? String.valueOf(number) : name;
    }
  }
}
