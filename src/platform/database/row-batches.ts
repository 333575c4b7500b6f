import { Readable } from 'node:stream';
import type pg from 'pg';

/** A statement that is put together for one use, with its parameters. */
export interface SqlText {
  text: string;
  values: unknown[];
}

/**
 * The rows of one query as a stream of batches, for answers of any length in constant memory: a server-side cursor in a
 * read-only transaction of its own, so all rows are of one moment. A batch is fetched when the reader wants it. Holds a
 * connection until it is read to its end or destroyed; a reader that pauses for longer than the session's idle limit
 * loses it, and the stream ends with an error.
 */
export class RowBatches<Row> extends Readable {
  private client: pg.PoolClient | null = null;

  constructor(
    private readonly pool: pg.Pool,
    private readonly query: SqlText,
    private readonly size: number,
  ) {
    super({ objectMode: true, highWaterMark: 1 });
  }

  override _construct(done: (error?: Error | null) => void): void {
    this.open().then(() => done(), done);
  }

  override _read(): void {
    this.fetch().then(
      (rows) => this.push(rows.length > 0 ? rows : null),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    void this.close().then(() => done(error));
  }

  private async open(): Promise<void> {
    this.client = await this.pool.connect();
    // A connection that breaks while nobody reads says so here; unheard it would end the process.
    this.client.on('error', this.broken);
    await this.client.query('begin read only');
    await this.client.query(`declare batches no scroll cursor for ${this.query.text}`, this.query.values);
  }

  private async fetch(): Promise<Row[]> {
    if (this.client === null) return [];
    return (await this.client.query<Row & pg.QueryResultRow>(`fetch ${this.size} from batches`)).rows;
  }

  /** Waits for the fetch that may be running. */
  private async close(): Promise<void> {
    const { client } = this;
    this.client = null;
    if (client === null) return;
    const lost = await client.query('rollback').then(
      () => false,
      () => true,
    );
    client.off('error', this.broken);
    client.release(lost);
  }

  private readonly broken = (error: Error): void => void this.destroy(error);
}
