package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo.CreateDisposition;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Load jobs of Parquet files from this machine, one a file, several at a time. */
final class LoadJobs {
  /** Resumable uploads take multiples of 256 KiB; larger ones need fewer round trips. */
  private static final int CHUNK = 8 << 20;

  private static final long POLL_MS = 250;

  private final BigQuery service;
  private final BigQueryProject project;
  private final int streams;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Set<JobId> running = ConcurrentHashMap.newKeySet();

  LoadJobs(
      BigQuery service,
      BigQueryProject project,
      int streams,
      Progress progress,
      Cancellation cancellation) {
    this.service = service;
    this.project = project;
    this.streams = Math.max(1, streams);
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Appends files to a table that is there. */
  void load(String name, List<Path> files, TableId table, Schema schema) {
    AtomicLong done = new AtomicLong();
    List<Future<Void>> jobs = new ArrayList<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.clamp(files.size(), 1, streams),
            Thread.ofPlatform().daemon().name("load-", 0).factory())) {
      for (Path file : files) {
        jobs.add(
            pool.submit(
                () -> {
                  load(file, table, schema);
                  progress.report(
                      new Progress.Step(
                          "Uploading " + name, done.incrementAndGet(), files.size(), "files"));
                  return null;
                }));
      }
      awaitAll(jobs);
    }
  }

  private void load(Path file, TableId table, Schema schema)
      throws IOException, InterruptedException {
    cancellation.throwIfRequested();
    JobId.Builder id =
        JobId.newBuilder().setProject(project.id()).setJob("bakeoff_" + UUID.randomUUID());
    project.location().ifPresent(id::setLocation);
    JobId job = id.build();
    WriteChannelConfiguration configuration =
        WriteChannelConfiguration.newBuilder(table)
            .setFormatOptions(FormatOptions.parquet())
            .setSchema(schema)
            .setCreateDisposition(CreateDisposition.CREATE_NEVER)
            .setWriteDisposition(WriteDisposition.WRITE_APPEND)
            .setLabels(Map.of("made_by", "bakeoff"))
            .build();
    TableDataWriteChannel channel = service.writer(job, configuration);
    channel.setChunkSize(CHUNK);
    // Closed only where all was sent: closing is what tells BigQuery that the file has ended.
    send(file, channel);
    cancellation.throwIfRequested();
    channel.close();
    running.add(job);
    try {
      await(channel.getJob(), file);
    } finally {
      running.remove(job);
    }
  }

  private void send(Path file, TableDataWriteChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    try (FileChannel input = FileChannel.open(file)) {
      while (input.read(buffer) >= 0) {
        cancellation.throwIfRequested();
        buffer.flip();
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        buffer.clear();
      }
    }
  }

  private void await(Job job, Path file) throws InterruptedException {
    Job current = job;
    while (current != null && !current.isDone()) {
      if (cancellation.isRequested()) {
        service.cancel(current.getJobId());
        cancellation.throwIfRequested();
      }
      Thread.sleep(POLL_MS);
      current = current.reload();
    }
    BigQueryError error =
        current == null
            ? new BigQueryError("jobInternalError", "", "the load job has vanished")
            : current.getStatus().getError();
    if (error != null) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "BigQuery could not load " + file.getFileName() + ": " + error.getMessage(),
              "The job's page in Google Cloud says more.")
          .asException();
    }
  }

  /** Waits for all of them, the others being given up where one fails. */
  private void awaitAll(List<Future<Void>> jobs) {
    try {
      for (Future<Void> job : jobs) {
        job.get();
      }
    } catch (ExecutionException e) {
      giveUp(jobs);
      switch (e.getCause()) {
        case ProblemException problem -> throw problem;
        case BigQueryException failure -> throw failure;
        case IOException failure ->
            throw Problem.of(
                    Problem.Kind.DATA,
                    "A file could not be sent to BigQuery: " + failure.getMessage() + ".",
                    "Validate the dataset, check the network, and load it again.")
                .asException(failure);
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp(jobs);
      throw Problem.of(Problem.Kind.CANCELLED, "Interrupted.", "").asException(e);
    }
  }

  private void giveUp(List<Future<Void>> jobs) {
    jobs.forEach(job -> job.cancel(true));
    for (JobId job : running) {
      try {
        service.cancel(job);
      } catch (BigQueryException ignored) {
        // It has just ended; the dataset is dropped in any case.
      }
    }
  }
}
