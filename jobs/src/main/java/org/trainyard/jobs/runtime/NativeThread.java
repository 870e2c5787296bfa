package org.trainyard.jobs.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A long-lived thread for work in native memory: one for each task that runs at the same time.
 * Spark's task hands its work to a free one and waits. DL4J binds workspaces and random numbers to
 * threads, and Spark's own threads come and go.
 */
public final class NativeThread {
  private static final ConcurrentLinkedDeque<NativeThread> FREE = new ConcurrentLinkedDeque<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private record Held(String key, Object tool) {}

  private final Map<Class<?>, Held> held = new HashMap<>();
  private final ExecutorService thread;

  private NativeThread() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "trainyard-native-" + COUNT.getAndIncrement());
              made.setDaemon(true);
              made.setContextClassLoader(loader);
              return made;
            });
  }

  /**
   * Runs work on a free thread and waits for it, also when the calling thread is interrupted: the
   * work has to look at its own cancellation, and a thread is never handed on half-way.
   */
  public static <R> R run(Function<NativeThread, R> work) {
    NativeThread free = FREE.pollFirst();
    NativeThread mine = free == null ? new NativeThread() : free;
    Future<R> future = mine.thread.submit(() -> work.apply(mine));
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } finally {
      FREE.addFirst(mine);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * What this thread keeps of a type, made anew when another key is asked for. At most one of a
   * type is kept. To be called by the work itself.
   */
  public <T> T hold(Class<T> type, String key, Supplier<T> make) {
    Held kept = held.get(type);
    if (kept == null || !kept.key().equals(key)) {
      held.remove(type);
      kept = new Held(key, make.get());
      held.put(type, kept);
    }
    return type.cast(kept.tool());
  }
}
