package org.trainyard.benchmarks.scaling.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.common.config.Section;
import org.trainyard.common.report.Formats;

/**
 * The outcome of a measurement: figures for scripts, a Markdown table for people and for the
 * documentation.
 *
 * @param masters what was measured on each kind of master
 * @param sleepSeconds how long a worker slept in a round, on average
 * @param machine where
 */
public record ScalingReport(List<OfMaster> masters, double sleepSeconds, Machine machine) {
  /** Copies. */
  public ScalingReport {
    masters = List.copyOf(masters);
  }

  /** What was measured on one kind of master. */
  record OfMaster(Point.Kind kind, Calibration calibration, List<Check> checks) {
    OfMaster {
      checks = List.copyOf(checks);
    }
  }

  /**
   * The figures of the {@code RESULT} line: {@code costs} are those of executors in processes of
   * their own, for {@code bench scaling predict --costs}.
   */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("worstError", worst());
    figures.put("costs", master(Point.Kind.LOCAL_CLUSTER).calibration().costs());
    figures.put("costsInOneProcess", master(Point.Kind.LOCAL).calibration().costs());
    figures.put("sleepSeconds", sleepSeconds);
    figures.put("machine", machine);
    figures.put("checks", checks().map(ScalingReport::figures).toList());
    return figures;
  }

  private static Map<String, Object> figures(Check check) {
    MeasuredPoint measured = check.measured();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("master", measured.point().master().master(measured.point().workers()));
    figures.put("workers", measured.point().workers());
    figures.put("parameters", measured.parameters());
    figures.put("combine", Section.word(measured.point().place()));
    figures.put("workerSigma", measured.point().workerSigma());
    figures.put("calibratedOn", check.calibratedOn());
    figures.put("measuredSeconds", measured.seconds());
    figures.put("predictedSeconds", check.predictedSeconds());
    figures.put("error", check.error());
    figures.put("spread", measured.spread());
    figures.put("beforeSeconds", measured.median(MeasuredRound::before));
    figures.put("stepSeconds", measured.median(MeasuredRound::step));
    figures.put("stateSeconds", measured.median(MeasuredRound::state));
    figures.put("afterSeconds", measured.median(MeasuredRound::after));
    figures.put("load", measured.load());
    return figures;
  }

  /** The largest error of a point that was not calibrated on. */
  double worst() {
    return checks()
        .filter(check -> !check.calibratedOn())
        .mapToDouble(check -> Math.abs(check.error()))
        .max()
        .orElse(0);
  }

  private Stream<Check> checks() {
    return masters.stream().flatMap(master -> master.checks().stream());
  }

  private OfMaster master(Point.Kind kind) {
    return masters.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
  }

  /** A sentence on the machine, and a table with a line for each point. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %s, load %.1f to %.1f; workers sleep %.0f ms a round. Largest error where the"
                + " costs were not taken from: %.1f %%.%n%n",
            machine.cpu(),
            Formats.count(machine.cores(), "core", "cores"),
            checks().mapToDouble(check -> check.measured().load()).min().orElse(0),
            checks().mapToDouble(check -> check.measured().load()).max().orElse(0),
            1000 * sleepSeconds,
            100 * worst()));
    text.append(
        "| master | parameters | averaged on | measured | noise | simulated | error |\n"
            + "|---|---:|---|---:|---:|---:|---:|\n");
    checks().forEach(check -> text.append(row(check)));
    return text.toString();
  }

  private static String row(Check check) {
    MeasuredPoint measured = check.measured();
    return String.format(
        Locale.ROOT,
        "| `%s` | %s%s | %s | %.0f ms | %.0f %% | %.0f ms | %+.1f %%%s |%n",
        measured.point().master().master(measured.point().workers()),
        Formats.count(measured.parameters()),
        measured.point().workerSigma() > 0 ? ", unequal workers" : "",
        Section.word(measured.point().place()),
        1000 * measured.seconds(),
        100 * measured.spread(),
        1000 * check.predictedSeconds(),
        100 * check.error(),
        check.calibratedOn() ? " (calibrated)" : "");
  }
}
