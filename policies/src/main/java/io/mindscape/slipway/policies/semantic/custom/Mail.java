package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.semantic.field.Address;

/**
 * One address of mail in the form of RFC 5322, as Go reads it: {@code a@example.com}, {@code "A.
 * B." <a@example.com>}, {@code A <a@[10.0.0.1]> (comment)}, or a group with one address in it.
 */
final class Mail {

  private static final String SPECIALS = "()<>[]:;@\\,\"";

  private final String text;
  private int at;

  private Mail(String text) {
    this.text = text;
  }

  static boolean isAddress(String text) {
    var mail = new Mail(text);
    return mail.address(true) == 1 && mail.comments() && mail.isAtEnd();
  }

  /** How many addresses there are at this point, as one or in a group; -1 where it is neither. */
  private int address(boolean mayBeGroup) {
    spaces();
    if (specification()) {
      spaces();
      return !sees('(') || comment() ? 1 : -1;
    }
    if (!sees('<') && !phrase()) {
      return -1;
    }
    spaces();
    if (mayBeGroup && takes(':')) {
      return group();
    }
    return takes('<') && specification() && takes('>') ? 1 : -1;
  }

  private int group() {
    int members = 0;
    if (!comments()) {
      return -1;
    }
    if (takes(';')) {
      return comments() ? 0 : -1;
    }
    do {
      spaces();
      int more = address(false);
      if (more < 0 || !comments()) {
        return -1;
      }
      members += more;
      if (takes(';')) {
        return comments() ? members : -1;
      }
    } while (takes(','));
    return -1;
  }

  /** {@code local@domain}; where there is none, nothing is read. */
  private boolean specification() {
    int before = at;
    spaces();
    boolean found = (sees('"') ? quoted(true) : atom(false)) && takes('@') && domain();
    at = found ? at : before;
    return found;
  }

  private boolean domain() {
    spaces();
    if (!takes('[')) {
      return atom(false);
    }
    int close = text.indexOf(']', at);
    if (close < 0) {
      return false;
    }
    var address = Address.parse(text.substring(at, close));
    at = close + 1;
    return address != null && !address.isPadded();
  }

  private boolean phrase() {
    int words = 0;
    while (true) {
      if (words > 0 && !comments()) {
        return false;
      }
      spaces();
      if (isAtEnd() || !(sees('"') ? quoted(false) : atom(true))) {
        return words > 0;
      }
      words++;
    }
  }

  private boolean atom(boolean dotsAnywhere) {
    int start = at;
    while (!isAtEnd() && isVisible(text.charAt(at)) && SPECIALS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var atom = text.substring(start, at);
    boolean misplaced = atom.startsWith(".") || atom.endsWith(".") || atom.contains("..");
    return !atom.isEmpty() && (dotsAnywhere || !misplaced);
  }

  private boolean quoted(boolean wantsSome) {
    int before = at;
    at++;
    int signs = 0;
    while (!isAtEnd() && !sees('"')) {
      if (sees('\\')) {
        at++;
      }
      if (isAtEnd() || !(isVisible(text.charAt(at)) || isSpace(text.charAt(at)))) {
        at = before;
        return false;
      }
      at++;
      signs++;
    }
    boolean closed = takes('"') && (signs > 0 || !wantsSome);
    at = closed ? at : before;
    return closed;
  }

  private boolean comments() {
    spaces();
    while (sees('(')) {
      if (!comment()) {
        return false;
      }
      spaces();
    }
    return true;
  }

  private boolean comment() {
    int depth = 0;
    do {
      if (isAtEnd()) {
        return false;
      }
      switch (text.charAt(at)) {
        case '\\' -> at++;
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0);
    return true;
  }

  private void spaces() {
    while (!isAtEnd() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private boolean sees(char sign) {
    return !isAtEnd() && text.charAt(at) == sign;
  }

  private boolean takes(char sign) {
    boolean there = sees(sign);
    at += there ? 1 : 0;
    return there;
  }

  private boolean isAtEnd() {
    return at >= text.length();
  }

  private static boolean isVisible(char sign) {
    return (sign >= '!' && sign <= '~') || sign >= 0x80;
  }

  private static boolean isSpace(char sign) {
    return sign == ' ' || sign == '\t';
  }
}
