package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.access.Der.Malformed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for a certificate, as PKCS #10 has it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2986">RFC 2986</a>
 */
final class SigningRequest {

  private static final int MIN_RSA = 1024;
  private static final String ORGANIZATION = "55040a";

  /** Algorithms by their object identifiers, as DER has them in hexadecimal digits. */
  private static final Map<String, String> KEYS =
      Map.of("2a864886f70d010101", "RSA", "2a8648ce3d0201", "EC", "2b6570", "Ed25519");

  private static final String CURVE_KEY = "2a8648ce3d0201";
  private static final String OLD_CURVE = "2b81040021";

  private static final Map<String, Integer> SALTS =
      Map.of("SHA-256", 32, "SHA-384", 48, "SHA-512", 64);

  private static final String PSS = "2a864886f70d01010a";

  private static final Map<String, String> SIGNATURES =
      Map.of(
          "2a864886f70d010105", "SHA1withRSA",
          "2a864886f70d01010b", "SHA256withRSA",
          "2a864886f70d01010c", "SHA384withRSA",
          "2a864886f70d01010d", "SHA512withRSA",
          "2a8648ce3d0401", "SHA1withECDSA",
          "2a8648ce3d040302", "SHA256withECDSA",
          "2a8648ce3d040303", "SHA384withECDSA",
          "2a8648ce3d040304", "SHA512withECDSA",
          "2b6570", "Ed25519");

  private final byte[] signed;
  private final byte[] subject;
  private final byte[] key;
  private final byte[] algorithm;
  private final byte[] signature;

  private SigningRequest(
      byte[] signed, byte[] subject, byte[] key, byte[] algorithm, byte[] signature) {
    this.signed = signed;
    this.subject = subject;
    this.key = key;
    this.algorithm = algorithm;
    this.signature = signature;
  }

  /** Takes a request apart, or says that it is none. */
  static SigningRequest read(byte[] der) throws Malformed {
    var outer = new Der(der);
    var request = new Der(outer.content(Der.SEQUENCE));
    if (!outer.isEmpty()) {
      throw new Malformed("something stands behind the request");
    }
    var signed = request.whole(Der.SEQUENCE);
    var algorithm = request.content(Der.SEQUENCE);
    var signature = bits(request.content(Der.BITS));
    var info = new Der(new Der(signed).content(Der.SEQUENCE));
    info.content(Der.INTEGER);
    var subject = info.content(Der.SEQUENCE);
    var key = info.whole(Der.SEQUENCE);
    info.content(Der.ATTRIBUTES);
    return new SigningRequest(signed, subject, key, algorithm, signature);
  }

  private static byte[] bits(byte[] content) throws Malformed {
    if (content.length == 0 || content[0] != 0) {
      throw new Malformed("a signature has whole bytes");
    }
    return Arrays.copyOfRange(content, 1, content.length);
  }

  private static String oid(byte[] sequence) throws Malformed {
    return HexFormat.of().formatHex(new Der(sequence).content(Der.OID));
  }

  /** The key that is to be certified, or null where it is of a sort that is not known here. */
  @Nullable PublicKey key() {
    try {
      var info = new Der(new Der(key).content(Der.SEQUENCE));
      var sort = KEYS.get(oid(info.content(Der.SEQUENCE)));
      return sort == null
          ? null
          : KeyFactory.getInstance(sort).generatePublic(new X509EncodedKeySpec(key));
    } catch (Malformed | GeneralSecurityException e) {
      return null;
    }
  }

  /** Whether the key lies on P-224, which the server knows and Java does not: nobody can check. */
  private boolean isOfOldCurve() throws Malformed {
    var info = new Der(new Der(key).content(Der.SEQUENCE));
    var sort = new Der(info.content(Der.SEQUENCE));
    return HexFormat.of().formatHex(sort.content(Der.OID)).equals(CURVE_KEY)
        && HexFormat.of().formatHex(sort.any()).equals(OLD_CURVE);
  }

  /** Whether the request is signed with its own key. */
  boolean isSigned() {
    try {
      if (isOfOldCurve()) {
        return true;
      }
      var publicKey = key();
      if (publicKey == null
          || (publicKey instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA)) {
        return false;
      }
      var check = check();
      if (check == null) {
        return false;
      }
      check.initVerify(publicKey);
      check.update(signed);
      return check.verify(signature);
    } catch (Malformed | GeneralSecurityException | IOException e) {
      return false;
    }
  }

  private @Nullable Signature check() throws Malformed, GeneralSecurityException, IOException {
    var sequence = new Der(algorithm);
    var oid = HexFormat.of().formatHex(sequence.content(Der.OID));
    if (oid.equals(PSS)) {
      var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(sequence.whole(Der.SEQUENCE));
      var spec = parameters.getParameterSpec(PSSParameterSpec.class);
      if (!Integer.valueOf(spec.getSaltLength()).equals(SALTS.get(spec.getDigestAlgorithm()))) {
        return null;
      }
      var check = Signature.getInstance("RSASSA-PSS");
      check.setParameter(spec);
      return check;
    }
    var name = SIGNATURES.get(oid);
    return name == null ? null : Signature.getInstance(name);
  }

  /** What the request says that its owner belongs to. */
  List<String> organizations() {
    List<String> organizations = new ArrayList<>();
    try {
      var names = new Der(subject);
      while (!names.isEmpty()) {
        var set = new Der(names.content(Der.SET));
        while (!set.isEmpty()) {
          var pair = new Der(set.content(Der.SEQUENCE));
          if (HexFormat.of().formatHex(pair.content(Der.OID)).equals(ORGANIZATION)) {
            organizations.add(new String(pair.any(), StandardCharsets.UTF_8));
          }
        }
      }
    } catch (Malformed e) {
      return organizations;
    }
    return organizations;
  }
}
