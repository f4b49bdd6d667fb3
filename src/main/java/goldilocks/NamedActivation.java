package goldilocks;

import goldilocks.arithmetic.Elementary;
import java.util.List;

/**
 * An activation of the package; equal names are equal activations.
 *
 * <p>Each has loops of its own: in a loop that all shared, every number would pay for the question
 * whose f it is, and the compiler could not take several numbers at a time.
 */
abstract class NamedActivation implements Activation {
  static final Activation IDENTITY =
      new NamedActivation("identity") {
        @Override
        public double value(double z) {
          return z;
        }

        @Override
        public double slope(double z, double a) {
          return 1;
        }

        @Override
        public void values(int n, double[] z, double[] a) {
          System.arraycopy(z, 0, a, 0, n);
        }

        @Override
        public void timesSlopes(int n, double[] z, double[] a, double[] d) {}
      };

  static final Activation SIGMOID =
      new NamedActivation("sigmoid") {
        @Override
        public double value(double z) {
          return Elementary.sigmoid(z);
        }

        @Override
        public double slope(double z, double a) {
          return a * (1 - a);
        }

        @Override
        public void values(int n, double[] z, double[] a) {
          for (int i = 0; i < n; i++) {
            a[i] = value(z[i]);
          }
        }

        @Override
        public void timesSlopes(int n, double[] z, double[] a, double[] d) {
          for (int i = 0; i < n; i++) {
            d[i] *= slope(z[i], a[i]);
          }
        }
      };

  static final Activation TANH =
      new NamedActivation("tanh") {
        @Override
        public double value(double z) {
          return Elementary.tanh(z);
        }

        @Override
        public double slope(double z, double a) {
          return 1 - a * a;
        }

        @Override
        public void values(int n, double[] z, double[] a) {
          for (int i = 0; i < n; i++) {
            a[i] = value(z[i]);
          }
        }

        @Override
        public void timesSlopes(int n, double[] z, double[] a, double[] d) {
          for (int i = 0; i < n; i++) {
            d[i] *= slope(z[i], a[i]);
          }
        }
      };

  static final Activation RELU =
      new NamedActivation("ReLU") {
        @Override
        public double value(double z) {
          return Math.max(0, z);
        }

        @Override
        public double slope(double z, double a) {
          return z > 0 ? 1 : 0;
        }

        @Override
        public void values(int n, double[] z, double[] a) {
          for (int i = 0; i < n; i++) {
            a[i] = value(z[i]);
          }
        }

        @Override
        public void timesSlopes(int n, double[] z, double[] a, double[] d) {
          for (int i = 0; i < n; i++) {
            d[i] *= Math.ceil(Math.min(1, a[i])); // the slope without a branch
          }
        }
      };

  private static final String LEAKY = "leaky ReLU ";

  private final String name;

  private NamedActivation(String name) {
    this.name = name;
  }

  static Activation leaky(double slope) {
    return new NamedActivation(LEAKY + slope) {
      @Override
      public double value(double z) {
        return z > 0 ? z : slope * z;
      }

      @Override
      public double slope(double z, double a) {
        return z > 0 ? 1 : slope;
      }
    };
  }

  /** The package's activation of that name, or null. */
  static Activation of(String name) {
    for (Activation f : List.of(IDENTITY, SIGMOID, TANH, RELU)) {
      if (f.toString().equals(name)) {
        return f;
      }
    }
    return name.startsWith(LEAKY)
        ? leaky(Double.parseDouble(name.substring(LEAKY.length())))
        : null;
  }

  @Override
  public double slope(double z) {
    return slope(z, value(z));
  }

  @Override
  public abstract double slope(double z, double a);

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedActivation named && name.equals(named.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
