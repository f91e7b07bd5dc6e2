package io.mindscape.slipway.sandbox.forge;

import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A forge with the people and the one small repository that the tests play with. */
final class TestForge implements AutoCloseable {

  static final String REPO = "mindscape/platform";

  private final TestClock clock = new TestClock();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Forge forge;
  private final Forge.App app;

  TestForge(Path folder) {
    try {
      var contents = Files.createDirectories(folder.resolve("contents/k8s"));
      Files.writeString(contents.resolve("web.yaml"), "replicas: 2\nimage: web:1.0\n");
      Files.writeString(contents.resolveSibling("README.md"), "# Platform\n");
      var repos = Files.createDirectories(folder.resolve("repositories"));
      forge = Forge.start(new Forge.Setup(0, repos, clock));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List.of("ana", "bo", "omar", "qi", "eve").forEach(login -> forge.person(login, login));
    forge.create(REPO, folder.resolve("contents"), "The platform");
    List.of("ana", "bo", "qi").forEach(login -> forge.collaborator(REPO, login, "write"));
    forge.collaborator(REPO, "omar", "admin");
    forge.team("mindscape", "prod-approvers", List.of("omar"));
    app = forge.app("slipway");
  }

  Forge forge() {
    return forge;
  }

  TestClock clock() {
    return clock;
  }

  Forge.App app() {
    return app;
  }

  Client person(String login) {
    return client("Bearer token-" + login);
  }

  Client anonymous() {
    return client("");
  }

  /** The App as such. */
  Client itself() {
    return client("Bearer " + jwt(app.id(), clock.instant().plus(Duration.ofMinutes(9))));
  }

  /** The App on the repositories, by a fresh token. */
  Client bot() {
    return client("token " + installationToken());
  }

  String installationToken() {
    var itself = itself();
    long installation = itself.get("/app/installations").expect(200).at("/0/id").asLong();
    return itself
        .post("/app/installations/{installation_id}/access_tokens", Map.of(), installation)
        .expect(201)
        .text("/token");
  }

  Client client(String authorization) {
    return new Client(root(), http, authorization);
  }

  URI root() {
    return URI.create(forge.page().toString().replaceAll("/$", ""));
  }

  String jwt(long issuer, Instant expires) {
    try {
      var pem = app.privateKeyPem().replaceAll("-----[A-Z ]+-----|\\s", "");
      var key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
      return Jwts.builder()
          .issuer(Long.toString(issuer))
          .issuedAt(Date.from(clock.instant().minusSeconds(30)))
          .expiration(Date.from(expires))
          .signWith(key, Jwts.SIG.RS256)
          .compact();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Commits a file on a branch in somebody's name; the branch begins at {@code main}. */
  String commit(String login, String branch, String path, String content) {
    var person = person(login);
    if (person.get("/repos/{owner}/{repo}/git/ref/{ref}", "heads/" + branch).status() == 404) {
      var main = head("main");
      person
          .post(
              "/repos/{owner}/{repo}/git/refs", Map.of("ref", "refs/heads/" + branch, "sha", main))
          .expect(201);
    }
    var old = person.get("/repos/{owner}/{repo}/contents/{path}?ref=" + branch, path);
    var encoded = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    var body = new HashMap<String, Object>();
    body.putAll(Map.of("message", "Change " + path, "content", encoded, "branch", branch));
    if (old.status() == 200) {
      body.put("sha", old.text("/sha"));
    }
    return person.put("/repos/{owner}/{repo}/contents/{path}", body, path).text("/commit/sha");
  }

  String head(String branch) {
    return person("ana")
        .get("/repos/{owner}/{repo}/git/ref/{ref}", "heads/" + branch)
        .expect(200)
        .text("/object/sha");
  }

  /** Opens a pull request from {@code branch} in ana's name; says its number. */
  int open(String branch) {
    return person("ana")
        .post(
            "/repos/{owner}/{repo}/pulls",
            Map.of("title", "Change " + branch, "head", branch, "base", "main", "body", "Why"))
        .expect(201)
        .at("/number")
        .asInt();
  }

  @Override
  public void close() {
    http.close();
    forge.close();
  }
}
