package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.inspect.Running;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrecy;
import io.mindscape.slipway.policies.secrecy.SecretScalars;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlText;
import java.util.List;

/**
 * Objects as YAML documents, each below a comment that says whose it is and where it comes from.
 */
final class RenderedYaml {

  private final Running running;
  private final boolean showSecrets;
  private final StringBuilder text = new StringBuilder();

  private RenderedYaml(Running running, boolean showSecrets) {
    this.running = running;
    this.showSecrets = showSecrets;
  }

  static String of(Running running, boolean showSecrets) {
    var yaml = new RenderedYaml(running, showSecrets);
    running.objects().forEach(yaml::unit);
    return yaml.text.toString();
  }

  private void unit(Unit unit, List<Manifest> objects) {
    for (var object : objects) {
      text.append("---\n# ")
          .append(TerminalText.line("%s: %s".formatted(unit.application(), source(unit, object))))
          .append('\n')
          .append(object(object));
    }
  }

  /** A chart's templates are named from its folder. */
  private static String source(Unit unit, Manifest object) {
    return unit.source() instanceof Source.Helm helm ? helm.path(object.file()) : object.file();
  }

  /** A secret may stand in the name of a field, too. */
  private YamlNode named(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> scalar;
      case Sequence list ->
          new Sequence(list.place(), list.items().stream().map(this::named).toList());
      case Mapping mapping ->
          new Mapping(
              mapping.place(),
              mapping.entries().stream().map(this::named).toList(),
              mapping.shadowed());
    };
  }

  private Entry named(Entry entry) {
    var name = running.secrets().isIn(entry.key()) ? Secrecy.NOT_SHOWN : entry.key();
    return new Entry(entry.place(), name, named(entry.value()));
  }

  private String object(Manifest object) {
    var secrets = SecretScalars.in(object);
    return YamlText.of(
        showSecrets ? object.root() : named(object.root()),
        scalar ->
            !showSecrets
                    && (secrets.contains(scalar)
                        || Secrecy.holdsSecret(scalar.text())
                        || running.secrets().isIn(scalar.text()))
                ? new Scalar(
                    scalar.place(), Secrecy.NOT_SHOWN, Scalar.Type.STRING, Secrecy.NOT_SHOWN)
                : scalar);
  }
}
