package io.mindscape.slipway.sandbox.forge;

import io.mindscape.slipway.sandbox.forge.http.Authentication;
import io.mindscape.slipway.sandbox.forge.http.Caller;
import io.mindscape.slipway.sandbox.forge.state.Account;
import io.mindscape.slipway.sandbox.forge.state.State;
import java.util.Optional;

/** Whose token it is: {@code token-<login>} a person's, else an App's. */
final class Identities implements Authentication.Tokens {

  private static final String PERSON = "token-";

  private final State state;

  Identities(State state) {
    this.state = state;
  }

  @Override
  public Optional<Caller> owner(String token) {
    if (token.startsWith(PERSON)) {
      return state
          .accounts()
          .find(token.substring(PERSON.length()))
          .filter(account -> account.kind() == Account.Kind.USER)
          .map(account -> new Caller.Person(account.login()));
    }
    return state
        .apps()
        .byToken(token)
        .<Caller>map(app -> new Caller.Installation(app.slug()))
        .or(() -> state.apps().byJwt(token).map(app -> new Caller.TheApp(app.slug())));
  }
}
