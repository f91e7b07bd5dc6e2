package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.hcl.Body.Argument;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.Body.Label;
import io.mindscape.slipway.policies.hcl.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads bodies: arguments and blocks. */
final class BodyParser {

  private static final String NEEDS_ITEM =
      "An argument (name = value) or a block (name {) is expected here.";

  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final List<Problem> problems;
  private boolean endsAll;

  BodyParser(Tokens tokens, List<Problem> problems) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
    this.problems = problems;
  }

  Body file() {
    var content = new Content();
    while (!tokens.isAt(Kind.END) && problems.size() < HclReader.MOST_PROBLEMS) {
      endsAll = false;
      step(content, false);
    }
    return content.body();
  }

  /** Reads what is next, and after a mistake goes on where that is likely to make sense. */
  private void step(Content content, boolean isNested) {
    int mark = tokens.mark();
    try {
      item(content);
    } catch (Mistake mistake) {
      problems.add(new Problem(tokens.place(mistake.token()), mistake.text()));
      recover(mark, mistake.token(), isNested);
    }
  }

  private void item(Content content) {
    if (tokens.skip(Kind.NEWLINE)) {
      return;
    }
    if (tokens.isAt(Kind.OPEN_QUOTE)) {
      throw new Mistake(tokens.peek(), "The name of an argument has no quotes around it.");
    }
    var name = tokens.take(Kind.IDENT, NEEDS_ITEM);
    switch (tokens.peek().kind()) {
      case EQUAL -> {
        content.add(argument(name), this::problem);
        endLine("argument");
      }
      case OPEN_QUOTE, OPEN_BRACE, IDENT -> content.blocks.add(block(name));
      default -> throw new Mistake(name, NEEDS_ITEM);
    }
  }

  private Argument argument(Token name) {
    tokens.take();
    return new Argument(tokens.place(name), name.text(), expressions.expression());
  }

  private void endLine(String what) {
    if (tokens.isAt(Kind.COMMA)) {
      throw new Mistake(
          tokens.peek(), "There are no commas between arguments. Give each a line of its own.");
    }
    if (!tokens.isAt(Kind.END)) {
      tokens.take(Kind.NEWLINE, "The line has to end after this %s.".formatted(what));
    }
  }

  private Block block(Token type) {
    var labels = new ArrayList<Label>();
    while (!tokens.isAt(Kind.OPEN_BRACE)) {
      labels.add(label());
    }
    var open = tokens.take();
    var body =
        tokens.deeper(
            () ->
                switch (tokens.peek().kind()) {
                  case NEWLINE, CLOSE_BRACE, END -> nested(open);
                  default -> oneLine(open);
                });
    if (!endsAll) {
      endLine("block");
    }
    return new Block(tokens.place(type), type.text(), labels, body);
  }

  private Label label() {
    if (tokens.isAt(Kind.IDENT)) {
      var word = tokens.take();
      return new Label(tokens.place(word), word.text());
    }
    if (tokens.isAt(Kind.OPEN_QUOTE)) {
      var quote = tokens.peek();
      return new Label(tokens.place(quote), expressions.plainText());
    }
    throw new Mistake(
        tokens.peek(),
        switch (tokens.peek().kind()) {
          case EQUAL -> "A block has no equals sign; only an argument has one.";
          case NEWLINE -> "The brace of a block stands on the line of its name.";
          default -> "A label in quotes or an opening brace is expected here.";
        });
  }

  private Body nested(Token open) {
    var content = new Content();
    while (!endsAll
        && !tokens.isAt(Kind.CLOSE_BRACE)
        && problems.size() < HclReader.MOST_PROBLEMS) {
      if (tokens.isAt(Kind.END)) {
        throw new Mistake(open, "This brace is never closed.");
      }
      step(content, true);
    }
    if (!endsAll) {
      tokens.skip(Kind.CLOSE_BRACE);
    }
    return content.body();
  }

  private Body oneLine(Token open) {
    var content = new Content();
    var name = tokens.take(Kind.IDENT, NEEDS_ITEM);
    switch (tokens.peek().kind()) {
      case EQUAL -> content.arguments.add(argument(name));
      case OPEN_QUOTE, OPEN_BRACE, IDENT ->
          throw new Mistake(
              name, "A block on one line has room for one argument, not for another block.");
      default -> throw new Mistake(name, NEEDS_ITEM);
    }
    if (tokens.isAt(Kind.END)) {
      throw new Mistake(open, "This brace is never closed.");
    }
    tokens.take(
        Kind.CLOSE_BRACE,
        "A block on one line has room for one argument, and its brace closes on that line.");
    return content.body();
  }

  /** Goes to where reading is likely to make sense again. */
  private void recover(int mark, Token where, boolean isNested) {
    var recovery = new Recovery(tokens.since(mark), where, isNested);
    tokens.goTo(mark, recovery.index());
    endsAll = recovery.endsAll();
  }

  private void problem(Problem problem) {
    problems.add(problem);
  }

  /** A body as it grows. */
  private static final class Content {
    private final List<Argument> arguments = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Argument> byName = new HashMap<>();

    void add(Argument argument, Consumer<Problem> problems) {
      var first = byName.putIfAbsent(argument.name(), argument);
      if (first == null) {
        arguments.add(argument);
      } else {
        problems.accept(
            new Problem(
                argument.place(),
                "\"%s\" is set in line %d already. Each argument is set once."
                    .formatted(argument.name(), first.place().line())));
      }
    }

    Body body() {
      return new Body(arguments, blocks);
    }
  }
}
