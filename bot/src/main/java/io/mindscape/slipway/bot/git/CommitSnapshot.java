package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** The files of a commit, read from the object database when they are asked for. */
final class CommitSnapshot implements Snapshot {

  private final RepoName repo;
  private final Repository repository;
  private final Trees trees;
  private final ObjectId tree;

  CommitSnapshot(Mirror mirror, Trees trees, ObjectId tree) {
    this(mirror.repo(), mirror.repository(), trees, tree);
  }

  CommitSnapshot(RepoName repo, Repository repository, Trees trees, ObjectId tree) {
    this.repo = repo;
    this.repository = repository;
    this.trees = trees;
    this.tree = tree;
  }

  @Override
  public Optional<SourceFile> read(String path) {
    var entry = entry(path).filter(found -> !found.isFolder());
    return entry.map(file -> new SourceFile(path, content(path, file.id())));
  }

  @Override
  public OptionalLong size(String path) {
    var file = entry(path).filter(found -> !found.isFolder());
    return file.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes(file.get().id()));
  }

  private long bytes(String id) {
    try (var reader = repository.newObjectReader()) {
      return reader.getObjectSize(ObjectId.fromString(id), Constants.OBJ_BLOB);
    } catch (IOException failure) {
      throw Trouble.atHome(repo, failure);
    }
  }

  private byte[] content(String path, String id) {
    try (var reader = repository.newObjectReader()) {
      return reader.open(ObjectId.fromString(id)).getBytes(LARGEST);
    } catch (LargeObjectException tooLarge) {
      throw new Refused(
          "%s in %s is larger than 32 MiB, which no file that describes a platform is: take it out"
                  .formatted(path, repo)
              + " of the paths that Slipway looks at",
          tooLarge);
    } catch (IOException failure) {
      throw Trouble.atHome(repo, failure);
    }
  }

  @Override
  public List<String> list(String folder) {
    return paths(folder, Trees.Tree::files);
  }

  @Override
  public Set<String> links(String folder) {
    return Set.copyOf(paths(folder, Trees.Tree::links));
  }

  private List<String> paths(String folder, Function<Trees.Tree, List<String>> names) {
    var paths = new ArrayList<String>();
    var waiting = new ArrayDeque<Below>();
    folder(folder)
        .ifPresent(top -> waiting.add(new Below(folder.isEmpty() ? "" : folder + "/", top)));
    // No recursion: how deep it goes is for who wrote it to say.
    while (!waiting.isEmpty()) {
      var next = waiting.removeLast();
      names.apply(next.tree()).forEach(name -> paths.add(next.above() + name));
      for (var entry : next.tree().byName().values()) {
        if (entry.isFolder()) {
          waiting.add(new Below(next.above() + entry.name() + "/", folderOf(entry.id())));
        }
      }
    }
    Collections.sort(paths);
    return List.copyOf(paths);
  }

  private record Below(String above, Trees.Tree tree) {}

  @Override
  public Optional<String> id(String path) {
    return path.isEmpty() ? Optional.of(tree.name()) : entry(path).map(Entry::id);
  }

  @Override
  public Optional<List<Entry>> entries(String folder) {
    return Optional.of(folder(folder).map(Trees.Tree::entries).orElse(List.of()));
  }

  private Optional<Trees.Tree> folder(String path) {
    return path.isEmpty()
        ? Optional.of(folderOf(tree.name()))
        : entry(path).filter(Entry::isFolder).map(entry -> folderOf(entry.id()));
  }

  private Optional<Entry> entry(String path) {
    var folder = folderOf(tree.name());
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      var next = folder.byName().get(path.substring(from, slash));
      if (next == null || !next.isFolder()) {
        return Optional.empty();
      }
      folder = folderOf(next.id());
      from = slash + 1;
    }
    return Optional.ofNullable(folder.byName().get(path.substring(from)));
  }

  private Trees.Tree folderOf(String id) {
    try {
      return trees.read(repository, ObjectId.fromString(id));
    } catch (IOException failure) {
      throw Trouble.atHome(repo, failure);
    }
  }
}
