package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.jobs.artifact.Artifact.Application;
import io.mindscape.slipway.jobs.artifact.Artifact.ChangedObject;
import io.mindscape.slipway.jobs.artifact.Artifact.Environment;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What changes: a table of it, and then all of it, environment by environment. */
final class ChangesHtml {

  static final String TABLE = "Environments";
  static final String HEADING = "What will change";

  /** With no more objects than these, everything is unfolded. */
  private static final int SHORT = 12;

  private final Html page;
  private final List<Environment> environments;

  ChangesHtml(Html page, List<Environment> environments) {
    this.page = page;
    this.environments = environments;
  }

  /** A row for each application; none of this where no application takes part. */
  void table() {
    if (environments.isEmpty()) {
      return;
    }
    page.raw(ReviewHtml.section(TABLE));
    page.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Environments\">\n");
    page.raw("<table>\n<thead><tr><th scope=\"col\">application</th>");
    environments.forEach(one -> page.in("th scope=\"col\"", named(one)));
    page.raw("</tr></thead>\n<tbody>\n");
    names().forEach(this::row);
    page.raw("</tbody>\n</table>\n</div>\n");
  }

  private List<String> names() {
    var names = new LinkedHashSet<String>();
    environments.forEach(one -> one.applications().forEach(each -> names.add(each.name())));
    return List.copyOf(names);
  }

  private void row(String name) {
    page.raw("<tr>").in("th scope=\"row\"", name);
    for (var environment : environments) {
      page.in(
          "td",
          environment.applications().stream()
              .filter(application -> application.name().equals(name))
              .map(ChangesHtml::cell)
              .findFirst()
              .orElse("–"));
    }
    page.raw("</tr>\n");
  }

  private static String cell(Application application) {
    var words = new ArrayList<String>();
    if (application.errors() > 0) {
      words.add(Html.count(application.errors(), "error"));
    }
    if (application.warnings() > 0) {
      words.add(Html.count(application.warnings(), "warning"));
    }
    if (application.changed() > 0) {
      words.add("%,d changed".formatted(application.changed()));
    }
    return words.isEmpty() ? "as before" : String.join(", ", words);
  }

  /** All of it. */
  void all() {
    if (environments.isEmpty()) {
      return;
    }
    page.raw(ReviewHtml.section(HEADING));
    int objects =
        environments.stream()
            .flatMap(one -> one.applications().stream())
            .mapToInt(Application::changed)
            .sum();
    environments.forEach(one -> environment(one, objects <= SHORT));
  }

  private void environment(Environment environment, boolean isOpen) {
    page.in("h3", named(environment)).raw("\n");
    var changed = environment.applications().stream().filter(ChangesHtml::isChanged).toList();
    changed.forEach(one -> application(one, isOpen));
    int same = environment.applications().size() - changed.size();
    if (same > 0) {
      page.raw("<p class=\"faint\">")
          .words("%s as before.".formatted(Html.count(same, "application")))
          .raw("</p>\n");
    }
  }

  private static boolean isChanged(Application application) {
    return application.changed() > 0 || !application.consequences().isEmpty();
  }

  private void application(Application application, boolean isOpen) {
    page.raw(isOpen ? "<details open>" : "<details>").raw("<summary>");
    page.in("h4", application.name());
    page.words(": %s".formatted(Html.count(application.changed(), "object")));
    page.raw("</summary>\n<div class=\"inside\">\n");
    if (!application.consequences().isEmpty()) {
      page.raw("<ul class=\"words\">");
      application.consequences().forEach(phrase -> page.in("li", phrase));
      page.raw("</ul>\n");
    }
    application.objects().forEach(this::object);
    if (application.leftOut() > 0) {
      page.in(
              "p",
              "%s not kept: a page has its limit. See them with slipway diff."
                  .formatted(Html.count(application.leftOut(), "more object")))
          .raw("\n");
    }
    page.raw("</div></details>\n");
  }

  private void object(ChangedObject change) {
    page.raw("<div class=\"object\">").in("h5", heading(change)).raw("\n");
    change.fields().forEach(this::field);
    page.raw("</div>\n");
  }

  private static String heading(ChangedObject change) {
    var object = change.object().toString();
    return switch (change.change()) {
      case ADDED -> "+ %s (new)".formatted(object);
      case REMOVED -> "− %s (goes)".formatted(object);
      case CHANGED -> object;
      case RENAMED -> "%s → %s (renamed%s)".formatted(change.from(), object, followers(change));
    };
  }

  private static String followers(ChangedObject change) {
    var followers = change.followers();
    return followers.isEmpty()
        ? ""
        : "; %s %s"
            .formatted(
                followers.stream().map(ResourceRef::toString).collect(Collectors.joining(", ")),
                followers.size() == 1 ? "follows" : "follow");
  }

  private void field(FieldChange field) {
    page.raw("<div class=\"field\">").in("code", field.path());
    if (field.before() != null && field.before().equals(field.after())) {
      page.words(": " + field.before());
    } else {
      side("del", "− ", field.before());
      side("ins", "+ ", field.after());
    }
    page.raw("</div>\n");
  }

  private void side(String element, String sign, @Nullable String value) {
    if (value != null) {
      page.in(element, sign + value);
    }
  }

  private static String named(Environment environment) {
    return environment.name().isEmpty() ? "in no environment" : environment.name();
  }
}
