package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.yaml.SourceFile;
import org.junit.jupiter.api.Test;

class SectionsTest {

  @Test
  void documentsOfOneTemplateAreOneFileWhereverHelmPutThem() {
    var files =
        Sections.of(
            """
            ---
            # Source: c/templates/one.yaml
            kind: A
            ---
            # Source: c/charts/db/templates/two.yaml
            kind: B
            ---
            # Source: c/templates/one.yaml
            kind: C
            """);

    assertThat(files)
        .extracting(SourceFile::path)
        .containsExactly("templates/one.yaml", "charts/db/templates/two.yaml");
    assertThat(files.get(0).text()).startsWith("---\nkind: A\n---\nkind: C\n");
  }

  @Test
  void aTemplateCannotClaimToBeAnother() {
    var files =
        Sections.of(
            """
            ---
            # Source: c/templates/one.yaml
            kind: A
            # Source: c/templates/other.yaml
            kind: B
            """);

    assertThat(files).extracting(SourceFile::path).containsExactly("templates/one.yaml");
  }
}
