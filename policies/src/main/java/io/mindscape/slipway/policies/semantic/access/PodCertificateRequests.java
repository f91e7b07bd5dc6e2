package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.access.Der.Malformed;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.SignerNames;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code certificates.k8s.io/v1/PodCertificateRequest}; a status is dropped when one is created.
 */
final class PodCertificateRequests {

  private static final int MAX_UID = 128;
  private static final int MAX_DER = 10 * 1024;
  private static final int MAX_ANNOTATIONS = 256 * 1024;

  private static final Set<Integer> CURVES = Set.of(256, 384, 521);
  private static final Set<Integer> MODULI = Set.of(3072, 4096);

  private static final long HOUR = 60 * 60;
  private static final long DAY = 24 * HOUR;

  private PodCertificateRequests() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    signer(spec.get("signerName"));
    annotations(spec.get("unverifiedUserAnnotations"));
    for (var what : new String[] {"pod", "serviceAccount", "node"}) {
      var name = spec.get(what + "Name");
      name.check(Formats.dnsSubdomain(name.text()));
      uid(spec.get(what + "UID"));
    }
    var most = SignerNames.isKubernetes(spec.get("signerName").text()) ? DAY : 91 * DAY;
    var seconds = spec.get("maxExpirationSeconds");
    seconds.check(Formats.range(seconds.number(DAY), HOUR, most));
    request(spec);
  }

  private static void signer(Field name) {
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(SignerNames.problem(name.text()));
    }
  }

  private static void uid(Field uid) {
    if (uid.text().isEmpty()) {
      uid.invalid("it may not be empty.");
    } else if (Formats.bytes(uid.text()) > MAX_UID) {
      uid.tooLong(MAX_UID);
    }
  }

  private static void annotations(Field annotations) {
    long bytes = 0;
    for (var entry : annotations.entries()) {
      var key = entry.key().toLowerCase(Locale.ROOT);
      if (!key.contains("/") || Formats.qualifiedName(key) != null) {
        annotations.report(
            "invalid",
            "%s has to have keys with a domain before a \"/\", such as example.com/name."
                .formatted(annotations.path()));
      }
      bytes += Formats.bytes(entry.key()) + Formats.bytes(entry.text());
    }
    if (bytes > MAX_ANNOTATIONS) {
      annotations.tooLong(MAX_ANNOTATIONS);
    }
  }

  private static void request(Field spec) {
    var request = spec.get("stubPKCS10Request");
    var der = request.bytes();
    if (der.length == 0) {
      spec.invalid("stubPKCS10Request has to be set.");
    } else if (der.length > MAX_DER) {
      request.tooLong(MAX_DER);
    } else {
      var problem = problem(der);
      if (problem != null) {
        request.report("invalid", "%s %s".formatted(request.path(), problem));
      }
    }
  }

  private static @Nullable String problem(byte[] der) {
    try {
      var request = SigningRequest.read(der);
      var key = request.key();
      if (key == null || !isStrong(key)) {
        return "has to have a key of Ed25519, of ECDSA P-256, P-384 or P-521, or of RSA with 3072"
            + " or 4096 bits.";
      }
      return request.isSigned() ? null : "is not signed with its own key.";
    } catch (Malformed e) {
      return "is no PKCS #10 request: %s.".formatted(e.getMessage());
    }
  }

  private static boolean isStrong(PublicKey key) {
    return switch (key) {
      case EdECPublicKey edwards -> true;
      case ECPublicKey curve -> CURVES.contains(curve.getParams().getOrder().bitLength());
      case RSAPublicKey rsa -> MODULI.contains((rsa.getModulus().bitLength() + 7) / 8 * 8);
      default -> false;
    };
  }
}
