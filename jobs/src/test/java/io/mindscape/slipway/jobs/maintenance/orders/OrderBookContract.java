package io.mindscape.slipway.jobs.maintenance.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Preview;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link OrderBook} does: the in-memory one, H2 and PostgreSQL extend this suite. */
public abstract class OrderBookContract {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final LocalDate SUNDAY = LocalDate.parse("2026-11-29");
  private static final Opening TWO_TO_FOUR =
      new Opening(Instant.parse("2026-11-29T02:00:00Z"), Instant.parse("2026-11-29T04:00:00Z"));
  private static final Order VETO =
      new Order(9_000_000_001L, "ana", Word.VETO, "log_rotation", "the \"quarter's\" end → ü");
  private static final Order FIRST = new Order(12, "bo", Word.FIRST, "security_patches", "");

  /** A book with nothing in it; the same one for the whole of a test. */
  protected abstract OrderBook book();

  private static Page page(LocalDate day, int issue) {
    return new Page(REPO, day, new Preview(issue, TWO_TO_FOUR, false), Orders.NONE, 0);
  }

  @Test
  void givesBackWhatWasWrittenInItsOrder() {
    assertThat(book().on(REPO, SUNDAY)).isEmpty();

    assertThat(book().write(page(SUNDAY, 7).with(new Orders(List.of(VETO, FIRST))))).isTrue();

    var found = book().on(REPO, SUNDAY).orElseThrow();
    assertThat(found)
        .isEqualTo(
            new Page(
                REPO,
                SUNDAY,
                new Preview(7, TWO_TO_FOUR, false),
                new Orders(List.of(VETO, FIRST)),
                1));
    assertThat(book().on(REPO, 7)).contains(found);
    assertThat(book().on(REPO, 8)).isEmpty();
    assertThat(book().on(new RepoName("mindscape", "other"), SUNDAY)).isEmpty();
    assertThat(book().on(new RepoName("Mindscape", "Platform"), 7)).isPresent();
  }

  @Test
  void aPageIsBegunByOneAlone() {
    assertThat(book().write(page(SUNDAY, 7))).isTrue();
    assertThat(book().write(page(SUNDAY, 8))).isFalse();

    assertThat(book().on(REPO, SUNDAY).orElseThrow().preview().issue()).isEqualTo(7);
  }

  @Test
  void whoeverReadAnOlderVersionWritesNothing() {
    book().write(page(SUNDAY, 7));
    var read = book().on(REPO, SUNDAY).orElseThrow();

    assertThat(book().write(read.with(new Orders(List.of(VETO))))).isTrue();
    assertThat(book().write(read.with(new Orders(List.of(FIRST))))).isFalse();

    var now = book().on(REPO, SUNDAY).orElseThrow();
    assertThat(now.orders().inForce()).containsExactly(VETO);
    assertThat(now.version()).isEqualTo(2);
  }

  @Test
  void whatWasTakenBackIsGone() {
    book().write(page(SUNDAY, 7).with(new Orders(List.of(VETO, FIRST))));
    var read = book().on(REPO, SUNDAY).orElseThrow();

    assertThat(book().write(read.with(new Orders(List.of(FIRST))))).isTrue();

    assertThat(book().on(REPO, SUNDAY).orElseThrow().orders().inForce()).containsExactly(FIRST);
  }

  @Test
  void whatIsClosedIsNotAmongTheOpenOnes() {
    book().write(page(SUNDAY.plusDays(7), 9).with(new Orders(List.of(FIRST, VETO))));
    book().write(page(SUNDAY, 7).with(new Orders(List.of(VETO))));
    assertThat(book().open(REPO)).extracting(page -> page.preview().issue()).containsExactly(7, 9);

    var later = new Opening(TWO_TO_FOUR.opens(), TWO_TO_FOUR.closes().minus(Duration.ofHours(1)));
    var read = book().on(REPO, 7).orElseThrow();
    assertThat(book().write(read.with(new Preview(7, later, true)))).isTrue();

    assertThat(book().open(REPO)).extracting(page -> page.preview().issue()).containsExactly(9);
    assertThat(book().on(REPO, 7).orElseThrow().preview()).isEqualTo(new Preview(7, later, true));
    assertThat(book().on(REPO, 7).orElseThrow().orders().inForce()).containsExactly(VETO);
  }
}
