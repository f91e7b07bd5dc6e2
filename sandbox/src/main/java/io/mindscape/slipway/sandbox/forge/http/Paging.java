package io.mindscape.slipway.sandbox.forge.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Gives out lists by the page ({@code page}, {@code per_page}), with a {@code Link} to others. */
public final class Paging implements Filter {

  private static final int USUAL = 30;
  private static final int MOST = 100;

  private final Supplier<String> api;

  /**
   * @param api the address of the API, as links show it
   */
  public Paging(Supplier<String> api) {
    this.api = api;
  }

  @Override
  public Answer pass(Call call, Handler next) {
    var answer = next.answer(call);
    return answer.content() instanceof Answer.Items items ? page(call, answer, items) : answer;
  }

  private Answer page(Call call, Answer answer, Answer.Items items) {
    int size = Math.clamp(number(call, "per_page", USUAL), 1, MOST);
    int page = Math.max(1, number(call, "page", 1));
    int last = Math.max(1, (items.all().size() + size - 1) / size);
    int from = (int) Math.min((long) (page - 1) * size, items.all().size());
    int to = Math.min(from + size, items.all().size());
    var paged = new Answer(answer.status(), items.page(from, to), answer.headers());
    var links = links(call, page, last);
    return links.isEmpty() ? paged : paged.with("Link", String.join(", ", links));
  }

  private List<String> links(Call call, int page, int last) {
    var links = new ArrayList<String>();
    if (page > 1) {
      links.add(link(call, Math.min(page - 1, last), "prev"));
    }
    if (page < last) {
      links.add(link(call, page + 1, "next"));
      links.add(link(call, last, "last"));
    }
    if (page > 1) {
      links.add(link(call, 1, "first"));
    }
    return links;
  }

  private String link(Call call, int page, String relation) {
    var query = new TreeMap<>(call.request().query());
    query.put("page", Integer.toString(page));
    var text = query.entrySet().stream().map(Paging::pair).collect(Collectors.joining("&"));
    return "<%s%s?%s>; rel=\"%s\"".formatted(api.get(), call.request().path(), text, relation);
  }

  private static String pair(Map.Entry<String, String> pair) {
    return encode(pair.getKey()) + "=" + encode(pair.getValue());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int number(Call call, String name, int otherwise) {
    try {
      return Integer.parseInt(call.query(name, Integer.toString(otherwise)));
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }
}
