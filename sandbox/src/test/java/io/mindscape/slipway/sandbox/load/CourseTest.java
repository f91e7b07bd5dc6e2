package io.mindscape.slipway.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void aScheduleDoesNotDependOnAnswers() {
    var course = new Course(new Pace.Scheduled(100), 0, 2 * SECOND);
    assertThat(course.until(SECOND, 3, 3)).isEqualTo(101);
    assertThat(course.dueAt(50, 7 * SECOND)).isEqualTo(SECOND / 2);
    assertThat(course.until(9 * SECOND, 150, 0)).isEqualTo(200);
    assertThat(course.isOver(9 * SECOND, 199)).isFalse();
    assertThat(course.isOver(9 * SECOND, 200)).isTrue();
  }

  @Test
  void whatIsKeptOnItsWayIsFilledUpUntilTheEnd() {
    var course = new Course(new Pace.Kept(10), 0, SECOND);
    assertThat(course.until(SECOND / 2, 40, 4)).isEqualTo(46);
    assertThat(course.until(SECOND, 40, 4)).isEqualTo(40);
    assertThat(course.isOver(SECOND, 40)).isTrue();
  }

  @Test
  void aSpreadHasTheMedianInItsMiddle() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
  }
}
