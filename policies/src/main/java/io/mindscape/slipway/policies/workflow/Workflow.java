package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's jobs and their steps, whatever else stands in it.
 *
 * @param byId the jobs by their names in lower case
 */
record Workflow(Mapping root, List<Job> jobs, Map<String, Job> byId) {

  Workflow {
    jobs = List.copyOf(jobs);
    byId = Map.copyOf(byId);
  }

  /** Reads what has the form of one. */
  static Workflow of(Mapping root) {
    var jobs = new ArrayList<Job>();
    if (root.get("jobs") instanceof Mapping all) {
      for (var entry : all.entries()) {
        if (entry.value() instanceof Mapping body) {
          jobs.add(new Job(entry.key(), entry.place(), body, steps(body)));
        }
      }
    }
    Map<String, Job> byId = new HashMap<>();
    jobs.forEach(job -> byId.putIfAbsent(job.id().toLowerCase(Locale.ROOT), job));
    return new Workflow(root, jobs, byId);
  }

  private static List<Step> steps(Mapping job) {
    var steps = new ArrayList<Step>();
    if (job.get("steps") instanceof Sequence list) {
      for (int at = 0; at < list.items().size(); at++) {
        if (list.items().get(at) instanceof Mapping body) {
          steps.add(new Step(at + 1, body));
        }
      }
    }
    return steps;
  }

  /** The job of that name, whatever its case. */
  Optional<Job> job(String id) {
    return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
  }

  /**
   * A job.
   *
   * @param place of its name
   */
  record Job(String id, Place place, Mapping body, List<Step> steps) {
    Job {
      steps = List.copyOf(steps);
    }

    /** The jobs that it waits for, as written. */
    List<Scalar> needs() {
      return scalars(body.get("needs"));
    }

    boolean calls() {
      return body.get("uses") != null;
    }

    String who() {
      return "The job " + id;
    }
  }

  /**
   * A step.
   *
   * @param number from 1
   */
  record Step(int number, Mapping body) {

    /** Its id in lower case, or nothing. */
    Optional<String> id() {
      return text(body, "id").map(id -> id.toLowerCase(Locale.ROOT));
    }

    String who() {
      return "The step " + text(body, "name").map(name -> "\"" + name + "\"").orElse("" + number);
    }

    /** The action without its version, in lower case; empty for a step that runs a script. */
    String action() {
      return text(body, "uses")
          .map(uses -> uses.replaceFirst("@.*", "").toLowerCase(Locale.ROOT))
          .orElse("");
    }

    /** A value that is given to its action. */
    Optional<Scalar> with(String name) {
      return body.get("with") instanceof Mapping with && with.get(name) instanceof Scalar value
          ? Optional.of(value)
          : Optional.empty();
    }
  }

  static Optional<String> text(Mapping mapping, String key) {
    return mapping.get(key) instanceof Scalar scalar
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** One scalar, or those of a list. */
  static List<Scalar> scalars(@Nullable YamlNode node) {
    return switch (node) {
      case Scalar scalar when scalar.type() != Scalar.Type.NULL -> List.of(scalar);
      case Sequence list ->
          list.items().stream().filter(Scalar.class::isInstance).map(Scalar.class::cast).toList();
      case null, default -> List.of();
    };
  }

  static List<String> texts(@Nullable YamlNode node) {
    return scalars(node).stream().map(Scalar::text).toList();
  }
}
