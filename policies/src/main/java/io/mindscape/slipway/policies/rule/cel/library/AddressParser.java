package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.library.Address.Malformed;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import java.util.Arrays;

/** Reads IP addresses with the rules and the messages of Go's {@code netip}. */
final class AddressParser {

  private final String text;
  private final byte[] ip = new byte[16];
  private String rest;
  private int filled;
  private int ellipsis = -1;

  AddressParser(String text) {
    this.text = text;
    this.rest = text;
  }

  byte[] parse() throws Malformed {
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '.' -> {
          fields(text, 0);
          return Arrays.copyOf(ip, 4);
        }
        case ':' -> {
          return parseV6();
        }
        case '%' -> throw bad("missing IPv6 address", "");
        default -> {}
      }
    }
    throw bad("unable to parse IP", "");
  }

  private Malformed bad(String message, String at) {
    var place = at.isEmpty() ? "" : " (at " + GoText.quoted(at) + ")";
    return new Malformed("ParseAddr(" + GoText.quoted(text) + "): " + message + place);
  }

  private void fields(String part, int to) throws Malformed {
    int value = 0;
    int field = 0;
    int digits = 0;
    for (int at = 0; at < part.length(); at++) {
      char letter = part.charAt(at);
      if (letter >= '0' && letter <= '9') {
        if (digits == 1 && value == 0) {
          throw bad("IPv4 field has octet with leading zero", "");
        }
        value = value * 10 + letter - '0';
        digits++;
        if (value > 255) {
          throw bad("IPv4 field has value >255", "");
        }
      } else if (letter == '.') {
        if (at == 0 || at == part.length() - 1 || part.charAt(at - 1) == '.') {
          throw bad("IPv4 field must have at least one digit", part.substring(at));
        }
        if (field == 3) {
          throw bad("IPv4 address too long", "");
        }
        ip[to + field++] = (byte) value;
        value = 0;
        digits = 0;
      } else {
        throw bad("unexpected character", part.substring(at));
      }
    }
    if (field < 3) {
      throw bad("IPv4 address too short", "");
    }
    ip[to + 3] = (byte) value;
  }

  private byte[] parseV6() throws Malformed {
    int zone = text.indexOf('%');
    if (zone >= 0) {
      rest = text.substring(0, zone);
      if (zone == text.length() - 1) {
        throw bad("zone must be a non-empty string", "");
      }
    }
    if (rest.startsWith("::")) {
      ellipsis = 0;
      rest = rest.substring(2);
      if (rest.isEmpty()) {
        return ip;
      }
    }
    boolean goesOn = true;
    while (filled < 16 && goesOn) {
      goesOn = group();
    }
    if (!rest.isEmpty()) {
      throw bad("trailing garbage after address", rest);
    }
    expand();
    return ip;
  }

  /** Reads one group; false at the end. */
  private boolean group() throws Malformed {
    int end = 0;
    int value = 0;
    while (end < rest.length() && isHex(rest.charAt(end))) {
      value = value << 4 | Character.digit(rest.charAt(end), 16);
      if (end > 3) {
        throw bad("each group must have 4 or less digits", rest);
      }
      end++;
    }
    if (end == 0) {
      throw bad("each colon-separated field must have at least one digit", rest);
    }
    if (end < rest.length() && rest.charAt(end) == '.') {
      embedded();
      return false;
    }
    ip[filled] = (byte) (value >> 8);
    ip[filled + 1] = (byte) value;
    filled += 2;
    rest = rest.substring(end);
    return !rest.isEmpty() && separator();
  }

  private static boolean isHex(char letter) {
    return letter < 0x80 && Character.digit(letter, 16) >= 0;
  }

  private void embedded() throws Malformed {
    if (ellipsis < 0 && filled != 12) {
      throw bad("embedded IPv4 address must replace the final 2 fields of the address", rest);
    }
    if (filled + 4 > 16) {
      throw bad("too many hex fields to fit an embedded IPv4 at the end of the address", rest);
    }
    fields(rest, filled);
    rest = "";
    filled += 4;
  }

  private boolean separator() throws Malformed {
    if (rest.charAt(0) != ':') {
      throw bad("unexpected character, want colon", rest);
    }
    if (rest.length() == 1) {
      throw bad("colon must be followed by more characters", rest);
    }
    rest = rest.substring(1);
    if (rest.charAt(0) == ':') {
      if (ellipsis >= 0) {
        throw bad("multiple :: in address", rest);
      }
      ellipsis = filled;
      rest = rest.substring(1);
    }
    return !rest.isEmpty();
  }

  private void expand() throws Malformed {
    if (filled == 16) {
      if (ellipsis >= 0) {
        throw bad("the :: must expand to at least one field of zeros", "");
      }
      return;
    }
    if (ellipsis < 0) {
      throw bad("address string too short", "");
    }
    int moved = filled - ellipsis;
    System.arraycopy(ip, ellipsis, ip, 16 - moved, moved);
    Arrays.fill(ip, ellipsis, 16 - moved, (byte) 0);
  }
}
