package io.mindscape.slipway.sandbox.agreement.admission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The files beside the bench, and YAML as JSON, which every YAML reader takes. */
final class Texts {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private Texts() {}

  static String read(String file) {
    try (var resource = Texts.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }
}
