/** A stop that hangs longer than this is cut off; what was not finished is safe in the database. */
const PATIENCE_MS = 20_000;
/** npm passes Ctrl-C on although the terminal already did: a second signal within this time means nothing. */
const ECHO_MS = 1_500;

/** Stops what was started, last first, once; on SIGINT, SIGTERM, a failed start, or when asked. */
export class Shutdown {
  private readonly steps: (() => Promise<unknown>)[] = [];
  private begunAt = 0;

  static onSignals(): Shutdown {
    const shutdown = new Shutdown();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => shutdown.onSignal());
    return shutdown;
  }

  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** @throws Error when a signal came while the program was still starting */
  check(): void {
    if (this.begunAt) throw new Error('stopped while starting');
  }

  async now(exitCode = 0): Promise<void> {
    if (this.begunAt) return;
    this.begunAt = Date.now();
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    let step;
    while ((step = this.steps.pop())) {
      await step().catch((error: unknown) => {
        exitCode = 1;
        console.error(error);
      });
    }
    process.exit(exitCode);
  }

  /** A start that did not succeed: says why, without a stack unless it is asked for. */
  async failed(error: unknown): Promise<void> {
    if (this.begunAt) return;
    const debug = process.env['LOG_LEVEL'] === 'debug';
    console.error(error instanceof Error && !debug ? error.message : error);
    await this.now(1);
  }

  private onSignal(): void {
    if (!this.begunAt) void this.now();
    else if (Date.now() - this.begunAt > ECHO_MS) process.exit(1);
  }
}
