package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TagsTest {

  private static final String IMAGES =
      """
        images:
          mindscape/api:
            - {file: "{environment}/api.yaml", key: image.tag}
          mindscape/web:
            - {file: "{environment}/web.yaml", key: "containers[0].image"}
      """;
  private static final String OWN_PLACES =
      """
        images:
          mindscape/api:
            - {file: staging/values.yaml, key: tag}
            - {file: production/eu.yaml, key: tag}
            - {file: production/us.yaml, key: tag}
      """;

  private final Map<String, String> files = new TreeMap<>();

  @Test
  void movesTheTagsThatDifferAndKeepsEveryOtherByte() {
    files.put("staging/api.yaml", "image: {tag: 1.9.0}\n");
    files.put("production/api.yaml", "# ours\r\nimage:\r\n  tag: '1.8.2'   # bumped\r\n");
    files.put("staging/web.yaml", "containers:\n- image: registry:5000/mindscape/web:2.5.0\n");
    files.put("production/web.yaml", "containers:\n- image: mindscape/web:2.4.0 # here\n");
    var moves = Tags.along(route(IMAGES), tree(), delivery(IMAGES));

    assertThat(moves)
        .containsExactly(
            new Move("mindscape/api", "production/api.yaml", "image.tag", "1.8.2", "1.9.0"),
            new Move(
                "mindscape/web", "production/web.yaml", "containers[0].image", "2.4.0", "2.5.0"));
    assertThat(written(moves))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "production/api.yaml",
                "# ours\r\nimage:\r\n  tag: '1.9.0'   # bumped\r\n",
                "production/web.yaml",
                "containers:\n- image: mindscape/web:2.5.0 # here\n"));
  }

  @Test
  void whatIsThereAlreadyIsNotWritten() {
    files.put("staging/api.yaml", "image: {tag: 1.9.0}\n");
    files.put("production/api.yaml", "image: {tag: 1.9.0}\n");
    var moves = Tags.along(route(IMAGES), tree(), delivery(IMAGES));

    assertThat(moves).noneMatch(Move::moves);
    assertThat(written(moves)).isEmpty();
  }

  @Test
  void aFileThatTheTargetLacksStaysBehind() {
    files.put("staging/api.yaml", "image: {tag: 1.9.0}\n");

    assertThat(Tags.along(route(IMAGES), tree(), delivery(IMAGES))).isEmpty();
    assertThat(Tags.missing(route(IMAGES), tree(), delivery(IMAGES)))
        .containsExactly("production/api.yaml");
  }

  @Test
  void placesOfOneEnvironmentAloneAreFedFromTheOnlyTagOfTheSource() {
    files.put("staging/values.yaml", "tag: 1.9.0\n");
    files.put("production/eu.yaml", "tag: 1.8.2\n");
    files.put("production/us.yaml", "tag: 1.8.1\n");
    var moves = Tags.along(route(OWN_PLACES), tree(), delivery(OWN_PLACES));

    assertThat(written(moves))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("production/eu.yaml", "tag: 1.9.0\n", "production/us.yaml", "tag: 1.9.0\n"));
  }

  @Test
  void saysWhereATagCannotBeRead() {
    files.put("staging/api.yaml", "image: {}\n");
    files.put("production/api.yaml", "image: {tag: 1.9.0}\n");

    assertThatThrownBy(() -> Tags.along(route(IMAGES), tree(), delivery(IMAGES)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("staging/api.yaml:1");
  }

  private Snapshot tree() {
    return MemorySnapshot.of(files);
  }

  private Map<String, String> written(List<Move> moves) {
    var texts = new TreeMap<String, String>();
    Tags.write(moves, tree())
        .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  private static Route route(String images) {
    var environments = delivery(images).environments();
    return new Route(
        Objects.requireNonNull(environments.get("staging")),
        Objects.requireNonNull(environments.get("production")));
  }

  private static Delivery delivery(String images) {
    var text =
        """
        delivery:
          environments:
            staging: {paths: [staging], follows: {branch: main}}
            production: {paths: [production/], follows: {environment: staging}}
        """
            + images;
    return StrategyReader.read(
            new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .delivery();
  }
}
