package io.mindscape.slipway.policies.rule.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.mindscape.slipway.policies.rule.cel.Environment.Expected;
import io.mindscape.slipway.policies.rule.cel.Environment.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checked expressions and types are the same after they were written down and read again. */
class TermTextTest {

  @Test
  void everyRecordedExpressionIsReadAsItWasWritten() {
    var compiler = new Compiler();
    var read = new ArrayList<String>();
    for (var recorded : Recorded.all().toList()) {
      try {
        var term = compiler.checked(recorded.e(), Expected.ANYTHING, Scope.PLAIN, Map.of()).term();
        var text = TermText.of(term);
        assertThat(TermReader.read(text)).as(text).isEqualTo(term);
        read.add(text);
      } catch (CompileProblem e) {
        assertThat(recorded.compile()).as(recorded.e()).isNotNull();
      }
    }
    assertThat(read.size()).isGreaterThan(500);
    assertThat(read).noneMatch(text -> text.contains("\n") || text.contains("\t"));
  }

  @Test
  void typesAreReadAsTheyWereWritten() {
    var lists = ListType.create(MapType.create(SimpleType.STRING, SimpleType.TIMESTAMP));
    var type = MapType.create(MapType.create(SimpleType.INT, SimpleType.DYN), lists);

    assertThat(List.of(TypeText.of(lists), TypeText.of(type)))
        .containsExactly(
            "list(map(string,google.protobuf.Timestamp))",
            "map(map(int,dyn),list(map(string,google.protobuf.Timestamp)))");
    assertThat(TypeText.read(TypeText.of(type))).isEqualTo(type);
  }

  @Test
  void whatNobodyWroteIsNotRead() {
    for (var text : List.of("(call", "(. $a b) ", "(what $a)", "12x", "(. $a b")) {
      assertThatThrownBy(() -> TermReader.read(text)).as(text).isInstanceOf(RuntimeException.class);
    }
  }
}
