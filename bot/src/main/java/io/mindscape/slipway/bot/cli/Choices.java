package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.report.ReportFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Words of which one is to be typed, in lower case; who types another is told which there are. */
public abstract class Choices<T extends Enum<T>> implements ITypeConverter<T> {

  private final List<T> all;

  private Choices(T[] all) {
    this.all = List.copyOf(Arrays.asList(all));
  }

  @Override
  public T convert(String typed) {
    return all.stream()
        .filter(one -> one.name().equalsIgnoreCase(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"%s\" is not one of %s%s"
                        .formatted(
                            typed, String.join(", ", words()), Meant.ending(typed, words()))));
  }

  private List<String> words() {
    return all.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** How {@code check} tells. */
  static final class OfReport extends Choices<ReportFormat> {
    OfReport() {
      super(ReportFormat.values());
    }
  }

  /** How the other commands tell. */
  public static final class OfFormat extends Choices<Format> {
    OfFormat() {
      super(Format.values());
    }
  }

  /** How {@code diff} tells. */
  static final class OfDifference extends Choices<DifferenceFormat> {
    OfDifference() {
      super(DifferenceFormat.values());
    }
  }

  /** When the text is coloured. */
  static final class OfColor extends Choices<Output.Color> {
    OfColor() {
      super(Output.Color.values());
    }
  }

  /** What ends with exit code 1. */
  static final class OfFailOn extends Choices<CheckCommand.FailOn> {
    OfFailOn() {
      super(CheckCommand.FailOn.values());
    }
  }
}
