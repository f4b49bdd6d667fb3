package bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** One measurement in a JVM of its own; what it prints is read by bench/engines.py. */
public final class Main {
  private static final int CHECKED_STEPS = 20;

  private Main() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Clock clock = new Clock(Double.parseDouble(arguments[2]), Double.parseDouble(arguments[3]));
    switch (arguments[0]) {
      case "train" -> train(named(arguments[1], Trainer.class), arguments, clock);
      case "product" -> products(arguments[4], clock);
      case "peak" -> print(clock.rate(named("Peak", LongUnaryOperator.class)) / 1e9);
      default -> throw new IllegalArgumentException("no measurement " + arguments[0]);
    }
  }

  private static void train(Trainer trainer, String[] arguments, Clock clock) {
    trainer.prepare(Problem.read(Path.of(arguments[4]), arguments[5], arguments[6]));
    print(trainer.costs(CHECKED_STEPS));
    print(clock.rate(trainer::train));
  }

  private static void products(String sizes, Clock clock) {
    for (int n : Arrays.stream(sizes.split(",")).mapToInt(Integer::parseInt).toArray()) {
      print(clock.rate(new Product(n)::multiply) * 2 * n * n * n / 1e9);
    }
  }

  /** By name, so that what this JDK or machine lacks need not be compiled either. */
  private static <T> T named(String engine, Class<T> type) throws ReflectiveOperationException {
    return type.cast(Class.forName("bench." + engine).getDeclaredConstructor().newInstance());
  }

  private static void print(double... values) {
    System.out.println(
        Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" ")));
  }
}
