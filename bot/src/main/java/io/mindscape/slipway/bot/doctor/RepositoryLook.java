package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.github.GitHubStanding;
import io.mindscape.slipway.bot.github.GitHubStanding.Place;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository: whether we may work there, its strategy file, and who may merge. */
final class RepositoryLook {

  private final Platforms platforms;

  RepositoryLook(Platforms platforms) {
    this.platforms = platforms;
  }

  /** One that GitHub has. */
  List<Told> at(GitHubStanding github, RepoName repo) {
    var place = github.place(repo);
    var told = new ArrayList<Told>();
    told.add(access(repo, place));
    github
        .file(repo, place.branch(), Strategy.FILE)
        .map(content -> strategy(repo.toString(), new SourceFile(Strategy.FILE, content)))
        .orElseGet(() -> List.of(none(repo + ", branch " + place.branch())))
        .forEach(told::add);
    told.add(protection(repo, place, github));
    return told;
  }

  private static Told access(RepoName repo, Place place) {
    var what = repo.toString();
    if (place.isArchived()) {
      return Told.wrong(
          what,
          "it is archived, so nothing can be changed there: take it out of SLIPWAY_REPOSITORIES");
    }
    if (!place.mayPush()) {
      return Told.wrong(what, "we may not push there: give the account of the token write access");
    }
    var missing = place.rights().isEmpty() ? List.<String>of() : ForgeLook.missing(place.rights());
    return missing.isEmpty()
        ? Told.ok(what, "we may work there")
        : Told.wrong(
            what,
            "the installation there has not %s: its owner has to accept the App's new permissions"
                .formatted(String.join(", ", missing)));
  }

  private static Told protection(RepoName repo, Place place, GitHubStanding github) {
    var what = "%s, branch %s".formatted(repo, place.branch());
    var protection = github.protection(repo, place.branch());
    if (!protection.isProtected()) {
      return Told.note(
          what,
          "it is not protected, so anybody who may push can pass the review by: make %s a required check"
              .formatted(Review.CHECK));
    }
    return protection.checks().contains(Review.CHECK)
        ? Told.ok(what, "nothing is merged without " + Review.CHECK)
        : Told.note(
            what,
            "its protection does not ask for %s, so what is wrong can be merged: make it a required check"
                .formatted(Review.CHECK));
  }

  /** A checkout, or the strategy file itself. */
  List<Told> at(Path path) throws IOException {
    var file = Files.isDirectory(path) ? path.resolve(Strategy.FILE) : path;
    if (!Files.exists(path)) {
      throw new Refused("%s is not there: name a checkout".formatted(path));
    }
    return Files.isReadable(file)
        ? strategy(path.toString(), new SourceFile(file.toString(), Files.readAllBytes(file)))
        : List.of(none(path.toString()));
  }

  /** A line for each thing that is wrong with it. */
  private List<Told> strategy(String where, SourceFile file) {
    var what = "%s of %s".formatted(Strategy.FILE, where);
    try {
      var strategy = StrategyReader.read(file);
      platforms.add(where, strategy);
      var delivered = strategy.delivery().environments().keySet();
      return List.of(
          delivered.isEmpty()
              ? Told.note(
                  what, "understood; it delivers nothing, for it has no delivery.environments")
              : Told.ok(what, "understood; it delivers to " + String.join(", ", delivered)));
    } catch (Refused wrong) {
      return String.valueOf(wrong.getMessage())
          .lines()
          .map(line -> Told.wrong(what, line))
          .toList();
    }
  }

  private static Told none(String where) {
    return Told.wrong(
        Strategy.FILE,
        "there is none in %s: write one (docs/strategy-file.md); until then nothing is delivered"
            .formatted(where));
  }
}
