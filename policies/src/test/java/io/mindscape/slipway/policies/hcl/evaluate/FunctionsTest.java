package io.mindscape.slipway.policies.hcl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  private static final String EXAMPLES =
      """
      abs(-12.4) -> 12.4
      alltrue(["true", true]) -> true
      alltrue([true, false]) -> false
      anytrue([]) -> false
      anytrue([false, true]) -> true
      base64decode("SGVsbG8=") -> "Hello"
      base64encode("Hello") -> "SGVsbG8="
      base64sha256("a") -> "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="
      base64sha512("") -> "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="
      basename("a/b.txt") -> "b.txt"
      ceil(5.1) -> 6
      chomp("hello\\n") -> "hello"
      chunklist(["a", "b", "c"], 2) -> [["a","b"],["c"]]
      cidrhost("10.12.112.0/20", 16) -> "10.12.112.16"
      cidrhost("10.12.112.0/20", 268) -> "10.12.113.12"
      cidrhost("fd00:fd12:3456:7890:00a2::/72", 34) -> "fd00:fd12:3456:7890::22"
      cidrhost("10.0.0.0/24", -1) -> "10.0.0.255"
      cidrhost("10.0.0.0/24", 256) -> !10.0.0.0/24 has no host 256.
      cidrnetmask("172.16.0.0/12") -> "255.240.0.0"
      cidrsubnet("172.16.0.0/12", 4, 2) -> "172.18.0.0/16"
      cidrsubnet("10.1.2.0/24", 4, 15) -> "10.1.2.240/28"
      cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162) -> "fd00:fd12:3456:7800:a200::/72"
      cidrsubnet("10.0.0.0/30", 4, 0) -> !10.0.0.0/30 has no room for 4 more bits: an address has 32.
      cidrsubnet("10.0.0.0/16", 2, 4) -> !There is no subnet 4 of 10.0.0.0/16 with 2 more bits.
      cidrsubnet("10.0.0.0", 2, 4) -> !"10.0.0.0" is no network: write it like 10.0.0.0/16.
      cidrsubnets("10.1.0.0/16", 4, 4, 8, 4) -> ["10.1.0.0/20","10.1.16.0/20","10.1.32.0/24","10.1.48.0/20"]
      coalesce("", "b") -> "b"
      coalesce(null, 2) -> 2
      coalescelist([], ["c"]) -> ["c"]
      compact(["a", "", null, "b"]) -> ["a","b"]
      concat(["a", ""], ["b"]) -> ["a","","b"]
      contains(["a", "b"], "a") -> true
      contains([1, 2], 3) -> false
      dirname("a/b.txt") -> "a"
      dirname("b.txt") -> "."
      distinct(["a", "b", "a"]) -> ["a","b"]
      element(["a", "b", "c"], 3) -> "a"
      element([], 0) -> !An empty list has no element.
      endswith("hello", "lo") -> true
      flatten([["a", "b"], [], [["c"]]]) -> ["a","b","c"]
      floor(4.9) -> 4
      format("Hello, %s!", "Ander") -> "Hello, Ander!"
      format("There are %d lights", 4) -> "There are 4 lights"
      format("%05d|%-4s|%4s|%.2f|%x|%q|%v|%%", 42, "a", "b", 1.005, 255, "q", [1, "x"]) -> "00042|a   |   b|1.00|ff|\\"q\\"|[1,\\"x\\"]|%"
      format("%s") -> !There are more verbs in this format than arguments after it.
      format("a", 1) -> !There are more arguments than verbs in the format.
      formatlist("%s-%d", ["a", "b"], 1) -> ["a-1","b-1"]
      indent(2, "a\\nb") -> "a\\n  b"
      index(["a", "b"], "b") -> 1
      index(["a"], "z") -> !This is not in the list.
      join(", ", ["foo", "bar"]) -> "foo, bar"
      jsondecode("{\\"hello\\": [1, null, true]}") -> {"hello":[1,null,true]}
      jsondecode("{") -> !This is no JSON.
      jsonencode({"hello" = "<wor&ld>"}) -> "{\\"hello\\":\\"\\\\u003cwor\\\\u0026ld\\\\u003e\\"}"
      keys({b = 1, a = 2}) -> ["a","b"]
      length("🤔🤷") -> 2
      length({a = 1}) -> 1
      length(5) -> !A text, a list or a map has a length; this has none.
      lookup({a = "ay"}, "c", "what?") -> "what?"
      lookup({a = "ay"}, "c") -> !There is no "c" in this map.
      lower("HELLO") -> "hello"
      matchkeys(["i-1", "i-2", "i-3"], ["w", "e", "w"], ["w"]) -> ["i-1","i-3"]
      max(12, 54, 3) -> 54
      md5("hello world") -> "5eb63bbbe01eeed093cb22bb8f5acdc3"
      merge({a = "b", c = "d"}, {e = "f", c = "z"}) -> {"a":"b","c":"z","e":"f"}
      merge({a = 1}, null) -> {"a":1}
      min(12, 54, 3) -> 3
      one([]) -> null
      one(["a"]) -> "a"
      one(["a", "b"]) -> !This has 2 items, and one at most is wanted.
      parseint("FF", 16) -> 255
      parseint("12", 2) -> !This is no whole number to the base 2.
      pow(3, 2) -> 9
      range(3) -> [0,1,2]
      range(1, 4) -> [1,2,3]
      range(4, 1) -> [4,3,2]
      range(1, 8, 2) -> [1,3,5,7]
      range(1, 2, 0) -> !This step never gets there.
      regex("[a-z]+", "53453453.345345aaabbbccc23454") -> "aaabbbccc"
      regex("(\\\\d\\\\d\\\\d\\\\d)-(\\\\d\\\\d)", "2019-02-01") -> ["2019","02"]
      regex("^(?P<scheme>[^:/?#]+):", "https://terraform.io/") -> {"scheme":"https"}
      regex("[", "a") -> !This is no regular expression: missing closing ].
      regex("b", "a") -> !The regular expression does not match this text.
      regexall("[a-z]+", "1234abcd5678efgh9") -> ["abcd","efgh"]
      replace("1 + 2 + 3", "+", "-") -> "1 - 2 - 3"
      replace("hello world", "/w.*d/", "everybody") -> "hello everybody"
      reverse([1, 2, 3]) -> [3,2,1]
      setintersection(["a", "b"], ["b", "c"]) -> ["b"]
      setproduct(["a", "b"], [1, 2]) -> [["a",1],["a",2],["b",1],["b",2]]
      setsubtract(["a", "b", "c"], ["a", "c"]) -> ["b"]
      setunion(["b", "a"], ["c"]) -> ["a","b","c"]
      sha1("hello world") -> "2aae6c35c94fcfb415dbe95f408b9ce91ee846ed"
      sha256("hello world") -> "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"
      sha512("") -> "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
      signum(-13) -> -1
      slice(["a", "b", "c", "d"], 1, 3) -> ["b","c"]
      slice(["a"], 0, 2) -> !There is no slice from 0 to 2 of a list of 1.
      sort(["e", "d", "a", "x"]) -> ["a","d","e","x"]
      split(",", "foo,bar,baz") -> ["foo","bar","baz"]
      split(",", "") -> [""]
      startswith("hello world", "hello") -> true
      strcontains("hello world", "wor") -> true
      strrev("hello") -> "olleh"
      substr("hello world", 1, 4) -> "ello"
      substr("hello world", -5, -1) -> "world"
      sum([10, 13, 6, 4.5]) -> 33.5
      tobool("true") -> true
      tobool("yes") -> !This cannot be converted to that kind of value.
      tolist(["a", "b", 3]) -> ["a","b","3"]
      tomap({a = 1}) -> {"a":1}
      tonumber("1.5") -> 1.5
      tonumber("no") -> !This cannot be converted to that kind of value.
      toset(["c", "b", "b"]) -> ["b","c"]
      tostring(1) -> "1"
      tostring(null) -> null
      transpose({a = ["1", "2"], b = ["2"]}) -> {"1":["a"],"2":["a","b"]}
      trim("?!hello?!", "!?") -> "hello"
      trimprefix("helloworld", "hello") -> "world"
      trimspace("  hello\\n\\n") -> "hello"
      trimsuffix("helloworld", "world") -> "hello"
      upper("hello") -> "HELLO"
      upper("a", "b") -> !upper takes 1 argument, and 2 stand here.
      urlencode("Hello World!") -> "Hello+World%21"
      values({a = 3, c = 2, d = 1}) -> [3,2,1]
      zipmap(["a", "b"], [1, 2]) -> {"a":1,"b":2}
      zipmap(["a"], []) -> !There are 1 keys and 0 values.
      toset(["a"])[0] -> !A set has no order, and so no index.
      """;

  @Test
  void givesWhatTheirDescriptionsSay() {
    assertThat(EvaluatorTest.table(EXAMPLES)).hasSize(127);
  }

  @Test
  void areAllTried() {
    var tried =
        EXAMPLES
            .lines()
            .map(line -> line.substring(0, line.indexOf('(')))
            .collect(Collectors.toSet());
    assertThat(Functions.known()).hasSize(81).isSubsetOf(tried);
  }
}
