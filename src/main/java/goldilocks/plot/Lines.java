package goldilocks.plot;

import goldilocks.plot.Series.Kind;
import goldilocks.plot.Series.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The series of a chart between its axes: bands, then what was measured, then theory on top. */
final class Lines {
  private static final int MANY = 40; // points that stand so close that they are drawn smaller
  private static final double SIZE = 8;
  private static final String[] DASHES = {"7px,4px", "2px,3px", "9px,3px,2px,3px"};

  private final Span xs;
  private final Span ys;
  private final Hover hover;
  private final double last; // points at this x are outlines; NaN if there are none
  private final boolean onMap;
  private final List<Mark> bands = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Mark> theory = new ArrayList<>();
  private final Set<String> inLegend = new HashSet<>(Set.of("")); // what has no name needs no place
  private int named; // theories that are of no series, each with dashes of its own
  private boolean hasTheory;

  Lines(Span xs, Span ys, Hover hover, double last, boolean onMap) {
    this.xs = xs;
    this.ys = ys;
    this.hover = hover;
    this.last = last;
    this.onMap = onMap;
  }

  List<Mark> of(Map<Series, Pen> pens) {
    Set<String> measured = names(pens, false);
    Set<String> foretold = names(pens, true);
    hasTheory = measured.stream().anyMatch(foretold::contains);
    named = hasTheory ? 1 : 0;
    pens.forEach(
        (s, pen) -> {
          switch (s.kind()) {
            case MEASURED -> measured(s, pen, foretold.contains(s.name()));
            case PATH -> marks.add(path(s, pen));
            case POINTS -> marks.add(points(s, pen));
            case THEORY -> theory(s, measured.contains(s.name()));
          }
        });
    List<Mark> all = new ArrayList<>(bands);
    all.addAll(marks);
    all.addAll(theory);
    return all;
  }

  /** The series that the legend names by their own marks. */
  Set<String> inLegend() {
    return inLegend;
  }

  private static Set<String> names(Map<Series, Pen> pens, boolean theory) {
    return pens.keySet().stream()
        .filter(s -> (s.kind() == Kind.THEORY) == theory)
        .map(Series::name)
        .collect(Collectors.toSet());
  }

  private void measured(Series s, Pen pen, boolean foretold) {
    Map<Double, List<Double>> byX = new TreeMap<>();
    s.points().stream()
        .filter(p -> Double.isFinite(p.y()))
        .forEach(p -> byX.computeIfAbsent(x(p), x -> new ArrayList<>()).add(p.y()));
    List<Point> least = new ArrayList<>();
    List<Point> greatest = new ArrayList<>();
    List<Point> medians = new ArrayList<>();
    byX.forEach(
        (x, values) -> {
          Spread spread = Spread.of(values);
          if (ys.has(spread.greatest())) {
            least.add(new Point(x, ys.has(spread.least()) ? spread.least() : ys.at(0)));
            greatest.add(0, new Point(x, spread.greatest()));
          }
          if (ys.has(spread.median())) {
            medians.add(new Point(x, spread.median()));
          }
        });
    if (byX.size() < s.points().stream().filter(p -> Double.isFinite(p.y())).count()) {
      least.addAll(greatest);
      bands.add(Mark.area(least, pen.colour(0.2)));
    }
    List<Point> hidden = before(medians);
    if (!foretold) {
      // A faint line leads the eye where no theory does.
      marks.add(
          Mark.of("lines", hidden).with("line", Map.of("color", pen.colour(0.45), "width", 1.2)));
    }
    if (!hidden.isEmpty()) {
      inLegend.add(s.name());
    }
    marks.add(markers(s, hidden, pen.marker(size(medians))).called(Words.name(s.name()), true));
    List<Point> output = medians.stream().filter(p -> p.x() == last).toList();
    if (!output.isEmpty()) {
      marks.add(markers(s, output, pen.open(SIZE)).called("", false));
    }
  }

  private List<Point> before(List<Point> points) {
    return points.stream().filter(p -> p.x() != last).toList();
  }

  private static double size(List<Point> points) {
    return points.size() > MANY ? SIZE / 2 : SIZE;
  }

  private Mark markers(Series s, List<Point> points, Map<String, Object> marker) {
    Mark mark = Mark.of("markers", points).with("marker", marker).with("legendgroup", s.name());
    // Of many points, texts of their own would be most of the notebook.
    return points.size() > MANY ? hover.on(mark, s.name()) : hover.on(mark, s.name(), points);
  }

  /** A line with gaps where it has no place. */
  private Mark path(Series s, Pen pen) {
    inLegend.add(s.name());
    Mark mark =
        Mark.of("lines", gaps(s.points()))
            .with("line", pen.line(2))
            .called(Words.name(s.name()), true)
            .with("legendgroup", s.name());
    return hover.on(mark, s.name());
  }

  private List<Point> gaps(List<Point> points) {
    return points.stream()
        .map(p -> ys.has(p.y()) ? new Point(x(p), p.y()) : new Point(x(p), Double.NaN))
        .toList();
  }

  private Mark points(Series s, Pen pen) {
    List<Point> points =
        s.points().stream().filter(p -> ys.has(p.y())).map(p -> new Point(x(p), p.y())).toList();
    if (!points.isEmpty()) {
      inLegend.add(s.name());
    }
    Mark mark =
        Mark.of("markers", points)
            .with("marker", pen.marker(SIZE))
            .called(Words.name(s.name()), !s.name().isEmpty());
    return hover.on(mark, s.name());
  }

  private void theory(Series s, boolean ofSeries) {
    String dash = DASHES[ofSeries ? 0 : named++ % DASHES.length];
    List<Point> points = gaps(s.points());
    if (onMap) {
      theory.add(Mark.of("lines", points).with("line", Map.of("color", "#FFFFFF", "width", 4)));
    }
    Map<String, Object> line = Map.of("color", Pen.DARK, "width", onMap ? 2 : 1.4, "dash", dash);
    Mark mark = Mark.of("lines", points).with("line", line);
    if (ofSeries) {
      mark.called(hasTheory ? "theory" : "", hasTheory).with("legendgroup", "theory");
      hasTheory = false; // one entry in the legend is enough
    } else {
      mark.called(Words.name(s.name()), true);
    }
    theory.add(hover.on(mark, ofSeries ? s.name() + ", theory" : s.name()));
  }

  private double x(Point p) {
    return xs.has(p.x()) ? p.x() : xs.at(-Span.BESIDE);
  }
}
