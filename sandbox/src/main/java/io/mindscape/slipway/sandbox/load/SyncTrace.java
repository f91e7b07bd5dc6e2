package io.mindscape.slipway.sandbox.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code strace -f -y} saw, line by line, and finds every answer 202 that went out
 * before its delivery was safe. Safe means, in this order: the delivery was read from its
 * connection; a write to a file of the database that holds its id began after that and ended; a
 * sync of that file began after that write and ended well; only then the answer begins.
 */
final class SyncTrace {

  private static final Pattern LINE = Pattern.compile("^(?:\\[pid +)?(\\d+)\\]? +(.*)$");
  private static final Pattern RESUMED = Pattern.compile("^<\\.\\.\\. (\\w+) resumed>(.*)$");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern HEADER =
      Pattern.compile("(?i)x-github-delivery: (" + ID.pattern() + ")");
  private static final String UNFINISHED = " <unfinished ...>";

  private final String folder;
  private final Map<String, Call> unfinished = new HashMap<>();
  private final Map<String, Letter> letters = new HashMap<>();
  private final Map<String, Letter> onConnection = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private long at;
  private int syncs;
  private int answers;

  /**
   * @param folder where the database's files lie
   */
  SyncTrace(String folder) {
    this.folder = folder;
  }

  /** One system call. */
  private record Call(long began, String text) {

    String name() {
      return text.substring(0, Math.max(0, text.indexOf('(')));
    }

    /** The descriptor and what it is: {@code 7</data/slipway.mv.db>}. */
    String target() {
      int open = text.indexOf('(');
      int close = text.indexOf('>', open);
      return open < 0 || close < 0 ? "" : text.substring(open + 1, close + 1);
    }

    boolean isOk() {
      int equals = text.lastIndexOf(" = ");
      return equals > 0 && !text.startsWith("-", equals + 3) && !text.startsWith("?", equals + 3);
    }
  }

  /** How far a delivery is: when each step ended, 0 for not yet. */
  private static final class Letter {
    private long read;
    private long written;
    private @Nullable String file;
    private long synced;
  }

  /** Takes the next line. */
  void line(String line) {
    at++;
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      return;
    }
    var thread = parts.group(1);
    var text = parts.group(2);
    var resumed = RESUMED.matcher(text);
    if (text.endsWith(UNFINISHED)) {
      var call = new Call(at, text.substring(0, text.length() - UNFINISHED.length()));
      unfinished.put(thread, call);
      begins(call);
    } else if (resumed.matches()) {
      var begun = unfinished.remove(thread);
      if (begun != null) {
        ends(new Call(begun.began(), begun.text() + resumed.group(2)));
      }
    } else {
      var call = new Call(at, text);
      begins(call);
      ends(call);
    }
  }

  /** An answer counts from its beginning. */
  private void begins(Call call) {
    switch (call.name()) {
      case "write", "writev", "sendto", "sendmsg" -> {
        if (!call.target().contains(folder) && call.text().contains("\"HTTP/1.1 202")) {
          answered(call);
        }
      }
      default -> {}
    }
  }

  /** Everything else counts from its end. */
  private void ends(Call call) {
    if (!call.isOk()) {
      return;
    }
    switch (call.name()) {
      case "read", "readv", "recvfrom", "recvmsg" -> read(call);
      case "write", "writev", "pwrite64", "pwritev" -> written(call);
      case "fsync", "fdatasync" -> synced(call);
      default -> {}
    }
  }

  private void read(Call call) {
    var header = HEADER.matcher(call.text());
    if (header.find()) {
      var letter = letters.computeIfAbsent(header.group(1), _ -> new Letter());
      letter.read = at;
      onConnection.put(call.target(), letter);
    }
  }

  private void written(Call call) {
    if (!call.target().contains(folder)) {
      return;
    }
    var ids = ID.matcher(call.text());
    while (ids.find()) {
      var letter = letters.get(ids.group());
      if (letter != null && letter.written == 0 && call.began() >= letter.read) {
        letter.written = at;
        letter.file = call.target();
      }
    }
  }

  private void synced(Call call) {
    if (!call.target().contains(folder)) {
      return;
    }
    syncs++;
    for (var letter : letters.values()) {
      if (letter.synced == 0
          && letter.written != 0
          && call.target().equals(letter.file)
          && call.began() > letter.written) {
        letter.synced = at;
      }
    }
  }

  private void answered(Call call) {
    var letter = onConnection.remove(call.target());
    if (letter == null) {
      // It was read before the watching began.
      return;
    }
    answers++;
    if (letter.synced == 0) {
      wrong.add(
          "line %d: answered, but %s (it was read at line %d)"
              .formatted(
                  at,
                  letter.written == 0 ? "never written" : "written and not synced",
                  letter.read));
    }
  }

  /** How often the database was synced. */
  int syncs() {
    return syncs;
  }

  /** How many deliveries were read and answered with 202. */
  int answers() {
    return answers;
  }

  /** The answers that went out too early, in words. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }
}
