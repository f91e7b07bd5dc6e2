package io.mindscape.slipway.sandbox;

import io.mindscape.slipway.sandbox.demo.DemoCommand;

/** Slipway's command line with the {@code demo} besides: what the launcher runs. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(io.mindscape.slipway.bot.Main.run(arguments, new DemoCommand()));
  }
}
