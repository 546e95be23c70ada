/**
 * What a solver may spend, and how it stays interruptible: a deadline, an abort signal, and regular pauses in which the
 * event loop can deliver that signal.
 */
export interface Effort {
  /** True once the time is up or the run was cancelled: give back what is known so far. */
  stop(): boolean;
  readonly cancelled: boolean;
  /** Milliseconds left. */
  left(): number;
  /** Lets other work of the process go on; cheap when called often. */
  pause(): Promise<void>;
}

const PAUSE_EVERY = 40;

export function createEffort({ seconds, signal }: { seconds: number; signal?: AbortSignal | undefined }): Effort {
  const deadline = performance.now() + seconds * 1000;
  let paused = performance.now();
  return {
    stop: () => signal?.aborted === true || performance.now() > deadline,
    get cancelled() {
      return signal?.aborted === true;
    },
    left: () => Math.max(0, deadline - performance.now()),
    async pause() {
      if (performance.now() - paused < PAUSE_EVERY) return;
      await new Promise((resolve) => setTimeout(resolve, 0));
      paused = performance.now();
    },
  };
}
