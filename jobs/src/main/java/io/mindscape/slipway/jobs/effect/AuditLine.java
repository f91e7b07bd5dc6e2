package io.mindscape.slipway.jobs.effect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A line of the audit log. Its hash covers everything else in it, and with the hash of the line
 * before everything that came before.
 *
 * @param seq from 1, without gaps
 * @param at to the microsecond
 * @param hash SHA-256 in 64 hexadecimal digits, as is {@code previous}
 */
public record AuditLine(
    long seq,
    Instant at,
    String who,
    String kind,
    String key,
    String words,
    String why,
    String outcome,
    String detail,
    String previous,
    String hash) {

  /** What stands for the line before the first. */
  public static final String START = "0".repeat(64);

  private static final String FORM = "slipway audit 1";

  /** The line that holds {@code entry}; what looks like a secret in it is masked. */
  public static AuditLine of(long seq, AuditLog.Entry entry, String previous) {
    var deed = entry.deed();
    var line =
        new AuditLine(
            seq,
            entry.at().truncatedTo(ChronoUnit.MICROS),
            Masked.text(entry.cause().who(), 200),
            Masked.text(deed.kind(), 40),
            Masked.text(deed.key(), 800),
            Masked.text(deed.words(), 1_000),
            Masked.text(entry.cause().why(), 500),
            entry.outcome().word().name().toLowerCase(Locale.ROOT),
            Masked.text(entry.outcome().detail(), 2_000),
            previous,
            "");
    return line.with(line.computed());
  }

  private AuditLine with(String newHash) {
    return new AuditLine(seq, at, who, kind, key, words, why, outcome, detail, previous, newHash);
  }

  /** Whether it is as it was written. */
  public boolean isSound() {
    return hash.equals(computed());
  }

  /** The hash that it should have. Each part goes in with its length, so that none can shift. */
  private String computed() {
    var sha = sha256();
    for (var part :
        List.of(
            FORM,
            Long.toString(seq),
            at.toString(),
            who,
            kind,
            key,
            words,
            why,
            outcome,
            detail,
            previous)) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
