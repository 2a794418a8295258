package dev.bakeoff.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The parent's side, against a worker written in Python: the protocol is not Java's alone. */
@Timeout(60)
final class WorkerProcessTest {
  private final List<WorkerMessage> heard = new CopyOnWriteArrayList<>();

  private WorkerProcess start(String behaviour) {
    WorkerCommand python =
        new WorkerCommand(List.of("python3", "src/test/resources/workers/worker.py"), Map.of());
    Connection connection =
        new Connection(behaviour, "python", "ns", true, Map.of(), Map.of("password", "s3cret"));
    WorkerPlan plan =
        new WorkerPlan(
            WorkerPlan.PROTOCOL,
            WorkerPlan.Task.MEASURE,
            connection,
            Optional.empty(),
            Optional.empty(),
            1,
            1000,
            Optional.empty(),
            Optional.empty());
    return WorkerProcess.start(python, plan, heard::add);
  }

  private static Optional<Problem> end(WorkerProcess worker) throws InterruptedException {
    return worker.await(Duration.ofSeconds(20)).problem();
  }

  @Test
  void a_worker_in_another_language_measures() throws Exception {
    assertThat(end(start("good"))).isEmpty();
    assertThat(heard.getFirst()).isInstanceOf(WorkerMessage.Hello.class);
    assertThat(heard.getLast()).isInstanceOf(WorkerMessage.Done.class);
    List<WorkerMessage.IntervalMeasured> intervals =
        heard.stream()
            .filter(WorkerMessage.IntervalMeasured.class::isInstance)
            .map(WorkerMessage.IntervalMeasured.class::cast)
            .toList();
    assertThat(intervals).hasSize(2);
    assertThat(intervals.getFirst().errors()).containsEntry("timeout", 2L);
    assertThat(Latencies.ofNanos(intervals.getFirst().nanos().orElseThrow()).count()).isEqualTo(3);
  }

  @Test
  void a_crash_is_a_problem_and_what_was_measured_has_arrived() throws Exception {
    Optional<Problem> problem = end(start("crash"));
    assertThat(problem.orElseThrow().what()).contains("137").contains("ran out of memory");
    assertThat(heard).anyMatch(WorkerMessage.IntervalMeasured.class::isInstance);
  }

  @Test
  void at_its_timeout_a_worker_is_killed_with_its_children() throws Exception {
    WorkerProcess worker = start("hang");
    Optional<Problem> problem = worker.await(Duration.ofSeconds(3)).problem();
    assertThat(problem.orElseThrow().what()).contains("did not finish within 3 s");
    long child =
        heard.stream()
            .filter(WorkerMessage.Log.class::isInstance)
            .map(m -> Long.parseLong(((WorkerMessage.Log) m).message()))
            .findFirst()
            .orElseThrow();
    awaitGone(worker.pid());
    awaitGone(child);
  }

  @Test
  void a_line_that_is_not_of_the_protocol_ends_the_worker() throws Exception {
    WorkerProcess worker = start("nonsense");
    assertThat(end(worker).orElseThrow().what())
        .contains("not of the protocol")
        .contains("Loading model");
    awaitGone(worker.pid());
  }

  @Test
  void a_problem_that_the_worker_tells_is_the_one_shown() throws Exception {
    assertThat(end(start("problem")))
        .contains(Problem.of(Problem.Kind.PLATFORM, "The engine refused.", "Ask it nicely."));
  }

  @Test
  void closing_its_input_asks_a_worker_to_stop() throws Exception {
    WorkerProcess worker = start("polite");
    Problem why = Problem.of(Problem.Kind.CANCELLED, "Cancelled.", "");
    worker.requestStop(why);
    assertThat(end(worker)).contains(why);
    assertThat(heard)
        .contains(new WorkerMessage.Log(dev.bakeoff.run.RunEvent.Level.INFO, "asked to stop"));
  }

  @Test
  void ending_without_a_word_is_not_success() throws Exception {
    assertThat(end(start("silent")).orElseThrow().what()).contains("ended unexpectedly");
  }

  @Test
  void a_program_that_is_not_there_is_named() {
    WorkerCommand nothing = new WorkerCommand(List.of("/no/such/program"), Map.of());
    WorkerPlan plan =
        new WorkerPlan(
            1,
            WorkerPlan.Task.PROBE,
            new Connection("p", "t", "", true, Map.of(), Map.of()),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> WorkerProcess.start(nothing, plan, heard::add))
        .hasMessageContaining("/no/such/program");
  }

  private static void awaitGone(long pid) throws InterruptedException {
    for (int i = 0;
        i < 100 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }
}
