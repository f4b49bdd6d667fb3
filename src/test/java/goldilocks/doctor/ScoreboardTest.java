package goldilocks.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few seeds of what the scoreboard tries with many. */
class ScoreboardTest {
  static Stream<Case> cases() {
    return Stream.concat(StuckNetworks.all().stream(), HealthyNetworks.all().stream());
  }

  @Test
  void lesson15CountsTheHealthyKinds() {
    assertEquals(29, HealthyNetworks.all().size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFirstFindingIsTheOneThatIsDue(Case c) {
    List<Diagnosis> wrong =
        IntStream.rangeClosed(1, 2)
            .filter(run -> !c.isRight(c.diagnose(run), run))
            .mapToObj(c::diagnose)
            .toList();
    assertEquals(List.of(), wrong, c.name());
  }
}
