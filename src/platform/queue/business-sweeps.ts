import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { handlerMarks, type RepeatingJob } from './handlers.js';

/** The repeating jobs that look for what business time has made due, for whoever moves that time (`/dev/clock`). */
@Injectable()
export class BusinessSweeps {
  constructor(private readonly discovery: DiscoveryService) {}

  /**
   * Runs each of them once. In every role: an API process may be the one that is told the time.
   * @throws what the first one threw that failed, after the others have run
   */
  async runAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const job of this.all()) await job.run().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private all(): Set<RepeatingJob> {
    const swept = this.discovery.getProviders().filter(({ metatype }) => {
      return typeof metatype === 'function' && handlerMarks(metatype).repeats?.byBusinessTime === true;
    });
    // An alias of a provider is the same job.
    return new Set(swept.map(({ instance }) => instance as RepeatingJob));
  }
}
