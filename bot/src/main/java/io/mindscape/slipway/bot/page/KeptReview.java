package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.jobs.artifact.Artifact;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * A review as it is kept. Its JSON is what the API gives: a contract.
 *
 * @param at when the review was finished
 * @param version of the Slipway that made it
 */
public record KeptReview(Instant at, String version, Artifact review) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(names())
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public String json() {
    return JSON.writeValueAsString(this);
  }

  /** What {@link #json} made, in this version or in one before. */
  public static KeptReview of(String json) {
    return JSON.readValue(json, KeptReview.class);
  }

  private static SimpleModule names() {
    return new SimpleModule()
        .addSerializer(RepoName.class, ToStringSerializer.instance)
        .addSerializer(CommitId.class, ToStringSerializer.instance)
        .addDeserializer(RepoName.class, read(RepoName.class, RepoName::parse))
        .addDeserializer(CommitId.class, read(CommitId.class, CommitId::new));
  }

  private static <T> FromStringDeserializer<T> read(Class<T> type, Function<String, T> reader) {
    return new FromStringDeserializer<>(type) {
      @Override
      protected T _deserialize(String text, DeserializationContext context) {
        return reader.apply(text);
      }
    };
  }
}
