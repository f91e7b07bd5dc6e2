package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PromotionsIssueTest {

  private Platform platform = new Platform();

  @Test
  void showsWhatCanBePromotedAndHowToAsk() {
    platform.release("1.9.0");

    assertThat(refreshed())
        .contains("| image | staging | production |")
        .contains("| `mindscape/api` | `1.9.0` | `1.8.2` |")
        .contains("| `mindscape/web` | `2.4.0` | `2.4.0` |")
        .contains("Nothing has been deployed to production yet.")
        .contains("Comment `/promote production`");
  }

  @Test
  void isOneIssueAndWrittenOnlyWhenItsTextChanges() {
    platform.release("1.9.0");
    refreshed();
    int acts = platform.acts.all().size();
    platform.time.pass(Duration.ofMinutes(5));
    refreshed();
    assertThat(platform.acts.all()).hasSize(acts);

    platform.release("1.9.1");
    assertThat(refreshed()).contains("`1.9.1`");

    assertThat(platform.forge.discussion().issues()).hasSize(1);
    assertThat(platform.acts.count("replace issue")).isEqualTo(1);
  }

  @Test
  void showsTheOpenPromotionAndItsGates() {
    platform.release("1.9.0");
    var pull = platform.promoted();

    assertThat(refreshed())
        .contains("#%d promotes to production and waits for approvals".formatted(pull.number()))
        .contains("- ✕ **approvals**: 0 of 1\n")
        .contains("; opens at 2026-11-25 12:10:00 UTC\n")
        .doesNotContain("/promote production");
  }

  @Test
  void thereIsNoneWhereNothingIsPromoted() {
    platform = new Platform(Platform.STRATEGY.replace("{environment: staging}", "{branch: main}"));

    platform.promotions.refresh(Platform.REPO);

    assertThat(platform.forge.discussion().issues()).isEmpty();
  }

  private String refreshed() {
    platform.promotions.refresh(Platform.REPO);
    return platform.forge.discussion().issues().getFirst().body();
  }
}
