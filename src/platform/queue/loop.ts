/** Calls `step` again and again. A step answers how many milliseconds to wait for the next; it does not throw. */
export class Loop {
  private stopped = true;
  private nudged = false;
  private wake?: () => void;
  private running: Promise<void> = Promise.resolve();

  /** @param gapMs least time between two steps, so that many nudges share one */
  constructor(
    private readonly step: () => Promise<number>,
    private readonly gapMs = 0,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.running = this.run();
  }

  /** Ends the present wait. */
  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Resolves when the step that runs has ended; no other follows. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.nudged = false;
      const waitMs = await this.step();
      if (this.gapMs > 0 && !this.stopped) await this.pause(this.gapMs);
      if (waitMs > this.gapMs && !this.nudged && !this.stopped) {
        await this.pause(waitMs - this.gapMs, (wake) => (this.wake = wake));
        this.wake = undefined;
      }
    }
  }

  private pause(ms: number, onStart?: (wake: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      onStart?.(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** @throws Error `TimeoutError` when the promise has not settled in time; what it stands for may still happen. */
export async function withTimeout<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(what), { name: 'TimeoutError' })), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
