package goldilocks.picture;

import java.util.Arrays;

/**
 * An image, and shapes that are filled on it with smooth edges.
 *
 * <p>A shape is a set of closed outlines. Each of their edges adds, where it passes, how much of
 * the row to its right is inside; summed up from the left, that is how much of each pixel the shape
 * covers.
 */
final class Raster {
  static final int PIXELS = 2; // a point

  private static final int CIRCLE = 16; // corners
  private static final int SHADES = 5; // of an edge: more would only fill the file

  final int width;
  final int height;
  private final int[] rgb;
  private final float[] edges;
  private final int[] first; // of each row, the columns that the shape has touched
  private final int[] last;
  private int upper; // of the rows that the shape has touched
  private int lower;
  private int left;
  private int top;
  private int right;
  private int bottom;

  /** A white image of so many points. */
  Raster(int width, int height) {
    this.width = width * PIXELS;
    this.height = height * PIXELS;
    rgb = new int[this.width * this.height];
    Arrays.fill(rgb, 0xFFFFFF);
    edges = new float[(this.width + 2) * this.height];
    first = new int[this.height];
    last = new int[this.height];
    Arrays.fill(first, Integer.MAX_VALUE);
    Arrays.fill(last, -1);
    upper = this.height;
    clipNothing();
  }

  int[] rgb() {
    return rgb;
  }

  /** From now on only what is inside this rectangle is drawn. */
  void clip(double x, double y, double w, double h) {
    left = (int) Math.rint(x * PIXELS);
    top = (int) Math.rint(y * PIXELS);
    right = (int) Math.rint((x + w) * PIXELS);
    bottom = (int) Math.rint((y + h) * PIXELS);
  }

  void clipNothing() {
    left = 0;
    top = 0;
    right = width;
    bottom = height;
  }

  /** Adds a closed outline to the shape, its corners given as x and y in turn. */
  void outline(double... corners) {
    int n = corners.length;
    for (int i = 0; i < n; i += 2) {
      int next = (i + 2) % n;
      edge(corners[i], corners[i + 1], corners[next], corners[next + 1]);
    }
  }

  void circle(double x, double y, double radius) {
    double[] corners = new double[2 * CIRCLE];
    for (int i = 0; i < CIRCLE; i++) {
      double angle = 2 * Math.PI * i / CIRCLE;
      corners[2 * i] = x + radius * Math.cos(angle);
      corners[2 * i + 1] = y + radius * Math.sin(angle);
    }
    outline(corners);
  }

  /** The nearest place that begins a pixel: shapes that are alike then have the same pixels. */
  static double snapped(double place) {
    return Math.rint(place * PIXELS) / PIXELS;
  }

  /** Adds a straight line with square ends. */
  void line(double x0, double y0, double x1, double y1, double thick) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    if (length > 0) {
      double u = thick / 2 * (y1 - y0) / length;
      double v = thick / 2 * (x1 - x0) / length;
      outline(x0 + u, y0 - v, x1 + u, y1 - v, x1 - u, y1 + v, x0 - u, y0 + v);
    }
  }

  /** Adds an edge of an outline; what lies right of it is inside if it goes down. */
  void edge(double fromX, double fromY, double toX, double toY) {
    double x0 = fromX * PIXELS;
    double y0 = fromY * PIXELS;
    double x1 = toX * PIXELS;
    double y1 = toY * PIXELS;
    if (y0 > y1) {
      descend(x1, y1, x0, y0, -1);
    } else if (y0 < y1) {
      descend(x0, y0, x1, y1, 1);
    }
  }

  private void descend(double x0, double y0, double x1, double y1, int sign) {
    double slope = (x1 - x0) / (y1 - y0);
    int end = (int) Math.min(height, Math.ceil(y1));
    upper = (int) Math.max(0, Math.min(upper, Math.floor(y0)));
    lower = Math.max(lower, end);
    for (int row = (int) Math.max(0, Math.floor(y0)); row < end; row++) {
      double upper = Math.max(y0, row);
      double lower = Math.min(y1, row + 1);
      double a = inside(x0 + (upper - y0) * slope);
      double b = inside(x0 + (lower - y0) * slope);
      cross(row, Math.min(a, b), Math.max(a, b), sign * (lower - upper));
    }
  }

  private double inside(double x) {
    return Math.max(0, Math.min(width, x));
  }

  /** An edge crosses a row from a to b, and so much of its height: what right of it is inside. */
  private void cross(int row, double a, double b, double height) {
    int begin = (int) a;
    int end = (int) b;
    first[row] = Math.min(first[row], begin);
    int at = row * (width + 2);
    double before = 0; // of the pixel to the left, the share that is inside
    for (int x = begin; x <= end; x++) {
      double enter = Math.max(a, x);
      double leave = Math.min(b, x + 1);
      double share = b > a ? (leave - enter) / (b - a) : 1;
      double done = b > a ? (enter - a) / (b - a) : 0;
      double inside = done + share * (x + 1 - (enter + leave) / 2);
      edges[at + x] += (float) (height * (inside - before));
      before = inside;
    }
    edges[at + end + 1] += (float) (height * (1 - before));
    last[row] = Math.max(last[row], end + 1);
  }

  /** Fills the shape, and begins a new one. */
  void fill(int colour, double opacity) {
    for (int row = upper; row < lower; row++) {
      if (last[row] >= 0) {
        fill(row, colour, opacity);
        first[row] = Integer.MAX_VALUE;
        last[row] = -1;
      }
    }
    upper = height;
    lower = 0;
  }

  private void fill(int row, int colour, double opacity) {
    int at = row * (width + 2);
    boolean seen = row >= top && row < bottom;
    float sum = 0;
    for (int x = first[row]; x <= last[row]; x++) {
      sum += edges[at + x];
      edges[at + x] = 0;
      double covered = Math.rint(Math.min(1, Math.abs(sum)) * SHADES) / SHADES * opacity;
      if (seen && covered > 0.004 && x >= left && x < right) {
        int pixel = row * width + x;
        rgb[pixel] = Colour.mix(rgb[pixel], colour, covered);
      }
    }
  }

  /** Sets a pixel; its place is in pixels. */
  void set(int x, int y, int colour) {
    if (x >= left && x < right && y >= top && y < bottom) {
      rgb[y * width + x] = colour;
    }
  }
}
