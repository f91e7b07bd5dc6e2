package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.page.Admission;
import io.mindscape.slipway.bot.page.ReportPages;
import io.mindscape.slipway.bot.page.WindowPage;
import io.mindscape.slipway.bot.store.LinkKey;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Console;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.policies.window.Opening;
import java.net.URI;
import java.util.Optional;

/**
 * The addresses of the pages of maintenance, each with the key that opens it.
 *
 * @param publicUrl where people reach the bot
 */
record Addresses(URI publicUrl, LinkKey key, Reports reports) implements Console {

  /** More than a report that is written late lies behind the newest. */
  private static final int NEWEST = 70;

  @Override
  public String window(RepoName repo) {
    return link(WindowPage.path(repo), Admission.window(repo));
  }

  @Override
  public String report(RepoName repo, Opening opening) {
    return reports.list(Optional.of(repo), Long.MAX_VALUE, NEWEST).stream()
        .filter(kept -> kept.report().opening().opens().equals(opening.opens()))
        .map(kept -> link(ReportPages.path(kept.id()), Admission.report(repo, opening)))
        .findFirst()
        .orElse("");
  }

  private String link(String path, String what) {
    return "%s%s?key=%s".formatted(publicUrl, path, key.sign(what));
  }
}
