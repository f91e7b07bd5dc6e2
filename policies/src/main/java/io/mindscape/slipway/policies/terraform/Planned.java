package io.mindscape.slipway.policies.terraform;

/**
 * A resource as it will be, as far as that is known.
 *
 * @param address such as {@code module.vpc.aws_subnet.private[0]}; with a star for the key where it
 *     is not known which there are
 * @param type such as {@code aws_subnet}
 * @param name what its block is called
 * @param provider the provider that it names, such as {@code aws.west}; the type's own otherwise
 */
record Planned(String address, String type, String name, String provider, Node node) {}
