package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Body.Argument;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.Body.Label;
import io.mindscape.slipway.policies.hcl.Json.Member;
import io.mindscape.slipway.policies.hcl.Json.Members;
import io.mindscape.slipway.policies.schema.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes bodies of JSON, as the specification of HCL's JSON syntax has it (hashicorp/hcl,
 * json/spec.md): labels are keys of objects in one another, several blocks stand in a list, and
 * what stands under {@code //} is a comment.
 */
final class JsonBodies {

  private final List<Problem> problems;
  private final JsonExpressions expressions;

  private JsonBodies(List<Problem> problems, boolean isLiteral) {
    this.problems = problems;
    this.expressions = new JsonExpressions(isLiteral, problems);
  }

  /** The file of a module. */
  static Body module(Json file, List<Problem> problems) {
    return new JsonBodies(problems, false).file(file);
  }

  /** A file of variables: strings are what they are. */
  static Body variables(Json file, List<Problem> problems) {
    var bodies = new JsonBodies(problems, true);
    return file instanceof Members members
        ? bodies.body("variables", members)
        : bodies.noObject(file);
  }

  private Body noObject(Json json) {
    problems.add(new Problem(json.place(), "An object is expected here."));
    return new Body(List.of(), List.of());
  }

  /** A file is an object, or a list of them. */
  private Body file(Json file) {
    var arguments = new ArrayList<Argument>();
    var blocks = new ArrayList<Block>();
    for (var one : file instanceof Json.Items(var place, var items) ? items : List.of(file)) {
      var body = one instanceof Members members ? body(JsonSchema.FILE, members) : noObject(one);
      arguments.addAll(body.arguments());
      blocks.addAll(body.blocks());
    }
    return new Body(arguments, blocks);
  }

  private Body body(String type, Members members) {
    var arguments = new ArrayList<Argument>();
    var blocks = new ArrayList<Block>();
    Map<String, Place> given = new HashMap<>();
    for (var member : members.members()) {
      var name = member.key().text();
      int labels = JsonSchema.labels(type, name);
      if (name.equals("//")) {
        continue;
      }
      if (labels >= 0 && isBlock(type, member.value())) {
        blocks(new Named(name, member.key().place(), labels), List.of(), member.value(), blocks);
      } else if (type.equals(JsonSchema.FILE)) {
        noBlock(member);
      } else {
        argument(type, member, given, arguments);
      }
    }
    return new Body(arguments, blocks);
  }

  /** What a provider calls a block may be given as an expression too. */
  private static boolean isBlock(String parent, Json value) {
    return parent.equals(JsonSchema.FILE) || !(value instanceof Json.Text);
  }

  private void noBlock(Member member) {
    var name = member.key().text();
    var near = Nearest.to(name, JsonSchema.ROOT.keySet());
    problems.add(
        new Problem(
            member.key().place(),
            "Terraform has no block \"%s\".%s"
                .formatted(name, near.isEmpty() ? "" : " Did you mean \"%s\"?".formatted(near))));
  }

  private void argument(
      String type, Member member, Map<String, Place> given, List<Argument> arguments) {
    var name = member.key().text();
    var first = given.putIfAbsent(name, member.key().place());
    if (first != null) {
      problems.add(
          new Problem(
              member.key().place(),
              "\"%s\" is set in line %d already. Each argument is set once."
                  .formatted(name, first.line())));
      return;
    }
    var value =
        JsonSchema.isExpression(type, name)
            ? expressions.expression(member.value())
            : expressions.of(member.value());
    arguments.add(new Argument(member.key().place(), name, value));
  }

  /** A kind of block where it is written. */
  private record Named(String type, Place place, int labels) {}

  private void blocks(Named named, List<Label> labels, Json value, List<Block> blocks) {
    switch (value) {
      case Json.Nothing nothing -> {}
      case Json.Items(var place, var items) ->
          items.forEach(item -> blocks(named, labels, item, blocks));
      case Members members when labels.size() < named.labels() -> {
        for (var member : members.members()) {
          if (!member.key().text().equals("//")) {
            var more = new ArrayList<>(labels);
            more.add(new Label(member.key().place(), member.key().text()));
            blocks(named, more, member.value(), blocks);
          }
        }
      }
      case Members members -> {
        var place = labels.isEmpty() ? named.place() : labels.get(labels.size() - 1).place();
        blocks.add(new Block(place, named.type(), labels, body(named.type(), members)));
      }
      default -> noObject(value);
    }
  }
}
