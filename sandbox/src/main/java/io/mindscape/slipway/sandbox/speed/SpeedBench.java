package io.mindscape.slipway.sandbox.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code bench/check}: times Slipway and kubeconform on the same files, in turn, and holds the
 * medians of the pairs against the targets.
 *
 * <p>{@code SpeedBench KUBECONFORM SLIPWAY FILES,… ROUNDS COLD WARM JAVA…}: two programs, how many
 * files, how many rounds, the flags that the launcher gives Java for a command and for a server
 * (with spaces between), and how it starts Java.
 */
public final class SpeedBench {

  /** On how many files the targets are held. */
  private static final int MEASURE = 10_000;

  private static final Pattern KUBECONFORM_SAYS = Pattern.compile("^(/.*?\\.yaml) - ");
  private static final Pattern PATH = Pattern.compile("^(\\S+\\.yaml)$");

  private final String kubeconform;
  private final String slipway;
  private final Java java;
  private final Path work;

  private SpeedBench(String kubeconform, String slipway, Java java, Path work) {
    this.kubeconform = kubeconform;
    this.slipway = slipway;
    this.java = java;
    this.work = work;
  }

  /** How Java is started: with other flags for a command that ends soon than for a server. */
  private record Java(List<String> start, List<String> cold, List<String> warm) {

    static Java of(String cold, String warm, List<String> start) {
      return new Java(start, List.of(cold.split(" ", -1)), List.of(warm.split(" ", -1)));
    }

    List<String> command(Depth depth) {
      return Stream.of(start, cold, List.of(FolderCheck.class.getName(), depth.name()))
          .flatMap(List::stream)
          .toList();
    }

    List<String> server() {
      return Stream.of(start, warm, List.of(FolderCheck.class.getName()))
          .flatMap(List::stream)
          .toList();
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    var work = Files.createTempDirectory("slipway-speed").toRealPath();
    int code = 1;
    try {
      var java = Java.of(args[4], args[5], List.of(args).subList(6, args.length));
      code =
          new SpeedBench(args[0], args[1], java, work)
              .run(List.of(args[2].split(",", -1)), Integer.parseInt(args[3]));
    } finally {
      delete(work);
    }
    System.exit(code);
  }

  private int run(List<String> sizes, int rounds) throws IOException, InterruptedException {
    var schemas = JsonSchemas.shipped();
    var folder = Files.createDirectory(work.resolve("schemas"));
    schemas.write("apps/v1", "Deployment", folder);
    schemas.write("v1", "Service", folder);
    schemas.write("v1", "ConfigMap", folder);
    var missed = new ArrayList<String>();
    for (var size : sizes) {
      int files = Integer.parseInt(size);
      var table = measure(files, rounds, folder, missed);
      System.out.println(table.text());
      if (files == MEASURE) {
        missed.addAll(table.missed());
      }
    }
    if (!sizes.contains(String.valueOf(MEASURE))) {
      missed.add("nothing was held against the targets: they are for %,d files".formatted(MEASURE));
    }
    missed.forEach(line -> System.out.println("MISSED: " + line));
    if (missed.isEmpty()) {
      System.out.println("All targets are met.");
    }
    return missed.isEmpty() ? 0 : 1;
  }

  private SpeedTable measure(int files, int rounds, Path schemas, List<String> missed)
      throws IOException, InterruptedException {
    var folder = work.resolve("files-" + files);
    var wrong = Corpus.write(folder, files);
    var table = new SpeedTable(files, wrong.size());
    try (var warm = new Warm(java.server())) {
      var all = contestants(warm, schemas);
      for (int round = -1; round < rounds; round++) {
        for (var one : all) {
          var answer = one.judge(folder);
          if (round >= 0) {
            table.add(one.name(), answer.run());
          } else if (answer.flagged() != null && !answer.flagged().equals(wrong)) {
            missed.add(differs(one.name(), files, wrong, answer.flagged()));
          }
        }
      }
    }
    delete(folder);
    return table;
  }

  /** All, in the order of the table; the first round of each is not counted. */
  private List<Contestant> contestants(Warm warm, Path schemas) {
    int cores = Runtime.getRuntime().availableProcessors();
    return List.of(
        kubeconform(SpeedTable.KUBECONFORM, schemas, List.of()),
        kubeconform(SpeedTable.KUBECONFORM_CORES, schemas, List.of("-n", String.valueOf(cores))),
        cold(SpeedTable.COLD_SCHEMAS, Depth.SCHEMAS),
        cold(SpeedTable.COLD_SEMANTICS, Depth.SEMANTICS),
        cold(SpeedTable.COLD_EVERYTHING, Depth.EVERYTHING),
        new Cold(SpeedTable.COMMAND, List.of(slipway, "check"), null),
        warm.at(SpeedTable.WARM_SCHEMAS, Depth.SCHEMAS),
        warm.at(SpeedTable.WARM_EVERYTHING, Depth.EVERYTHING));
  }

  private Contestant kubeconform(String name, Path schemas, List<String> more) {
    var command = new ArrayList<>(List.of(kubeconform, "-strict", "-summary"));
    command.addAll(more);
    command.addAll(List.of("-schema-location", schemas + "/{{.ResourceKind}}{{.KindSuffix}}.json"));
    return new Cold(name, command, KUBECONFORM_SAYS);
  }

  private Contestant cold(String name, Depth depth) {
    return new Cold(name, java.command(depth), PATH);
  }

  private static String differs(String name, int files, Set<String> wrong, Set<String> flagged) {
    return "%s flags %d of %d files, and %d have a fault: both sides have to find the same"
        .formatted(name, flagged.size(), files, wrong.size());
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
