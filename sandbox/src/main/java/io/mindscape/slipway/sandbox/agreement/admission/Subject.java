package io.mindscape.slipway.sandbox.agreement.admission;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * An object that policies are tried on.
 *
 * @param text its YAML, with {@code POLICY} where the name of a policy belongs
 */
record Subject(String text) {

  static List<Subject> all() {
    return Arrays.stream(Texts.read("objects.yaml").split("\n---\n")).map(Subject::new).toList();
  }

  /** The YAML for a policy. */
  String text(PolicyCase policy) {
    return text.replace("POLICY", policy.name());
  }

  Manifest manifest(PolicyCase policy) {
    return manifest(text(policy));
  }

  static Manifest manifest(String text) {
    var file = new SourceFile("object.yaml", text.getBytes(StandardCharsets.UTF_8));
    return Manifests.in(YamlReader.read(file)).getFirst();
  }

  /** Where the API server creates it. */
  String path() {
    var manifest = manifest(text);
    var apiVersion = manifest.text("apiVersion");
    var kind = Schemas.builtIn().kind(apiVersion, manifest.text("kind"));
    if (kind == null) {
      throw new IllegalStateException("no kind of " + text);
    }
    var given = manifest.text("metadata", "namespace");
    var namespace = given.isEmpty() ? "default" : given;
    var root = (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    return root + (kind.namespaced() ? "/namespaces/" + namespace : "") + "/" + kind.plural();
  }

  @Override
  public String toString() {
    return manifest(text).ref().toString();
  }
}
