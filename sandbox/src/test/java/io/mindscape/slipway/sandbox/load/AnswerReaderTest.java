package io.mindscape.slipway.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nkept\n",
        "HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nDate: x\r\n\r\n",
        "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nok\n\r\n0\r\n\r\n",
        "HTTP/1.1 202 Accepted\r\n\r\n"
      })
  void knowsTheEndOfAnAnswerHoweverItIsCut(String answer) {
    var reader = new AnswerReader();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < answer.length() - 1; i++) {
        add(reader, answer.substring(i, i + 1));
        assertThat(reader.status()).isZero();
      }
      add(reader, answer.substring(answer.length() - 1));
      assertThat(reader.status()).isEqualTo(202);
    }
  }

  private static void add(AnswerReader reader, String text) {
    reader.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
