package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ResourceNames;
import java.util.List;

/** One of the metrics of an autoscaler: its source, and what it is to be. */
final class Metrics {

  /**
   * Where metrics come from, in the order in which the server looks for them.
   *
   * @param type that stands in {@code type}
   * @param field that goes with it
   */
  private record Source(String type, String field) {}

  private static final List<Source> SOURCES =
      List.of(
          new Source("Object", "object"),
          new Source("External", "external"),
          new Source("Pods", "pods"),
          new Source("Resource", "resource"),
          new Source("ContainerResource", "containerResource"));

  private Metrics() {}

  static void judge(Field metric) {
    var type = metric.get("type");
    var expected = field(type.text());
    if (type.text().isEmpty()) {
      type.required("it says where the metric comes from.");
    } else if (expected.isEmpty()) {
      type.unsupported(SOURCES.stream().map(Source::type).toList());
    } else if (!metric.get(expected).isSet()) {
      metric.get(expected).required("it goes with the type %s.".formatted(type.text()));
    }
    var present =
        SOURCES.stream().map(each -> metric.get(each.field())).filter(Field::isSet).toList();
    if (!present.isEmpty()) {
      source(present.getFirst());
    }
    if (present.size() > 1) {
      present.stream()
          .filter(source -> !source.key().equals(expected))
          .forEach(source -> source.forbidden("a metric has one source, that of its type."));
    }
  }

  private static String field(String type) {
    return SOURCES.stream()
        .filter(source -> source.type().equals(type))
        .map(Source::field)
        .findFirst()
        .orElse("");
  }

  private static void source(Field source) {
    var target = source.get("target");
    MetricTargets.judge(target);
    switch (source.key()) {
      case "object" -> {
        TargetReferences.judge(source.get("describedObject"));
        name(source.get("metric", "name"));
        MetricTargets.eitherValue(target);
      }
      case "external" -> {
        name(source.get("metric", "name"));
        MetricTargets.oneValue(target);
      }
      case "pods" -> {
        name(source.get("metric", "name"));
        MetricTargets.average(target);
      }
      case "resource" -> {
        if (source.get("name").text().isEmpty()) {
          source.get("name").required("it says which resource is measured.");
        }
        MetricTargets.utilization(target);
      }
      default -> {
        container(source);
        MetricTargets.utilization(target);
      }
    }
  }

  private static void name(Field name) {
    if (name.text().isEmpty()) {
      name.required("a metric has one.");
    } else {
      name.check(Names.PATH_SEGMENT.problem(name.text(), false));
    }
  }

  private static void container(Field source) {
    var name = source.get("name");
    if (name.text().isEmpty()) {
      name.required("it says which resource is measured.");
    } else {
      name.check(ResourceNames.ofContainer(name.text()));
    }
    var container = source.get("container");
    if (container.text().isEmpty()) {
      container.required("it says in which container.");
    } else {
      container.check(Formats.dnsLabel(container.text()));
    }
  }
}
