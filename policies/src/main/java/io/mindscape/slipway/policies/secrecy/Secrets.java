package io.mindscape.slipway.policies.secrecy;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Rendered;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that are known of some files and objects. It frees texts of them, in every form in
 * which they may stand there, and of what looks like a secret by itself. Immutable once built.
 */
public final class Secrets {

  private static final Secrets NONE = new Secrets(Set.of());

  private final Set<String> values;
  private final Needles needles;

  private Secrets(Set<String> values) {
    this.values = values;
    this.needles = new Needles(values);
  }

  /** None is known; what looks like one is found all the same. */
  public static Secrets none() {
    return NONE;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What is known here, and what is known there. */
  public Secrets and(Secrets others) {
    if (values.isEmpty() || others.values.isEmpty()) {
      return values.isEmpty() ? others : this;
    }
    var all = new HashSet<>(values);
    all.addAll(others.values);
    return new Secrets(Set.copyOf(all));
  }

  /** The text, with {@link Secrecy#NOT_SHOWN} in the place of each secret. */
  public String mask(String text) {
    return Tokens.veiled(needles.covered(text));
  }

  /** The finding, of which nothing gives a secret away. */
  public Finding mask(Finding finding) {
    var message = mask(finding.message());
    var masked =
        message.equals(finding.message()) && isOpen(finding.resource())
            ? finding
            : without(finding, message);
    var line = finding.rendered();
    if (line == null || mask(line.text()).equals(line.text())) {
      return masked;
    }
    return masked.judged(new Rendered(line.template(), line.line(), ""));
  }

  private boolean isOpen(@Nullable ResourceRef object) {
    return object == null || mask(object).equals(object);
  }

  private Finding without(Finding finding, String message) {
    var object = finding.resource();
    return new Finding(
        finding.rule(),
        finding.severity(),
        message,
        finding.place(),
        object == null ? null : mask(object),
        finding.field(),
        finding.environment(),
        finding.rendered());
  }

  /** The object, in whose kind and version no secret stands; its name is none. */
  public ResourceRef mask(ResourceRef object) {
    return new ResourceRef(
        mask(object.apiVersion()), mask(object.kind()), object.namespace(), object.name());
  }

  /** Whether the text is or holds one that is known. */
  public boolean isIn(String text) {
    return needles.areIn(text);
  }

  /** Collects them. */
  public static final class Builder {
    /** What is no word may be a value that stands in the wrong place. */
    private static final Pattern KIND = Pattern.compile("[A-Za-z]{1,60}");

    private final Set<String> values = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final SecretScalars scalars = SecretScalars.of(scalar -> values.add(scalar.text()));

    private Builder() {}

    /** What the objects hide. Their names are none, whatever a Secret says. */
    public Builder objects(Collection<Manifest> objects) {
      for (var object : objects) {
        scalars.object(object.root());
        names(object);
      }
      return this;
    }

    /** What a file of values, or any other tree, hides. */
    public Builder tree(YamlNode root) {
      if (root instanceof Mapping mapping) {
        scalars.object(mapping);
      }
      return this;
    }

    /** Values that somebody knows to be secret, wherever they stand. */
    public Builder values(Collection<String> secret) {
      values.addAll(secret);
      return this;
    }

    /** What a file hides that may not even be readable as what it is. */
    public Builder file(SourceFile file) {
      values.addAll(AssignedSecrets.of(file));
      return this;
    }

    public Secrets build() {
      values.removeAll(names);
      return values.isEmpty() ? NONE : new Secrets(Set.copyOf(values));
    }

    private void names(Manifest object) {
      if (KIND.matcher(object.text("kind")).matches()) {
        names.add(object.text("kind"));
      }
      names.add(object.text("metadata", "name"));
      names.add(object.text("metadata", "namespace"));
    }
  }
}
