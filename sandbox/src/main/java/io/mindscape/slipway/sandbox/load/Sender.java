package io.mindscape.slipway.sandbox.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Sends deliveries over many open connections, in one thread. Connections are used in turn, so that
 * each of them is used; one that the other side closes while nothing is on it is opened again.
 */
final class Sender implements AutoCloseable {

  /** As long as GitHub waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int AT_ONCE = 200;

  private final InetSocketAddress target;
  private final String path;
  private final Letters letters;
  private final Selector selector;
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(64 * 1024);
  private final Deque<Line> idle = new ArrayDeque<>();
  private final Deque<Line> waiting = new ArrayDeque<>();
  private final Set<Line> connecting = new HashSet<>();
  private long number;
  private long reopened;
  private Tally tally = new Tally();

  /**
   * @param target whom it sends to
   */
  Sender(Target target, Letters letters) {
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port());
    this.path = target.path();
    this.letters = letters;
    try {
      this.selector = Selector.open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where deliveries are taken. */
  record Target(int port, String path) {}

  /** Opens connections, and returns when all of them are open. */
  void connect(int connections) {
    var deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    int opened = 0;
    while (opened < connections || !connecting.isEmpty()) {
      while (opened < connections && connecting.size() < AT_ONCE) {
        open();
        opened++;
      }
      pump(50);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "of %d connections, %d are not open after two minutes"
                .formatted(connections, connecting.size()));
      }
    }
  }

  /** How many connections the other side closed so far, which were opened again. */
  long reopened() {
    return reopened;
  }

  /** Sends for {@code span} and waits for what is not answered yet. */
  Outcome send(Pace pace, Duration span) {
    tally = new Tally();
    var course = new Course(pace, System.nanoTime(), span.toNanos());
    while (true) {
      long now = System.nanoTime();
      sendDue(course, now);
      giveUp(now);
      if (course.isOver(now, tally.sent()) && tally.inFlight() == 0) {
        return tally.outcome(course.began());
      }
      if (now > course.end() + PATIENCE.toNanos()) {
        tally.failed("never sent: no connection was free", course.due(now) - tally.sent());
        return tally.outcome(course.began());
      }
      pump(course.pause(now));
    }
  }

  private void sendDue(Course course, long now) {
    long until = course.until(now, tally.sent(), tally.inFlight());
    while (tally.sent() < until && !idle.isEmpty()) {
      var line = idle.pop();
      long due = course.dueAt(tally.sent(), now);
      var letter = letters.of(number++).envelope(path, UUID.randomUUID().toString());
      tally.began();
      try {
        line.send(letter, due, System.nanoTime());
        waiting.add(line);
      } catch (IOException failure) {
        lost(line, "the connection broke: " + failure.getMessage());
      }
    }
  }

  private void giveUp(long now) {
    while (!waiting.isEmpty()) {
      var oldest = waiting.peek();
      if (oldest.isBusy() && now - oldest.sent() < PATIENCE.toNanos()) {
        return;
      }
      waiting.remove();
      if (oldest.isBusy()) {
        lost(oldest, "no answer within %d s".formatted(PATIENCE.toSeconds()));
        // A closed connection's file is free only after the next look at all of them.
        pump(0);
      }
    }
  }

  private void pump(long millis) {
    try {
      if (millis <= 0) {
        selector.selectNow(this::ready);
      } else {
        selector.select(this::ready, millis);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void ready(SelectionKey key) {
    var line = (Line) key.attachment();
    try {
      if (key.isConnectable()) {
        line.connected();
        connecting.remove(line);
        idle.add(line);
        return;
      }
      if (key.isWritable()) {
        line.goOn();
      }
      if (key.isReadable()) {
        read(line);
      }
    } catch (IOException failure) {
      lost(line, "the connection broke: " + failure.getMessage());
    }
  }

  private void read(Line line) throws IOException {
    boolean wasBusy = line.isBusy();
    int status = line.read(incoming);
    if (status < 0) {
      lost(line, "the connection was closed without an answer");
    } else if (status > 0 && wasBusy) {
      tally.answered(status, System.nanoTime() - line.due());
      idle.add(line);
    }
  }

  private void lost(Line line, String why) {
    if (line.isBusy()) {
      tally.failed(why, 1);
      waiting.remove(line);
    } else if (connecting.remove(line)) {
      throw new IllegalStateException("a connection cannot be opened: " + why);
    } else {
      idle.remove(line);
      reopened++;
    }
    line.close();
    open();
  }

  private void open() {
    connecting.add(Line.open(target, selector));
  }

  @Override
  public void close() {
    selector.keys().forEach(key -> ((Line) key.attachment()).close());
    try {
      selector.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
