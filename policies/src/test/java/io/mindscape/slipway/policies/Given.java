package io.mindscape.slipway.policies;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What tests begin with: texts as files and objects. */
public final class Given {

  private Given() {}

  public static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public static List<Manifest> objects(String text) {
    return Manifests.in(YamlReader.read(file("it.yaml", text)));
  }

  public static Manifest object(String text) {
    return objects(text).get(0);
  }

  /** A resource beside {@code test}. */
  public static String resource(Class<?> test, String name) {
    try (var stream = test.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
