package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Finding;
import java.util.List;

/**
 * A YAML file as read: what could be read, and what is wrong with the way it is written.
 *
 * @param documents the documents that are not empty, in order; none where the file cannot be parsed
 * @param findings {@code yaml/…} findings: syntax errors, duplicate keys, tabs, anchor bombs
 */
public record YamlFile(String path, List<YamlNode> documents, List<Finding> findings) {

  public YamlFile {
    documents = List.copyOf(documents);
    findings = List.copyOf(findings);
  }
}
