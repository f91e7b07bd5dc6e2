package io.mindscape.slipway.policies.semantic.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "010.000.0000.1, 10.0.0.1",
    "::, ::",
    "::1, ::1",
    "FE80:0:0:0:0:0:0:0abc, fe80::abc",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:0:0:1:0:0:0, 1::1:0:0:0",
    "1:0:1:1:1:1:1:1, 1:0:1:1:1:1:1:1",
    "::ffff:1.2.3.4, 1.2.3.4",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
    "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "000001::, 1::"
  })
  void readsWhatTheServerReads(String text, String canonical) {
    assertThat(Address.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.4 ",
        "1.2.3.-4",
        "fe80::1%eth0",
        "1::2::3",
        ":::",
        ":1::",
        "1:2:3:4:5:6:7:",
        "1:2:3:4:5:6:7:8:9",
        "::1:2:3:4:5:6:7:8",
        "1.2.3.4::",
        "12345::",
        "[::1]",
        "١.1.1.1"
      })
  void readsNothingElse(String text) {
    assertThat(Address.parse(text)).isNull();
    assertThat(Addresses.address(text)).startsWith("it has to be an IP address");
  }

  @ParameterizedTest
  @CsvSource({
    "010.0.0.1, leading zeros",
    "::00001, leading zeros",
    "::ffff:1.2.3.4, IPv4 inside IPv6"
  })
  void refusesWhatProgramsReadDifferently(String text, String why) {
    assertThat(Addresses.address(text)).contains(why);
  }

  @ParameterizedTest
  @CsvSource({"FE80::1, fe80::1", "1:0::2, 1::2", "::1.2.3.4, ::102:304"})
  void onlyNewFieldsWantTheOneRightSpelling(String text, String right) {
    assertThat(Addresses.address(text)).isNull();
    assertThat(Addresses.canonicalAddress(text)).contains(right);
    assertThat(Addresses.canonicalAddress(right)).isNull();
    assertThat(Addresses.network(text + "/128")).isNull();
    assertThat(Addresses.canonicalNetwork(text + "/128")).contains(right + "/128");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, CIDR form",
    "10.0.0.0/33, CIDR form",
    "10.0.0.0/, CIDR form",
    "10.0.0.0/+8, CIDR form",
    "::/129, CIDR form",
    "10.0.0.0/08, write 10.0.0.0/8",
    "010.0.0.0/8, write 10.0.0.0/8",
    "10.0.0.1/8, write 10.0.0.0/8",
    "2001:db8::1/64, write 2001:db8::/64",
    "::ffff:10.0.0.0/120, IPv4 inside IPv6"
  })
  void aNetworkIsItsFirstAddressAndAPrefix(String text, String why) {
    assertThat(Addresses.network(text)).contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.0.0.0/8, 10.0.0.0/8, false",
    "10.1.0.0/16, 10.0.0.0/8, false",
    "10.0.0.0/8, 11.1.0.0/16, false",
    "::/0, 10.0.0.0/8, false",
    "0.0.0.0/0, 10.0.0.0/8, true",
    "2001:db8::/32, 2001:db8:1::/48, true"
  })
  void aNetworkSurroundsItsParts(String whole, String part, boolean surrounds) {
    assertThat(network(whole).surrounds(network(part))).isEqualTo(surrounds);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, unspecified",
    "::, unspecified",
    "127.9.9.9, loopback",
    "::1, loopback",
    "169.254.1.1, link-local address",
    "febf::1, link-local address",
    "224.0.0.5, multicast",
    "ff12::2, multicast"
  })
  void noTrafficGoesToSomeAddresses(String text, String why) {
    assertThat(Addresses.endpoint(text)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "224.0.1.1", "255.255.255.255", "fec0::1", "::2"})
  void trafficGoesToTheOthers(String text) {
    assertThat(Addresses.endpoint(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "a", "9p", "a-b-c", "abcdefghijklmno"})
  void aPortHasAName(String name) {
    assertThat(Ports.name(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "80 | letter",
        "'' | consist of",
        "Http | consist of",
        "a_b | consist of",
        "-a | in a row",
        "a- | in a row",
        "a--b | in a row",
        "abcdefghijklmnop | 15 bytes"
      },
      delimiter = '|')
  void otherNamesAreNone(String name, String why) {
    assertThat(Ports.name(name)).contains(why);
  }

  private static Network network(@Nullable String text) {
    return Objects.requireNonNull(Network.parse(Objects.requireNonNull(text)));
  }
}
