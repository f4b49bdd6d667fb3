package goldilocks.plot;

import java.util.List;

/** The points of one line of a chart, in the order in which they came. */
record Series(String name, Kind kind, List<Point> points) {
  /** A point of the plane; its y may be NaN or infinite. */
  record Point(double x, double y) {}

  /** How the points are drawn. */
  enum Kind {
    /** Sorted by x; several values at one x become their median and a band from least to most. */
    MEASURED,
    /** In the order given. */
    PATH,
    /** Without a line. */
    POINTS,
    /** Thin, dark and dashed, over all that was measured. */
    THEORY
  }
}
