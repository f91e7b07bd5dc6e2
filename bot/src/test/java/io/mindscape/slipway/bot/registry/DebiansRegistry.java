package io.mindscape.slipway.bot.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.jobs.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** The registry that Debian packages as docker-registry, with what a test puts into it. */
public final class DebiansRegistry implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
  private static final String LIST = "application/vnd.oci.image.index.v1+json";
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Optional<String> login;

  private DebiansRegistry(Process process, int port, Optional<String> login) {
    this.process = process;
    this.port = port;
    this.login = login;
  }

  /** Starts one that lets everybody in; the test is not run where there is no such program. */
  public static DebiansRegistry start(Path folder) {
    return start(folder, "", Optional.empty());
  }

  /**
   * Starts one that lets only one user in.
   *
   * @param hash the line of an htpasswd file
   */
  static DebiansRegistry start(Path folder, String hash, String userAndPassword) {
    return start(
        folder,
        hash,
        Optional.of(Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8))));
  }

  private static DebiansRegistry start(Path folder, String hash, Optional<String> login) {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM),
        "not run with a real registry: install it (Debian: apt-get install docker-registry)");
    try {
      int port = FreePort.any();
      var users = Files.writeString(folder.resolve("users"), hash);
      var auth =
          hash.isEmpty() ? "" : "auth: {htpasswd: {realm: here, path: \"%s\"}}\n".formatted(users);
      var config =
          """
          version: 0.1
          log: {level: error, accesslog: {disabled: true}}
          storage: {filesystem: {rootdirectory: "%s"}}
          http: {addr: "127.0.0.1:%d"}
          %s\
          """
              .formatted(folder.resolve("images"), port, auth);
      var process =
          new ProcessBuilder(
                  PROGRAM.toString(),
                  "serve",
                  Files.writeString(folder.resolve("config.yml"), config).toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("registry.log").toFile())
              .start();
      var registry = new DebiansRegistry(process, port, login);
      Awaitility.await().until(registry::isThere);
      return registry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isThere() {
    try {
      return send(request("/v2/").GET()).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** As names of images begin that are here. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /** Where its API is. */
  public URI url() {
    return URI.create("http://" + host());
  }

  /**
   * Puts an image in, for one platform.
   *
   * @return its digest
   */
  public String push(String repository, String tag) {
    return put(repository, tag, MANIFEST, manifest(repository, tag));
  }

  /**
   * Puts an image in that says when it was built.
   *
   * @return its digest
   */
  public String push(String repository, String tag, Instant built) {
    var config = "{\"comment\":\"%s\",\"created\":\"%s\"}".formatted(tag, built);
    return put(repository, tag, MANIFEST, manifest(repository, config, "the files of " + tag));
  }

  /** Gives an image that is there another tag. */
  public void tagAgain(String repository, String tag, String other) {
    var there =
        send(
            request("/v2/%s/manifests/%s".formatted(repository, tag))
                .header("Accept", MANIFEST)
                .GET());
    put(repository, other, MANIFEST, there.body());
  }

  /**
   * Puts an image in for two platforms.
   *
   * @return the digest of the list
   */
  public String pushForTwoPlatforms(String repository, String tag) {
    var one = manifest(repository, tag + " amd64");
    var other = manifest(repository, tag + " arm64");
    var list =
        """
        {"schemaVersion":2,"mediaType":"%s","manifests":[
        {"mediaType":"%s","digest":"%s","size":%d,"platform":{"os":"linux","architecture":"amd64"}},
        {"mediaType":"%s","digest":"%s","size":%d,"platform":{"os":"linux","architecture":"arm64"}}]}
        """
            .formatted(
                LIST,
                MANIFEST,
                put(repository, digest(one), MANIFEST, one),
                one.length(),
                MANIFEST,
                put(repository, digest(other), MANIFEST, other),
                other.length());
    return put(repository, tag, LIST, list);
  }

  /**
   * Puts an image in that has these layers.
   *
   * @param layers packed, the lowest first
   * @return its digest
   */
  public String pushLayers(String repository, String tag, List<byte[]> layers) {
    return pushFiles(repository, tag, "application/vnd.oci.image.layer.v1.tar+gzip", layers);
  }

  /**
   * Puts something in that has these files.
   *
   * @param type what all of them are
   * @return its digest
   */
  String pushFiles(String repository, String tag, String type, List<byte[]> files) {
    var named = files.stream().map(file -> descriptor(type, repository, file)).toList();
    return put(repository, tag, MANIFEST, manifest(repository, tag, named));
  }

  /**
   * Hangs a file on an image, under the tag that is for registries which know no referrers.
   *
   * @param digest of the image
   */
  void hang(String repository, String digest, String type, String content) {
    var manifest =
        manifest(
            repository, "hung", List.of(descriptor(type, repository, content.getBytes(UTF_8))));
    put(
        repository,
        digest.replace(':', '-'),
        LIST,
        list(List.of(named(repository, manifest, "\"artifactType\":\"%s\"".formatted(type)))));
  }

  /**
   * Puts an image in as builds leave it that make a bill of materials: for one platform, and that
   * beside it.
   *
   * @return the digest of the list
   */
  String pushWithStatement(String repository, String tag, String statement) {
    var image = manifest(repository, tag);
    var beside =
        manifest(
            repository,
            "statement",
            List.of(
                descriptor("application/vnd.in-toto+json", repository, statement.getBytes(UTF_8))));
    return put(
        repository,
        tag,
        LIST,
        list(
            List.of(
                named(
                    repository,
                    image,
                    "\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}"),
                named(
                    repository,
                    beside,
                    """
                    "platform":{"os":"unknown","architecture":"unknown"},
                    "annotations":{"vnd.docker.reference.digest":"%s","vnd.docker.reference.type":"attestation-manifest"}\
                    """
                        .formatted(digest(image))))));
  }

  private static String list(List<String> manifests) {
    return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
        .formatted(LIST, String.join(",", manifests));
  }

  private String named(String repository, String manifest, String more) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d,%s}"
        .formatted(
            MANIFEST,
            put(repository, digest(manifest), MANIFEST, manifest),
            manifest.length(),
            more);
  }

  private String descriptor(String type, String repository, byte[] content) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(type, blob(repository, content), content.length);
  }

  private String manifest(String repository, String what, List<String> layers) {
    var config = "{\"comment\":\"%s\"}".formatted(what).getBytes(UTF_8);
    return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
        .formatted(
            MANIFEST,
            descriptor("application/vnd.oci.image.config.v1+json", repository, config),
            String.join(",", layers));
  }

  private String manifest(String repository, String what) {
    return manifest(repository, "{\"comment\":\"%s\"}".formatted(what), "the files of " + what);
  }

  private String manifest(String repository, String config, String layer) {
    return """
    {"schemaVersion":2,"mediaType":"%s",
    "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
    "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}
    """
        .formatted(
            MANIFEST,
            blob(repository, config),
            config.length(),
            blob(repository, layer),
            layer.length());
  }

  private String blob(String repository, String content) {
    return blob(repository, content.getBytes(UTF_8));
  }

  private String blob(String repository, byte[] content) {
    var begun =
        send(request("/v2/%s/blobs/uploads/".formatted(repository)).POST(BodyPublishers.noBody()));
    var where = begun.headers().firstValue("Location").orElseThrow();
    var place = URI.create(where.contains("://") ? where : url() + where);
    var end = place + (place.getQuery() == null ? "?" : "&") + "digest=" + digest(content);
    return done(
        send(let(HttpRequest.newBuilder(URI.create(end))).PUT(BodyPublishers.ofByteArray(content))),
        content);
  }

  private String put(String repository, String reference, String type, String content) {
    return done(
        send(
            request("/v2/%s/manifests/%s".formatted(repository, reference))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(content))),
        content.getBytes(UTF_8));
  }

  private static String done(HttpResponse<String> answer, byte[] content) {
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer + ": " + answer.body());
    }
    return digest(content);
  }

  private HttpRequest.Builder request(String path) {
    return let(HttpRequest.newBuilder(URI.create(url() + path)));
  }

  private HttpRequest.Builder let(HttpRequest.Builder request) {
    login.ifPresent(basic -> request.header("Authorization", "Basic " + basic));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String digest(String content) {
    return digest(content.getBytes(UTF_8));
  }

  private static String digest(byte[] content) {
    return Sha.of(content);
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
