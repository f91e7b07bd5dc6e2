package io.mindscape.slipway.jobs.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivedTest {

  private final Derived<String, String> derived = new Derived<>(10, String::length);
  private final List<String> made = new ArrayList<>();

  @Test
  void whatIsKeptIsNotDerivedAgain() {
    assertThat(value("one")).isEqualTo("one");
    assertThat(value("one")).isEqualTo("one");

    assertThat(made).containsExactly("one");
  }

  @Test
  void whatWasNotAskedForTheLongestGoesFirst() {
    value("aaaa");
    value("bbbb");
    value("aaaa");
    value("cccc");

    assertThat(derived.find("aaaa")).isPresent();
    assertThat(derived.find("bbbb")).isEmpty();
    assertThat(derived.held()).isEqualTo(8);
  }

  @Test
  void whatIsLargerThanAllMayBeIsGivenButNotKept() {
    value("aaaa");

    assertThat(value("much too large")).isEqualTo("much too large");

    assertThat(derived.find("much too large")).isEmpty();
    assertThat(derived.find("aaaa")).isPresent();
  }

  @Test
  void whoDerivesTheSameAtTheSameTimeGetsTheSame() {
    var other = new String("twice".toCharArray());
    derived.keep("twice", "twice");

    assertThat(derived.keep("twice", other)).isSameAs(derived.find("twice").orElseThrow());
    assertThat(derived.held()).isEqualTo(5);
  }

  @Test
  void manyThreadsGetWhatTheyAskForAndTheBoundHolds() {
    var shared = new Derived<Integer, String>(1_000, String::length);
    var wrong = new ConcurrentLinkedQueue<String>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      IntStream.range(0, 4)
          .forEach(
              thread ->
                  threads.execute(
                      () -> {
                        for (int at = 0; at < 20_000; at++) {
                          int key = (at * 31 + thread) % 700;
                          var value = shared.of(key, () -> "value " + key);
                          if (!value.equals("value " + key) || shared.held() > 1_000) {
                            wrong.add(value);
                          }
                        }
                      }));
    }

    assertThat(wrong).isEmpty();
    assertThat(shared.held()).isPositive();
  }

  private String value(String key) {
    return derived.of(
        key,
        () -> {
          made.add(key);
          return key;
        });
  }
}
