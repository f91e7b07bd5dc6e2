package io.mindscape.slipway.bot.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GitHub's signature of a body: {@code sha256=} and the HMAC-SHA256 of the raw bytes in 64 lower
 * case hexadecimal digits, as GitHub writes them; nothing else is a signature. Takes the same time
 * for a yes and a no, whichever secret it was.
 */
final class Signatures {

  /** What {@link #signer} says when none of the secrets signed it. */
  static final int NOBODY = -1;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final int DIGEST = 32;

  private final List<Signer> signers;

  /**
   * @param secrets each of them is accepted
   */
  Signatures(List<String> secrets) {
    this.signers = secrets.stream().map(Signer::new).toList();
  }

  /** Which of the secrets signed {@code body}: its place in the list, or {@link #NOBODY}. */
  int signer(byte[] body, String signature) {
    var given = digest(signature);
    int who = NOBODY;
    for (int i = 0; i < signers.size(); i++) {
      if (MessageDigest.isEqual(signers.get(i).sign(body), given)) {
        who = i;
      }
    }
    return who;
  }

  /** The bytes of a signature; none where it has another form. */
  private static byte[] digest(String signature) {
    if (!signature.startsWith(PREFIX) || signature.length() != PREFIX.length() + 2 * DIGEST) {
      return new byte[0];
    }
    var bytes = new byte[DIGEST];
    for (int i = 0; i < DIGEST; i++) {
      int high = digit(signature.charAt(PREFIX.length() + 2 * i));
      int low = digit(signature.charAt(PREFIX.length() + 2 * i + 1));
      if (high < 0 || low < 0) {
        return new byte[0];
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  private static int digit(char of) {
    if (of >= '0' && of <= '9') {
      return of - '0';
    }
    return of >= 'a' && of <= 'f' ? of - 'a' + 10 : -1;
  }

  /** One secret, and the ready-made MACs that nobody uses right now. */
  private static final class Signer {

    private final SecretKeySpec key;
    // As many as ever signed at the same moment, which the number of processors bounds: signing
    // does not wait for anything.
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    private Signer(String secret) {
      this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private byte[] sign(byte[] body) {
      var known = idle.poll();
      var mac = known == null ? fresh() : known;
      var digest = mac.doFinal(body);
      // It is as new again, with its key.
      idle.add(mac);
      return digest;
    }

    private Mac fresh() {
      try {
        var mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        return mac;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
      }
    }
  }
}
