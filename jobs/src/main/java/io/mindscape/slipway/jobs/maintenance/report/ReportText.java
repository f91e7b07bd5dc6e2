package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Account.Order;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The report as Markdown: what somebody reads who was asleep, the most important first. It says no
 * more than the {@link Account} knows.
 */
public final class ReportText {

  /** What it begins with, by which the bot finds it again. */
  public static final String MARKER = "<!-- slipway:maintenance -->";

  /** What the closing words begin with. */
  public static final String CLOSING = "<!-- slipway:maintenance:closing -->";

  /** What the words begin with that say that all is done by now. */
  public static final String SETTLED = "<!-- slipway:maintenance:settled -->";

  private static final String OPEN =
      """

      This issue stays open until somebody closes it; a later window does so when it finds all of \
      this done.
      """;

  /** More than that are folded. */
  private static final int NEEDS_SHOWN = 10;

  private final Account account;

  public ReportText(Account account) {
    this.account = account;
  }

  /** {@code Maintenance of Sunday 2026-11-29}. */
  public String title() {
    var frame = account.frame();
    var day = Words.day(frame.opening().opens(), frame.zone());
    return switch (frame.kind()) {
      case Kind.Regular regular -> "Maintenance of " + day;
      case Kind.BreakGlass broken -> "Maintenance outside the window, " + day;
    };
  }

  /** One sentence that says it all. */
  public String summary() {
    return new Summary(account).sentence();
  }

  /** What a person has to do or to look at; a line of Markdown each. */
  public List<String> needs() {
    return Needs.of(account);
  }

  /** All of it. */
  public String body() {
    var text = new StringBuilder(MARKER).append('\n');
    text.append("### %s %s\n".formatted(new Summary(account).sign(), Markdown.text(summary())));
    text.append(asked()).append(needsYou()).append(TaskText.all(account));
    text.append(ordered()).append(closed());
    text.append(account.isOver() ? next() : "");
    text.append("\n<sub>%s Times are in UTC.</sub>\n".formatted(frame(account.frame())));
    return Markdown.cut(text.toString());
  }

  /**
   * The comment that ends it: a comment is what the forge sends a mail about.
   *
   * @return Markdown that makes sense alone, in a mail
   */
  public String closing() {
    return "%s\n%s %s\n%s%s"
        .formatted(
            CLOSING,
            new Summary(account).sign(),
            Markdown.text(summary()),
            needsYou(),
            open(needs()));
  }

  /**
   * The comment with which an earlier report is closed, as this one shows that all is done.
   *
   * @param tasks those that needed somebody then
   * @param number of the issue of this one
   */
  public String settles(List<String> tasks, int number) {
    return """
    %s
    What this asks for is done: in the window of %s (#%d) all went well with %s, and nothing of it \
    needs anybody any more.
    """
        .formatted(
            SETTLED,
            Words.day(account.frame().opening().opens(), account.frame().zone()),
            number,
            tasks.stream()
                .map(task -> Markdown.text(task.replace('_', ' ')))
                .collect(Collectors.joining(", ")));
  }

  private static String open(List<String> needs) {
    return needs.isEmpty() ? "" : OPEN;
  }

  /** The same, of a window that closed before it could be written. */
  static String lateClosing(String summary, List<String> needs) {
    return """
    %s
    %s

    This could not be written before the window closed, so it comes with the next one.
    %s%s\
    """
        .formatted(CLOSING, Markdown.text(summary), needsYou(needs, true), open(needs));
  }

  private String needsYou() {
    return needsYou(needs(), account.isOver());
  }

  private static String needsYou(List<String> needs, boolean isOver) {
    if (needs.isEmpty()) {
      return isOver ? "\nNothing needs you.\n" : "";
    }
    var shown = list(needs.subList(0, Math.min(NEEDS_SHOWN, needs.size())));
    var rest = needs.subList(Math.min(NEEDS_SHOWN, needs.size()), needs.size());
    return "\n**Needs you**\n\n"
        + shown
        + (rest.isEmpty() ? "" : "\n" + Markdown.folded(rest.size() + " more", list(rest)));
  }

  private static String list(List<String> lines) {
    return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
  }

  private String asked() {
    return switch (account.frame().kind()) {
      case Kind.Regular regular -> "";
      case Kind.BreakGlass(var askedBy, var confirmedBy, var reason) ->
          "\n%s asked for it, and %s confirmed it: “%s”.\n"
              .formatted(Markdown.text(askedBy), Markdown.text(confirmedBy), Markdown.text(reason));
    };
  }

  /** What people ordered; vetoes stand with the task that they kept from running. */
  private String ordered() {
    var vetoes = account.tasks().stream().flatMap(task -> account.veto(task).stream()).toList();
    var others = account.orders().stream().filter(order -> !vetoes.contains(order)).toList();
    return others.isEmpty()
        ? ""
        : "\n**Ordered by people**\n\n" + list(others.stream().map(ReportText::said).toList());
  }

  private static String said(Order order) {
    return "%s %s %s%s"
        .formatted(
            Markdown.text(order.who()),
            order.verb().words(),
            Markdown.text(order.task().replace('_', ' ')),
            reason(order));
  }

  /** Behind what was ordered. */
  static String reason(Order order) {
    return order.reason().isEmpty() ? "" : ": “%s”".formatted(Markdown.text(order.reason()));
  }

  private String closed() {
    return account.closed().isEmpty()
        ? ""
        : "\n**What held it up**\n\n"
            + list(
                account.closed().stream()
                    .map(line -> Words.capital(Markdown.text(line)) + ".")
                    .toList());
  }

  private String next() {
    var ahead = account.ahead();
    if (ahead.opening().isEmpty()) {
      return "";
    }
    var waiting =
        account.tasks().stream()
            .filter(task -> task.outcome().isPutOff() && !account.isOutside())
            .map(task -> Markdown.text(task.words()) + (task.isRaised() ? " (first)" : ""))
            .collect(Collectors.joining(", "));
    return "\n**Next:** %s.%s%s\n"
        .formatted(
            Words.when(ahead.opening().get(), account.frame().zone()),
            waiting.isEmpty() ? "" : " Waiting for it: %s.".formatted(waiting),
            ahead.notHeld().stream()
                .map(line -> " " + Markdown.text(line) + ".")
                .collect(Collectors.joining()));
  }

  private static String frame(Frame frame) {
    var when = Words.when(frame.opening(), frame.zone());
    return switch (frame.kind()) {
      case Kind.Regular regular -> "The window of " + when + ".";
      case Kind.BreakGlass broken -> "Outside the window, " + when + " at the latest.";
    };
  }
}
