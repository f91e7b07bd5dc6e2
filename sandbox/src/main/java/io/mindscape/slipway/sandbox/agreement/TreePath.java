package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The way from the root of a tree to one of its values. */
record TreePath(List<Step> steps) {

  static final TreePath ROOT = new TreePath(List.of());

  TreePath {
    steps = List.copyOf(steps);
  }

  /** One step down. */
  sealed interface Step {}

  /** Into a mapping. */
  record Key(String name) implements Step {
    @Override
    public String toString() {
      return name.matches("[A-Za-z$_][A-Za-z0-9_$-]*") ? "." + name : "[" + name + "]";
    }
  }

  /** Into a list. */
  record Index(int at) implements Step {
    @Override
    public String toString() {
      return "[" + at + "]";
    }
  }

  TreePath key(String name) {
    return then(new Key(name));
  }

  TreePath index(int at) {
    return then(new Index(at));
  }

  private TreePath then(Step step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new TreePath(longer);
  }

  boolean isRoot() {
    return steps.isEmpty();
  }

  TreePath parent() {
    return new TreePath(steps.subList(0, steps.size() - 1));
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }

  /** The name of the field that it leads to; for the item of a list, of the list. */
  String field() {
    for (int at = steps.size() - 1; at >= 0; at--) {
      if (steps.get(at) instanceof Key key) {
        return key.name();
      }
    }
    return "";
  }

  Optional<Tree> in(Tree root) {
    Optional<Tree> found = Optional.of(root);
    for (var step : steps) {
      found = found.flatMap(tree -> below(tree, step));
    }
    return found;
  }

  /** The same tree with another value here; unchanged where the path leads nowhere. */
  Tree replace(Tree root, Tree value) {
    return change(root, 0, old -> value);
  }

  /** The same tree without the value here. */
  Tree remove(Tree root) {
    return parent()
        .change(
            root,
            0,
            holder ->
                switch (holder) {
                  case Branch branch when last() instanceof Key(var name) -> branch.without(name);
                  case Items list
                      when last() instanceof Index(var at) && at < list.items().size() -> {
                    var fewer = new ArrayList<>(list.items());
                    fewer.remove(at);
                    yield new Items(fewer);
                  }
                  default -> holder;
                });
  }

  private Tree change(Tree tree, int depth, UnaryOperator<Tree> edit) {
    if (depth == steps.size()) {
      return edit.apply(tree);
    }
    return switch (tree) {
      case Branch branch when steps.get(depth) instanceof Key(var name) ->
          branch
              .get(name)
              .<Tree>map(below -> branch.with(name, change(below, depth + 1, edit)))
              .orElse(branch);
      case Items list
          when steps.get(depth) instanceof Index(var at) && at < list.items().size() -> {
        var edited = new ArrayList<>(list.items());
        edited.set(at, change(edited.get(at), depth + 1, edit));
        yield new Items(edited);
      }
      default -> tree;
    };
  }

  private static Optional<Tree> below(Tree tree, Step step) {
    return switch (tree) {
      case Branch branch when step instanceof Key(var name) -> branch.get(name);
      case Items list when step instanceof Index(var at) && at < list.items().size() ->
          Optional.of(list.items().get(at));
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    var text = steps.stream().map(Step::toString).collect(Collectors.joining());
    return text.startsWith(".") ? text.substring(1) : text;
  }
}
