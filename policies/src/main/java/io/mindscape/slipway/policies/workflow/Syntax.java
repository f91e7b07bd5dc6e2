package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Workflow.Job;
import io.mindscape.slipway.policies.workflow.Workflow.Step;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys that are none, and values of the wrong form. */
record Syntax(Workflow workflow, Report report) {

  private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  void judge() {
    part(workflow.root(), "workflow", "a workflow");
    var jobs = workflow.root().get("jobs");
    if (jobs instanceof Mapping all) {
      if (all.entries().isEmpty()) {
        say(all, "There are no jobs: a workflow needs one.");
      }
      all.entries().forEach(this::entry);
    }
    workflow.jobs().forEach(this::job);
  }

  private void entry(Entry job) {
    if (!ID.matcher(job.key()).matches()) {
      report.error("syntax", job.place(), badId("a job", job.key()));
    }
    if (!(job.value() instanceof Mapping)) {
      say(job.value(), "The job %s has to be a mapping.".formatted(job.key()));
    }
  }

  private void job(Job job) {
    part(job.body(), "job", "a job");
    if (job.calls()) {
      call(job);
    } else {
      own(job);
    }
    if (!job.equals(workflow.job(job.id()).orElseThrow())) {
      report.error(
          "duplicate-id",
          job.place(),
          "There is a job %s already: names are the same whatever their case.".formatted(job.id()));
    }
    if (job.body().get("steps") instanceof Sequence steps) {
      for (var item : steps.items()) {
        if (!(item instanceof Mapping)) {
          say(item, "A step has to be a mapping.");
        }
      }
    }
    if (job.body().get("services") instanceof Mapping services) {
      services.entries().forEach(one -> value(one, List.of("text", "container")));
    }
    steps(job);
  }

  private void own(Job job) {
    for (var key : List.of("runs-on", "steps")) {
      if (job.body().get(key) == null) {
        report.error("syntax", job.place(), "The job %s has no %s.".formatted(job.id(), key));
      }
    }
    for (var key : List.of("with", "secrets")) {
      var entry = job.body().entry(key);
      if (entry != null) {
        report.error(
            "syntax",
            entry.place(),
            "`%s` is for jobs that call a workflow with `uses`.".formatted(key));
      }
    }
  }

  private void call(Job job) {
    for (var key :
        List.of(
            "runs-on",
            "steps",
            "container",
            "services",
            "env",
            "defaults",
            "environment",
            "timeout-minutes",
            "continue-on-error")) {
      var entry = job.body().entry(key);
      if (entry != null) {
        report.error(
            "syntax",
            entry.place(),
            "The job %s calls a workflow with `uses`, and such a job has no `%s`."
                .formatted(job.id(), key));
      }
    }
  }

  private void steps(Job job) {
    Set<String> ids = new HashSet<>();
    for (var step : job.steps()) {
      part(step.body(), "step", "a step");
      form(step);
      step.id()
          .ifPresent(
              id -> {
                var place = Objects.requireNonNull(step.body().get("id"));
                if (!ID.matcher(id).matches() && !id.contains("${{")) {
                  say(place, badId("a step", id));
                } else if (!ids.add(id)) {
                  report.error(
                      "duplicate-id",
                      place.place(),
                      "The id %s stands in the job %s for the second time: give each step one of its own."
                          .formatted(id, job.id()));
                }
              });
    }
  }

  private void form(Step step) {
    boolean uses = step.body().get("uses") != null;
    boolean runs = step.body().get("run") != null;
    if (uses == runs) {
      say(
          step.body(),
          uses
              ? "%s has both `uses` and `run`: keep one.".formatted(step.who())
              : "%s has neither `uses` nor `run`.".formatted(step.who()));
    }
    for (var key : uses ? List.of("shell", "working-directory") : List.of("with")) {
      var entry = step.body().entry(key);
      if (entry != null && uses != runs) {
        report.error(
            "syntax",
            entry.place(),
            "%s has `%s`, which is for steps with `%s`."
                .formatted(step.who(), key, uses ? "run" : "uses"));
      }
    }
  }

  private static String badId(String what, String id) {
    return "\"%s\" cannot name %s: a name begins with a letter or _, and goes on with letters, digits, - and _."
        .formatted(id, what);
  }

  /** Judges a mapping by the table. */
  void part(Mapping mapping, String part, String words) {
    var keys = Table.of(part);
    for (var entry : mapping.entries()) {
      var key = keys.get(entry.key());
      if (key != null) {
        value(entry, key.forms());
      } else if (!entry.key().equals("<<")) {
        report.error(
            "syntax",
            entry.place(),
            Words.unknown("key", entry.key(), keys.keySet())
                + " Here stand the keys of "
                + words
                + ".");
      }
    }
    keys.forEach(
        (name, key) -> {
          if (key.required() && mapping.entry(name) == null) {
            say(mapping, "The key \"%s\" is missing: %s needs it.".formatted(name, words));
          }
        });
  }

  private void value(Entry entry, List<String> forms) {
    var fitting = forms.stream().filter(form -> fits(entry.value(), form)).findFirst();
    if (fitting.isEmpty()) {
      say(
          entry.value(),
          "\"%s\" has to be %s."
              .formatted(
                  entry.key(),
                  String.join(" or ", forms.stream().map(Syntax::words).distinct().toList())));
    } else if (entry.value() instanceof Mapping mapping && Table.isPart(fitting.get())) {
      part(mapping, fitting.get(), "\"%s\"".formatted(entry.key()));
    }
  }

  private static boolean fits(YamlNode value, String form) {
    return switch (value) {
      case Scalar scalar -> fits(scalar, form);
      case Sequence list ->
          switch (form) {
            case "any", "list" -> true;
            case "texts" -> list.items().stream().allMatch(Scalar.class::isInstance);
            default -> false;
          };
      case Mapping mapping -> form.equals("any") || form.equals("map") || Table.isPart(form);
    };
  }

  private static boolean fits(Scalar scalar, String form) {
    boolean isExpression = scalar.text().contains("${{");
    return switch (form) {
      case "any", "texts", "label" -> true;
      case "text" -> scalar.type() != Scalar.Type.NULL;
      case "flag" -> isExpression || scalar.type() == Scalar.Type.BOOLEAN;
      case "number" -> isExpression || isPositive(scalar);
      case "map", "list" -> isExpression || scalar.type() == Scalar.Type.NULL;
      default -> false;
    };
  }

  private static boolean isPositive(Scalar scalar) {
    return scalar.value() instanceof Number number && number.doubleValue() > 0;
  }

  private static String words(String form) {
    return switch (form) {
      case "text", "label" -> "a text";
      case "flag" -> "true or false";
      case "number" -> "a number above 0";
      case "texts" -> "a text or a list of texts";
      case "list" -> "a list";
      default -> "a mapping";
    };
  }

  private void say(YamlNode at, String message) {
    report.error("syntax", at.place(), message);
  }
}
