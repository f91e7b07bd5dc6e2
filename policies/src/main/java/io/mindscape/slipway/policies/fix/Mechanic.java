package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Editor;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.fix.Ill.Around;
import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what mends findings, mechanically: each fix is tried, and is one only if the file that it
 * makes does not have the finding any more, and no error that it did not have. Where a server would
 * refuse the object, what policies say of it is not known before.
 */
public final class Mechanic {

  /** The order in which fixes of a file are made. */
  public static final Comparator<Fix> IN_ORDER = Comparator.comparingInt(Mechanic::turn);

  private static final String DUPLICATE = "yaml/duplicate-key";

  /** What is said elsewhere and bears upon an object's findings. */
  private static final Set<String> HEARD = Set.of("HorizontalPodAutoscaler");

  /** Families of rules that are the API server's own. */
  private static final Set<String> SERVER = Set.of("schema", "semantic");

  private final Judges judges;
  private final Strategy strategy;
  private final Function<String, Optional<String>> digests;

  /**
   * @param digests the digest ({@code sha256:…}) of an image, as far as it is known
   */
  public Mechanic(Judges judges, Strategy strategy, Function<String, Optional<String>> digests) {
    this.judges = judges;
    this.strategy = strategy;
    this.digests = digests;
  }

  /**
   * What mends {@code finding}.
   *
   * @param file the one that the finding is in, as it is
   * @param beside the objects of the finding's environment
   * @return nothing where it takes a person, or where the file says it in a way that cannot be
   *     changed in place
   */
  public Optional<Fix> fix(Finding finding, SourceFile file, List<Manifest> beside) {
    if (finding.rule().equals(DUPLICATE)) {
      return Editor.duplicate(file, finding.place())
          .map(drop -> new Fix("Remove the one that does not count", List.of(drop)))
          .filter(fix -> edited(file, fix).isPresent());
    }
    return Site.of(finding, YamlReader.read(file))
        .flatMap(site -> fix(finding, file, site, beside));
  }

  private Optional<Fix> fix(Finding finding, SourceFile file, Site site, List<Manifest> beside) {
    var ill = new Ill(finding, site.object(), site.way(), new Around(beside, strategy, digests));
    if (site.object().text("kind").equals("Secret")) {
      return Optional.empty();
    }
    return Fixers.fix(ill)
        .filter(
            fix ->
                edited(file, fix)
                    .filter(edited -> !isMove(finding) || Comments.areKept(file, edited))
                    .filter(edited -> mends(ill, site, YamlReader.read(edited)))
                    .isPresent());
  }

  /** To another version, in which nothing is to be lost. */
  private static boolean isMove(Finding finding) {
    return Fixers.MOVES.contains(finding.rule());
  }

  /**
   * What would mend a rendered object: for who can lead the change back to what somebody wrote. It
   * is not tried here.
   */
  public Optional<Fix> sketch(Finding finding, Manifest object, List<Manifest> beside) {
    var around = new Around(beside, strategy, digests);
    return Fixers.fix(new Ill(finding, object, Way.root(0), around));
  }

  /**
   * The fix of a rendered object as one of the object that it was made of, as it is written.
   *
   * @param object as it was rendered
   * @param place where {@code file} has something to do with the finding
   */
  public static Optional<Fix> ofWritten(Fix sketch, Manifest object, SourceFile file, Place place) {
    return Site.at(place, object.text("kind"), YamlReader.read(file))
        .map(
            site ->
                new Fix(
                    sketch.title(),
                    sketch.changes().stream().map(change -> change.below(site.way())).toList()));
  }

  private static Optional<SourceFile> edited(SourceFile file, Fix fix) {
    try {
      var edited = Editor.apply(file, fix.changes());
      return edited.equals(file) ? Optional.empty() : Optional.of(edited);
    } catch (Refused notInPlace) {
      return Optional.empty();
    }
  }

  private boolean mends(Ill ill, Site site, YamlFile edited) {
    var after =
        Site.in(edited).stream().filter(other -> other.way().equals(site.way())).findFirst();
    if (after.isEmpty()) {
      return false;
    }
    var environment = ill.finding().environment();
    var was = findings(site.object(), ill.around().beside(), environment);
    var is = findings(after.get().object(), ill.around().beside(), environment);
    if (isMove(ill.finding()) && !isKnown(after.get().object(), environment)) {
      return false;
    }
    return is.stream().noneMatch(finding -> isSame(finding, ill.finding()))
        && errors(was).containsAll(errors(isRefused(was) ? refusals(is) : is));
  }

  /** Not every version of Kubernetes has what takes the place of another. */
  private boolean isKnown(Manifest object, @Nullable String environment) {
    var judge = judges.of(environment);
    return judge.judge(List.of(object), strategy, environment).notChecked().isEmpty();
  }

  /** What a server refuses, policies do not judge: they speak up once it is mended. */
  private static boolean isRefused(List<Finding> findings) {
    return !errors(refusals(findings)).isEmpty();
  }

  private static List<Finding> refusals(List<Finding> findings) {
    return findings.stream()
        .filter(
            finding -> SERVER.contains(finding.rule().substring(0, finding.rule().indexOf('/'))))
        .toList();
  }

  private List<Finding> findings(
      Manifest object, List<Manifest> beside, @Nullable String environment) {
    var together =
        beside.stream()
            .filter(other -> HEARD.contains(other.text("kind")))
            .filter(other -> !other.ref().equals(object.ref()))
            .collect(Collectors.toList());
    together.add(object);
    return judges.of(environment).judge(together, strategy, environment).findings().stream()
        .filter(finding -> object.ref().equals(finding.resource()))
        .toList();
  }

  private static boolean isSame(Finding one, Finding other) {
    var field = String.valueOf(one.field());
    var otherField = String.valueOf(other.field());
    return one.rule().equals(other.rule())
        && (field.startsWith(otherField) || otherField.startsWith(field));
  }

  private static Set<String> errors(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.rule() + " " + finding.field())
        .collect(Collectors.toSet());
  }

  /**
   * The file with many fixes made, as far as they can be made together: what another fix has
   * changed meanwhile is left, and whoever looks again sees what is left. Lines are changed from
   * the last to the first, so that their numbers stay right.
   */
  public static SourceFile apply(SourceFile file, List<Fix> fixes) {
    var edited = file;
    for (var fix : fixes.stream().sorted(IN_ORDER).toList()) {
      edited = edited(edited, fix).orElse(edited);
    }
    return edited;
  }

  private static int turn(Fix fix) {
    return fix.changes().getFirst() instanceof Change.Lines lines ? -lines.line() : 1;
  }

  /** Whether there is a fix for some findings of the rule. */
  public static boolean knows(String rule) {
    return rule.equals(DUPLICATE) || Fixers.BY_RULE.containsKey(rule);
  }
}
