package goldilocks.plot;

import goldilocks.plot.Series.Point;
import java.util.List;

/** What a mark says when it is pointed at: layer 10 · rms 2.5·10⁻¹². */
record Hover(String xTitle, String yTitle) {
  /** With numbers that plotly writes. */
  Mark on(Mark mark, String series) {
    return mark.saying("%s %%{x:.3~g} · %s %%{y:.3~g}%s".formatted(x(), y(), extra(series)), "");
  }

  /** With numbers as people write them, one text a point. */
  Mark on(Mark mark, String series, List<Point> points) {
    return mark.saying(
        "%s %%{text}%s".formatted(x(), extra(series)),
        points.stream()
            .map(p -> "%s · %s %s".formatted(Words.number(p.x()), y(), Words.rounded(p.y())))
            .toList());
  }

  private String x() {
    return Words.name(xTitle);
  }

  private String y() {
    return Words.name(yTitle);
  }

  private static String extra(String series) {
    return "<extra>" + Words.name(series) + "</extra>";
  }
}
