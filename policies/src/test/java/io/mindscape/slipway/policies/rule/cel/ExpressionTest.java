package io.mindscape.slipway.policies.rule.cel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.rule.cel.Environment.Expected;
import io.mindscape.slipway.policies.rule.cel.Environment.Scope;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expressions give what the API server's own CEL gives, and cost what they cost there. */
class ExpressionTest {

  private static final Environment ENVIRONMENT = new Environment();
  private static final Object OBJECT = Recorded.object();

  @Test
  void saysWhatTheServerSays() {
    var differences = new ArrayList<String>();
    Recorded.all().forEach(recorded -> compare(recorded, differences));
    assertThat(differences).isEmpty();
  }

  private static void compare(Recorded recorded, List<String> differences) {
    String ours;
    long cost = 0;
    try {
      var result =
          ENVIRONMENT
              .compile(recorded.e(), Expected.ANYTHING, Scope.PLAIN)
              .evaluate(name -> name.equals("object") ? OBJECT : Nothing.NULL);
      cost = result.cost();
      ours =
          result.fault() != null
              ? "error: " + result.fault()
              : "value: " + Recorded.notation(result.value());
    } catch (CompileProblem e) {
      ours = "no CEL" + (recorded.compile() == null ? ": " + e.text() : "");
    }
    var theirs =
        recorded.compile() != null
            ? "no CEL"
            : recorded.err() != null ? "error: " + recorded.err() : "value: " + recorded.v();
    if (!ours.equals(theirs)) {
      differences.add(
          recorded.e()
              + "\n   ours   "
              + ours
              + "\n   theirs "
              + theirs
              + (recorded.compile() == null
                  ? ""
                  : ": " + recorded.compile().lines().findFirst().orElse("")));
    } else if (recorded.err() == null && cost != recorded.cost()) {
      differences.add(recorded.e() + "\n   cost   " + cost + ", theirs " + recorded.cost());
    }
  }
}
