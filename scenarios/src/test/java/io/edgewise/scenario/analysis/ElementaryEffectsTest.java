package io.edgewise.scenario.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.analysis.ElementaryEffects.Effects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ElementaryEffectsTest {

  private static final double STEP = 2.0 / 3;

  /** Ishigami and Homma's function on the unit cube, with a = 7 and b = 0.1. */
  private static double ishigami(double[] x) {
    double a = Math.PI * (2 * x[0] - 1);
    double b = Math.PI * (2 * x[1] - 1);
    double c = Math.PI * (2 * x[2] - 1);
    return Math.sin(a) + 7 * Math.pow(Math.sin(b), 2) + 0.1 * Math.pow(c, 4) * Math.sin(a);
  }

  /**
   * All effects of an input: from each of two levels upwards and back, with the others at all levels, each equally often in
   * Morris' design.
   */
  private static List<Double> all(int input, int inputs, ToDoubleFunction<double[]> function) {
    List<Double> effects = new ArrayList<>();
    int others = (int) Math.pow(4, inputs - 1);
    for (int place = 0; place < others; place++) {
      for (double low : new double[] {0, 1.0 / 3}) {
        double[] point = new double[inputs];
        int rest = place;
        for (int i = 0; i < inputs; i++) {
          if (i != input) {
            point[i] = rest % 4 / 3.0;
            rest /= 4;
          }
        }
        point[input] = low;
        double before = function.applyAsDouble(point);
        point[input] = low + STEP;
        effects.add((function.applyAsDouble(point) - before) / STEP);
      }
    }
    return effects;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  @DisplayName("the effects of a sum are its coefficients, without any deviation")
  void sumsHaveTheirCoefficients() {
    double[] coefficients = {3, -2, 0, 10};
    List<Effects> effects = ElementaryEffects.of(4, 5, 1, x -> {
      double sum = 0;
      for (int i = 0; i < 4; i++) {
        sum += coefficients[i] * x[i];
      }
      return sum;
    });
    for (int i = 0; i < 4; i++) {
      assertEquals(coefficients[i], effects.get(i).mean(), 1e-12);
      assertEquals(Math.abs(coefficients[i]), effects.get(i).meanOfAbsolutes(), 1e-12);
      assertEquals(0, effects.get(i).deviation(), 1e-12);
      assertEquals(5, effects.get(i).count());
    }
  }

  @Test
  @DisplayName("a product shows by the deviation that its factors interact")
  void productsInteract() {
    // The effect of each factor is the value of the other: 0, 1/3, 2/3 or 1, so 1/2 on average with variance 5/36.
    List<Effects> effects = ElementaryEffects.of(2, 4000, 7, x -> x[0] * x[1]);
    for (Effects each : effects) {
      assertEquals(0.5, each.meanOfAbsolutes(), 0.02);
      assertEquals(Math.sqrt(5.0 / 36), each.deviation(), 0.02);
    }
  }

  @Test
  @DisplayName("of Ishigami's function they are those that all moves of the grid have on average")
  void ishigamiIsMet() {
    // Standard errors are below 0.1; seeded.
    List<Effects> effects = ElementaryEffects.of(3, 20_000, 3, ElementaryEffectsTest::ishigami);
    for (int input = 0; input < 3; input++) {
      List<Double> exact = all(input, 3, ElementaryEffectsTest::ishigami);
      double mean = mean(exact);
      assertEquals(mean, effects.get(input).mean(), 0.15);
      assertEquals(mean(exact.stream().map(Math::abs).toList()), effects.get(input).meanOfAbsolutes(), 0.15);
      double variance = mean(exact.stream().map(effect -> (effect - mean) * (effect - mean)).toList());
      assertEquals(Math.sqrt(variance), effects.get(input).deviation(), 0.15);
    }
    assertTrue(effects.get(2).meanOfAbsolutes() > 1, "the third input acts through the first alone, and is seen");
  }

  @Test
  @DisplayName("k inputs and r trajectories take r (k + 1) evaluations, inside the cube, the same for the same seed")
  void designIsCheapAndRepeatable() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (List<String> points : List.of(first, second)) {
      ElementaryEffects.of(6, 4, 11, x -> {
        points.add(Arrays.toString(x));
        for (double each : x) {
          assertTrue(each > -1e-12 && each < 1 + 1e-12);
        }
        return 0;
      });
    }
    assertEquals(4 * 7, first.size());
    assertEquals(first, second);
  }

  @Test
  @DisplayName("a move from or to a point without a value gives no effect")
  void pointsWithoutValueAreLeftOut() {
    List<Effects> effects = ElementaryEffects.of(2, 50, 1, x -> x[0] > 0.9 ? Double.POSITIVE_INFINITY : x[1]);
    assertTrue(effects.get(0).count() < 50);
    assertEquals(1, effects.get(1).meanOfAbsolutes(), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> ElementaryEffects.of(0, 1, 1, x -> 0));
  }
}
