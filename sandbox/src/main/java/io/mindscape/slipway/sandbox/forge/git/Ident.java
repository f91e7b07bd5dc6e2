package io.mindscape.slipway.sandbox.forge.git;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/** Who wrote or committed something, and when. */
public record Ident(String name, String email, Instant when) {

  static Ident of(PersonIdent ident) {
    return new Ident(ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant());
  }

  PersonIdent toJGit() {
    return new PersonIdent(name, email, when, ZoneOffset.UTC);
  }
}
