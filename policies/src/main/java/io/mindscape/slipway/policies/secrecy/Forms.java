package io.mindscape.slipway.policies.secrecy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a value may stand in a text: as it is, line by line, in base64 (alone or as a part of
 * something longer) and out of it, in hexadecimal, as a link, JSON or HTML write it.
 */
final class Forms {

  /** Shorter values would be found by chance in what is encoded. */
  private static final int DISTINCT = 8;

  private static final int SHORTEST = 4;
  private static final int LONGEST_WITH_PIECES = 300;
  private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9_]{10,}");

  /**
   * Words and usual ports that say nothing, though a Secret may hold them beside what is secret: as
   * values of a Secret they are hidden all the same, but nowhere else, or no sentence could be
   * read.
   */
  private static final Set<String> OPEN =
      Set.of(
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "null",
          "none",
          "enabled",
          "disabled",
          "trace",
          "debug",
          "info",
          "warn",
          "warning",
          "error",
          "default",
          "production",
          "staging",
          "development",
          "prod",
          "test",
          "dev",
          "http",
          "https",
          "tcp",
          "localhost",
          "value",
          "name",
          "string",
          "secret",
          "latest",
          "main",
          "opaque",
          "3306",
          "5432",
          "5672",
          "6379",
          "8080",
          "8443",
          "9090",
          "9092",
          "27017",
          "image",
          "spec");

  private Forms() {}

  /** Adds those of a value to {@code forms}; none where the value is a word like any other. */
  static void of(String value, Set<String> forms) {
    var bare = value.strip();
    if (bare.isEmpty() || OPEN.contains(bare.toLowerCase(Locale.ROOT))) {
      return;
    }
    plain(bare, forms);
    if (bare.length() >= SHORTEST) {
      base64(value.getBytes(StandardCharsets.UTF_8), forms);
      base64(bare.getBytes(StandardCharsets.UTF_8), forms);
      decoded(bare, forms);
    }
    if (bare.length() >= DISTINCT) {
      encoded(bare, forms);
    }
  }

  private static void plain(String bare, Set<String> forms) {
    forms.add(bare);
    lines(bare, forms);
    pieces(bare, forms);
    forms.add(bare.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    forms.add(bare.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    forms.add(bare.replace("'", "''"));
    var link = inLink(bare);
    forms.add(link);
    forms.add(link.replace("%20", "+"));
    forms.add(lowerEscapes(link).replace("%20", "+"));
    forms.add(lowerEscapes(link));
  }

  private static void lines(String text, Set<String> forms) {
    text.lines().map(String::strip).filter(line -> line.length() >= DISTINCT).forEach(forms::add);
  }

  private static void base64(byte[] bytes, Set<String> forms) {
    var alone = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    forms.add(alone);
    forms.add(urlSafe(alone));
  }

  private static void encoded(String bare, Set<String> forms) {
    var bytes = bare.getBytes(StandardCharsets.UTF_8);
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      var within = within(bytes, before);
      forms.add(within);
      forms.add(urlSafe(within));
    }
  }

  /** The characters of base64 that it alone decides, behind so many bytes of something else. */
  private static String within(byte[] bytes, int before) {
    var shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    return text.substring(before == 0 ? 0 : before + 1, shifted.length * 8 / 6);
  }

  private static String urlSafe(String base64) {
    return base64.replace('+', '-').replace('/', '_');
  }

  /** A message may tell a part of a value that looks like one itself. */
  private static void pieces(String value, Set<String> forms) {
    if (value.length() <= LONGEST_WITH_PIECES) {
      var piece = PIECE.matcher(value);
      while (piece.find()) {
        var text = piece.group();
        if (text.chars().anyMatch(Character::isDigit)
            && text.chars().anyMatch(Character::isLetter)) {
          forms.add(text);
        }
      }
    }
  }

  /** As an address writes it: everything but letters, digits and a few signs in hexadecimal. */
  private static String inLink(String value) {
    var encoded = new StringBuilder();
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = each > 0 && (Character.isLetterOrDigit(each) || "-._~*".indexOf(each) >= 0);
      encoded.append(isPlain ? Character.toString(each) : "%%%02X".formatted(each));
    }
    return encoded.toString();
  }

  private static String lowerEscapes(String link) {
    return Pattern.compile("%[0-9A-F]{2}")
        .matcher(link)
        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }

  private static void decoded(String value, Set<String> forms) {
    try {
      var bytes = Base64.getMimeDecoder().decode(value.replace('-', '+').replace('_', '/'));
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
      if (text.length() >= SHORTEST && !OPEN.contains(text.toLowerCase(Locale.ROOT))) {
        plain(text, forms);
        if (text.length() >= DISTINCT) {
          encoded(text, forms);
        }
      }
    } catch (IllegalArgumentException | CharacterCodingException noBase64) {
      // It stands for itself.
    }
  }
}
