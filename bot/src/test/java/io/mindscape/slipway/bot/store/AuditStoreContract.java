package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.AuditContract;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditTrail;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import io.mindscape.slipway.jobs.effect.Outcome;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody can do to the audit log who owns the database, and how it is found out. */
abstract class AuditStoreContract extends AuditContract {

  /** Its audit log is empty at first. */
  abstract AuditDatabase database();

  private Store store() {
    return database().store();
  }

  @Override
  protected AuditLog log() {
    return store().audit();
  }

  @Override
  protected AuditTrail trail() {
    return store().trail();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"who", "kind", "act_key", "words", "why", "outcome", "detail", "previous", "hash"})
  void aChangedCharacterIsFound(String column) {
    write(5);
    tamper(
        "update audit_line set %1$s = substring(%1$s from 1 for char_length(%1$s) - 1) || case when %1$s like '%%0' then '1' else '0' end where seq = 3"
            .formatted(column));

    assertBrokenAt(3);
  }

  @Test
  void aChangedTimeIsFound() {
    write(5);
    var at = trail().list(5).get(2).at();
    tamper(
        handle ->
            handle.execute(
                "update audit_line set happened_at = ? where seq = 3",
                OffsetDateTime.ofInstant(at.plusNanos(1_000), java.time.ZoneOffset.UTC)));

    assertBrokenAt(3);
  }

  @Test
  void aChangedNumberIsFound() {
    write(5);
    tamper("update audit_line set seq = 1003 where seq = 3");

    assertBrokenAt(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void aRemovedLineIsFound(int seq) {
    write(5);
    tamper("delete from audit_line where seq = " + seq);

    assertBrokenAt(seq);
  }

  @Test
  void swappedLinesAreFound() {
    write(5);
    tamper("update audit_line set seq = -2 where seq = 2");
    tamper("update audit_line set seq = 2 where seq = 3");
    tamper("update audit_line set seq = 3 where seq = -2");

    assertBrokenAt(2);
  }

  @Test
  void anInsertedLineIsFoundEvenWithARightHash() {
    write(5);
    var last = trail().list(1).getFirst();
    insert(AuditLine.of(6, entry(6), last.hash()));

    assertBrokenAt(6);
  }

  @Test
  void aLineBeforeTheFirstIsFound() {
    write(5);
    insert(AuditLine.of(0, entry(0), AuditLine.START));

    assertBrokenAt(0);
  }

  @Test
  void anEndThatWasCutIsFoundByTheHashThatWasNoted() {
    write(5);
    var noted = trail().list(1).getFirst().hash();
    tamper("delete from audit_line where seq > 3");
    assertBrokenAt(4);

    var third = trail().list(1).getFirst();
    tamper("update audit_head set seq = 3, hash = '%s' where id = 1".formatted(third.hash()));

    assertThat(trail().verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
    assertThat(trail().verify(Optional.of(noted))).isEqualTo(new Verdict.Cut(3, noted));
  }

  @Test
  void aLogThatWasWrittenAnewIsFoundByTheHashThatWasNoted() {
    write(5);
    var noted = trail().list(1).getFirst().hash();
    tamper("delete from audit_line");
    tamper("update audit_head set seq = 0, hash = '%s' where id = 1".formatted(AuditLine.START));
    write(4);

    assertThat(trail().verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
    assertThat(trail().verify(Optional.of(noted))).isEqualTo(new Verdict.Cut(4, noted));
  }

  @Test
  void aHeadThatIsGoneIsFound() {
    write(5);
    tamper("delete from audit_head");

    assertThat(trail().verify(Optional.empty())).isInstanceOf(Verdict.Broken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_line set words = 'other' where seq = 1",
        "delete from audit_line where seq = 1"
      })
  void theDatabaseItselfRefusesToChangeALine(String statement) {
    write(1);

    assertThatThrownBy(() -> store().write(handle -> handle.execute(statement)))
        .hasStackTraceContaining("the audit log is only added to");
    assertThat(trail().verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
  }

  @Test
  void manyAtOnceAndFromTwoProcessesStayInOneChain() throws InterruptedException {
    var other = database().another().audit();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.rangeClosed(1, 400)
          .forEach(
              number ->
                  executor.execute(() -> (number % 2 == 0 ? log() : other).append(entry(number))));
    }

    assertThat(trail().verify(Optional.empty()))
        .isInstanceOfSatisfying(
            Verdict.Whole.class, whole -> assertThat(whole.lines()).isEqualTo(400));
  }

  @Test
  void oneThatFailsTakesNoOtherWithIt() throws Exception {
    var journal = new Journal(store());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 60)
              .mapToObj(number -> executor.submit(() -> journal.commit(work(number))))
              .toList();
      for (int i = 0; i < all.size(); i++) {
        var one = all.get(i);
        if (i % 10 == 3) {
          assertThatThrownBy(one::get).hasCauseInstanceOf(IllegalStateException.class);
        } else {
          assertThat(one.get()).isEqualTo(i);
        }
      }
    }

    assertThat(trail().verify(Optional.empty()))
        .isInstanceOfSatisfying(
            Verdict.Whole.class, whole -> assertThat(whole.lines()).isEqualTo(54));
  }

  private static Journal.Work<Integer> work(int number) {
    return (handle, tail) -> {
      tail.add(entry(number));
      if (number % 10 == 3) {
        throw new IllegalStateException("a bug");
      }
      return number;
    };
  }

  @Test
  void anActAndItsLineAreOneCommit() {
    var act = new Act(Act.Kind.COMMENT, "o/n#7 hello", "a comment");
    store().write(handle -> handle.execute("drop table effect"));

    assertThatThrownBy(
        () ->
            store()
                .ledger()
                .intend(
                    act,
                    new AuditLog.Entry(
                        NOON, entry(1).cause(), AuditLog.Deed.of(act), Outcome.intended())));
    assertThat(trail().list(10)).isEmpty();
  }

  private void write(int lines) {
    IntStream.rangeClosed(1, lines).forEach(number -> log().append(entry(number)));
  }

  private void tamper(String statement) {
    tamper(handle -> handle.execute(statement));
  }

  private void tamper(java.util.function.ToIntFunction<Handle> crime) {
    database().withoutGuards().forEach(guard -> store().write(handle -> handle.execute(guard)));
    int rows = store().write(crime::applyAsInt);
    assertThat(rows).as("rows that were tampered with").isPositive();
  }

  private void insert(AuditLine line) {
    tamper(
        handle ->
            handle.execute(
                "insert into audit_line values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        line.seq(),
                        line.at().atOffset(java.time.ZoneOffset.UTC),
                        line.who(),
                        line.kind(),
                        line.key(),
                        line.words(),
                        line.why(),
                        line.outcome(),
                        line.detail(),
                        line.previous(),
                        line.hash())
                    .toArray()));
  }

  private void assertBrokenAt(long seq) {
    assertThat(trail().verify(Optional.empty()))
        .isInstanceOfSatisfying(
            Verdict.Broken.class, broken -> assertThat(broken.seq()).isEqualTo(seq));
  }
}
