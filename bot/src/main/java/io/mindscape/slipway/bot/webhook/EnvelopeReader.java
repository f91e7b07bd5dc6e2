package io.mindscape.slipway.bot.webhook;

import io.mindscape.slipway.bot.webhook.Refusal.TurnedAway;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Reads just enough of a payload to keep it in its place, and all of it once, without building a
 * tree: what is kept can be read later. Nothing is coerced: a number where a name belongs is an
 * error, as is a name that is there twice.
 */
final class EnvelopeReader {

  private static final String BRANCHES = "refs/heads/";

  private final JsonParser parser;
  private final boolean large;
  private final Names names;
  private String action = "";
  private String ref = "";
  private String repository = "";
  private int pullRequest;
  private int issue;
  private int checkRun;
  private int checkSuite;
  private boolean deleted;

  private EnvelopeReader(JsonParser parser, Names names, boolean large) {
    this.parser = parser;
    this.names = names;
    this.large = large;
  }

  /**
   * Reads an envelope.
   *
   * @throws TurnedAway if the body is no JSON object in UTF-8, is beyond the limits of {@link
   *     PayloadJson}, or has something of another type in a place that matters
   */
  static Envelope read(byte[] body) {
    if (!PayloadJson.looksRight(body)) {
      throw Refusal.JSON.turnedAway();
    }
    try (var parser = PayloadJson.ENVELOPES.createParser(ObjectReadContext.empty(), body);
        var names = Names.empty()) {
      boolean large = body.length > PayloadJson.LONGEST_STRING;
      return new EnvelopeReader(parser, names, large).envelope();
    } catch (JacksonException malformed) {
      // The message quotes the payload: it goes nowhere.
      throw Refusal.JSON.turnedAway();
    }
  }

  private Envelope envelope() {
    next();
    while (next() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      next();
      place(name);
    }
    if (next() != null) {
      throw Refusal.JSON.turnedAway();
    }
    var branch = ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length()) : "";
    return new Envelope(action, repository, number(), branch, deleted);
  }

  /** The next token; every one of them is asked for here. */
  private @Nullable JsonToken next() {
    var token = parser.nextToken();
    if (token == JsonToken.PROPERTY_NAME) {
      if (!names.add(parser.currentName())) {
        throw Refusal.JSON.turnedAway();
      }
    } else if (token == JsonToken.START_OBJECT) {
      names.enter();
    } else if (token == JsonToken.END_OBJECT) {
      names.leave();
    }
    return token;
  }

  private void place(String name) {
    switch (name) {
      case "action" -> action = text();
      case "ref" -> ref = text();
      case "deleted" -> deleted = isTrue();
      case "repository" -> repository = repository();
      case "pull_request" -> pullRequest = numberWithin();
      case "issue" -> issue = numberWithin();
      case "check_run" -> checkRun = firstPullRequest();
      case "check_suite" -> checkSuite = firstPullRequest();
      default -> pass();
    }
  }

  private int number() {
    if (pullRequest > 0) {
      return pullRequest;
    }
    if (issue > 0) {
      return issue;
    }
    return checkRun > 0 ? checkRun : checkSuite;
  }

  private String text() {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NULL -> "";
      default -> throw Refusal.SHAPE.turnedAway();
    };
  }

  /** Other events than a push may mean something else by it. */
  private boolean isTrue() {
    boolean isTrue = parser.currentToken() == JsonToken.VALUE_TRUE;
    pass();
    return isTrue;
  }

  private String repository() {
    if (!entersObject()) {
      return "";
    }
    return checked(field("full_name", "", this::text));
  }

  private static String checked(String name) {
    try {
      return RepoName.parse(name).toString();
    } catch (Refused noName) {
      throw Refusal.SHAPE.turnedAway();
    }
  }

  /** The {@code number} of the object that comes next; 0 where it has none. */
  private int numberWithin() {
    return entersObject() ? field("number", 0, this::natural) : 0;
  }

  private int natural() {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() != JsonParser.NumberType.INT
        || parser.getIntValue() < 1) {
      throw Refusal.SHAPE.turnedAway();
    }
    return parser.getIntValue();
  }

  /** The number of the first of an object's {@code pull_requests}; 0 where it has none. */
  private int firstPullRequest() {
    return entersObject() ? field("pull_requests", 0, this::firstNumber) : 0;
  }

  /** What {@code read} makes of the field {@code name} of the object that was entered. */
  private <T> T field(String name, T none, Supplier<T> read) {
    var found = none;
    while (next() != JsonToken.END_OBJECT) {
      boolean wanted = parser.currentName().equals(name);
      next();
      if (wanted) {
        found = read.get();
      } else {
        pass();
      }
    }
    return found;
  }

  private int firstNumber() {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return 0;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Refusal.SHAPE.turnedAway();
    }
    int number = 0;
    for (boolean first = true; next() != JsonToken.END_ARRAY; first = false) {
      if (first) {
        number = numberWithin();
      } else {
        pass();
      }
    }
    return number;
  }

  private boolean entersObject() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> true;
      case VALUE_NULL -> false;
      default -> throw Refusal.SHAPE.turnedAway();
    };
  }

  /** Passes over the value that comes next; unlike the parser's own way, within the limits. */
  private void pass() {
    int depth = 0;
    while (true) {
      switch (parser.currentToken()) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        case VALUE_STRING -> checkLength();
        default -> {
          // A name, or a value that was read already.
        }
      }
      if (depth == 0) {
        return;
      }
      next();
    }
  }

  /** A string that is passed over has no limit by itself; in a small payload none can be long. */
  private void checkLength() {
    if (large && parser.getStringLength() > PayloadJson.LONGEST_STRING) {
      throw Refusal.JSON.turnedAway();
    }
  }
}
