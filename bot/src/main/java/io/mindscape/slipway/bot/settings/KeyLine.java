package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** On which line of the settings file a key stands. */
final class KeyLine {

  private KeyLine() {}

  /**
   * The line, from 1; that of the nearest level above where the key itself is not found.
   *
   * @param key with dots for levels
   */
  static int of(Path file, String key) {
    try {
      var read = YamlReader.read(new SourceFile(file.toString(), Files.readAllBytes(file)));
      return read.documents().isEmpty() ? 1 : line(read.documents().get(0), key, 1);
    } catch (IOException gone) {
      return 1;
    }
  }

  private static int line(YamlNode node, String key, int above) {
    if (node instanceof Mapping mapping) {
      for (var entry : mapping.entries()) {
        var own = entry.key();
        if (key.equals(own)) {
          return entry.place().line();
        }
        if (key.startsWith(own + ".")) {
          return line(entry.value(), key.substring(own.length() + 1), entry.place().line());
        }
      }
    }
    return above;
  }
}
