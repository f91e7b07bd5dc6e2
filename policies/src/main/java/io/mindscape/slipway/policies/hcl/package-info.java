/**
 * The native syntax of HCL, the language of Terraform's files: tokens that lose no byte, a tree with
 * positions, and a parser that goes on after a mistake. What is said here follows the specification
 * of HCL's native syntax (hashicorp/hcl, hclsyntax/spec.md). The same bodies are read from JSON (json/spec.md there).
 */
@NullMarked
package io.mindscape.slipway.policies.hcl;

import org.jspecify.annotations.NullMarked;
