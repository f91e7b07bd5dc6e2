package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Token.Kind;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files of HCL, in its native syntax or, where the name ends so, in JSON. A mistake costs the
 * argument or the block that it stands in; the rest is read. Files over {@link #LARGEST} bytes are
 * not read at all, and say so.
 */
public final class HclReader {

  /** In bytes. */
  public static final int LARGEST = 2_000_000;

  /** So many mistakes are told of one file. */
  static final int MOST_PROBLEMS = 50;

  private HclReader() {}

  public static HclFile read(SourceFile file) {
    if (file.content().length > LARGEST) {
      var problem =
          new Problem(
              Place.startOf(file.path()),
              "This file has more than %d bytes and was not read. Split it.".formatted(LARGEST));
      return new HclFile(file.path(), new Body(List.of(), List.of()), List.of(problem));
    }
    return file.path().endsWith(".json") ? json(file) : nativeSyntax(file);
  }

  private static HclFile json(SourceFile file) {
    var problems = new ArrayList<Problem>();
    if (!file.isUtf8()) {
      problems.add(
          new Problem(badByte(file), "The bytes here are not UTF-8. Save the file as UTF-8."));
    }
    var json = new JsonParser(file.path(), file.text(), problems).file();
    var body =
        file.path().endsWith(".tfvars.json")
            ? JsonBodies.variables(json, problems)
            : JsonBodies.module(json, problems);
    return new HclFile(file.path(), body, problems);
  }

  private static HclFile nativeSyntax(SourceFile file) {
    var scan = Scanner.scan(file.path(), file.text());
    var problems = new ArrayList<>(scan.problems());
    if (problems.isEmpty() && !file.isUtf8()) {
      problems.add(
          new Problem(badByte(file), "The bytes here are not UTF-8. Save the file as UTF-8."));
    }
    var parser = new BodyParser(new Tokens(file.path(), scan.tokens()), problems);
    return new HclFile(file.path(), parser.file(), problems);
  }

  /**
   * Reads a single expression.
   *
   * @throws io.mindscape.slipway.policies.Refused if it is none; the message has a line for each
   *     mistake
   */
  public static Expression expression(String text) {
    var scan = Scanner.scan("expression", text);
    var problems = new ArrayList<>(scan.problems());
    var tokens = new Tokens("expression", scan.tokens());
    try {
      var expression =
          tokens.within(
              false,
              () -> {
                var found = new ExpressionParser(tokens).expression();
                tokens.take(Kind.END, "The expression ends before this.");
                return found;
              });
      if (problems.isEmpty()) {
        return expression;
      }
    } catch (Mistake mistake) {
      problems.add(new Problem(tokens.place(mistake.token()), mistake.text()));
    }
    throw new Refused(
        String.join(
            "\n",
            problems.stream()
                .map(
                    problem ->
                        "%d:%d %s"
                            .formatted(
                                problem.place().line(),
                                problem.place().column(),
                                problem.message()))
                .toList()));
  }

  /** Where a byte stands that is no UTF-8: the reader puts U+FFFD there. */
  private static Place badByte(SourceFile file) {
    int line = 1;
    int column = 1;
    for (int point : file.text().codePoints().toArray()) {
      if (point == '\uFFFD') {
        break;
      }
      column = point == '\n' ? 1 : column + 1;
      line += point == '\n' ? 1 : 0;
    }
    return new Place(file.path(), line, column);
  }
}
