package io.mindscape.slipway.sandbox.hostile;

import io.mindscape.slipway.bot.app.Bot;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.sandbox.contract.OneRepository;
import io.mindscape.slipway.sandbox.contract.Person;
import io.mindscape.slipway.sandbox.forge.Forge;
import io.mindscape.slipway.sandbox.forge.git.BareRepository;
import io.mindscape.slipway.sandbox.forge.git.Ident;
import io.mindscape.slipway.sandbox.forge.git.Writer;
import io.mindscape.slipway.sandbox.hostile.Trick.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A forge, and a bot in this process that reviews what is opened there. */
final class Place implements AutoCloseable {

  static final String SECRET = "what the forge signs with, which nobody is told";
  private static final String REPO = "mindscape/platform";

  private final Path folder;
  private final Forge forge;
  private final Bot bot;

  private Place(Path folder, Forge forge, Bot bot) {
    this.folder = folder;
    this.forge = forge;
    this.bot = bot;
  }

  /**
   * Starts both.
   *
   * @param renderTime what a rendering may take, as an ISO-8601 duration
   */
  static Place start(Path folder, Map<String, String> contents, String renderTime)
      throws IOException {
    var seed = Files.createDirectories(folder.resolve("seed"));
    for (var file : contents.entrySet()) {
      var path = seed.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    var home = Files.createDirectories(folder.resolve("forge"));
    var forge = Forge.start(new Forge.Setup(0, home, Clock.systemUTC()));
    forge.person("ana", "Ana, developer");
    forge.create(REPO, seed, "What is reviewed");
    forge.collaborator(REPO, "ana", "write");
    var environment = new HashMap<>(OneRepository.settings(folder, forge, REPO));
    environment.put("SLIPWAY_RECONCILE_INTERVAL", "PT1H");
    environment.put("SLIPWAY_RENDER_TIME", renderTime);
    var settings = SettingsReader.read(environment, SettingsReader.Flags.NONE);
    return new Place(folder, forge, Bot.start(settings, Clock.systemUTC()));
  }

  /** A pull request that was opened. */
  record Opened(int number, String head) {}

  /** Brings a trick, as a push would, whatever a client would not let anybody push. */
  Opened open(Trick trick) {
    var git = BareRepository.open(folder.resolve("forge").resolve(REPO + ".git"));
    var writer = new Writer(git);
    var main = get("/git/ref/heads/main").at("/object/sha").asString();
    var base = get("/git/commits/" + main).at("/tree/sha").asString();
    var edits = new ArrayList<Writer.Edit>();
    trick.files().forEach((path, item) -> edits.add(edit(path, item, main, writer)));
    var who = new Ident("ana", "ana@example.com", Clock.systemUTC().instant());
    var way = trick.way();
    var message = way.message().isEmpty() ? trick.name() + "\n" : way.message();
    var tree = writer.tree(Optional.of(base), edits);
    var commit = writer.commit(new Writer.NewCommit(tree, List.of(main), message, who, who));
    writer.move("refs/heads/" + trick.branch(), Optional.empty(), commit, false);
    var pull =
        send(
            "POST",
            "/pulls",
            Map.of("title", trick.name(), "head", trick.branch(), "base", "main"));
    return new Opened(pull.path("number").asInt(), commit);
  }

  private static Writer.Edit edit(String path, Item item, String main, Writer writer) {
    return switch (item) {
      case Item.Content(var bytes) ->
          new Writer.Edit(path, "100644", Optional.of(writer.blob(bytes)));
      case Item.Link(var target) ->
          new Writer.Edit(
              path,
              "120000",
              Optional.of(writer.blob(target.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
      case Item.Submodule() -> new Writer.Edit(path, "160000", Optional.of(main));
    };
  }

  /**
   * The check of a review.
   *
   * @param conclusion empty as long as it works
   * @param all title and summary
   */
  record Check(long id, String conclusion, String all) {}

  Optional<Check> check(String commit) {
    var runs = get("/commits/%s/check-runs?check_name=slipway%%2Freview".formatted(commit));
    var run = runs.path("check_runs").path(0);
    return run.path("status").asString("").equals("completed")
        ? Optional.of(
            new Check(
                run.path("id").asLong(),
                run.path("conclusion").asString(""),
                run.at("/output/title").asString("")
                    + "\n"
                    + run.at("/output/summary").asString("")))
        : Optional.empty();
  }

  /** A remark on a line. */
  record Remark(Trick.Told told, String level, String text) {}

  List<Remark> remarks(Check check) {
    var remarks = new ArrayList<Remark>();
    for (int page = 1; ; page++) {
      var some = get("/check-runs/%d/annotations?per_page=100&page=%d".formatted(check.id(), page));
      for (var one : some) {
        var rule = one.path("title").asString("").replaceFirst(" in .*", "");
        var told =
            new Trick.Told(rule, one.path("path").asString(), one.path("start_line").asInt());
        remarks.add(
            new Remark(
                told, one.path("annotation_level").asString(), one.path("message").asString()));
      }
      if (some.size() < 100) {
        return remarks;
      }
    }
  }

  /** What the bot said on a pull request. */
  List<String> comments(int number) {
    var comments = new ArrayList<String>();
    get("/issues/%d/comments".formatted(number))
        .forEach(comment -> comments.add(comment.path("body").asString()));
    return comments;
  }

  private JsonNode get(String path) {
    return ana().get(path).orElseThrow();
  }

  private JsonNode send(String method, String path, Map<String, ?> body) {
    return ana().send(method, path, body);
  }

  private Person ana() {
    return Person.at(forge.api(), REPO, "ana");
  }

  @Override
  public void close() {
    bot.close();
    forge.close();
  }
}
