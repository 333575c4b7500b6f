import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { buildRequestNumber } from '../../platform/identifiers/index.js';
import { NEXT_NUMBER_BLOCK } from './case.sql.js';

const BLOCK_SIZE = 100;

/**
 * Public numbers (受理编号). Each process draws a hundred at a time, so numbers are unique but not strictly in order of
 * time, and a stopped process leaves a gap.
 */
@Injectable()
export class RequestNumbers {
  private next = 0;
  private end = 0;
  private drawing: Promise<void> | null = null;

  constructor(private readonly database: Database) {}

  /** @param day YYYY-MM-DD of receipt in the installation's zone. */
  async draw(divisionCode: string, day: string): Promise<string> {
    while (this.next >= this.end) {
      this.drawing ??= this.drawBlock().finally(() => (this.drawing = null));
      await this.drawing;
    }
    return buildRequestNumber(divisionCode, day.replaceAll('-', ''), ++this.next);
  }

  private async drawBlock(): Promise<void> {
    const [{ block }] = await this.database.run(NEXT_NUMBER_BLOCK, []);
    this.next = Number(block) * BLOCK_SIZE;
    this.end = this.next + BLOCK_SIZE;
  }
}
