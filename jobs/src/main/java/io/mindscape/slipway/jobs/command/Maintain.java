package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlass;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlass.Said;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.breakglass.Words;
import io.mindscape.slipway.jobs.maintenance.plan.Ordering;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code /maintenance run TASK --now --reason "…"}, {@code /maintenance confirm ID} and {@code
 * /maintenance stop ID}: a task outside the window.
 */
final class Maintain {

  private static final List<String> VERBS = List.of("run", "confirm", "stop");
  private static final Pattern ID = Pattern.compile("#?([1-9][0-9]{0,14})");
  private static final String FORM =
      "`/maintenance run TASK --now --reason \"why it cannot wait\"`";

  private final BreakGlass breakGlass;
  private final Ordering ordering;

  Maintain(Commands.Upkeep upkeep) {
    this.breakGlass = upkeep.breakGlass();
    this.ordering = upkeep.ordering();
  }

  Reply answer(Asked asked, long comment) {
    var said = new Said(asked.repo(), asked.issue(), comment, asked.login());
    var verb = asked.words().isEmpty() ? "" : asked.words().getFirst();
    var rest = asked.words().stream().skip(1).toList();
    return switch (verb) {
      case "run" -> run(said, rest);
      case "confirm" -> confirm(said, rest);
      case "stop" -> stop(said, rest);
      default -> Reply.not(misspelt(verb));
    };
  }

  private static String misspelt(String verb) {
    var meant = Spelling.nearest(verb, VERBS).map("Did you mean `/maintenance %s`? "::formatted);
    return "%sthere are %s, `/maintenance confirm ID` and `/maintenance stop ID`."
        .formatted(meant.orElse(""), FORM);
  }

  private Reply run(Said said, List<String> words) {
    var typed = RunWords.read(String.join(" ", words));
    var request = breakGlass.ask(said, typed.wish());
    return Reply.done(
        """
        this is break-glass %d: %s. Reason: %s.%s

        A second person of the team agrees with `/maintenance confirm %d` here, until %s; then it begins by itself. \
        Else it lapses. `/maintenance stop %d` takes it back.
        """
            .formatted(
                request.id(),
                Words.wish(request),
                Markdown.text(request.wish().reason()),
                heldBack(request),
                request.id(),
                Words.at(request.lapses()),
                request.id()));
  }

  private Reply confirm(Said said, List<String> words) {
    var id = id(words);
    if (id < 0) {
      return Reply.not(
          "say which, by its number alone: `/maintenance confirm 7`. The answer to the one who"
              + " asked has it.");
    }
    var request = breakGlass.confirm(said, id);
    return Reply.done(
        "confirmed: %s.%s Break-glass %d begins as soon as nothing else of maintenance runs; `/maintenance stop %d` takes it back."
            .formatted(Words.wish(request), heldBack(request), id, id));
  }

  private Reply stop(Said said, List<String> words) {
    var id = id(words);
    if (id < 0) {
      return Reply.not("say which, by its number alone: `/maintenance stop 7`.");
    }
    var before = breakGlass.stop(said, id);
    return Reply.done(
        before.state() == Request.State.RUNNING
            ? "break-glass %d stops at its next step, and its end is told here.".formatted(id)
            : "break-glass %d is taken back; nothing of it ran.".formatted(id));
  }

  /** Who said no for Sunday may have a reason for today. */
  private String heldBack(Request request) {
    return ordering
        .heldBack(request.repo(), request.wish().task())
        .map(" **%s** This run is none of that window, so it is not held back."::formatted)
        .orElse("");
  }

  private static long id(List<String> words) {
    var found = words.size() == 1 ? ID.matcher(words.getFirst()) : null;
    return found != null && found.matches() ? Long.parseLong(found.group(1)) : -1;
  }
}
