package io.mindscape.slipway.policies.semantic.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The loops against the patterns that Kubernetes writes down. */
class CharactersTest {

  private static final String LETTERS = "a0zA9-_.\n";

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern QUALIFIED =
      Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");

  @Test
  void takesWhatThePatternsTakeAndNothingElse() {
    var chance = new Random(5);
    int taken = 0;
    for (int round = 0; round < 200_000; round++) {
      var text = text(chance);
      boolean isLabel = LABEL.matcher(text).matches();
      taken += isLabel ? 1 : 0;
      assertEquals(isLabel, Characters.isLabel(text), text);
      assertEquals(SUBDOMAIN.matcher(text).matches(), Characters.isSubdomain(text), text);
      assertEquals(QUALIFIED.matcher(text).matches(), Characters.isQualified(text), text);
    }
    assertTrue(taken > 1000, "few of the texts were labels: " + taken);
  }

  private static String text(Random chance) {
    var text = new StringBuilder();
    int letters = chance.nextInt(3) == 0 ? LETTERS.length() : 6;
    for (int length = chance.nextInt(8); length > 0; length--) {
      text.append(LETTERS.charAt(chance.nextInt(letters)));
    }
    return text.toString();
  }
}
