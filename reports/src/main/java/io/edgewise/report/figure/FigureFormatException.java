package io.edgewise.report.figure;

import java.util.List;
import java.util.stream.Collectors;

/** A text is no figure; carries all that is wrong with it, in the order of its lines. */
public final class FigureFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * Something wrong.
   *
   * @param line where, from 1
   * @param message what was expected and what was found
   */
  public record Fault(int line, String message) {}

  /** Reports faults. */
  public FigureFormatException(List<Fault> faults) {
    super(faults.stream().map(fault -> fault.line() + ": " + fault.message()).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** All that is wrong; empty only after Java serialisation, where the message remains. */
  public List<Fault> faults() {
    return faults == null ? List.of() : faults;
  }
}
