package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A key of a pod, and the signature of the pod's UID that shows that the pod has it. */
final class ProofsOfPossession {

  static final String KEYS =
      "its key has to be Ed25519, ECDSA P-256, P-384 or P-521, or RSA of 3072 or 4096 bits.";

  private static final int MAX_DER = 10 * 1024;
  private static final Set<Integer> CURVES = Set.of(256, 384, 521);
  private static final Set<Integer> MODULI = Set.of(3072, 4096);

  private ProofsOfPossession() {}

  static void judge(Field keyField, Field proof, String uid) {
    for (var field : new Field[] {keyField, proof}) {
      if (field.bytes().length > MAX_DER) {
        field.tooLong(MAX_DER);
        return;
      }
    }
    var key = key(keyField.bytes());
    if (key == null || !isStrong(key)) {
      keyField.report("invalid", "%s: %s".formatted(keyField.path(), KEYS));
    } else if (!proves(key, proof.bytes(), uid)) {
      proof.report("invalid", "%s does not sign podUID with that key.".formatted(proof.path()));
    }
  }

  /** Whether a key is of a sort and size that pods may have. */
  static boolean isStrong(PublicKey key) {
    return switch (key) {
      case EdECPublicKey edwards -> true;
      case ECPublicKey curve -> CURVES.contains(curve.getParams().getOrder().bitLength());
      case RSAPublicKey rsa -> MODULI.contains((rsa.getModulus().bitLength() + 7) / 8 * 8);
      default -> false;
    };
  }

  private static @Nullable PublicKey key(byte[] der) {
    return Stream.of("Ed25519", "EC", "RSA")
        .map(sort -> key(sort, der))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable PublicKey key(String sort, byte[] der) {
    try {
      return KeyFactory.getInstance(sort).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException another) {
      return null;
    }
  }

  private static boolean proves(PublicKey key, byte[] proof, String uid) {
    try {
      var check = signature(key);
      check.initVerify(key);
      check.update(uid.getBytes(StandardCharsets.UTF_8));
      return check.verify(proof);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Signature signature(PublicKey key) throws GeneralSecurityException {
    return switch (key) {
      case EdECPublicKey edwards -> Signature.getInstance("Ed25519");
      case ECPublicKey curve -> Signature.getInstance("SHA256withECDSA");
      default -> {
        var check = Signature.getInstance("RSASSA-PSS");
        check.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield check;
      }
    };
  }
}
