package io.mindscape.slipway.jobs.maintenance.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.maintenance.images.ImagePlace.Written;
import io.mindscape.slipway.policies.yaml.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an image is read and written, with and without a digest. */
final class ImagePlaceTest {

  @ParameterizedTest
  @CsvSource({
    "1.8.2, '', 1.8.2, ''",
    "1.8.2@sha256:abc, '', 1.8.2, sha256:abc",
    "mindscape/web:2.4.0, mindscape/web, 2.4.0, ''",
    "localhost:5000/mindscape/web:2.4.0@sha256:abc, localhost:5000/mindscape/web, 2.4.0,"
        + " sha256:abc",
    "localhost:5000/mindscape/web, localhost:5000/mindscape/web, '', ''",
    "mindscape/web@sha256:abc, mindscape/web, '', sha256:abc",
    "nginx:1.29, nginx, 1.29, ''"
  })
  void readsAReference(String value, String name, String tag, String digest) {
    assertThat(ImagePlace.parse(value)).isEqualTo(new Written(name, tag, digest));
  }

  @ParameterizedTest
  @CsvSource({
    "1.8.2, 1.8.3",
    "1.8.2@sha256:abc, 1.8.3@sha256:def",
    "mindscape/web:2.4.0, mindscape/web:1.8.3",
    "nginx:1.29@sha256:abc, nginx:1.8.3@sha256:def"
  })
  void keepsTheFormOfAValue(String before, String after) {
    var place = new ImagePlace("values.yaml", "image.tag");
    var file = file("image:\n  tag: '%s' # why\n  digest: \"\"\n".formatted(before));

    assertThat(new String(place.write(file, "1.8.3", "sha256:def"), UTF_8))
        .isEqualTo("image:\n  tag: '%s' # why\n  digest: \"\"\n".formatted(after));
  }

  @Test
  void aDigestBesideTheTagGoesWithIt() {
    var place = new ImagePlace("values.yaml", "image.tag");
    var file = file("image:\n  digest: sha256:abc # pinned\n  tag: 1.8.2\n");

    assertThat(place.read(file)).isEqualTo(new Written("", "1.8.2", "sha256:abc"));
    assertThat(new String(place.write(file, "1.8.3", "sha256:def"), UTF_8))
        .isEqualTo("image:\n  digest: sha256:def # pinned\n  tag: 1.8.3\n");
  }

  @Test
  void kustomizesDigestGoesWithItsTag() {
    var place = new ImagePlace("values.yaml", "images[1].newTag");
    var file =
        file(
            """
            images:
              - {name: web, newTag: "2.4"}
              - name: api
                newName: reg.example/team/api
                newTag: 1.8.2
                digest: sha256:abc
            """);

    assertThat(place.read(file))
        .isEqualTo(new Written("reg.example/team/api", "1.8.2", "sha256:abc"));
    assertThat(new String(place.write(file, "1.8.3", "sha256:def"), UTF_8))
        .isEqualTo(file.text().replace("1.8.2", "1.8.3").replace("abc", "def"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{registry: reg.example, repository: team/api, tag: 1.8.2}', reg.example/team/api",
    "'{repository: reg.example:5000/mirror/team/api, tag: 1.8.2}',"
        + " reg.example:5000/mirror/team/api",
    "'{registry: \"\", repository: team/api, tag: 1.8.2}', team/api",
    "'{registry: reg.example, tag: 1.8.2}', ''",
    "'{repository: [team, api], tag: 1.8.2}', ''",
    "'{name: team/api, newTag: 1.8.2}', ''",
    "'{repository: team/api, tag: reg.example/team/web:1.8.2}', reg.example/team/web"
  })
  void theNameMayStandBesideTheTag(String image, String name) {
    var place = new ImagePlace("values.yaml", "image.tag");

    assertThat(place.read(file("image: %s\n".formatted(image.replace("newTag", "tag")))).name())
        .isEqualTo(name);
  }

  private static SourceFile file(String text) {
    return new SourceFile("values.yaml", text.getBytes(UTF_8));
  }
}
