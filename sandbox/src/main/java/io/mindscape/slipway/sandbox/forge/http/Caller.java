package io.mindscape.slipway.sandbox.forge.http;

/** Who is asking. */
public sealed interface Caller {

  /** The name that the forge shows for what this caller does. */
  String login();

  /** Nobody: may read what is public. */
  record Anonymous() implements Caller {
    @Override
    public String login() {
      return "";
    }
  }

  /** A person, by their token. */
  record Person(String login) implements Caller {}

  /** An App that acts on the repositories it is installed on, by an installation token. */
  record Installation(String slug) implements Caller {
    @Override
    public String login() {
      return slug + "[bot]";
    }
  }

  /** An App as such, by a signed token (JWT): may ask about itself and for installation tokens. */
  record TheApp(String slug) implements Caller {
    @Override
    public String login() {
      return slug + "[bot]";
    }
  }
}
