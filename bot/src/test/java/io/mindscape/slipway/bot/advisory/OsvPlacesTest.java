package io.mindscape.slipway.bot.advisory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.advisory.Advisories.Told;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import io.mindscape.slipway.policies.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OsvPlacesTest {

  @TempDir private Path folder;

  @Test
  void aFolderIsReadWithItsFoldersAndArchives() throws IOException {
    write("DSA-1.json", osv("DSA-1", "openssl"));
    write("npm/GHSA-1.json", osv("GHSA-1", "lodash"));
    write("README.md", "no advisory");
    Files.write(folder.resolve("Alpine.zip"), zip(Map.of("CVE-1.json", osv("CVE-1", "openssl"))));

    assertThat(ids(told(Set.of("openssl"), folder.toString())))
        .containsExactlyInAnyOrder("DSA-1", "CVE-1");
  }

  @Test
  void onlyWhatIsAskedForIsKept() throws IOException {
    write(
        "GHSA-1.json",
        """
        {"id":"GHSA-1","affected":[{"package":{"ecosystem":"npm","name":"a"},"versions":["1.0.0"]},
        {"package":{"ecosystem":"npm","name":"b"},"versions":["1.0.0"]}]}
        """);

    var told = told(Set.of("b"), folder.toString());

    assertThat(told.matches().stream().map(match -> match.in().name())).containsExactly("b");
  }

  @Test
  void whatCannotBeReadIsCountedAndWhatWasTakenBackIsLeftOut() throws IOException {
    write("good.json", osv("DSA-1", "openssl"));
    write("bad.json", "no json");
    write("other.json", "{\"name\":\"x\"}");
    write(
        "old.json",
        osv("DSA-2", "openssl")
            .replace("{\"id\"", "{\"withdrawn\":\"2024-01-01T00:00:00Z\",\"id\""));

    var told = told(Set.of("openssl"), folder.toString());

    assertThat(ids(told)).containsExactly("DSA-1");
    assertThat(told.unreadable()).isEqualTo(2);
  }

  @Test
  void anArchiveIsFetchedFromAnAddress() throws IOException {
    try (var server = new MockWebServer()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .body(new Buffer().write(zip(Map.of("DSA-1.json", osv("DSA-1", "openssl")))))
              .build());

      assertThat(ids(told(Set.of("openssl"), server.url("/Debian/all.zip").toString())))
          .containsExactly("DSA-1");
    }
  }

  @Test
  void anAddressThatDoesNotAnswerIsUnavailable() throws IOException {
    try (var server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(404).build());
      var address = server.url("/all.zip").toString();

      assertThatThrownBy(() -> told(Set.of("a"), address))
          .isInstanceOf(Unavailable.class)
          .hasMessage(server.getHostName() + " answers 404");
    }
    var nobody = "http://127.0.0.1:1/all.zip";
    assertThatThrownBy(() -> told(Set.of("a"), nobody))
        .isInstanceOf(Unavailable.class)
        .hasMessage("the connection to 127.0.0.1 failed");
  }

  @Test
  void aPlaceThatHasNoneIsRefusedWithWhatToDo() throws IOException {
    refused(
        folder.resolve("nowhere").toString(),
        "%s is not there: name folders, zip files or addresses of such as SLIPWAY_ADVISORIES");
    refused(
        folder.toString(), "%s, which SLIPWAY_ADVISORIES names, has no advisory in the OSV format");
    refused(
        write("x.zip", "no zip").toString(), "%s is no zip archive, which SLIPWAY_ADVISORIES says");
  }

  private void refused(String place, String message) {
    assertThatThrownBy(() -> told(Set.of("a"), place))
        .isInstanceOf(Refused.class)
        .hasMessage(message.formatted(place));
  }

  @Test
  void readingThemEnds() throws IOException {
    write("DSA-1.json", osv("DSA-1", "openssl"));
    var clock = new AtomicLong();
    var slow =
        new OsvPlaces(
            List.of(folder.toString()),
            () -> clock.getAndAdd(Duration.ofMinutes(6).toNanos()),
            Duration.ofMinutes(5));

    assertThatThrownBy(() -> slow.about(packages(Set.of("openssl"))))
        .isInstanceOf(Unavailable.class)
        .hasMessage("reading them takes more than 300 s");
  }

  @Test
  void itIsKnownHowManyThereAreAndHowOldTheNewestIs() throws IOException {
    write("a.json", "{\"id\":\"DSA-1\",\"modified\":\"2026-11-20T10:00:00Z\"}");
    write("b.json", "{\"id\":\"DSA-2\",\"modified\":\"2026-11-21T10:00:00.5+02:00\"}");
    write("c.json", "{\"id\":\"DSA-3\",\"modified\":\"yesterday\"}");
    write("d.json", "[]");

    assertThat(OsvPlaces.standing(folder.toString(), Duration.ofMinutes(1)))
        .isEqualTo(new OsvPlaces.Standing(3, Instant.parse("2026-11-21T08:00:00.5Z")));
  }

  @Test
  void ofAnAddressTheServerSaysHowOldItIsAndNothingIsFetched() throws Exception {
    try (var server = new MockWebServer()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Last-Modified", "Fri, 20 Nov 2026 10:00:00 GMT")
              .build());
      server.enqueue(new MockResponse.Builder().code(405).build());
      server.enqueue(new MockResponse.Builder().code(404).build());
      var place = server.url("/all.zip").toString();

      assertThat(OsvPlaces.standing(place, Duration.ofMinutes(1)))
          .isEqualTo(new OsvPlaces.Standing(0, Instant.parse("2026-11-20T10:00:00Z")));
      assertThat(OsvPlaces.standing(place, Duration.ofMinutes(1)))
          .isEqualTo(new OsvPlaces.Standing(0, Instant.EPOCH));
      assertThatThrownBy(() -> OsvPlaces.standing(place, Duration.ofMinutes(1)))
          .isInstanceOf(Unavailable.class)
          .hasMessageEndingWith("answers 404");
      assertThat(server.takeRequest().getMethod()).isEqualTo("HEAD");
    }
  }

  private static Told told(Set<String> names, String... places) {
    return new OsvPlaces(List.of(places)).about(packages(names));
  }

  private static Set<Installed> packages(Set<String> names) {
    return names.stream()
        .map(name -> new Installed("npm", name, "1.0.0"))
        .collect(Collectors.toSet());
  }

  private static List<String> ids(Told told) {
    return told.matches().stream().map(match -> match.advisory().id()).toList();
  }

  private static String osv(String id, String name) {
    return "{\"id\":\"%s\",\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"%s\"},\"versions\":[\"1.0.0\"]}]}"
        .formatted(id, name);
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
