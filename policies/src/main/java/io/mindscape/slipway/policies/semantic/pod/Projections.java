package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.SignerNames;
import io.mindscape.slipway.policies.semantic.volume.VolumeSources;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A {@code projected} volume: files from several places in one directory, no two of which have one
 * path.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/projected-volumes/">Projected
 *     Volumes</a>
 */
final class Projections {

  private static final List<String> SOURCES =
      List.of(
          "secret",
          "configMap",
          "downwardAPI",
          "serviceAccountToken",
          "clusterTrustBundle",
          "podCertificate");

  private static final long LEAST_SECONDS = 600;
  private static final long MOST_SECONDS = 1L << 32;

  private final Set<String> paths = new HashSet<>();

  private Projections() {}

  static void judge(Field volume) {
    VolumeFiles.mode(volume.get("defaultMode"));
    var projections = new Projections();
    for (var source : volume.get("sources").items()) {
      var given = SOURCES.stream().map(source::get).filter(Field::isSet).toList();
      given.forEach(projections::source);
      if (given.size() > 1) {
        source.forbidden("each source is of one kind.");
      }
    }
  }

  private void source(Field source) {
    switch (source.key()) {
      case "secret", "configMap" -> keys(source);
      case "downwardAPI" -> {
        for (var file : source.get("items").items()) {
          VolumeFiles.ofPod(file);
          once(file.get("path"));
        }
      }
      case "serviceAccountToken" -> token(source);
      case "clusterTrustBundle" -> bundle(source);
      default -> PodCertificates.judge(source, this::once);
    }
  }

  private void keys(Field source) {
    VolumeSources.needs(source, "name");
    for (var item : source.get("items").items()) {
      VolumeFiles.ofKey(item);
      once(item.get("path"));
    }
  }

  private void once(Field path) {
    if (!path.isEmpty() && !paths.add(path.text())) {
      path.invalid("another file has that path.");
    }
  }

  /** The server does not look whether a token gets in the way of another file. */
  private static void token(Field token) {
    var seconds = token.get("expirationSeconds");
    if (seconds.isSet() && (seconds.number() < LEAST_SECONDS || seconds.number() > MOST_SECONDS)) {
      seconds.invalid("it has to be between ten minutes and 2^32 seconds.");
    }
    VolumeSources.needs(token, "path");
    VolumeFiles.path(token.get("path"));
  }

  private void bundle(Field bundle) {
    var name = bundle.get("name");
    var signer = bundle.get("signerName");
    var selector = bundle.get("labelSelector");
    if (name.isSet() && signer.isSet()) {
      bundle.invalid("name and signerName exclude each other.");
    } else if (name.isSet()) {
      name.check(SignerNames.bundle(name.text()));
      if (selector.isSet()) {
        selector.invalid("it belongs to signerName.");
      }
    } else if (signer.isSet()) {
      signer.check(SignerNames.problem(signer.text()));
      LabelSelectors.judge(selector);
    } else {
      bundle.required("write name or signerName.");
    }
    VolumeSources.needs(bundle, "path");
    VolumeFiles.path(bundle.get("path"));
    once(bundle.get("path"));
  }
}
