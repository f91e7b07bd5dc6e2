package io.mindscape.slipway.sandbox.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The deliveries that are sent: GitHub's own examples, of 7 to 27 KB, about many subjects of the
 * repositories that the bot looks after. They are kinds that are kept like any other but ask for no
 * work: a label, an edited comment, a deleted branch.
 */
final class Letters {

  static final List<String> REPOSITORIES =
      List.of("mindscape/platform", "mindscape/shop", "mindscape/data");

  private static final int SUBJECTS_OF_A_KIND = 170;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Letter> all;

  private Letters(List<Letter> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Writes and signs them.
   *
   * @param examples the folder of the package {@code @octokit/webhooks-examples}
   */
  static Letters write(Path examples, String secret) {
    var labeled = example(examples, "pull_request", "labeled");
    var edited = example(examples, "issue_comment", "edited");
    var pushed = example(examples, "push", "");
    var letters = new ArrayList<Letter>();
    for (int number = 1; number <= SUBJECTS_OF_A_KIND; number++) {
      for (var repository : REPOSITORIES) {
        letters.add(
            letter("pull_request", pullRequest(labeled.deepCopy(), repository, number), secret));
        letters.add(
            letter("issue_comment", comment(edited.deepCopy(), repository, number), secret));
        letters.add(letter("push", push(pushed.deepCopy(), repository, number), secret));
      }
    }
    return new Letters(letters);
  }

  /** The letter of a running number: all of them in turn. */
  Letter of(long number) {
    return all.get((int) (number % all.size()));
  }

  /** The mean size of a payload, in bytes. */
  long meanSize() {
    return Math.round(all.stream().mapToInt(Letter::size).average().orElse(0));
  }

  private static ObjectNode pullRequest(ObjectNode payload, String repository, int number) {
    payload.put("number", number);
    ((ObjectNode) payload.path("pull_request")).put("number", number);
    return about(payload, repository);
  }

  private static ObjectNode comment(ObjectNode payload, String repository, int number) {
    ((ObjectNode) payload.path("issue")).put("number", number + 10_000);
    return about(payload, repository);
  }

  private static ObjectNode push(ObjectNode payload, String repository, int number) {
    payload.put("ref", "refs/heads/topic-" + number).put("deleted", true);
    return about(payload, repository);
  }

  private static ObjectNode about(ObjectNode payload, String repository) {
    ((ObjectNode) payload.path("repository"))
        .put("full_name", repository)
        .put("name", repository.substring(repository.indexOf('/') + 1));
    return payload;
  }

  private static ObjectNode example(Path folder, String event, String action) {
    for (var kind : index(folder)) {
      if (kind.path("name").asString("").equals(event)) {
        for (var example : kind.path("examples")) {
          if (example.path("action").asString("").equals(action)) {
            return (ObjectNode) example;
          }
        }
      }
    }
    throw new IllegalStateException("there is no example of " + event + " " + action);
  }

  private static JsonNode index(Path folder) {
    try (var in = Files.newInputStream(folder.resolve("api.github.com/index.json"))) {
      return JSON.readTree(in);
    } catch (IOException failure) {
      throw new UncheckedIOException("the examples of deliveries cannot be read", failure);
    }
  }

  private static Letter letter(String event, ObjectNode payload, String secret) {
    var body = JSON.writeValueAsBytes(payload);
    return new Letter(event, signature(body, secret), body);
  }

  private static String signature(byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", impossible);
    }
  }
}
