package io.mindscape.slipway.jobs.maintenance.dependencies.action;

import io.mindscape.slipway.jobs.forge.Projects.Tag;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.dependencies.Newer.Size;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.VersionTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an action could be moved to, by the tags of its project. A tag stays a tag and a commit a
 * commit; a major alone ({@code v4}) is moved by its authors, so that only a newer major is
 * another.
 */
record ActionVersions(List<Tag> tags) {

  ActionVersions {
    tags = List.copyOf(tags);
  }

  /** What is said of a pin. */
  sealed interface Judged {

    /**
     * It can be told what it is.
     *
     * @param current for a person
     * @param steps the oldest first; empty where it is at the newest
     */
    record Known(String current, List<Step> steps) implements Judged {
      public Known {
        steps = List.copyOf(steps);
      }
    }

    /** It is left as it is; why, to be read behind the action's name. */
    record Left(String why) implements Judged {}
  }

  /**
   * Something newer.
   *
   * @param size a digest where the same tag stands for another commit now
   * @param tag that is newer
   * @param ref what shall stand behind the {@code @}
   * @param comment what a comment with a version shall say
   */
  record Step(Size size, Tag tag, String ref, String comment) {}

  Judged judge(Pin pin) {
    if (pin.start() < 0) {
      return new Judged.Left("is not written in one line: write it so");
    }
    if (pin.isCommit()) {
      return ofCommit(pin);
    }
    if (pin.isPartOfCommit()) {
      return new Judged.Left(
          "names a commit by a part of its id: write the whole id, and its version behind it, as"
              + " in # v1.2.3");
    }
    return VersionTag.parse(pin.ref())
        .<Judged>map(
            current ->
                new Judged.Known(
                    pin.ref(), newer(current, (size, tag) -> new Step(size, tag, tag.name(), ""))))
        .orElseGet(() -> new Judged.Left(noVersion(pin.ref())));
  }

  private String noVersion(String ref) {
    return find(ref).isPresent()
        ? "is at the tag %s, which is no version".formatted(ref)
        : "is at %s, which is no tag of it".formatted(ref);
  }

  private Judged ofCommit(Pin pin) {
    var commit = new CommitId(pin.ref().toLowerCase(Locale.ROOT));
    if (pin.comment().isEmpty()) {
      return new Judged.Left(withoutComment(commit));
    }
    var told = find(pin.comment()).or(() -> find("v" + pin.comment()));
    var current = told.map(Tag::name).flatMap(VersionTag::parse);
    if (told.isEmpty() || current.isEmpty()) {
      return new Judged.Left(
          "is pinned to a commit, and the comment behind it says %s, which is no version of it"
              .formatted(pin.comment()));
    }
    boolean isSame = told.get().commit().equals(commit);
    if (!isSame && !isMoved(current.get())) {
      return new Judged.Left(
          "is pinned to the commit %s, and the comment behind it says %s, which is another: find out which of them is right"
              .formatted(commit.abbreviated(), pin.comment()));
    }
    boolean isBare = !told.get().name().equals(pin.comment());
    List<Step> steps = new ArrayList<>();
    if (!isSame) {
      steps.add(new Step(Size.DIGEST, told.get(), told.get().commit().hex(), pin.comment()));
    }
    steps.addAll(
        newer(
            current.get(),
            (size, tag) ->
                new Step(
                    size, tag, tag.commit().hex(), isBare ? tag.name().substring(1) : tag.name())));
    return new Judged.Known(pin.comment(), steps);
  }

  private String withoutComment(CommitId commit) {
    return tags.stream()
        .filter(tag -> tag.commit().equals(commit))
        .filter(tag -> VersionTag.parse(tag.name()).isPresent())
        .max(Comparator.comparing(tag -> VersionTag.parse(tag.name()).orElseThrow()))
        .map(
            tag ->
                "is pinned to a commit without its version: write # %s behind it, which it is"
                    .formatted(tag.name()))
        .orElse("is pinned to a commit that is no version of it");
  }

  /** Whether its authors move the tag: a major, or a major and minor beside whole versions. */
  private boolean isMoved(VersionTag tag) {
    return tag.isMajorAlone()
        || tags.stream().anyMatch(other -> other.name().startsWith(tag.name() + "."));
  }

  private Optional<Tag> find(String name) {
    return tags.stream().filter(tag -> tag.name().equals(name)).findFirst();
  }

  /** How a tag is written in place of another. */
  @FunctionalInterface
  private interface Writing {
    Step of(Size size, Tag tag);
  }

  private List<Step> newer(VersionTag current, Writing writing) {
    record Candidate(VersionTag version, Size size, Tag tag) {}
    return tags.stream()
        .flatMap(
            tag ->
                VersionTag.parse(tag.name()).stream()
                    .flatMap(
                        version ->
                            version.from(current).stream()
                                .map(size -> new Candidate(version, size, tag))))
        .sorted(Comparator.comparing(Candidate::version))
        .map(candidate -> writing.of(candidate.size(), candidate.tag()))
        .toList();
  }
}
